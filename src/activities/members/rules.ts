/** The rules of the member list. Who may do what is asked before, of `people/roles.ts`. */
import { type Entry, type Moment, type Person, type Refusal, type Rules, refuse } from '../activity.ts';
import { decodeEvent, decodeState, encodeEvent, encodeState } from './codec.ts';
import {
  emptyState,
  isLastMaster,
  listMembers,
  longestStandingBut,
  type MembersState,
  roleOf,
} from './state.ts';
import type {
  Joined,
  Left,
  MemberRole,
  MembersCommand,
  MembersEvent,
  MembersOptions,
  MembersView,
  RoleSet,
  SetRole,
} from './types.ts';

/** How many members a view lists; the others are only counted. */
const LISTED = 200;

export const membersRules: Rules<MembersOptions, MembersState, MembersCommand, MembersEvent, MembersView> = {
  version: 1,
  open: emptyState,
  decide,
  apply,
  view: (state, viewer) => ({
    members: listMembers(state, LISTED),
    count: state.members.size,
    role: roleOf(state, viewer.who),
  }),
  show: (_state, entry) => entry.event,
  snapshot: encodeState,
  restore: decodeState,
  encode: encodeEvent,
  decode: decodeEvent,
};

function decide(state: MembersState, command: MembersCommand, moment: Moment): MembersEvent | Refusal {
  switch (command.type) {
    case 'join':
      return join(state, moment.who, command.role);
    case 'leave':
      return leave(state, moment.who);
    case 'set-role':
      return setRole(state, command);
  }
}

/**
 * The owner joins as master as long as nobody else is one: at first, and when
 * they come back to a room that everybody left. An owner who passed the room
 * on by leaving comes back as anybody does.
 */
function join(state: MembersState, who: Person, promised?: MemberRole): Joined | Refusal {
  if (state.members.has(who)) return refuse('members/already');
  const takesOver = who === state.options.owner && state.masters.size === 0;
  return { type: 'joined', role: takesOver ? 'master' : (promised ?? state.options.welcome) };
}

function leave(state: MembersState, who: Person): Left | Refusal {
  if (!state.members.has(who)) return refuse('members/not-here');
  return { type: 'left', heir: isLastMaster(state, who) ? longestStandingBut(state, who) : 0 };
}

function setRole(state: MembersState, { person, role }: SetRole): RoleSet | Refusal {
  const member = state.members.get(person);
  if (!member) return refuse('members/not-here', { person });
  if (member.role === role) return refuse('members/no-change', { person, role });
  if (isLastMaster(state, person)) return refuse('members/last-master');
  return { type: 'role-set', person, role };
}

function apply(state: MembersState, { seq, at, by, event }: Entry<MembersEvent>): void {
  switch (event.type) {
    case 'joined':
      // Deleted first, so that the map stays in the order of joining whatever the log holds.
      state.members.delete(by);
      state.members.set(by, { role: event.role, since: at, seq });
      assign(state, by, event.role);
      break;
    case 'left':
      state.members.delete(by);
      state.masters.delete(by);
      if (event.heir) assign(state, event.heir, 'master');
      break;
    case 'role-set':
      assign(state, event.person, event.role);
  }
}

function assign(state: MembersState, person: Person, role: MemberRole): void {
  const member = state.members.get(person);
  if (!member) return;
  member.role = role;
  if (role === 'master') state.masters.add(person);
  else state.masters.delete(person);
}
