/** Goes through the rooms that have decks of their own, and takes away what their tables cannot show any more. */
import type { DeckStore } from '../activities/table/archive.ts';
import type { RoomDecks } from '../activities/table/http/room-decks.ts';
import { table } from '../activities/table/table.ts';
import type { Rooms } from '../open-rooms.ts';

/** @returns how many decks */
export async function cleanUpDecks({
  rooms: { host, records },
  decks,
  store,
  signal,
}: {
  readonly rooms: Pick<Rooms, 'host' | 'records'>;
  readonly decks: Pick<RoomDecks, 'cleanUp'>;
  readonly store: Pick<DeckStore, 'rooms'>;
  readonly signal: AbortSignal;
}): Promise<number> {
  let count = 0;
  for (const room of await records.byIds(await store.rooms())) {
    if (signal.aborted) break;
    const channel = await host.channel(room, table.name);
    if (channel) count += await decks.cleanUp(channel);
  }
  return count;
}
