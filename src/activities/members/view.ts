/** What each viewer may learn of the member list (invariant 4: reasons and notes are not for everybody). */
import type { Entry, Person, Role, Time, Viewer } from '../activity.ts';
import { isOn, muteOf } from './bars.ts';
import type { MembersState } from './state.ts';
import {
  type Bar,
  type Member,
  type MembersEvent,
  type MembersView,
  type ShownEvent,
  USUAL_POLICY,
} from './types.ts';

/** How many members a view lists; the others are only counted. */
const LISTED = 200;

/** Whoever looks after the room: its masters, and those of the server. */
export const keeps = (role: Role): boolean => role === 'master' || role === 'moderator' || role === 'admin';

export function viewOf(state: MembersState, { who, role, at }: Viewer): MembersView {
  const mute = muteOf(state, who, at);
  return {
    members: listMembers(state, LISTED),
    count: state.members.size,
    role,
    policy: { ...USUAL_POLICY, ...state.policy },
    welcome: state.welcome,
    locked: state.locked,
    mute: mute && { until: mute.until, why: mute.why },
    barred: keeps(role) ? { muted: listBars(state.muted, at), banned: listBars(state.banned, at) } : null,
  };
}

/** Everybody learns who is in and who is not; of the rest only those it is for. */
export function show({ event }: Entry<MembersEvent>, viewer: Viewer): ShownEvent {
  if (keeps(viewer.role)) return event;
  switch (event.type) {
    case 'muted': {
      const { note: _, ...own } = event;
      return viewer.who === event.person ? own : null;
    }
    case 'unmuted':
      return viewer.who === event.person ? event : null;
    case 'kicked':
      return { type: 'removed', person: event.person, heir: event.heir };
    case 'banned':
      return event.member ? { type: 'removed', person: event.person, heir: event.heir } : null;
    case 'unbanned':
      return null;
    default:
      return event;
  }
}

/** Who is shown more of an entry than everybody; null where it is the same for all. */
export function privy({ event }: Entry<MembersEvent>): ((viewer: Viewer) => boolean) | null {
  switch (event.type) {
    case 'muted':
    case 'unmuted':
      return ({ who, role }) => who === event.person || keeps(role);
    case 'kicked':
    case 'banned':
    case 'unbanned':
      return ({ role }) => keeps(role);
    default:
      return null;
  }
}

/** Masters first, then the longest-standing. Looks at no more members than it must. */
function listMembers(state: MembersState, limit: number): Member[] {
  const list = [...state.masters].map((number) => listed(state, number));
  list.sort((a, b) => a.seq - b.seq);
  for (const number of state.members.keys()) {
    if (list.length >= limit) break;
    if (!state.masters.has(number)) list.push(listed(state, number));
  }
  return list.slice(0, limit).map(({ seq: _, ...member }) => member);
}

function listed(state: MembersState, number: Person) {
  const record = state.members.get(number);
  if (!record) throw new Error(`master ${number} is not a member`);
  return { number, ...record };
}

function listBars<B extends Bar & { readonly knew?: boolean }>(bars: ReadonlyMap<Person, B>, at: Time) {
  return [...bars].flatMap(([person, { knew: _, ...bar }]) => (isOn(bar, at) ? [{ person, ...bar }] : []));
}
