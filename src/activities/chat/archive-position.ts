/** A position in somebody's history as an opaque word for addresses: `at.room.seq`, each in base 36. */
import type { Position } from './archive.ts';

const WORD = /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/;

export function writePosition({ at, room, seq }: Position): string {
  return [at, room, seq].map((number) => number.toString(36)).join('.');
}

/** Null where the word is none of ours. */
export function readPosition(word: string): Position | null {
  const [at, room, seq] =
    WORD.exec(word)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 36)) ?? [];
  if (at === undefined || room === undefined || seq === undefined) return null;
  return [at, room, seq].every(Number.isSafeInteger) ? { at, room, seq } : null;
}
