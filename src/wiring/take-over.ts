/** What earlier accounts of a person hold in a room goes over to them when they come there. */
import type { Command, Person } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import type { MembersState } from '../activities/members/state.ts';
import { holdsAnything } from '../activities/members/take-over.ts';
import type { Aliases } from '../people/aliases.ts';
import type { Host } from '../rooms/host.ts';
import type { Room } from '../rooms/room.ts';

/** The house itself says so. */
const HOUSE = { who: 0 } as const;

export function createTakeOver({ aliases, host }: { readonly aliases: Aliases; readonly host: Host }) {
  return async (room: Room, who: Person): Promise<void> => {
    const former = aliases.of(who);
    if (former.length === 0 || room.archivedAt !== null) return;
    const list = await host.channel(room, members.name);
    if (!list) return;
    const holders = await host.read(list, (state: MembersState) =>
      former.filter((from) => holdsAnything(state, from)),
    );
    // Refused when somebody was faster, or when nothing can be written: then they come as a stranger for now.
    for (const from of holders) {
      await host.record(list, { type: 'take-over', from, to: who } as Command, HOUSE);
    }
  };
}
