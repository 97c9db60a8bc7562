/** Acts of those who look after a mural, for the audit. Placements make no rows and cost nothing. */
import { type Act, auditRow } from '../../moderation/audit.ts';
import type { Row } from '../../rooms/log.ts';
import type { Entry } from '../activity.ts';
import type { MuralState } from './state.ts';
import type { Criteria, MuralEvent, RolledBack } from './types.ts';

const NONE: readonly Row[] = [];

export function archive(room: number, state: MuralState, entry: Entry<MuralEvent>): readonly Row[] {
  if (entry.event.type === 'painted') return NONE;
  const act = actOf(state, entry);
  if (act === null) return NONE;
  const { at, by } = entry;
  return [auditRow(room, 'mural', entry.seq, { at, who: by, target: null, why: '', ...act })];
}

type Told = Pick<Act, 'act' | 'detail'> & Partial<Pick<Act, 'target' | 'why'>>;

function actOf(state: MuralState, { event, at }: Entry<MuralEvent>): Told | null {
  switch (event.type) {
    case 'painted':
      return null;
    case 'reset':
    case 'unreset':
      return { act: `mural/${event.type}`, detail: {} };
    case 'configured':
      return {
        act: 'mural/configure',
        detail: { cooldown: event.cooldown ?? null, colors: event.palette?.length ?? null },
      };
    case 'protected':
      return {
        act: 'mural/protect',
        detail: {
          areas: event.areas?.length ?? null,
          mask: event.mask === undefined ? null : event.mask === null ? 'taken off' : 'set',
        },
      };
    case 'scheduled':
      return {
        act: 'mural/schedule',
        detail: {
          opensAt: event.opensAt,
          closesAt: event.closesAt,
          frozen: event.frozen,
          ...(event.switched && { switched: true }),
        },
      };
    case 'rolled-back':
      return rollBackOf(state, event, at);
  }
}

/** Once for each rollback and once for undoing it, however many entries they take. */
function rollBackOf(state: MuralState, event: RolledBack, at: number): Told | null {
  const { group, begins, undoes, changes } = event;
  if (begins !== undefined)
    return {
      act: 'mural/roll-back',
      target: begins.criteria.by ?? null,
      why: begins.why,
      detail: { rollback: group, pixels: begins.found, ...flat(begins.criteria) },
    };
  const rollback = state.rollbacks.find(({ id }) => id === group);
  const first = undoes && rollback?.undone?.at === at && rollback.restored === changes.places.length;
  if (!first) return null;
  return {
    act: 'mural/undo-roll-back',
    target: rollback.criteria.by ?? null,
    detail: { rollback: group },
  };
}

function flat({ since, until, area }: Criteria): Act['detail'] {
  return { since: since ?? null, until: until ?? null, ...area };
}
