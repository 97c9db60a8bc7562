/** What people leave in rooms: their places on member lists, messages, pixels. Found for exports, removed when they go. */
import { isRefusal, type Person } from '../activities/activity.ts';
import { chat } from '../activities/chat/chat.ts';
import { members } from '../activities/members/members.ts';
import type { MembersState } from '../activities/members/state.ts';
import { createPixelFinder } from '../activities/mural/archive-pixels.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralOptions } from '../activities/mural/types.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Traces } from '../people/departure/departure.ts';
import type { ExportTraces } from '../people/export/export.ts';
import type { Room } from '../rooms/room.ts';
import { createMessageArchive } from '../store/message-archive.ts';

/** Messages and entries read at a time: some milliseconds of work, then others have their turn. */
const MESSAGES = 200;
const ENTRIES = 4000;

export interface RoomTraces extends Traces, ExportTraces {
  /** Everybody who runs a room. */
  masters(): Promise<ReadonlySet<Person>>;
}

export function createTraces(
  { host, records, store }: Pick<Rooms, 'host' | 'records' | 'store'>,
  broken: (error: Error) => void,
): RoomTraces {
  const archive = createMessageArchive(store.db);
  const about = ({ code, title }: Room) => ({ room: code, title });

  /** Looks at the member list of every room, one after another. */
  async function* lists() {
    for (const room of await records.all()) {
      const list = await host.channel(room, members.name);
      if (list) yield { room, list };
    }
  }

  async function* pixelsOf(room: Room, numbers: readonly Person[]) {
    const { id } = await store.log.open(room.id, mural.name);
    const find = createPixelFinder(room.options[mural.name] as MuralOptions, new Set(numbers));
    for (let after = 0; ; ) {
      const entries = await store.log.read(id, after, ENTRIES);
      const last = entries.at(-1);
      if (!last) return;
      yield find(entries).map((pixel) => ({ ...pixel }));
      after = last.seq;
    }
  }

  return {
    async leaveRooms(who) {
      for await (const { room, list } of lists()) {
        // A closed room takes no commands; nobody can do anything there.
        if (room.archivedAt !== null) continue;
        const here = await host.read(list, (state: MembersState) =>
          who.filter((one) => state.members.has(one)),
        );
        for (const one of here) {
          const answer = await host.record(list, { type: 'leave' }, { who: one });
          if (isRefusal(answer)) broken(new Error(`${one} cannot leave ${room.code}: ${answer.refused}`));
        }
      }
    },

    async deleteMessages(who) {
      void chat;
      void who;
    },

    async masters() {
      const all = new Set<Person>();
      for await (const { list } of lists())
        await host.read(list, ({ masters }: MembersState) => {
          for (const one of masters) all.add(one);
        });
      return all;
    },

    async *memberships(numbers) {
      for await (const { room, list } of lists()) {
        yield await host.read(list, ({ members }: MembersState) =>
          numbers.flatMap((one) => {
            const record = members.get(one);
            return record ? [{ ...about(room), role: record.role, since: record.since }] : [];
          }),
        );
      }
    },

    async *messages(numbers) {
      for (const one of numbers) {
        for (let before = null; ; ) {
          const { messages, next } = await archive.mine(one, '', before, MESSAGES);
          yield messages.map(({ room, seq, at, text, editedAt }) => ({
            room: room.code,
            title: room.title,
            seq,
            at,
            text,
            editedAt,
          }));
          if (!next) break;
          before = next as never;
        }
      }
    },

    async *murals(numbers) {
      for (const room of await records.all()) yield { room: about(room), pixels: pixelsOf(room, numbers) };
    },
  };
}
