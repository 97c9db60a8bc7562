/** What people leave in rooms: their places on member lists, messages, pixels. Found for exports, removed when they go. */
import { type Command, isRefusal, type Person, type Refusal } from '../activities/activity.ts';
import type { OwnPage, Position } from '../activities/chat/archive.ts';
import { chat } from '../activities/chat/chat.ts';
import { withoutWords } from '../activities/chat/redact.ts';
import { members } from '../activities/members/members.ts';
import type { MembersState } from '../activities/members/state.ts';
import { createPixelFinder } from '../activities/mural/archive-pixels.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralOptions } from '../activities/mural/types.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Traces } from '../people/departure/departure.ts';
import type { ExportTraces } from '../people/export/export.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Room } from '../rooms/room.ts';
import { createMessageArchive } from '../store/message-archive.ts';
import { createRedaction } from '../store/redaction.ts';

/** Messages and entries read at a time: some milliseconds of work, then others have their turn. */
const MESSAGES = 200;
const ENTRIES = 4000;

export interface RoomTraces extends Traces, ExportTraces {
  /** Everybody who runs a room. */
  masters(): Promise<ReadonlySet<Person>>;
}

/** Tried again later: what is left to do stays written down. */
const notDone = ({ code }: Room, { refused }: Refusal): Error =>
  new Error(`nobody could be taken out of ${code}: ${refused}`);

export function createTraces({
  host,
  records,
  store,
}: Pick<Rooms, 'host' | 'records' | 'store'>): RoomTraces {
  const archive = createMessageArchive(store.db);
  const redaction = createRedaction(store.db);
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

  const roomsWrittenIn = (who: Person) =>
    store.db.selectFrom('messages').select('room').distinct().where('author', '=', who).execute();

  /** Whether words of theirs are left there: also of what staff removed, as that can be brought back. */
  const hasWords = async (room: number, who: Person): Promise<boolean> => {
    const row = await store.db
      .selectFrom('messages')
      .select('seq')
      .where('room', '=', room)
      .where('author', '=', who)
      .where('text', '!=', '')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };

  /** @returns the sequence number from which on nobody who folds the log meets their words */
  async function takeAway(channel: Channel, room: Room, who: Person): Promise<number> {
    const command = { type: 'remove', by: who, own: true } as Command;
    const answer = await host.record(channel, command, { who: 0, house: true });
    if (isRefusal(answer)) throw notDone(room, answer);
    return answer;
  }

  return {
    async leaveRooms(who) {
      for await (const { room, list } of lists()) {
        const here = await host.read(list, (state: MembersState) =>
          who.filter((one) => state.members.has(one)),
        );
        for (const one of here) {
          const answer = await host.record(list, { type: 'leave' }, { who: one, house: true });
          // They left by themselves meanwhile.
          if (isRefusal(answer) && answer.refused !== 'members/not-here') throw notDone(room, answer);
        }
      }
    },

    async deleteMessages(who) {
      const rooms = new Map((await records.all()).map((room) => [room.id, room]));
      for (const { room: id } of await roomsWrittenIn(who)) {
        const room = rooms.get(id);
        const channel = room && (await host.channel(room, chat.name));
        if (!room || !channel) continue;
        const gone = (await hasWords(id, who)) ? await takeAway(channel, room, who) : channel.seq;
        // Also what they had deleted before, and what a process that died meanwhile left.
        await redaction.redact(channel.id, who, withoutWords);
        await host.snapshotAll();
        await redaction.dropSnapshot(channel.id, gone);
      }
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
            return record ? [{ by: one, ...about(room), role: record.role, since: record.since }] : [];
          }),
        );
      }
    },

    async *messages(numbers) {
      for (const one of numbers) {
        for (let before: Position | null = null; ; ) {
          const { messages, next }: OwnPage = await archive.mine([one], '', before, MESSAGES);
          yield messages.map(({ room, seq, at, text, editedAt }) => ({
            by: one,
            room: room.code,
            title: room.title,
            seq,
            at,
            text,
            editedAt,
          }));
          if (!next) break;
          before = next;
        }
      }
    },

    async *murals(numbers) {
      for (const room of await records.all()) yield { room: about(room), pixels: pixelsOf(room, numbers) };
    },
  };
}
