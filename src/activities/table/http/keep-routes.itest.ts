/** Saving, laying, taking out and bringing in tables, over HTTP against a real database; and between two servers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import type { TableFile } from '../keep/file.ts';
import type { TableState } from '../state.ts';
import { table } from '../table.ts';
import type { TableView } from '../types.ts';

let server: TestServer;
let ada: TestPerson;
let grace: TestPerson;
let code: string;
let n = 0;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada of the tables');
  grace = await server.person('Grace of the tables');
  ({ code } = await makeRoom(ada));
});
afterAll(() => server?.end());

async function makeRoom(by: TestPerson, visibility = 'unlisted') {
  const made = await by.post('rooms', { title: 'Cards', visibility, preset: 'sketch' });
  return made.json() as { code: string };
}
async function act(who: TestPerson, command: object, room = code): Promise<unknown> {
  const sent = { client: 'keep-test-client-0', n: ++n, command };
  const answer = (await who.post(`rooms/${room}/table/commands`, sent)).json();
  if (answer.t !== 'done') throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}
async function stateOf(room = code, at = server): Promise<TableState> {
  const found = at.host.rooms().find((one) => one.code === room);
  const channel = found && (await at.host.channel(found, table.name));
  if (!channel) throw new Error('no table');
  return structuredClone(channel.state as TableState);
}
async function viewOf(who: TestPerson, room = code): Promise<TableView> {
  const found = server.host.rooms().find((one) => one.code === room);
  const channel = found && (await server.host.channel(found, table.name));
  if (!channel) throw new Error('no table');
  return table.rules.view(channel.state, { who: who.number, role: 'player', at: 0 }) as TableView;
}
const faces = (state: TableState) =>
  [...state.places.values()]
    .sort((one, other) => (one.shape?.z ?? 0) - (other.shape?.z ?? 0) || one.id - other.id)
    .map(({ cards }) => cards.map((index) => state.cards[index]?.face));
const pileOf = (view: TableView, area: string) => view.places.find(({ shape }) => shape?.area === area)?.id;

async function layFree(room = code): Promise<number> {
  await act(ada, { type: 'set-up', game: 'free' }, room);
  return pileOf(await viewOf(ada, room), 'draw') ?? 0;
}

test('a table is saved, played on, laid again, and what lay there meanwhile is saved by itself', async () => {
  const pile = await layFree();
  await act(ada, { type: 'sit', seat: 1 });
  await act(grace, { type: 'sit', seat: 2 });
  await act(ada, { type: 'draw', pile, count: 3 });
  const was = await stateOf();
  const made = await ada.post(`rooms/${code}/table/saved`, { name: '  Friday\u202e night ' });
  expect([made.statusCode, made.json()]).toEqual([
    201,
    expect.objectContaining({
      ...{ name: 'Friday  night', keptFor: 'asked', game: 'free', round: 0, cards: 52 },
      by: { number: ada.number, name: 'Ada of the tables' },
    }),
  ]);
  await act(grace, { type: 'draw', pile, count: 5 });
  await act(ada, { type: 'shuffle', pile });
  const between = await stateOf();
  const loaded = await ada.post(`rooms/${code}/table/saved/${made.json().id}/load`);
  expect(loaded.statusCode, loaded.body).toBe(200);
  const now = await stateOf();
  expect(faces(now)).toEqual(faces(was));
  expect(now.log.at(-1)).toMatchObject({
    seq: loaded.json().seq,
    by: ada.number,
    act: { type: 'loaded', what: 'Friday  night' },
  });
  // Nobody can follow a card through it.
  const names = new Set([...was.cards, ...between.cards].map(({ handle }) => handle));
  expect(now.cards.filter(({ handle }) => names.has(handle))).toEqual([]);
  // And back again.
  const back = await ada.post(`rooms/${code}/table/saved/${loaded.json().before}/load`);
  expect(back.statusCode).toBe(200);
  expect(faces(await stateOf())).toEqual(faces(between));
  const { tables, most } = (await ada.get(`rooms/${code}/table/saved`)).json();
  expect(most).toBe(50);
  expect(tables.map((one: { keptFor: string }) => one.keptFor)).toEqual(['loading', 'loading', 'asked']);
  expect(JSON.stringify(tables)).not.toContain('body');
  // Once named, it is one of those that were asked for.
  const named = await ada.patch(`rooms/${code}/table/saved/${tables[0].id}`, { name: 'Before' });
  expect(named.json()).toMatchObject({ name: 'Before', keptFor: 'asked' });
  const gone = await ada.delete(`rooms/${code}/table/saved/${tables[0].id}`);
  expect(gone.statusCode).toBe(204);
  for (const answer of [
    await ada.delete(`rooms/${code}/table/saved/${tables[0].id}`),
    await ada.patch(`rooms/${code}/table/saved/${tables[0].id}`, { name: 'x' }),
    await ada.post(`rooms/${code}/table/saved/${tables[0].id}/load`),
    await ada.get(`rooms/${code}/table/saved/${tables[0].id}/file`),
  ])
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'table/not-saved']);
  const audit = await server.store.db.selectFrom('audit').select(['act', 'who']).orderBy('at').execute();
  expect(audit.filter(({ act: what }) => what.startsWith('table/'))).toEqual([
    { act: 'table/load', who: ada.number },
    { act: 'table/load', who: ada.number },
    { act: 'table/delete-saved', who: ada.number },
  ]);
});

test('what was saved is still there after a restart', async () => {
  const { code: room } = await makeRoom(ada);
  await layFree(room);
  const { id } = (await ada.post(`rooms/${room}/table/saved`, { name: 'Kept' })).json();
  const was = faces(await stateOf(room));
  await act(ada, { type: 'set-up', game: 'free' }, room);
  await server.host.snapshotAll();
  await server.host.evict(-1);
  expect((await ada.post(`rooms/${room}/table/saved/${id}/load`)).statusCode).toBe(200);
  expect(faces(await stateOf(room))).toEqual(was);
});

test('fifty are saved under names, and five by themselves', async () => {
  const { code: room } = await makeRoom(ada);
  await layFree(room);
  const save = () => ada.post(`rooms/${room}/table/saved`, { name: 'One of many' });
  const first = (await save()).json();
  const row = await server.store.db
    .selectFrom('saved_tables')
    .selectAll()
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow();
  const { id: _, ...rest } = row;
  await server.store.db
    .insertInto('saved_tables')
    .values(Array.from({ length: 48 }, () => rest))
    .execute();
  expect((await save()).statusCode).toBe(201);
  const refused = await save();
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'table/too-many-saved', max: 50 }),
  ]);
  for (let count = 0; count < 7; count++)
    expect((await ada.post(`rooms/${room}/table/saved/${first.id}/load`)).statusCode).toBe(200);
  const { tables } = (await ada.get(`rooms/${room}/table/saved`)).json();
  expect(tables.filter((one: { keptFor: string }) => one.keptFor === 'loading').length).toBe(5);
  const named = await ada.patch(`rooms/${room}/table/saved/${tables[0].id}`, { name: 'More' });
  expect(named.json().code).toBe('table/too-many-saved');
});

test('nothing is saved of a bare table, and no name is no name', async () => {
  const { code: room } = await makeRoom(ada);
  const bare = await ada.post(`rooms/${room}/table/saved`, { name: 'Nothing' });
  expect(bare.json().code).toBe('table/bare');
  expect((await ada.get(`rooms/${room}/table/file`)).json().code).toBe('table/bare');
  const nameless = await ada.post(`rooms/${room}/table/saved`, { name: ' \u0000 ' });
  expect(nameless.statusCode).toBe(400);
});

test('a round with rules goes on where it was, with bots in the seats of those who left', async () => {
  const { code: room } = await makeRoom(ada);
  await act(ada, { type: 'set-up', game: 'crazy-eights' }, room);
  await act(ada, { type: 'sit', seat: 1 }, room);
  await act(grace, { type: 'sit', seat: 2 }, room);
  await act(ada, { type: 'begin-round' }, room);
  const { id } = (await ada.post(`rooms/${room}/table/saved`, { name: 'Mid' })).json();
  const was = await stateOf(room);
  await act(ada, { type: 'set-up', game: 'free' }, room);
  await act(grace, { type: 'leave' }, room);
  expect((await ada.post(`rooms/${room}/table/saved/${id}/load`)).statusCode).toBe(200);
  const now = await stateOf(room);
  expect(faces(now)).toEqual(faces(was));
  expect(now.seats.get(2)?.person).toBe(0);
  expect([now.round, now.roles?.size, now.game]).toEqual([1, 1, was.game]);
});

describe('who may', () => {
  test('of a private room nobody else learns that it has tables', async () => {
    const { code: room } = await makeRoom(ada, 'private');
    await layFree(room);
    const file = (await ada.get(`rooms/${code}/table/file`)).json();
    for (const answer of [
      await grace.get(`rooms/${room}/table/saved`),
      await grace.post(`rooms/${room}/table/saved`, { name: 'Mine' }),
      await grace.get(`rooms/${room}/table/file`),
      await grace.post(`rooms/${room}/table/file`, { file }),
      await grace.post(`rooms/${room}/table/file/look`, { file }),
      await grace.post(`rooms/${room}/table/saved/1/load`),
      await grace.delete(`rooms/${room}/table/saved/1`),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'rooms/unknown']);
  });

  test('players may not, and a saved table belongs to its room alone', async () => {
    const { code: room } = await makeRoom(ada);
    await layFree(room);
    const { id } = (await ada.post(`rooms/${room}/table/saved`, { name: 'Here' })).json();
    await act(grace, { type: 'sit', seat: 4 }, room);
    for (const answer of [
      await grace.get(`rooms/${room}/table/saved`),
      await grace.post(`rooms/${room}/table/saved/${id}/load`),
      await grace.get(`rooms/${room}/table/saved/${id}/file`),
      await grace.patch(`rooms/${room}/table/saved/${id}`, { name: 'Theirs' }),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
    const { code: own } = await makeRoom(grace);
    expect((await grace.post(`rooms/${own}/table/saved/${id}/load`)).json().code).toBe('table/not-saved');
  });

  test('nobody loads by a command', async () => {
    const sent = { client: 'keep-test-client-0', n: ++n, command: { type: 'load', after: 0 } };
    const answer = (await ada.post(`rooms/${code}/table/commands`, sent)).json();
    expect(answer.code).toBe('table/bad-command');
  });
});

describe('a file', () => {
  let room: string;
  let file: TableFile;
  beforeAll(async () => {
    ({ code: room } = await makeRoom(ada));
    const pile = await layFree(room);
    await act(ada, { type: 'sit', seat: 1 }, room);
    await act(ada, { type: 'draw', pile, count: 4 }, room);
    await act(ada, { type: 'place', piece: { kind: 'note', text: 'Mine' }, x: 50, y: 60 }, room);
    const [card] = (await viewOf(ada, room)).places.find(({ id }) => id === 1)?.cards ?? [];
    await act(ada, { type: 'move', cards: [card?.[1]], to: { x: 300, y: 300 }, up: true }, room);
    const answer = await ada.get(`rooms/${room}/table/file`);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="table-.*\.json"$/);
    file = answer.json();
  });

  test('holds no face that lies hidden, and no name of a card', async () => {
    const text = JSON.stringify(file.open);
    const state = await stateOf(room);
    expect(file.open.hands).toEqual([{ seat: 1, count: 3, cards: [] }]);
    const shown = file.open.piles.flatMap(({ cards }) => cards).filter(([, , face]) => face >= 0);
    expect(shown.length).toBe(1);
    expect(text).not.toContain('handle');
    expect(Object.keys(file.open)).not.toContain('log');
    expect(state.cards.length).toBe(52);
    expect(file.open.faces.length).toBe(52);
  });

  test('comes back on this server exactly as it was', async () => {
    const was = faces(await stateOf(room));
    const look = (await ada.post(`rooms/${room}/table/file/look`, { file })).json();
    expect(look).toMatchObject({
      from: 'here',
      game: 'free',
      cards: 52,
      hidden: 51,
      pieces: 1,
      endsRound: false,
    });
    await act(ada, { type: 'set-up', game: 'free' }, room);
    const laid = await ada.post(`rooms/${room}/table/file`, { file: JSON.parse(JSON.stringify(file)) });
    expect(laid.statusCode, laid.body).toBe(200);
    expect(faces(await stateOf(room))).toEqual(was);
    expect((await stateOf(room)).log.at(-1)?.act).toEqual({ type: 'imported', what: 'exact' });
  });

  test('of a table that was saved is called by its name', async () => {
    const { id } = (await ada.post(`rooms/${room}/table/saved`, { name: 'Été à Paris' })).json();
    const answer = await ada.get(`rooms/${room}/table/saved/${id}/file`);
    expect(answer.headers['content-disposition']).toContain('filename="ete-a-paris-');
    expect(answer.json().name).toBe('Été à Paris');
  });

  test('that was changed is refused, wherever it was changed', async () => {
    const changes: ((one: TableFile & Record<string, never>) => object)[] = [
      (one) => ({ ...one, open: { ...one.open, round: 3, sheet: [[1], [2], [3]] } }),
      (one) => ({ ...one, seal: { ...one.seal, data: `A${one.seal.data.slice(1)}` } }),
      (one) => ({ ...one, seal: { ...one.seal, data: one.seal.data.slice(0, 200) } }),
      (one) => ({ ...one, seal: { ...one.seal, data: '' } }),
    ];
    for (const change of changes) {
      const answer = await ada.post(`rooms/${room}/table/file`, { file: change(file as never), anew: true });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'table/file-changed']);
    }
  });

  test('that is none, too large, or of a later version is refused with what is wrong with it', async () => {
    const tries: readonly (readonly [unknown, string, number])[] = [
      [null, 'table/bad-file', 422],
      ['text', 'table/bad-file', 422],
      [[], 'table/bad-file', 422],
      [{ format: 'atelier-table', version: 2 }, 'table/other-form', 422],
      [{ ...file, version: '1' }, 'table/bad-file', 422],
      [{ ...file, more: 1 }, 'table/bad-file', 422],
      [{ ...file, name: 'x'.repeat(5000) }, 'table/bad-file', 422],
      [{ ...file, name: 'x'.repeat(1_100_000) }, 'api/too-large', 413],
    ];
    const was = await stateOf(room);
    for (const [given, problem, status] of tries)
      for (const path of ['file', 'file/look']) {
        const answer = await ada.post(`rooms/${room}/table/${path}`, { file: given });
        expect([problem, answer.statusCode, answer.json().code]).toEqual([problem, status, problem]);
      }
    expect(await stateOf(room)).toEqual(was);
  });

  test('of another server says so, and is laid with hidden cards mixed anew', async () => {
    const other = await startTestServer();
    try {
      const linus = await other.person('Linus elsewhere');
      const made = await linus.post('rooms', { title: 'There', visibility: 'unlisted', preset: 'sketch' });
      const there = made.json().code as string;
      const look = await linus.post(`rooms/${there}/table/file/look`, { file });
      expect(look.json()).toMatchObject({ from: 'elsewhere', cards: 52, hidden: 51, endsRound: false });
      const refused = await linus.post(`rooms/${there}/table/file`, { file });
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'table/from-elsewhere']);
      const laid = await linus.post(`rooms/${there}/table/file`, { file, anew: true });
      expect(laid.statusCode, laid.body).toBe(200);
      const state = await stateOf(there, other);
      expect(faces(state).flat().sort()).toEqual(
        faces(await stateOf(room))
          .flat()
          .sort(),
      );
      expect([...state.pieces.values()]).toMatchObject([{ kind: 'note', text: 'Mine', x: 50, y: 60 }]);
      expect(state.places.get(1)?.cards.length).toBe(3);
      const up = (one: TableState) => one.cards.filter(({ up: is }) => is).map(({ face }) => face);
      expect(up(state)).toEqual(up(await stateOf(room)));
      expect(state.log.at(-1)?.act).toEqual({ type: 'imported', what: 'mixed' });
    } finally {
      await other.end();
    }
  });
});
