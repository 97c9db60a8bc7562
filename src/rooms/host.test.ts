import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import type { Room } from './room.ts';
import { freshFolder, hostOnDisk } from './testing/host-on-disk.ts';
import { type Tally, tally } from './testing/tally.ts';

type Desk = Awaited<ReturnType<typeof hostOnDisk>>;

const makeRoom = async ({ directory }: Desk): Promise<Room> => {
  const room = await directory.create({ title: 'Test', visibility: 'public', owner: 1, options: {} });
  if (isRefusal(room)) throw new Error(room.refused);
  return room;
};
const add = (desk: Desk, room: Room, value: number, client?: string, n?: number, who = 1) =>
  desk.host.submit(room, 'tally', { type: 'add', value }, { who, ...(client && n ? { client, n } : {}) });
const contents = async ({ host }: Desk, room: Room): Promise<[number, number][]> => {
  const channel = await host.channel(room, 'tally');
  if (!channel) throw new Error('no channel');
  return host.read(channel, (state: Tally) => structuredClone(state.added));
};

test('invariant 1: what was acknowledged is there after the process is gone, in order', async () => {
  const folder = freshFolder();
  const desk = await hostOnDisk(folder);
  const room = await makeRoom(desk);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => add(desk, room, index)));
  expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  // Not closed: no snapshot, nothing flushed, as if the process had been killed.
  const next = await hostOnDisk(folder);
  expect(await contents(next, room)).toEqual(Array.from({ length: 200 }, (_, index) => [1, index]));
  await next.close();
  await desk.close();
});

test('invariant 2: what was refused is not in the log, and says why', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  const answers = await Promise.all([
    add(desk, room, 1),
    add(desk, room, -1),
    add(desk, room, 2),
    add(desk, room, 3, 'a', 1, 9),
  ]);
  expect(answers).toEqual([1, { refused: 'tally/negative' }, 2, { refused: 'people/not-allowed' }]);
  expect(await contents(desk, room)).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect(await desk.host.submit(room, 'nothing', {}, { who: 1 })).toMatchObject({
    refused: 'rooms/no-such-activity',
  });
  await desk.close();
});

test('invariant 2: two processes on one database keep and publish one order without gaps', async () => {
  const folder = freshFolder();
  const one = await hostOnDisk(folder);
  const two = await hostOnDisk(folder);
  const room = await makeRoom(one);
  const seen: number[] = [];
  one.host.onCommitted(({ entries }) => seen.push(...entries.map(({ seq }) => seq)));
  await contents(one, room);
  await contents(two, room);
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      await new Promise((done) => setTimeout(done, index % 7));
      return add(index % 2 === 0 ? one : two, room, index);
    }),
  );
  const numbers = answers.map(Number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  // The next command of each folds in what the other wrote.
  await add(one, room, 1000);
  await add(two, room, 1001);
  await add(one, room, 1002);
  const all = await contents(one, room);
  expect(all).toHaveLength(63);
  expect(await contents(two, room).then((list) => list.slice(0, 62))).toEqual(all.slice(0, 62));
  expect(seen).toEqual(Array.from({ length: 63 }, (_, index) => index + 1));
  await one.close();
  await two.close();
});

test('invariant 3: state = fold(log), from a snapshot or from the start', async () => {
  const folder = freshFolder();
  const desk = await hostOnDisk(folder);
  const room = await makeRoom(desk);
  for (let value = 0; value < 20; value++) await add(desk, room, value);
  await desk.host.snapshotAll();
  for (let value = 20; value < 30; value++) await add(desk, room, value);
  const before = await contents(desk, room);
  const fromSnapshot = await hostOnDisk(folder);
  expect(await contents(fromSnapshot, room)).toEqual(before);
  await fromSnapshot.store.db.deleteFrom('snapshots').execute();
  const fromStart = await hostOnDisk(folder);
  expect(await contents(fromStart, room)).toEqual(before);
  await fromStart.store.db
    .insertInto('snapshots')
    .values({ channel: 1, seq: 5, at: 0, version: 1, body: Buffer.from('junk') })
    .execute();
  const fromJunk = await hostOnDisk(folder);
  expect(await contents(fromJunk, room)).toEqual(before);
  for (const open of [desk, fromSnapshot, fromStart, fromJunk]) await open.close();
});

test('invariant 6: a command sent again is done once and gets its first answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      // For each command: is it refused, and how often is it sent, before and after a restart?
      fc.array(fc.record({ bad: fc.boolean(), sends: fc.integer({ min: 1, max: 3 }), later: fc.boolean() }), {
        minLength: 1,
        maxLength: 30,
      }),
      async (commands) => {
        const folder = freshFolder();
        const desk = await hostOnDisk(folder);
        const room = await makeRoom(desk);
        const first = await Promise.all(
          commands.map(async ({ bad, sends }, index) => {
            const value = bad ? -1 : index;
            const answers = await Promise.all(
              Array.from({ length: sends }, () => add(desk, room, value, 'client-of-a-tab-1', index + 1)),
            );
            for (const answer of answers) expect(answer).toEqual(answers[0]);
            return answers[0];
          }),
        );
        const after = await hostOnDisk(folder);
        const accepted = commands.flatMap(({ bad }, index) => (bad ? [] : [index]));
        const lastAccepted = accepted.at(-1) ?? -1;
        for (const [index, { bad, later }] of commands.entries()) {
          // A refusal after the last accepted command was answered and never logged: a client does not send it again.
          if (!later || (bad && index > lastAccepted)) continue;
          expect(await add(after, room, bad ? -1 : index, 'client-of-a-tab-1', index + 1)).toEqual(
            first[index],
          );
        }
        expect(await contents(after, room)).toEqual(accepted.map((index) => [1, index]));
        await after.close();
        await desk.close();
      },
    ),
    { numRuns: 15 },
  );
});

test('a number older than the window is refused, not done again', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  for (let n = 1; n <= 80; n++) await add(desk, room, n, 'client-of-a-tab-1', n);
  expect(await add(desk, room, 1, 'client-of-a-tab-1', 1)).toMatchObject({
    refused: 'live/answer-forgotten',
  });
  expect(await contents(desk, room)).toHaveLength(80);
  await desk.close();
});

test('invariant 1: with a full disk nothing is acknowledged, nothing is lost, and work resumes', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  expect(await add(desk, room, 1)).toBe(1);
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(desk.store.db);
  await sql`PRAGMA max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(desk.store.db);
  let refused: unknown = 1;
  let accepted = 1;
  while (!isRefusal(refused)) {
    refused = await add(desk, room, accepted + 1);
    if (!isRefusal(refused)) accepted++;
  }
  expect(refused).toMatchObject({ refused: 'store/full' });
  expect(desk.faults.at(-1)).toBeInstanceOf(Error);
  expect(await contents(desk, room)).toHaveLength(accepted);
  await sql`PRAGMA max_page_count = 1000000`.execute(desk.store.db);
  await desk.host.probe();
  expect(desk.faults.at(-1)).toBeNull();
  expect(await add(desk, room, 7)).toBe(accepted + 1);
  await desk.close();
});

test('a bug in the rules costs its own command and no other', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  const answers = await Promise.all([1, 2, 6_666, 3].map((value) => add(desk, room, value)));
  expect(answers).toEqual([1, 2, { refused: 'rooms/failed' }, 3]);
  expect(await contents(desk, room)).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
  ]);
  // Writing is well: nobody is told that it is paused.
  expect(desk.faults.filter((fault) => fault !== null)).toEqual([]);
  expect(desk.broken).toHaveLength(1);
  await desk.close();
});

test('invariant 1: a listener that fails takes nothing back that is on disk, and keeps nothing from the others', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  const heard: number[] = [];
  desk.host.onCommitted(() => {
    throw new Error('a bug in a listener');
  });
  desk.host.onCommitted(({ entries }) => heard.push(...entries.map(({ seq }) => seq)));
  expect(await Promise.all([1, 2, 3].map((value) => add(desk, room, value)))).toEqual([1, 2, 3]);
  expect(heard).toEqual([1, 2, 3]);
  expect(desk.broken.length).toBeGreaterThan(0);
  await desk.close();
});

test('invariant 1: a log whose end is missing is not written on', async () => {
  const folder = freshFolder();
  const desk = await hostOnDisk(folder);
  const room = await makeRoom(desk);
  await add(desk, room, 1);
  await add(desk, room, 2);
  await desk.store.db.deleteFrom('entries').where('last', '=', 2).execute();
  const next = await hostOnDisk(folder);
  await expect(add(next, room, 3)).rejects.toMatchObject({ code: 'store/corrupt' });
  await next.close();
  await desk.close();
});

test('a damaged log costs its own room, not the others', async () => {
  const folder = freshFolder();
  const desk = await hostOnDisk(folder);
  const [damaged, sound] = [await makeRoom(desk), await makeRoom(desk)];
  await add(desk, damaged, 1);
  await add(desk, sound, 1);
  await desk.store.db
    .updateTable('entries')
    .set({ body: Buffer.from('?') })
    .where('channel', '=', 1)
    .execute();
  const next = await hostOnDisk(folder);
  await expect(add(next, damaged, 2)).rejects.toMatchObject({ code: 'store/corrupt' });
  expect(await add(next, sound, 2)).toBe(2);
  expect(next.faults.filter((fault) => fault !== null)).toEqual([]);
  expect(next.broken.length).toBeGreaterThan(0);
  await next.close();
  await desk.close();
});

test('a room nobody watches leaves memory and comes back as it was', async () => {
  const desk = await hostOnDisk(freshFolder());
  const room = await makeRoom(desk);
  await add(desk, room, 5);
  const channel = await desk.host.channel(room, 'tally');
  if (!channel) throw new Error('no channel');
  const unwatch = desk.host.watch(channel);
  await desk.host.evict(-1);
  expect(await desk.host.channel(room, 'tally')).toBe(channel);
  unwatch();
  await desk.host.evict(-1);
  expect(await desk.host.channel(room, 'tally')).not.toBe(channel);
  expect(await contents(desk, room)).toEqual([[1, 5]]);
  await desk.close();
});

test('the member list stays in memory as long as anything of its room is watched', async () => {
  const desk = await hostOnDisk(freshFolder(), Date.now, { ...tally, name: 'list' });
  const room = await makeRoom(desk);
  const channel = await desk.host.channel(room, 'tally');
  if (!channel) throw new Error('no channel');
  const unwatch = desk.host.watch(channel);
  await desk.host.evict(-1);
  // Without the list this person would be a stranger to the room.
  const answer = await new Promise((resolve) =>
    desk.host.submitTo(channel, { type: 'add', value: 1 }, { who: 1 }, resolve),
  );
  expect(answer).toBe(1);
  unwatch();
  await desk.host.evict(-1);
  expect(desk.host.rooms()).toEqual([]);
  await desk.close();
});
