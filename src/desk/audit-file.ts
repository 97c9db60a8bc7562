/** The audit as comma-separated values (RFC 4180), for spreadsheets. */
import type { StoredAct } from '../moderation/audit.ts';

export interface NamedAct extends Omit<StoredAct, 'room'> {
  readonly whoName: string;
  readonly targetName: string;
  /** Code of the room; empty for the server. */
  readonly room: string;
  readonly roomTitle: string;
}

const COLUMNS = ['time', 'who', 'name', 'act', 'room', 'title', 'target', 'target name', 'why', 'detail'];

export const csvHead = (): string => `${COLUMNS.join()}\r\n`;

export function csvLine(act: NamedAct): string {
  const { at, who, whoName, room, roomTitle, target, targetName, why, detail } = act;
  const time = new Date(at).toISOString();
  const values = [
    time,
    who,
    whoName,
    act.act,
    room,
    roomTitle,
    target ?? '',
    targetName,
    why,
    JSON.stringify(detail),
  ];
  return `${values.map((value) => cell(String(value))).join()}\r\n`;
}

/** People choose names and write reasons: what a spreadsheet would take for a formula is made plain text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
