/** A member list with its log, to try the rules with. */
import { type Entry, isRefusal, type Moment, type Person, type Role } from '../../activity.ts';
import { membersRules as rules } from '../rules.ts';
import { roleOf } from '../state.ts';
import type { MembersCommand, MembersEvent, MembersOptions } from '../types.ts';

export const OWNER = 1;
export const OPTIONS: MembersOptions = { owner: OWNER, welcome: 'player' };

/** When the first command is done. */
export const START = 1_000_000;

/** Whoever has this number is a program. */
export const BOT = 6;

/** Does commands one after another, 10 ms apart unless told otherwise. What a role may do is not asked. */
export function createList(given = OPTIONS) {
  const barred = new Set<Person>();
  const state = rules.open(given);
  const log: Entry<MembersEvent>[] = [];
  let now = START;
  const act = (who: Person, command: MembersCommand, role: Role = roleOf(state, who)) => {
    const moment: Moment = {
      who,
      role,
      ...(who === BOT && { bot: true }),
      at: now,
      isBarred: (person) => barred.has(person),
      random: () => 0,
    };
    const event = rules.decide(state, command, moment);
    if (isRefusal(event)) return event;
    const entry = { seq: log.length + 1, at: now, by: who, event };
    rules.apply(state, entry);
    log.push(entry);
    now += 10;
    return event;
  };
  return {
    state,
    log,
    /** Those who are banned from the server. */
    barred,
    get now() {
      return now;
    },
    wait(ms: number) {
      now += ms;
    },
    join: (who: Person) => act(who, { type: 'join' }),
    leave: (who: Person) => act(who, { type: 'leave' }),
    setRole: (person: Person, role: 'watcher' | 'player' | 'master') =>
      act(OWNER, { type: 'set-role', person, role }),
    act,
    view: (who: Person) => rules.view(state, { who, role: roleOf(state, who), at: now }),
  };
}
