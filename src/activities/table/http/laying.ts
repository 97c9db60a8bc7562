/** Lays a table in the place of what lies there, which is saved first: nothing is lost by it. */
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { type Command, isRefusal, type Refusal, refuse, type Time } from '../../activity.ts';
import type { SavedHead, SavedTables } from '../archive.ts';
import { encodeSaved, isBare, saveTable } from '../keep/saved.ts';
import type { TableState } from '../state.ts';
import type { SavedTable, TableCommand } from '../types.ts';

/** Of those that were saved by themselves, in one room. */
const MOST_BEFORE = 5;
/** People at the table may act between saving and laying; then both are done again. */
const TRIES = 5;

type Load = Extract<TableCommand, { type: 'load' }>;
type Head = Pick<SavedHead, 'name' | 'keptFor' | 'by' | 'at'>;

export interface Laying {
  readonly host: Host;
  readonly saved: SavedTables;
  readonly now: () => Time;
}

/** What is written beside a saved table. */
export function headOf({ game, round, cards }: SavedTable, head: Head): Omit<SavedHead, 'id'> {
  return { ...head, game: game?.id ?? '', round, cards: cards.length };
}

export async function lay(
  { host, saved, now }: Laying,
  channel: Channel,
  actor: Actor,
  table: SavedTable,
  source: Load['source'],
): Promise<{ readonly seq: number; readonly before: number | null } | Refusal> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const { there, bare, after } = await host.read(channel, (state: TableState, seq) => ({
      there: saveTable(state),
      bare: isBare(state),
      after: seq,
    }));
    const head = headOf(there, { name: '', keptFor: 'loading', by: actor.who, at: now() });
    const before = bare ? null : await saved.add(channel.room.id, head, encodeSaved(there), MOST_BEFORE);
    const command: Load = { type: 'load', table, source, after };
    const answer = await host.record(channel, command as Command, actor);
    if (!isRefusal(answer)) return { seq: answer, before: before?.id ?? null };
    if (before) await saved.remove(channel.room.id, before.id);
    if (answer.refused !== 'table/changed') return answer;
  }
  return refuse('table/changed');
}
