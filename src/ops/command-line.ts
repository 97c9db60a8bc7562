/** Reads what was typed, and says what could be. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Command, Input, Option } from './commands/command.ts';

export type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly input: Input }
  /** Null: of all commands. */
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'wrong'; readonly command: Command | null; readonly problem: string };

/** Taken by every command. */
const EVERYWHERE: Readonly<Record<string, Option>> = {
  'data-dir': { value: 'folder', meaning: 'Folder of the database (default: DATA_DIR, or ./data)' },
  help: { meaning: 'Say what the command does' },
};

export function readCommandLine(argv: readonly string[], commands: readonly Command[]): Asked {
  const [name, ...rest] = argv;
  const find = (wanted: string | undefined) => commands.find((command) => command.name === wanted) ?? null;
  if (name === undefined || name === '--help' || name === '-h') return { kind: 'help', command: null };
  if (name === 'help') {
    const command = find(rest[0]);
    return rest[0] === undefined || command
      ? { kind: 'help', command }
      : { kind: 'wrong', command: null, problem: `There is no command "${rest[0]}".` };
  }
  const command = find(name);
  return command
    ? readInput(rest, command)
    : { kind: 'wrong', command: null, problem: `There is no command "${name}".` };
}

function readInput(args: readonly string[], command: Command): Asked {
  const options: ParseArgsOptionsConfig = {};
  for (const [name, { value }] of Object.entries({ ...command.options, ...EVERYWHERE })) {
    options[name] = { type: value === undefined ? 'boolean' : 'string' };
  }
  let parsed: { values: object; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Its first sentence; the others are about dashes.
    return { kind: 'wrong', command, problem: `${error.message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.` };
  }
  const values = parsed.values as Input['values'];
  const words = parsed.positionals;
  if (values.help) return { kind: 'help', command };
  const least = command.words.filter((word) => !word.startsWith('[')).length;
  if (words.length < least)
    return { kind: 'wrong', command, problem: `${command.words[words.length]} is missing.` };
  if (words.length > command.words.length)
    return { kind: 'wrong', command, problem: `"${words[command.words.length]}" is too much.` };
  return { kind: 'run', command, input: { words, values } };
}

const START = 'npm run atelier --';

export function describeCommands(commands: readonly Command[]): string {
  const rows = commands.map((command) => [[command.name, ...command.words].join(' '), command.summary]);
  return [
    `${START} <command>`,
    '',
    ...table(rows),
    '',
    `${START} help <command> says more. All of them may run while the server runs, except restore.`,
  ].join('\n');
}

export function describeCommand(command: Command): string {
  const options = Object.entries({ ...command.options, ...EVERYWHERE });
  const rows = options.map(([name, { value, meaning }]) => [
    `--${name}${value === undefined ? '' : ` <${value}>`}`,
    meaning,
  ]);
  return [
    [START, command.name, ...command.words, '[options]'].join(' '),
    '',
    command.summary,
    ...(command.details ?? []),
    '',
    ...table(rows),
  ].join('\n');
}

/** Two columns, indented. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`);
}

/** `x,y`, both whole and not negative; null for anything else. */
export function readPoint(text: string): { readonly x: number; readonly y: number } | null {
  const point = /^(\d{1,5}),(\d{1,5})$/.exec(text.replace(/\s/g, ''));
  return point ? { x: Number(point[1]), y: Number(point[2]) } : null;
}

/** A plain number from `low` to `high`; null for anything else. */
export function readNumber(text: string, low: number, high: number): number | null {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : null;
}
