/** The audit of what masters and moderators do with the member list, written in the same transaction. */
import { auditRow } from '../../moderation/audit.ts';
import type { Row } from '../../rooms/log.ts';
import type { Entry, Person } from '../activity.ts';
import type { MembersEvent } from './types.ts';

type Detail = Parameters<typeof auditRow>[3]['detail'];

interface Told {
  readonly act: string;
  readonly target: Person | null;
  readonly why?: string;
  readonly detail?: Detail;
}

/** One row for each act; none for people who come and go by themselves. */
export function archive(room: number, _state: unknown, { seq, at, by, event }: Entry<MembersEvent>): Row[] {
  const told = toldOf(event);
  if (!told) return [];
  const { act, target, why = '', detail = {} } = told;
  return [auditRow(room, 'members', seq, { at, who: by, act: `members/${act}`, target, why, detail })];
}

function toldOf(event: MembersEvent): Told | null {
  switch (event.type) {
    case 'joined':
    case 'left':
    case 'taken-over':
      return null;
    case 'role-set':
      return { act: 'set-role', target: event.person, detail: { role: event.role } };
    case 'policy-set': {
      const { policy, welcome } = event;
      return { act: 'set-policy', target: null, detail: { ...policy, ...(welcome && { welcome }) } };
    }
    case 'muted': {
      const { person, until, why, note } = event;
      return { act: 'mute', target: person, why, detail: { until, note } };
    }
    case 'kicked': {
      const { person, until, why, note, heir } = event;
      return { act: 'kick', target: person, why, detail: { until, note, ...(heir && { heir }) } };
    }
    case 'banned': {
      const { person, until, why, note, heir } = event;
      return { act: 'ban', target: person, why, detail: { until, note, ...(heir && { heir }) } };
    }
    case 'unmuted':
      return { act: 'unmute', target: event.person };
    case 'unbanned':
      return { act: 'unban', target: event.person };
    case 'locked':
      return { act: 'lock', target: null, detail: { on: event.on } };
  }
}
