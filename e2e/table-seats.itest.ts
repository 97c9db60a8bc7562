/** The seat of somebody who dropped out is held, and everybody sees since when. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../src/activities/activity.ts';
import type { SeatView, ShownTableEvent, TableView } from '../src/activities/table/types.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Heard } from './harness/wire.ts';

let server: TestServer;
let url: string;
let code: string;
let ada: TestPerson;
let grace: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  ada = await server.person('Ada');
  grace = await server.person('Grace');
  const wish = { title: 'Cards', visibility: 'unlisted', preset: 'sketch' };
  ({ code } = (await ada.post('rooms', wish)).json() as { code: string });
});
afterAll(() => server?.end());

const sit = (seat: number) => ({ type: 'sit', seat }) as Command;
/** The next entry that says something of seats. */
const seatsIn = (heard: Heard): readonly SeatView[] | undefined =>
  ((heard.entries as { e: ShownTableEvent }[] | undefined) ?? []).findLast(({ e }) => e?.seats)?.e.seats;

test('who drops out is marked, who comes back is no longer, and both reach everybody', async () => {
  const one = await connect(url, { cookie: ada.cookie });
  const other = await connect(url, { cookie: grace.cookie });
  const { id } = await one.open(code, 'table');
  const theirs = await other.open(code, 'table');
  await one.command(id, 1, sit(1));
  await other.command(theirs.id, 1, sit(2));
  await one.next(({ t, here }) => t === 'presence' && here === 2);
  other.close();
  const gone = await one.next((heard) => seatsIn(heard)?.some(({ away }) => away !== null) ?? false);
  expect(seatsIn(gone)).toEqual([
    { seat: 1, person: ada.number, away: null },
    { seat: 2, person: grace.number, away: expect.any(Number) },
  ]);
  one.heard.splice(0);
  const back = await connect(url, { cookie: grace.cookie });
  const view = (await back.open(code, 'table')).view as TableView;
  expect(view.seats[1]).toMatchObject({ away: expect.any(Number) });
  const again = await one.next((heard) => seatsIn(heard)?.every(({ away }) => away === null) ?? false);
  expect(seatsIn(again)?.[1]).toEqual({ seat: 2, person: grace.number, away: null });
  one.close();
  back.close();
});

test('where somebody points reaches the others', async () => {
  const one = await connect(url, { cookie: ada.cookie });
  const other = await connect(url, { cookie: grace.cookie });
  const { id } = await one.open(code, 'table');
  const theirs = await other.open(code, 'table');
  one.say({ t: 'point', id, at: [1200, 750] });
  expect(await other.next('pointers')).toEqual({
    t: 'pointers',
    id: theirs.id,
    moved: [[ada.number, [1200, 750]]],
  });
  one.say({ t: 'point', id, at: [1, 70_000] });
  expect(await one.next('error')).toMatchObject({ code: 'live/bad-message' });
  one.close();
  other.close();
});
