/** Tables as files: made of what is saved, and read again with all the distrust a file deserves. */
import { isRefusal, type Refusal, refuse, type Time } from '../../activity.ts';
import {
  FORM,
  FORMAT,
  hiddenIn,
  laidAnew,
  losesRound,
  openPart,
  type TableFile,
  tableFile,
} from '../keep/file.ts';
import { checkSound, type Known } from '../keep/sound.ts';
import type { SavedTable } from '../types.ts';
import type { TableSeal } from './table-seal.ts';

export interface ReadFile {
  readonly file: TableFile;
  /** What lay under the seal; null where another server sealed it. */
  readonly exact: SavedTable | null;
}

export function writeFile(seal: TableSeal, table: SavedTable, name: string, at: Time): TableFile {
  const open = openPart(table);
  return {
    format: FORMAT,
    version: FORM,
    name,
    exportedAt: new Date(at).toISOString(),
    open,
    seal: { by: seal.by, data: seal.close(table, open) },
  };
}

/**
 * `table/bad-file` {field} for what is no such file, `table/other-form` {version} for one of a later program,
 * `table/file-changed` where it was sealed here and is not as it was, and what makes a table unsound.
 */
export function readFile(seal: TableSeal, known: Known, input: unknown): ReadFile | Refusal {
  const { format, version, open } = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (format === FORMAT && Number.isInteger(version) && version !== FORM)
    return refuse('table/other-form', { version: version as number });
  const read = tableFile.safeParse(input);
  if (!read.success)
    return refuse('table/bad-file', { field: read.error.issues[0]?.path.join('.') || 'format' });
  const file = read.data;
  if (file.seal.by !== seal.by) return { file, exact: null };
  const exact = seal.open(file.seal.data, open);
  if (!exact) return refuse('table/file-changed');
  return checkSound(known, exact) ?? { file, exact };
}

/** The table this file can be laid as here: as it was, or with hidden cards mixed anew. */
export function tableIn(
  { file, exact }: ReadFile,
  known: Known,
  random: (below: number) => number,
): SavedTable | Refusal {
  return exact ?? laidAnew(known, file.open, random);
}

/** What somebody is told before they lay it. */
export function lookAt(read: ReadFile, known: Known, random: (below: number) => number) {
  const table = tableIn(read, known, random);
  if (isRefusal(table)) return table;
  const { name, exportedAt, open } = read.file;
  return {
    ...{ name, exportedAt },
    from: read.exact ? ('here' as const) : ('elsewhere' as const),
    game: table.game?.id ?? null,
    round: table.round,
    cards: table.cards.length,
    hidden: hiddenIn(open),
    pieces: table.pieces.length,
    endsRound: !read.exact && losesRound(known, open),
  };
}
