/** Who gets into a room. A private room and one that does not exist answer alike to those who may not. */
import { timingSafeEqual } from 'node:crypto';
import { isRefusal, type Person, type Refusal, refuse } from '../activities/activity.ts';
import type { Directory } from './directory.ts';
import type { Host } from './host.ts';
import type { Room } from './room.ts';

export interface EntryDeps {
  readonly directory: Directory;
  readonly host: Host;
  /** The activity and command that make somebody a member. */
  readonly join: { readonly activity: string; readonly command: { readonly type: string } };
}

export interface Entry {
  /** The room, if this person (0: nobody) may see it. */
  look(code: string, who: Person): Promise<Room | Refusal>;
  /** The same, and makes a person with an account a member. `invite` opens a private room. */
  enter(code: string, who: Person, invite?: string): Promise<Room | Refusal>;
}

export function createEntry({ directory, host, join }: EntryDeps): Entry {
  const unknown = (code: string): Refusal => refuse('rooms/unknown', { code });

  /** Whoever is barred from a room they know is told so; to others a private one does not exist. */
  async function find(code: string, who: Person, invite?: string): Promise<Room | Refusal> {
    const room = await directory.find(code);
    if (!room) return unknown(code);
    const role = await host.roleIn(room, who);
    const outside = role === 'visitor' && who !== room.owner && !(await host.knows(room, who));
    const hidden = room.visibility === 'private' && outside;
    if (hidden && !(invite !== undefined && sameKey(invite, room.invite))) return unknown(code);
    const allowed = await host.permit(room, { who }, 'room/read');
    return isRefusal(allowed) ? allowed : room;
  }

  return {
    look: (code, who) => find(code, who),
    async enter(code, who, invite) {
      const room = await find(code, who, invite);
      if (isRefusal(room)) return room;
      if (who === 0 || room.archivedAt !== null || (await host.isMember(room, who))) return room;
      // Moderators look into private rooms without belonging there, unless they were invited.
      if (room.visibility === 'private' && invite === undefined && who !== room.owner) return room;
      const answer = await host.submit(room, join.activity, join.command, { who });
      if (!isRefusal(answer)) return room;
      // Somebody who came in twice at once is a member all the same.
      if (answer.refused === 'members/already') return room;
      // Whoever finds a room locked may look on, as those do who have no account.
      return answer.refused === 'members/locked' && room.visibility !== 'private' ? room : answer;
    },
  };
}

function sameKey(given: string, key: string | null): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key ?? '')];
  return key !== null && a.length === b.length && timingSafeEqual(a, b);
}
