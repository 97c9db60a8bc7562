/** Who gets into a room. A private room and one that does not exist answer alike to those who may not. */
import { timingSafeEqual } from 'node:crypto';
import { isRefusal, type Person, type Refusal, type Role, refuse } from '../activities/activity.ts';
import type { Directory } from './directory.ts';
import type { Host } from './host.ts';
import type { Room } from './room.ts';

export interface EntryDeps {
  readonly directory: Directory;
  readonly host: Host;
  readonly may: (role: Role, action: string) => true | Refusal;
  /** The activity and command that make somebody a member. */
  readonly join: { readonly activity: string; readonly command: { readonly type: string } };
}

export interface Entry {
  /** The room, if this person (0: nobody) may see it. */
  look(code: string, who: Person): Promise<Room | Refusal>;
  /** The same, and makes a person with an account a member. `invite` opens a private room. */
  enter(code: string, who: Person, invite?: string): Promise<Room | Refusal>;
}

export function createEntry({ directory, host, may, join }: EntryDeps): Entry {
  const unknown = (code: string): Refusal => refuse('rooms/unknown', { code });

  async function find(
    code: string,
    who: Person,
    invite?: string,
  ): Promise<{ room: Room; role: Role } | Refusal> {
    const room = await directory.find(code);
    if (!room) return unknown(code);
    const role = await host.roleIn(room, who);
    if (room.visibility !== 'private' || role !== 'visitor' || who === room.owner) return { room, role };
    return invite !== undefined && sameKey(invite, room.invite) ? { room, role } : unknown(code);
  }

  return {
    async look(code, who) {
      const found = await find(code, who);
      if (isRefusal(found)) return found;
      const allowed = may(found.role, 'room/read');
      return allowed === true ? found.room : allowed;
    },
    async enter(code, who, invite) {
      const found = await find(code, who, invite);
      if (isRefusal(found)) return found;
      const { room, role } = found;
      if (who === 0 || role !== 'visitor' || room.archivedAt !== null) return room;
      const answer = await host.submit(room, join.activity, join.command, { who });
      // Somebody who came in twice at once is a member all the same.
      return isRefusal(answer) && answer.refused !== 'members/already' ? answer : room;
    },
  };
}

function sameKey(given: string, key: string | null): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key ?? '')];
  return key !== null && a.length === b.length && timingSafeEqual(a, b);
}
