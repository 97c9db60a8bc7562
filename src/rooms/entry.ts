/** Who gets into a room. A private room and one that does not exist answer alike to those who may not. */
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { isRefusal, type Person, type Refusal, refuse } from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import type { Directory } from './directory.ts';
import type { Guesses } from './guesses.ts';
import type { Host } from './host.ts';
import { type Room, readCode } from './room.ts';

/** "There is no such room" takes at least this long, in ms: more than looking for one, whether it is there or not. */
const LEAST_TIME = 25;

export interface EntryDeps {
  readonly directory: Directory;
  readonly host: Host;
  readonly guesses: Guesses;
  /** The activity and command that make somebody a member. */
  readonly join: { readonly activity: string; readonly command: { readonly type: string } };
  /** What earlier accounts of this person hold in the room goes over to them. */
  readonly takeOver: (room: Room, who: Person) => Promise<void>;
}

export interface Entry {
  /** The room, if this person (0: nobody) may see it. */
  look(code: string, by: Actor): Promise<Room | Refusal>;
  /** The same, and makes a person with an account a member. `invite` opens a private room. */
  enter(code: string, by: Actor, invite?: string): Promise<Room | Refusal>;
}

export function createEntry({ directory, host, guesses, join, takeOver }: EntryDeps): Entry {
  /** What it would take to know of this room is more than its code: they are told whatever they tried before. */
  async function isKnownTo({ who }: Actor, room: Room, invite?: string): Promise<boolean> {
    if (room.visibility === 'public' || (who !== 0 && who === room.owner)) return true;
    if (invite !== undefined && sameKey(invite, room.invite)) return true;
    return (await host.roleIn(room, who)) !== 'visitor' || (await host.knows(room, who));
  }

  /** Whoever is barred from a room they know is told so; to others a private one does not exist. */
  async function find(input: string, by: Actor, invite?: string): Promise<Room | Refusal> {
    const asked = performance.now();
    const code = readCode(input);
    // No room can have it: telling so tells nothing.
    if (code === null) return refuse('rooms/unknown', { code: input });
    const room = await directory.find(code);
    if (room && by.who !== 0) await takeOver(room, by.who);
    if (!room || !(await isKnownTo(by, room, invite))) {
      const held = guesses.hold(by.address);
      const hidden = !room || room.visibility === 'private';
      if (!held && hidden) guesses.missed(by.address, code);
      if (held || hidden) {
        await pass(Math.max(0, LEAST_TIME - (performance.now() - asked)));
        return held ?? refuse('rooms/unknown', { code: input });
      }
    }
    const allowed = await host.permit(room, by, 'room/read');
    return isRefusal(allowed) ? allowed : room;
  }

  return {
    look: (code, by) => find(code, by),
    async enter(code, by, invite) {
      const room = await find(code, by, invite);
      if (isRefusal(room)) return room;
      const { who } = by;
      if (who === 0 || room.archivedAt !== null || (await host.isMember(room, who))) return room;
      // Moderators look into private rooms without belonging there, unless they were invited.
      if (room.visibility === 'private' && invite === undefined && who !== room.owner) return room;
      const answer = await host.submit(room, join.activity, join.command, by);
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
