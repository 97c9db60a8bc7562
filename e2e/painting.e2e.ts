/** Painting: the wait, refusals, undo and strokes. */
import { expect, test } from 'vitest';
import { type Cell, clickCell, colorsOf, hashOf, type Look, pointOf, restMouse } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor } from './harness/visitor.ts';

const stage = setStage();
const LOOK: Look = { x: 20, y: 20, zoom: 24 };
const HOUR = 3_600_000;

async function enter(visitor: Visitor, code: string): Promise<void> {
  await visitor.open(`/r/${code}${hashOf(LOOK)}`);
  await roomPage(visitor.page).ready();
}

async function choose({ page }: Visitor, color: number): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`colour ${color + 1},`) }).click();
}

/** The seconds that the button counts down. */
async function secondsLeft({ page }: Visitor): Promise<number> {
  const label = await page
    .getByRole('button', { name: /^You can paint again in / })
    .getAttribute('aria-label');
  const [, minutes, seconds] = /in (?:(\d+):)?(\d+)/.exec(label ?? '') ?? [];
  return Number(minutes ?? 0) * 60 + Number(seconds);
}

for (const off of [-HOUR, HOUR]) {
  test(`the wait is counted right by a browser whose clock is ${off < 0 ? 'an hour slow' : 'an hour fast'}`, async () => {
    const visitor = await stage.visitor();
    await visitor.context.addInitScript((by) => {
      const { now } = Date;
      Date.now = () => now() + by;
    }, off);
    await visitor.named(`Clock off by ${off}`);
    const { code } = await makeRoom(visitor, { mural: { cooldown: 60 } });
    await enter(visitor, code);
    await choose(visitor, 2);
    await clickCell(visitor.page, LOOK, [20, 18]);
    const left = await secondsLeft(visitor);
    expect(left).toBeGreaterThan(50);
    expect(left).toBeLessThanOrEqual(60);
    // It goes on after coming back, from what the server says.
    await visitor.page.reload();
    await roomPage(visitor.page).ready();
    const later = await secondsLeft(visitor);
    expect(later).toBeGreaterThan(30);
    expect(later).toBeLessThanOrEqual(left);
    await expect.poll(() => secondsLeft(visitor), { timeout: 5000 }).toBeLessThan(later);
  });
}

test('when the wait is over one paints again, and before that nothing is painted', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Patient painter');
  const { code } = await makeRoom(visitor, { mural: { cooldown: 2 } });
  await enter(visitor, code);
  await choose(visitor, 2);
  await clickCell(visitor.page, LOOK, [20, 18]);
  await clickCell(visitor.page, LOOK, [21, 18]);
  await expect
    .poll(() =>
      colorsOf(visitor.page, LOOK, [
        [20, 18],
        [21, 18],
      ]),
    )
    .toEqual([COLORS[2], COLORS[0]]);
  await visitor.page.getByRole('button', { name: /^You can paint again in / }).waitFor({ state: 'detached' });
  await clickCell(visitor.page, LOOK, [21, 18]);
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[21, 18]])).toEqual([COLORS[2]]);
  await expect.poll(() => visitor.request('GET', `/rooms/${code}`)).toMatchObject({ mural: { painted: 2 } });
});

test('a refused pixel is seen at once, goes again, and the reason is told', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Two-handed painter');
  const { code } = await makeRoom(visitor, { mural: { cooldown: 60 } });
  // What this page paints is held on its way, so that both sides of the answer can be looked at.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await visitor.page.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage(async (message) => {
      if (String(message).includes('"place"')) await held;
      server.send(message);
    });
  });
  await enter(visitor, code);
  // The same person in another window: this page does not know that there is a wait already.
  const other = await stage.visitor({ storageState: await visitor.context.storageState() });
  await enter(other, code);
  await choose(other, 3);
  await clickCell(other.page, LOOK, [22, 18]);
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[22, 18]])).toEqual([COLORS[3]]);

  await choose(visitor, 2);
  await clickCell(visitor.page, LOOK, [20, 18]);
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[20, 18]])).toEqual([COLORS[2]]);
  release();
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[20, 18]])).toEqual([COLORS[0]]);
  const left = await secondsLeft(visitor);
  expect(left).toBeGreaterThan(40);
  await visitor.page
    .getByText(/You can paint again in|you can paint again in/)
    .first()
    .waitFor({ state: 'attached' });
  expect(await visitor.request('GET', `/rooms/${code}`)).toMatchObject({ mural: { painted: 1 } });
});

test('the last pixel can be taken back for five seconds', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Hasty painter');
  const { code } = await makeRoom(visitor, { mural: { cooldown: 60 } });
  await enter(visitor, code);
  await choose(visitor, 2);
  await clickCell(visitor.page, LOOK, [20, 18]);
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[20, 18]])).toEqual([COLORS[2]]);
  await visitor.page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[20, 18]])).toEqual([COLORS[0]]);
  // The wait is taken back with it.
  await choose(visitor, 4);
  await clickCell(visitor.page, LOOK, [20, 18]);
  await expect.poll(() => colorsOf(visitor.page, LOOK, [[20, 18]])).toEqual([COLORS[4]]);
  await expect
    .poll(() => visitor.request('GET', `/rooms/${code}/mural/pixels/20/18`))
    .toMatchObject({ color: 4 });
  await visitor.page.getByRole('button', { name: /^Undo/ }).waitFor({ state: 'detached', timeout: 10_000 });
});

test('strokes in a sketch are drawn whole, undone and done again, each by its own painter', async () => {
  const ada = await stage.visitor();
  const bo = await stage.visitor();
  await Promise.all([ada.named('Ada draws'), bo.named('Bo draws')]);
  const { code } = await makeRoom(ada);
  await Promise.all([enter(ada, code), enter(bo, code)]);
  const stroke = async (visitor: Visitor, color: number, from: Cell, to: Cell) => {
    await choose(visitor, color);
    const [start, end] = [await pointOf(visitor.page, LOOK, from), await pointOf(visitor.page, LOOK, to)];
    await visitor.page.mouse.move(start.x, start.y);
    await visitor.page.mouse.down();
    // Two jumps: what lies between is drawn as a line.
    await visitor.page.mouse.move(end.x, end.y, { steps: 2 });
    await visitor.page.mouse.up();
    await restMouse(visitor.page);
  };
  const watched: readonly Cell[] = [
    [14, 16],
    [18, 16],
    [22, 16],
    [18, 20],
  ];
  const seen = async (colors: readonly number[]) => {
    for (const { page } of [ada, bo]) {
      await expect
        .poll(() => colorsOf(page, LOOK, watched), { timeout: 10_000 })
        .toEqual(colors.map((color) => COLORS[color]));
    }
  };
  await stroke(ada, 2, [14, 16], [22, 16]);
  await seen([2, 2, 2, 0]);
  await stroke(bo, 4, [18, 20], [18, 16]);
  await seen([2, 4, 2, 4]);
  // Her stroke goes; what he painted over it stays.
  await ada.page.getByRole('button', { name: 'Undo' }).click();
  await seen([0, 4, 0, 4]);
  await ada.page.getByRole('button', { name: 'Redo' }).click();
  await seen([2, 4, 2, 4]);
  await bo.page.getByRole('button', { name: 'Undo' }).click();
  await seen([2, 2, 2, 0]);
});
