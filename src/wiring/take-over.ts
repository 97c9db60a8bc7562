/** What earlier accounts of a person hold in a room goes over to them: when they come there, or when somebody acts upon them. */
import type { Command, Person } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import type { MembersState } from '../activities/members/state.ts';
import { holdsAnything } from '../activities/members/take-over.ts';
import type { Aliases } from '../people/aliases.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Host } from '../rooms/host.ts';
import type { Room } from '../rooms/room.ts';

/** The house itself says so. */
const HOUSE = { who: 0, house: true } as const;

interface TakeOverDeps {
  readonly aliases: Aliases;
  readonly host: Host;
}

export type TakeOver = (room: Room, who: Person) => Promise<void>;

export function createTakeOver({ aliases, host }: TakeOverDeps): TakeOver {
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

/**
 * Whoever is muted, put out or given a role under a number they had before is so under the one they have now:
 * a message of long ago names the old one. Their place in the room goes over first, so that the rules see
 * whom it is about, such as a fellow master.
 */
export function createAim(aliases: Aliases, takeOver: TakeOver) {
  return (list: Channel, command: Command): Promise<Command> | null => {
    const { person } = command as { readonly person?: Person };
    if (person === undefined) return null;
    const now = aliases.now(person);
    if (aliases.of(now).length === 0) return null;
    return takeOver(list.room, now).then(() => ({ ...command, person: now }));
  };
}
