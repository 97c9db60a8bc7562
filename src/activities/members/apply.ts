/** Folds an entry into the member list. */
import type { Entry, Person, Time } from '../activity.ts';
import { put } from './bars.ts';
import type { MembersState } from './state.ts';
import { takeOver } from './take-over.ts';
import type { Banned, Kicked, MemberRole, MembersEvent } from './types.ts';

export function apply(state: MembersState, { seq, at, by, event }: Entry<MembersEvent>): void {
  switch (event.type) {
    case 'joined':
      // Deleted first, so that the map stays in the order of joining whatever the log holds.
      state.members.delete(by);
      state.members.set(by, { role: event.role, since: at, seq, ...(event.bot && { bot: true }) });
      assign(state, by, event.role);
      // Whoever is let in in spite of it is no longer kept out.
      state.banned.delete(by);
      return;
    case 'left':
      takeOut(state, by, event.heir);
      return;
    case 'role-set':
      assign(state, event.person, event.role);
      return;
    case 'policy-set':
      state.policy = { ...state.policy, ...event.policy };
      state.welcome = event.welcome ?? state.welcome;
      return;
    case 'muted': {
      const { until, why, note } = event;
      put(state.muted, event.person, { until, why, note, by, at });
      return;
    }
    case 'unmuted':
      state.muted.delete(event.person);
      return;
    case 'kicked':
      banish(state, 'kick', event, state.members.has(event.person), { by, at });
      return;
    case 'banned':
      banish(state, 'ban', event, event.member, { by, at });
      return;
    case 'unbanned':
      state.banned.delete(event.person);
      return;
    case 'locked':
      state.locked = event.on;
      return;
    case 'taken-over':
      takeOver(state, event.from, event.to);
  }
}

function banish(
  state: MembersState,
  kind: 'kick' | 'ban',
  { person, until, why, note, heir }: Kicked | Banned,
  member: boolean,
  given: { readonly by: Person; readonly at: Time },
): void {
  const knew = member || state.banned.get(person)?.knew === true;
  takeOut(state, person, heir);
  put(state.banned, person, { kind, until, why, note, knew, ...given });
}

function takeOut(state: MembersState, person: Person, heir: Person): void {
  state.members.delete(person);
  state.masters.delete(person);
  if (heir) assign(state, heir, 'master');
}

function assign(state: MembersState, person: Person, role: MemberRole): void {
  const member = state.members.get(person);
  if (!member) return;
  member.role = role;
  if (role === 'master') state.masters.add(person);
  else state.masters.delete(person);
}
