/** What is on the screen of the mural, read from screenshots: what the eye gets, not what the program believes. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Where a page looks: what `#x,y,zoom` in its address says. */
export interface Look {
  /** The pixel in the middle of the canvas. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels per pixel of the mural. */
  readonly zoom: number;
}
export type Cell = readonly [x: number, y: number];

export const hashOf = ({ x, y, zoom }: Look): string => `#${x},${y},${zoom}`;

/** The look in the address, which follows the canvas once it rests. */
export function lookOf(page: Page): Look {
  const [x, y, zoom] = new URL(page.url()).hash.slice(1).split(',').map(Number);
  return { x: x ?? Number.NaN, y: y ?? Number.NaN, zoom: zoom ?? Number.NaN };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const found = new WeakMap<Page, { readonly key: string; readonly middle: Point }>();

/**
 * Where on the page the middle of the look is: somewhere above the controls that
 * cover the canvas. It is found as a person finds it, by pointing at the canvas
 * and reading which pixel that is; once for each look.
 */
async function middleOf(page: Page, look: Look): Promise<Point> {
  const key = `${page.url().split('#')[0]} ${hashOf(look)}`;
  const before = found.get(page);
  if (before?.key === key) return before.middle;
  const box = await page.getByRole('application', { name: /^(Mural|Fresque), / }).boundingBox();
  if (!box) throw new Error('the mural is not on the screen');
  const x = box.x + box.width / 2;
  const rowAt = async (y: number): Promise<number> => {
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const [column, row] = ((await page.getByText(/^\d+, \d+$/).textContent()) ?? '').split(', ').map(Number);
    if (column !== look.x || row === undefined)
      throw new Error(`the canvas does not look at ${hashOf(look)}`);
    return row;
  };
  // The upper edge of the row that is looked at, by bisection.
  let above = Math.round(box.y + box.height / 4);
  let below = Math.round(box.y + (box.height * 3) / 4);
  while (below - above > 1) {
    const y = (above + below) >> 1;
    if ((await rowAt(y)) < look.y) above = y;
    else below = y;
  }
  await restMouse(page);
  const middle = { x, y: below + look.zoom / 2 };
  found.set(page, { key, middle });
  return middle;
}

/** The middle of a cell, in CSS pixels of the page. */
export async function pointOf(page: Page, look: Look, [x, y]: Cell): Promise<Point> {
  const middle = await middleOf(page, look);
  return { x: middle.x + (x - look.x) * look.zoom, y: middle.y + (y - look.y) * look.zoom };
}

export async function clickCell(page: Page, look: Look, cell: Cell): Promise<void> {
  const { x, y } = await pointOf(page, look, cell);
  await page.mouse.click(x, y);
  await restMouse(page);
}

/** Takes the mouse off the mural, where it would show a preview of the next pixel. */
export async function restMouse(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
}

/** The colours of cells as `#rrggbb`, in the middle of each; all must be within the canvas. */
export async function colorsOf(page: Page, look: Look, cells: readonly Cell[]): Promise<string[]> {
  const middle = await middleOf(page, look);
  const points = cells.map(([x, y]) => ({
    x: middle.x + (x - look.x) * look.zoom,
    y: middle.y + (y - look.y) * look.zoom,
  }));
  const left = Math.floor(Math.min(...points.map(({ x }) => x)));
  const top = Math.floor(Math.min(...points.map(({ y }) => y)));
  const width = Math.floor(Math.max(...points.map(({ x }) => x))) - left + 1;
  const height = Math.floor(Math.max(...points.map(({ y }) => y))) - top + 1;
  const { scale, pixels } = await shoot(page, { x: left, y: top, width, height });
  return points.map(({ x, y }) => pixels(Math.floor((x - left) * scale), Math.floor((y - top) * scale)));
}

/** All cells from the first to the last, row by row. */
export function cellsOf(from: Cell, to: Cell): Cell[] {
  const cells: Cell[] = [];
  for (let y = from[1]; y <= to[1]; y++) for (let x = from[0]; x <= to[0]; x++) cells.push([x, y]);
  return cells;
}

async function shoot(page: Page, clip: { x: number; y: number; width: number; height: number }) {
  const png = await page.screenshot({ clip, caret: 'initial' });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    scale: info.width / clip.width,
    pixels: (x: number, y: number) =>
      `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`,
  };
}
