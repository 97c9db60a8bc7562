/** Connections that break: what people see meanwhile, and that nothing is missing or double afterwards. */
import { expect, test } from 'vitest';
import { createApi } from '../src/client/api.ts';
import { cellsOf, clickCell, colorsOf, hashOf, type Look, pointOf, restMouse } from './harness/pixels.ts';
import { type RoomPage, roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { line, linesOf } from './harness/scripted-talk.ts';
import { setStage } from './harness/stage.ts';
import { LOST, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const LOOK: Look = { x: 20, y: 20, zoom: 20 };
const GONE = 'The connection is gone.';
const SOON = { timeout: 20_000 };

interface Pair {
  readonly ada: Visitor;
  readonly bo: Visitor;
  readonly hers: RoomPage;
  readonly his: RoomPage;
  readonly code: string;
}

/** Two people in one room; Ada at the address given. */
async function pair(name: string, url?: string): Promise<Pair> {
  const ada = await stage.visitor(url ? { url } : {});
  const bo = await stage.visitor();
  await Promise.all([ada.named(`Ada ${name}`), bo.named(`Bo ${name}`)]);
  const { code } = await makeRoom(bo);
  const [hers, his] = [roomPage(ada.page), roomPage(bo.page)];
  for (const [visitor, room] of [
    [ada, hers],
    [bo, his],
  ] as const) {
    await visitor.open(`/r/${code}${hashOf(LOOK)}`);
    await room.ready();
  }
  await hers.say(line(1, 'ada'));
  await his.message(line(1, 'ada')).waitFor();
  return { ada, bo, hers, his, code };
}

async function paint({ page }: Visitor, color: number, row: number): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`colour ${color + 1},`) }).click();
  const from = await pointOf(page, LOOK, [14, row]);
  const to = await pointOf(page, LOOK, [26, row]);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await restMouse(page);
}

/** Both screens show what the server has: the same messages, each once, in order, and the same pixels. */
async function expectSame({ ada, bo, hers, his, code }: Pair, lines: readonly string[]): Promise<void> {
  for (const room of [hers, his]) await expect.poll(() => linesOf(room), SOON).toEqual(lines);
  const api = createApi({ base: bo.url });
  expect((await api.messages(code)).messages.map(({ text }) => text)).toEqual(lines);
  const part = { x: 12, y: 14, width: 16, height: 16 };
  const cells = cellsOf([part.x, part.y], [part.x + part.width - 1, part.y + part.height - 1]);
  for (const { page } of [ada, bo]) {
    // Asked each time: the end of a stroke that is on the screen may still be on its way to the server.
    const differing = async () => {
      const wanted = [...(await api.region(code, part))].map((index) => COLORS[index]);
      const shown = await colorsOf(page, LOOK, cells);
      return cells.filter((_, index) => shown[index] !== wanted[index]);
    };
    await expect.poll(differing, SOON).toEqual([]);
  }
}

const painted = async ({ page }: Visitor, row: number, color: number) =>
  expect
    .poll(
      () =>
        colorsOf(page, LOOK, [
          [14, row],
          [26, row],
        ]),
      SOON,
    )
    .toEqual([COLORS[color], COLORS[color]]);

/** Bo goes on while Ada has no connection. */
async function goOn({ bo, his }: Pair): Promise<void> {
  await his.say(line(3, 'bo'));
  await paint(bo, 2, 18);
  await his.say(line(4, 'bo'));
  await paint(bo, 3, 22);
  await painted(bo, 22, 3);
  expect(await linesOf(his)).not.toContain(line(2, 'ada'));
}

/** Ada has everything again, and what she wrote meanwhile is sent once. */
async function expectCaughtUp(people: Pair): Promise<void> {
  const { ada, bo, hers, his } = people;
  await his.message(line(2, 'ada')).waitFor({ timeout: 40_000 });
  await painted(ada, 18, 2);
  await hers.say(line(5, 'ada'));
  await his.message(line(5, 'ada')).waitFor();
  await paint(ada, 4, 20);
  await painted(bo, 20, 4);
  await expectSame(people, [line(1, 'ada'), line(3, 'bo'), line(4, 'bo'), line(2, 'ada'), line(5, 'ada')]);
}

test('invariants 6 and 7: whoever loses the connection catches up exactly, and sends what waited once', async () => {
  const network = await stage.line();
  const people = await pair('on the line', network.url);
  const { ada, hers } = people;
  ada.expects(LOST);
  network.cut();
  const banner = ada.page.getByRole('status').filter({ hasText: GONE });
  await banner.waitFor();
  await hers.say(line(2, 'ada'));
  await hers.chat.getByText('Waiting for the connection').waitFor();
  await clickCell(ada.page, LOOK, [20, 25]);
  await ada.page.getByText('nothing can be painted until it is back').waitFor();
  await goOn(people);
  network.restore();
  // It comes back by itself; nobody has to press anything.
  await banner.waitFor({ state: 'hidden', timeout: 40_000 });
  await expectCaughtUp(people);
});

test('invariants 6 and 7: a connection that died silently is noticed as soon as the network is back', async () => {
  const network = await stage.line();
  const people = await pair('in the tunnel', network.url);
  const { ada, hers } = people;
  ada.expects(LOST);
  network.muteSockets();
  await ada.context.setOffline(true);
  await hers.say(line(2, 'ada'));
  await goOn(people);
  await ada.context.setOffline(false);
  await expectCaughtUp(people);
});

test('invariants 1, 6 and 7: restarts after SIGTERM and after SIGKILL lose and double nothing in open browsers', async () => {
  const people = await pair('at restarts');
  const { ada, bo, hers, his } = people;
  for (const visitor of [ada, bo]) visitor.expects(LOST);
  const said = [line(1, 'ada')];
  for (const [round, signal] of (['SIGTERM', 'SIGKILL'] as const).entries()) {
    const [waiting, after] = [line(2 + 2 * round, 'ada'), line(3 + 2 * round, 'bo')];
    const [before, later] = [17 + round, 22 + round];
    await paint(bo, 2, before);
    await painted(ada, before, 2);
    await stage.server.end(signal);
    await ada.page.getByRole('status').filter({ hasText: GONE }).waitFor();
    await hers.say(waiting);
    await hers.chat.getByText('Waiting for the connection').waitFor();
    await stage.server.start();
    await his.message(waiting).waitFor({ timeout: 40_000 });
    await his.say(after);
    await hers.message(after).waitFor();
    await paint(ada, 3, later);
    await painted(bo, later, 3);
    said.push(waiting, after);
    await expectSame(people, said);
  }
});

test('where WebSockets are blocked one is told so, and paints and talks all the same', async () => {
  const network = await stage.line({ webSockets: false });
  const ada = await stage.visitor({ url: network.url });
  ada.expects(LOST);
  const bo = await stage.visitor();
  await Promise.all([ada.named('Ada behind a wall'), bo.named('Bo before it')]);
  const { code } = await makeRoom(bo);
  const [hers, his] = [roomPage(ada.page), roomPage(bo.page)];
  for (const [visitor, room] of [
    [bo, his],
    [ada, hers],
  ] as const) {
    await visitor.open(`/r/${code}${hashOf(LOOK)}`);
    await room.ready();
  }
  await ada.page.getByText('Live updates are blocked on this network').waitFor();
  await hers.say(line(1, 'ada'));
  await his.message(line(1, 'ada')).waitFor();
  await his.say(line(2, 'bo'));
  await hers.message(line(2, 'bo')).waitFor();
  await paint(ada, 4, 18);
  await painted(bo, 18, 4);
  await paint(bo, 3, 22);
  await painted(ada, 22, 3);
  await expectSame({ ada, bo, hers, his, code }, [line(1, 'ada'), line(2, 'bo')]);
});
