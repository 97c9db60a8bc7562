/** A room and its four-character code. */
import type { Person, Time } from '../activities/activity.ts';

export type Visibility = 'public' | 'unlisted' | 'private';

export interface Room {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  /** `public` is listed, `unlisted` opens to whoever has the code, `private` to members and holders of its invite link. */
  readonly visibility: Visibility;
  /** Who made it; 0 for the house. */
  readonly owner: Person;
  /** What each activity is opened with, by its name; fixed when the room is made. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Random key of the invite link; null unless private. */
  readonly invite: string | null;
  readonly createdAt: Time;
  readonly usedAt: Time;
  /** Since when nobody can write here because nobody used it for long; null for a living room. */
  readonly archivedAt: Time | null;
}

/** The room everybody starts in. Its vowel keeps generated codes from ever colliding with it. */
export const PUBLIC_CODE = 'PARK';

/** No vowels (no words by accident), none of 0 1 2 5 O I L S U Z (no look-alikes): 24⁴ = 331,776 codes. */
const ALPHABET = 'BCDFGHJKMNPQRTVWXY346789';
export const CODE_LENGTH = 4;
export const CODES = ALPHABET.length ** CODE_LENGTH;

/** @param random a uniformly distributed integer in [0, below) */
export function generateCode(random: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET[random(ALPHABET.length)]).join('');
}

/** Reads a code as people type it: any case, spaces and dashes; null when it cannot be one. */
export function readCode(input: string): string | null {
  const code = input.replace(/[\s-]/g, '').toUpperCase();
  const possible =
    code === PUBLIC_CODE || (code.length === CODE_LENGTH && [...code].every((c) => ALPHABET.includes(c)));
  return possible ? code : null;
}
