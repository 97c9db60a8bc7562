/** Card tables of several processes on one database, each with a host of its own. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Command, isRefusal, type Person } from '../activities/activity.ts';
import type { TableState } from '../activities/table/state.ts';
import { table } from '../activities/table/table.ts';
import { anyCommand } from '../activities/table/testing/hands.ts';
import { viewOf } from '../activities/table/view.ts';
import type { Room } from './room.ts';
import { freshFolder, hostOnDisk } from './testing/host-on-disk.ts';

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOUSE = { who: 0, house: true } as const;
const start = () => hostOnDisk(folder, Date.now, undefined, { activities: [table] });
type Desk = Awaited<ReturnType<typeof start>>;

const channelOf = async ({ host }: Desk, room: Room) => {
  const channel = await host.channel(room, 'table');
  if (!channel) throw new Error('no table');
  return channel;
};
const act = async (desk: Desk, room: Room, command: object, who: Person) =>
  desk.host.record(await channelOf(desk, room), command as Command, { ...HOUSE, who });

const nat = fc.nat({ max: 1000 });
/** Deeds side by side, each by a person on a process. */
const deed = fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 4 }), nat, nat, nat, nat);
const story = fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { maxLength: 15 });

test('invariant 3: whatever clients do at once, the state of every process is the fold, and no card is lost or doubled', async () => {
  const desks = [await start(), await start(), await start()] as const;
  const [first] = desks;
  await fc.assert(
    fc.asyncProperty(story, async (turns) => {
      const room = await first.directory.create({
        title: 'Table',
        visibility: 'public',
        owner: 1,
        options: {},
      });
      if (isRefusal(room)) throw new Error(room.refused);
      await act(first, room, { type: 'set-up', game: 'free' }, 1);
      for (const who of [1, 2, 3]) await act(desks[who - 1] as Desk, room, { type: 'sit', seat: who }, who);
      for (const turn of turns)
        await Promise.all(
          turn.map(async ([on, who, ...numbers]) => {
            const desk = desks[on] as Desk;
            const view = await desk.host.read(await channelOf(desk, room), (state: TableState) =>
              viewOf(state, { who, role: 'player', at: 0 }),
            );
            // Refused, too, when another process was faster with the same card.
            await act(desk, room, anyCommand(view, who, numbers), who);
          }),
        );
      for (const desk of desks)
        await act(desk, room, { type: 'place', piece: { kind: 'note', text: 'x' }, x: 9, y: 9 }, 1);

      const { rules } = table;
      for (const desk of desks) {
        const channel = await channelOf(desk, room);
        const known = await desk.host.read(channel, (state: TableState, seq) => ({
          state: structuredClone(state),
          seq,
        }));
        const folded = rules.open(undefined) as TableState;
        for (const { seq, at, by, body } of await first.store.log.read(channel.id, 0, known.seq))
          rules.apply(folded, { seq, at, by, event: rules.decode(body) });
        expect(known.state).toEqual(folded);
        const lying = [...folded.places.values()].flatMap(({ cards }) => cards).sort((a, b) => a - b);
        expect(lying).toEqual(folded.cards.map((_, index) => index));
      }
      expect(desks.map(({ broken }) => broken)).toEqual([[], [], []]);
    }),
    { numRuns: 25 },
  );
  for (const desk of desks) await desk.close();
});
