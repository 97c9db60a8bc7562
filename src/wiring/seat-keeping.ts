/** Tells a card table who of those who sit there lost their connection, and who is back: their seats are held meanwhile. */
import type { Command, Person } from '../activities/activity.ts';
import type { TableState } from '../activities/table/state.ts';
import { table } from '../activities/table/table.ts';
import type { Present } from '../live/presence.ts';
import type { Host } from '../rooms/host.ts';

/** A reload of the page is nothing to tell others of. In ms. */
const GRACE = 4000;

export interface SeatKeeper {
  readonly present: Present;
  stop(): void;
}

export function createSeatKeeper(
  host: Pick<Host, 'rooms' | 'channel' | 'record'>,
  broken: (error: Error) => void,
): SeatKeeper {
  /** Who was seen in a room since the last look. Only who was here before can drop out: others may be connected to another process. */
  const seen = new Map<number, Set<Person>>();
  const now = new Map<number, ReadonlySet<Person>>();
  const waiting = new Map<number, NodeJS.Timeout>();

  async function look(id: number): Promise<void> {
    waiting.delete(id);
    const here = now.get(id) ?? new Set<Person>();
    const before = seen.get(id) ?? new Set<Person>();
    seen.set(id, new Set(here));
    if (here.size === 0) {
      now.delete(id);
      seen.delete(id);
    }
    const room = host.rooms().find((one) => one.id === id);
    const channel = room && (await host.channel(room, table.name));
    const state = channel?.state as TableState | null | undefined;
    if (!channel || !state) return;
    for (const { person, away } of state.seats.values()) {
      if (person === 0 || here.has(person) === (away === null)) continue;
      if (!here.has(person) && !before.has(person)) continue;
      const command = { type: 'presence', person, here: here.has(person) } as Command;
      await host.record(channel, command, { who: 0, house: true });
    }
  }

  return {
    present(room, people) {
      now.set(room, people);
      seen.set(room, new Set([...(seen.get(room) ?? []), ...people]));
      if (waiting.has(room)) return;
      waiting.set(
        room,
        setTimeout(() => void look(room).catch((error: Error) => broken(error)), GRACE),
      );
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
