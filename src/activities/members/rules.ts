/** The rules of the member list. Who may do what is asked before, of `people/roles.ts`. */
import { type Moment, type Person, type Refusal, type Rules, refuse, type Time } from '../activity.ts';
import { apply } from './apply.ts';
import { banOf, muteOf, roomFor } from './bars.ts';
import { decodeEvent, encodeEvent } from './codec.ts';
import { decodeState, encodeState } from './snapshot.ts';
import { emptyState, heirOf, isLastMaster, type MembersState, takesOver } from './state.ts';
import { holdsAnything } from './take-over.ts';
import {
  type Ban,
  type Banned,
  type Group,
  type Joined,
  KICK_TIME,
  type Kick,
  type Kicked,
  type Left,
  type MemberRole,
  type MembersCommand,
  type MembersEvent,
  type MembersOptions,
  type MembersView,
  type Mute,
  type Muted,
  type Policy,
  type PolicySet,
  type RoleSet,
  type SetPolicy,
  type SetRole,
  type TakenOver,
  type TakeOver,
  USUAL_POLICY,
} from './types.ts';
import { privy, show, viewOf } from './view.ts';

export const membersRules: Rules<MembersOptions, MembersState, MembersCommand, MembersEvent, MembersView> = {
  version: 4,
  open: emptyState,
  decide,
  apply,
  view: viewOf,
  show: (_state, entry, viewer) => show(entry, viewer),
  privy: (_state, entry) => privy(entry),
  snapshot: encodeState,
  restore: decodeState,
  encode: encodeEvent,
  decode: decodeEvent,
};

function decide(state: MembersState, command: MembersCommand, moment: Moment): MembersEvent | Refusal {
  switch (command.type) {
    case 'join':
      return join(state, moment, command.role);
    case 'leave':
      return leave(state, moment);
    case 'set-role':
      return setRole(state, command, moment);
    case 'set-policy':
      return setPolicy(state, command);
    case 'mute':
      return mute(state, command, moment);
    case 'unmute':
      return unmute(state, command.person, moment);
    case 'kick':
      return kick(state, command, moment);
    case 'ban':
      return ban(state, command, moment);
    case 'unban':
      return unban(state, command.person, moment.at);
    case 'lock':
      return command.on === state.locked ? refuse('members/no-change') : { type: 'locked', on: command.on };
    case 'take-over':
      return takeOver(state, command);
  }
}

/**
 * The owner joins as master as long as nobody else is one: at first, and when
 * they come back to a room that everybody left. An owner who passed the room
 * on by leaving comes back as anybody does.
 */
function join(state: MembersState, { who, bot }: Moment, promised?: MemberRole): Joined | Refusal {
  if (state.members.has(who)) return refuse('members/already');
  const role = takesOver(state, who) ? 'master' : (promised ?? state.welcome);
  return { type: 'joined', role, ...(bot && { bot }) };
}

function leave(state: MembersState, moment: Moment): Left | Refusal {
  if (!state.members.has(moment.who)) return refuse('members/not-here');
  return { type: 'left', heir: heirAt(state, moment.who, moment) };
}

function heirAt(state: MembersState, goes: Person, { at, isBarred }: Moment): Person {
  const isKept = (person: Person) => muteOf(state, person, at) !== null || isBarred?.(person, at) === true;
  return heirOf(state, goes, isKept);
}

function setRole(state: MembersState, { person, role }: SetRole, moment: Moment): RoleSet | Refusal {
  const member = state.members.get(person);
  if (!member) return refuse('members/not-here', { person });
  if (member.role === role) return refuse('members/no-change', { person, role });
  const own = person === moment.who || moment.who === state.owner;
  if (!own && isFellow(state, person, moment)) return refuse('members/fellow-master', { person });
  if (isLastMaster(state, person)) return refuse('members/last-master');
  return { type: 'role-set', person, role };
}

function setPolicy(state: MembersState, { type: _, welcome, ...wish }: SetPolicy): PolicySet | Refusal {
  const now: Policy = { ...USUAL_POLICY, ...state.policy };
  const policy = Object.fromEntries(
    Object.entries(wish).filter(([group, role]) => role !== undefined && now[group as Group] !== role),
  );
  const changes = welcome !== undefined && welcome !== state.welcome;
  if (!changes && Object.keys(policy).length === 0) return refuse('members/no-change');
  return { type: 'policy-set', policy, welcome: changes ? welcome : null };
}

function mute(state: MembersState, { person, until, why, note }: Mute, moment: Moment): Muted | Refusal {
  const no = whyNotAgainst(state, person, moment) ?? whyNotUntil(until, moment.at);
  const full = roomFor(state.muted, person, moment.at);
  return no ?? full ?? { type: 'muted', person, until, why, note };
}

function unmute(state: MembersState, person: Person, { who, at }: Moment): MembersEvent | Refusal {
  if (person === who) return refuse('members/not-yourself');
  return muteOf(state, person, at) ? { type: 'unmuted', person } : refuse('members/no-change');
}

function kick(state: MembersState, { person, why, note }: Kick, moment: Moment): Kicked | Refusal {
  if (!state.members.has(person)) return refuse('members/not-here', { person });
  const no = whyNotAgainst(state, person, moment) ?? roomFor(state.banned, person, moment.at);
  const heir = heirAt(state, person, moment);
  return no ?? { type: 'kicked', person, until: moment.at + KICK_TIME, why, note, heir };
}

function ban(state: MembersState, { person, until, why, note }: Ban, moment: Moment): Banned | Refusal {
  const no = whyNotAgainst(state, person, moment) ?? whyNotUntil(until, moment.at);
  const full = roomFor(state.banned, person, moment.at);
  const member = state.members.has(person);
  return (
    no ?? full ?? { type: 'banned', person, until, why, note, heir: heirAt(state, person, moment), member }
  );
}

function unban(state: MembersState, person: Person, at: Time): MembersEvent | Refusal {
  return banOf(state, person, at) ? { type: 'unbanned', person } : refuse('members/no-change');
}

function takeOver(state: MembersState, { from, to }: TakeOver): TakenOver | Refusal {
  if (from === to || !holdsAnything(state, from)) return refuse('members/not-here', { person: from });
  return { type: 'taken-over', from, to };
}

/** A master does not turn against another: the one who made the room, or the server's moderators, take the role first. */
function whyNotAgainst(state: MembersState, person: Person, moment: Moment): Refusal | null {
  if (person === moment.who) return refuse('members/not-yourself');
  return isFellow(state, person, moment) ? refuse('members/fellow-master', { person }) : null;
}

function isFellow(state: MembersState, person: Person, { role }: Moment): boolean {
  return role === 'master' && state.masters.has(person);
}

function whyNotUntil(until: Time | null, at: Time): Refusal | null {
  return until !== null && until <= at ? refuse('members/bad-end', { until }) : null;
}
