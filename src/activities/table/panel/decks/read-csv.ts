/** Cards of texts from a table, as spreadsheets save it. Format: `docs/decks.md`. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { INKS, type Ink } from '../../decks/deck.ts';
import { MAX_CARDS, MAX_FACES, MAX_TEXT } from '../../decks/parse-faces.ts';

export interface TextCard {
  readonly text: string;
  /** Empty: the text names it. */
  readonly name: string;
  readonly copies: number;
  readonly ink: Ink;
}

export type CsvFault =
  | 'no-text'
  | 'text-too-long'
  | 'name-too-long'
  | 'bad-copies'
  | 'bad-colour'
  | 'bad-signs'
  | 'quotes'
  | 'too-many'
  | 'nothing';
/** What is wrong, and in which line of the file, counted from 1. */
export interface CsvProblem {
  readonly line: number;
  readonly fault: CsvFault;
}

const MOST_COPIES = 100;
const LONGEST_NAME = 60;
/** More are not told: who has so many reads the format first. */
const MOST_PROBLEMS = 20;

type Column = 'text' | 'name' | 'copies' | 'colour';
/** What columns may be called in their first line. */
const COLUMNS: Readonly<Record<string, Column>> = {
  ...{ text: 'text', texte: 'text' },
  ...{ name: 'name', nom: 'name' },
  ...{ copies: 'copies', exemplaires: 'copies' },
  ...{ colour: 'colour', color: 'colour', couleur: 'colour' },
};
/** Where there is no such line. */
const USUAL: readonly Column[] = ['text', 'copies', 'colour', 'name'];
const COLOURS: Readonly<Record<string, Ink>> = {
  ...Object.fromEntries(INKS.map((ink) => [ink, ink])),
  ...{ noir: 'black', rouge: 'red', bleu: 'blue', vert: 'green', or: 'gold', doré: 'gold' },
  ...{ violet: 'violet', purple: 'violet' },
};

/** Signs that cannot be seen, and what turns the direction of writing round. */
const BAD_SIGNS = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** The cards in their order, or everything that is wrong with the file, at most 20 things. */
export function readCsv(text: string): readonly TextCard[] | { readonly problems: readonly CsvProblem[] } {
  const rows = rowsOf(text);
  if ('line' in rows) return { problems: [rows] };
  const [first] = rows;
  const named = first?.cells.map((cell) => COLUMNS[cell.toLowerCase()]) ?? [];
  const hasHead = named.includes('text');
  const columns = hasHead ? named : USUAL;
  const problems: CsvProblem[] = [];
  const cards: TextCard[] = [];
  let count = 0;
  for (const { line, cells } of hasHead ? rows.slice(1) : rows) {
    const card = cardOf(cells, columns);
    if (typeof card === 'string') {
      problems.push({ line, fault: card });
      if (problems.length === MOST_PROBLEMS) break;
      continue;
    }
    cards.push(card);
    count += card.copies;
    if (cards.length > MAX_FACES || count > MAX_CARDS) {
      problems.push({ line, fault: 'too-many' });
      break;
    }
  }
  if (problems.length > 0) return { problems };
  return cards.length > 0 ? cards : { problems: [{ line: 1, fault: 'nothing' }] };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): readonly Row[] | CsvProblem {
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, trim: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as unknown as { info: { lines: number }; record: string[] }[];
    // The parser says where a record ends; one with line breaks in its cells began earlier.
    return rows.map(({ info, record }) => ({
      line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
      cells: record.map((cell) => cell.replace(/\r\n?/g, '\n')),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines = 1 } = error as unknown as { lines?: number };
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    return { line: unclosed ? openedAt(text) : lines, fault: 'quotes' };
  }
}

/** The line in which quotes were opened that nobody closed. */
function openedAt(text: string): number {
  let [line, opened, inside] = [1, 1, false];
  for (const sign of text) {
    if (sign === '\n') line++;
    if (sign !== '"') continue;
    inside = !inside;
    if (inside) opened = line;
  }
  return opened;
}

function cardOf(cells: readonly string[], columns: readonly (Column | undefined)[]): TextCard | CsvFault {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const [text, name, copies, colour] = [cell('text'), cell('name'), cell('copies'), cell('colour')];
  if (text === '') return 'no-text';
  if (text.length > MAX_TEXT) return 'text-too-long';
  if (name.length > LONGEST_NAME) return 'name-too-long';
  if (BAD_SIGNS.test(text.replaceAll('\n', ' ')) || BAD_SIGNS.test(name)) return 'bad-signs';
  const count = copies === '' ? 1 : Number(copies);
  if (!Number.isInteger(count) || count < 1 || count > MOST_COPIES) return 'bad-copies';
  const ink = colour === '' ? 'black' : COLOURS[colour.toLowerCase()];
  if (!ink) return 'bad-colour';
  return { text, name, copies: count, ink };
}

/** Spreadsheets separate by what the language of their owner does not need in numbers. */
function delimiterOf(text: string): string {
  const line = /[^\r\n]*/.exec(text.replace(/"(?:[^"]|"")*"/g, ''))?.[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** The text of a file, in whichever of the usual ways it was written. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Older spreadsheets write what their system writes: in the West this.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
