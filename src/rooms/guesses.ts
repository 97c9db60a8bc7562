/**
 * Slows down whoever tries out room codes, of which there are only 331,776.
 * Counted are different codes that open nothing, for each household or school:
 * many people who follow one dead link have guessed once, and whoever uses
 * codes that are right has not guessed at all.
 */
import { LRUCache } from 'lru-cache';
import { type Refusal, refuse, type Time } from '../activities/activity.ts';
import { ownPrefix } from '../people/addresses.ts';

/** So many wrong codes in a row are taken for typing errors. */
export const FREE = 30;
/** After them one code may be tried this often, in ms: all of them would take five weeks. */
const PATIENCE = 10_000;
/** Tries within an hour after which somebody who looks after the server should know. */
export const ALARMING = 100;
const HOUR = 3_600_000;
/** Prefixes remembered; the longest unseen is forgotten first. */
const REMEMBERED = 10_000;
/** Wrong codes remembered for each, so that one of them again does not count. */
const CODES_REMEMBERED = 64;

interface Guesser {
  /** Wrong codes it may still try, up to `FREE`, as of `at`. */
  free: number;
  at: Time;
  readonly codes: Set<string>;
  /** Tries since `since`, those that were refused too. */
  tries: number;
  since: Time;
  alarmedAt: Time;
}

export interface Guesses {
  /**
   * `rooms/too-many-guesses` {wait} for an address that tried too many codes, else null. Counts as a try:
   * to be asked where the code is all there is, before telling whether it is right.
   */
  hold(address: string | undefined): Refusal | null;
  /** This code opened nothing. */
  missed(address: string | undefined, code: string): void;
}

export interface GuessesDeps {
  readonly now: () => Time;
  /** Somebody is trying out codes. Told at most once an hour for each prefix. */
  readonly alarm: (prefix: string, tries: number) => void;
}

export function createGuesses({ now, alarm }: GuessesDeps): Guesses {
  const guessers = new LRUCache<string, Guesser>({ max: REMEMBERED });

  function guesserAt(prefix: string, at: Time): Guesser {
    const known = guessers.get(prefix);
    if (known) {
      known.free = Math.min(FREE, known.free + (at - known.at) / PATIENCE);
      known.at = at;
      return known;
    }
    const fresh = { free: FREE, at, codes: new Set<string>(), tries: 0, since: at, alarmedAt: -Infinity };
    guessers.set(prefix, fresh);
    return fresh;
  }

  function count(guesser: Guesser, prefix: string, at: Time): void {
    if (at - guesser.since >= HOUR) {
      guesser.since = at;
      guesser.tries = 0;
    }
    guesser.tries++;
    if (guesser.tries < ALARMING || at - guesser.alarmedAt < HOUR) return;
    guesser.alarmedAt = at;
    alarm(prefix, guesser.tries);
  }

  return {
    hold(address) {
      const prefix = ownPrefix(address ?? '');
      // Nobody is remembered for a code that is right.
      if (prefix === '' || !guessers.has(prefix)) return null;
      const at = now();
      const guesser = guesserAt(prefix, at);
      if (guesser.free >= 1) return null;
      count(guesser, prefix, at);
      return refuse('rooms/too-many-guesses', { wait: Math.ceil((1 - guesser.free) * PATIENCE) });
    },
    missed(address, code) {
      const prefix = ownPrefix(address ?? '');
      if (prefix === '') return;
      const at = now();
      const guesser = guesserAt(prefix, at);
      if (guesser.codes.has(code)) return;
      if (guesser.codes.size >= CODES_REMEMBERED) guesser.codes.clear();
      guesser.codes.add(code);
      guesser.free--;
      count(guesser, prefix, at);
    },
  };
}
