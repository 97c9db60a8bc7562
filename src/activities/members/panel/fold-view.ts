/** Keeps a view of the member list up to date with the entries its viewer is shown. */
import type { ShownEntry } from '../../../live/protocol.ts';
import type { Person, Role } from '../../activity.ts';
import type { Banished, Barred, Member, MemberRole, MembersView, ShownEvent } from '../types.ts';

/** As many as a view lists. */
const LISTED = 200;

const isStaff = (role: Role): boolean => role === 'moderator' || role === 'admin';

export function folded(view: MembersView, entries: readonly ShownEntry[], me: Person): MembersView {
  return entries.reduce((now, entry) => fold(now, entry, me), view);
}

function fold(view: MembersView, { at, by, e }: ShownEntry, me: Person): MembersView {
  const event = e as ShownEvent;
  if (event === null) return view;
  switch (event.type) {
    case 'joined':
      return withRole(
        joined(view, {
          number: by,
          role: event.role,
          since: at,
          ...(event.bot && { bot: true }),
        }),
        by,
        event.role,
        me,
      );
    case 'left':
      return inherited(gone(view, by, me), event.heir, me);
    case 'removed':
      return inherited(gone(view, event.person, me), event.heir, me);
    case 'role-set':
      return withRole(view, event.person, event.role, me);
    case 'policy-set':
      return {
        ...view,
        policy: { ...view.policy, ...event.policy },
        welcome: event.welcome ?? view.welcome,
      };
    case 'locked':
      return { ...view, locked: event.on };
    case 'muted': {
      const { person, until, why, note = '' } = event;
      const own = person === me ? { ...view, mute: { until, why } } : view;
      return barred(own, 'muted', { person, until, why, note, by, at });
    }
    case 'unmuted': {
      const own = event.person === me ? { ...view, mute: null } : view;
      return lifted(own, 'muted', event.person);
    }
    case 'kicked':
    case 'banned': {
      const { person, until, why, note, heir } = event;
      const kind = event.type === 'kicked' ? 'kick' : 'ban';
      const was = event.type === 'kicked' || event.member;
      const left = was ? inherited(gone(view, person, me), heir, me) : view;
      return barred(left, 'banned', { kind, person, until, why, note, by, at });
    }
    case 'unbanned':
      return lifted(view, 'banned', event.person);
    case 'taken-over':
      return takenOver(view, event.from, event.to);
  }
}

/** One person had two accounts here: they are listed once, in the higher role, since the longer time. */
function takenOver(view: MembersView, from: Person, to: Person): MembersView {
  const old = view.members.find(({ number }) => number === from);
  if (!old) return view;
  const known = view.members.find(({ number }) => number === to);
  const heir = known && rank(known) < rank(old) ? known : { ...old, number: to };
  const rest = view.members.filter(({ number }) => number !== from && number !== to);
  const members = [...rest, heir].toSorted((a, b) => rank(a) - rank(b) || a.since - b.since);
  return { ...view, members, count: known ? view.count - 1 : view.count };
}

function joined(view: MembersView, member: Member): MembersView {
  const members = view.members.length < LISTED ? [...view.members, member] : view.members;
  return { ...view, members, count: view.count + 1 };
}

function gone(view: MembersView, person: Person, me: Person): MembersView {
  const members = view.members.filter(({ number }) => number !== person);
  const role = person === me && !isStaff(view.role) ? 'visitor' : view.role;
  return { ...view, members, count: Math.max(0, view.count - 1), role };
}

function inherited(view: MembersView, heir: Person, me: Person): MembersView {
  return heir === 0 ? view : withRole(view, heir, 'master', me);
}

function withRole(view: MembersView, person: Person, role: MemberRole, me: Person): MembersView {
  const members = view.members.map((one) => (one.number === person ? { ...one, role } : one));
  return {
    ...view,
    members: members.toSorted((a, b) => rank(a) - rank(b) || a.since - b.since),
    role: person === me && !isStaff(view.role) ? role : view.role,
  };
}

const rank = ({ role }: Member): number => (role === 'master' ? 0 : 1);

function barred(view: MembersView, list: 'muted' | 'banned', bar: Barred | Banished): MembersView {
  if (!view.barred) return view;
  const others = view.barred[list].filter(({ person }) => person !== bar.person);
  return { ...view, barred: { ...view.barred, [list]: [...others, bar] } };
}

function lifted(view: MembersView, list: 'muted' | 'banned', person: Person): MembersView {
  if (!view.barred) return view;
  const others = (view.barred[list] as readonly Barred[]).filter((bar) => bar.person !== person);
  return { ...view, barred: { ...view.barred, [list]: others } };
}
