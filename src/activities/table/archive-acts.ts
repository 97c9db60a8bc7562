/** Acts of those who look after a table that touch what others had before them, for the audit. */
import { auditRow } from '../../moderation/audit.ts';
import type { Row } from '../../rooms/log.ts';
import type { Entry } from '../activity.ts';
import type { TableEvent } from './types.ts';

const NONE: readonly Row[] = [];

export function archive(
  room: number,
  _state: unknown,
  { seq, at, by, event }: Entry<TableEvent>,
): readonly Row[] {
  const { type, what = '' } = event.act;
  const told = { at, who: by, target: null, why: '' };
  if (type === 'deck-shared' || type === 'deck-taken-down') {
    const act = type === 'deck-shared' ? 'table/share-deck' : 'table/take-down-deck';
    const detail = { deck: what, name: nameIn(event) };
    return [auditRow(room, 'table', seq, { ...told, act, detail })];
  }
  if (type !== 'loaded' && type !== 'imported') return NONE;
  const act = type === 'loaded' ? 'table/load' : 'table/import';
  return [auditRow(room, 'table', seq, { ...told, act, detail: { what } })];
}

/** What a deck was called that came onto the shelf or left it. */
function nameIn({ ops }: TableEvent): string {
  for (const op of ops) {
    if (op.op === 'shelve') return op.deck.names.en;
    if (op.op === 'unshelve') return op.names.en;
  }
  return '';
}
