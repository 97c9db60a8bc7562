/**
 * The cells of a straight stroke from one cell to another, both ends included,
 * each touching the next by an edge or a corner (Bresenham's algorithm,
 * IBM Systems Journal 4(1), 1965, in its error-accumulating integer form).
 */
export function line(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  cell: (x: number, y: number) => void,
): void {
  const dx = Math.abs(x1 - x0);
  const dy = -Math.abs(y1 - y0);
  const stepX = x0 < x1 ? 1 : -1;
  const stepY = y0 < y1 ? 1 : -1;
  let error = dx + dy;
  let x = x0;
  let y = y0;
  for (;;) {
    cell(x, y);
    if (x === x1 && y === y1) return;
    const twice = 2 * error;
    if (twice >= dy) {
      error += dy;
      x += stepX;
    }
    if (twice <= dx) {
      error += dx;
      y += stepY;
    }
  }
}
