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
  if (type !== 'loaded' && type !== 'imported') return NONE;
  const act = type === 'loaded' ? 'table/load' : 'table/import';
  return [auditRow(room, 'table', seq, { at, who: by, target: null, why: '', act, detail: { what } })];
}
