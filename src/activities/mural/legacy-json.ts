/**
 * The canvas file of the older app, read piece by piece and written entry by
 * entry, so that a big one never lies in memory as a whole:
 *
 *     {"x,y": {"color": "#rrggbb", "timestamp": ISO 8601, "user_id": uuid}, …}
 */
import type { Time } from '../activity.ts';

export interface LegacyPixel {
  readonly x: number;
  readonly y: number;
  /** `#rrggbb`, lower case. */
  readonly color: string;
  /** 0 where the file does not say when. */
  readonly at: Time;
  /** Empty where the file does not say who. */
  readonly user: string;
}

/** An entry that could not be read, and why. The rest of the file is still good. */
export interface LegacyProblem {
  readonly key: string;
  readonly problem: string;
}

export interface LegacySink {
  pixel(pixel: LegacyPixel): void;
  problem(problem: LegacyProblem): void;
}

/** The file is not a JSON object at all, or ends in the middle. */
export class LegacyFileError extends Error {
  override readonly name = 'LegacyFileError';
}

/** Characters of one entry; a longer one is reported and skipped, so that memory stays bounded. */
const MAX_ENTRY = 4096;

export interface LegacyReader {
  /** @throws LegacyFileError */
  write(text: string): void;
  /** To be called after the last piece. @throws LegacyFileError */
  end(): void;
}

/**
 * Finds where each entry begins and ends by counting brackets outside strings,
 * and leaves its inside to JSON.parse.
 */
export function createLegacyReader(sink: LegacySink): LegacyReader {
  /** Everything that may change where an entry ends. */
  const marks = /["\\{}[\],]/g;
  let stage: 'before' | 'inside' | 'after' = 'before';
  let entry = '';
  let tooLong = false;
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let first = true;

  function keep(text: string): void {
    tooLong ||= entry.length + text.length > MAX_ENTRY;
    entry += text.slice(0, MAX_ENTRY - entry.length);
  }

  function finish(): void {
    const text = entry.trim();
    // Only an empty object may have an entry of nothing.
    if (text === '' && !(first && stage === 'after')) throw new LegacyFileError('an entry is missing');
    if (tooLong) sink.problem({ key: keyOf(text), problem: 'longer than an entry can be' });
    else if (text !== '') readEntry(text, sink);
    entry = '';
    tooLong = false;
    first = false;
  }

  /** @returns whether the entry ends before this mark */
  function ends(mark: string): boolean {
    if (quoted) {
      if (mark === '"') quoted = false;
      return false;
    }
    if (mark === '"') quoted = true;
    else if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') {
      if (depth === 0 && mark === ']') throw new LegacyFileError('closed by the wrong bracket');
      if (depth === 0) stage = 'after';
      depth -= 1;
    }
    return stage === 'after' || (mark === ',' && depth === 0);
  }

  /** @returns where in the text the object ended, or the length of the text */
  function inside(text: string, start: number): number {
    let from = start;
    marks.lastIndex = start;
    if (escaped && start < text.length) {
      marks.lastIndex += 1;
      escaped = false;
    }
    for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
      if (match[0] === '\\' && quoted) {
        // The character after it counts for nothing, even in the next piece.
        if (marks.lastIndex < text.length) marks.lastIndex += 1;
        else escaped = true;
      } else if (ends(match[0])) {
        keep(text.slice(from, match.index));
        finish();
        from = marks.lastIndex;
        if (stage === 'after') return from;
      }
    }
    keep(text.slice(from));
    return text.length;
  }

  return {
    write(text) {
      let at = 0;
      if (stage === 'before') {
        at = text.search(/[^\s\uFEFF]/);
        if (at < 0) return;
        if (text[at] !== '{') throw new LegacyFileError('does not begin with {');
        stage = 'inside';
        at += 1;
      }
      if (stage === 'inside') at = inside(text, at);
      if (/\S/.test(text.slice(at))) throw new LegacyFileError('goes on after its end');
    },
    end() {
      if (stage !== 'after') throw new LegacyFileError('ends in the middle');
    },
  };
}

function keyOf(text: string): string {
  return /^"((?:[^"\\]|\\.){0,60})/.exec(text)?.[1] ?? text.slice(0, 60);
}

function readEntry(text: string, sink: LegacySink): void {
  let entries: [string, unknown][];
  try {
    entries = Object.entries(JSON.parse(`{${text}}`));
  } catch {
    sink.problem({ key: keyOf(text), problem: 'not JSON' });
    return;
  }
  for (const [key, value] of entries) {
    const read = readPixel(key, value);
    if (typeof read === 'string') sink.problem({ key, problem: read });
    else sink.pixel(read);
  }
}

function readPixel(key: string, value: unknown): LegacyPixel | string {
  const place = /^(\d{1,6}),(\d{1,6})$/.exec(key);
  if (!place) return 'the key is not "x,y"';
  if (typeof value !== 'object' || value === null) return 'the value is not an object';
  const { color, timestamp, user_id: user } = value as Record<string, unknown>;
  if (typeof color !== 'string' || !/^#[0-9a-f]{6}$/i.test(color)) return 'color is not #rrggbb';
  const at = timestamp === undefined || timestamp === null ? 0 : readTime(timestamp);
  if (at === null) return 'timestamp is not a time in ISO 8601';
  if (user !== undefined && user !== null && typeof user !== 'string') return 'user_id is not a text';
  return { x: Number(place[1]), y: Number(place[2]), color: color.toLowerCase(), at, user: user ?? '' };
}

/** ISO 8601 down to microseconds; where no zone is given, UTC. */
function readTime(timestamp: unknown): Time | null {
  if (typeof timestamp !== 'string') return null;
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(timestamp);
  if (!parts) return null;
  // biome-ignore lint/style/noRestrictedGlobals: the calendar, not the clock
  const at = Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? 'Z'}`);
  return Number.isNaN(at) ? null : at;
}

export const LEGACY_START = '{';
export const LEGACY_END = '}\n';

/** One entry of the file, with the comma before it where it is not the first. */
export function formatLegacyPixel(pixel: LegacyPixel, first: boolean): string {
  const value = {
    color: pixel.color,
    // biome-ignore lint/style/noRestrictedGlobals: the calendar, not the clock
    timestamp: pixel.at === 0 ? null : new Date(pixel.at).toISOString(),
    user_id: pixel.user === '' ? null : pixel.user,
  };
  return `${first ? '' : ','}\n${JSON.stringify(`${pixel.x},${pixel.y}`)}:${JSON.stringify(value)}`;
}
