/** Where there is room on the table. Pure. */
import type { TableView } from '../types.ts';
import { onTable } from './geometry.ts';

export const lyingIn = (view: TableView): { x: number; y: number }[] => [
  ...view.places.flatMap(({ shape }) => (shape ? [shape] : [])),
  ...view.pieces,
];

/** Near to this point, where nothing lies yet. */
export function freeSpot(
  taken: readonly { readonly x: number; readonly y: number }[],
  wanted: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  const free = (x: number, y: number) =>
    !taken.some((one) => Math.abs(one.x - x) < 112 && Math.abs(one.y - y) < 152);
  for (let ring = 0; ring < 9; ring++)
    for (let step = 0; step < Math.max(1, ring * 8); step++) {
      const angle = ring === 0 ? 0 : (step / (ring * 8)) * 2 * Math.PI;
      const spot = onTable({
        x: wanted.x + Math.cos(angle) * ring * 118,
        y: wanted.y + Math.sin(angle) * ring * 80,
      });
      if (free(spot.x, spot.y)) return spot;
    }
  return onTable(wanted);
}
