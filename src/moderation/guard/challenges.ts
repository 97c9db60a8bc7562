/**
 * Puzzles that cost a browser a moment and a program that makes thousands of
 * accounts a day: ALTCHA's proof of work (PBKDF2, signed by this server, no
 * third party asked). A challenge is for one account, once, within ten minutes.
 */
import { hkdfSync, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { LRUCache } from 'lru-cache';
import { type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';

/** Iterations of one try: about a millisecond of an ordinary machine. */
const COST = 5000;
/** The number to be found lies in this range; on average 300 tries, half a second to two. */
const TRIES = [150, 450] as const;
const LIFETIME = 10 * 60_000;
/** Solved challenges remembered until they end by themselves. */
const MAX_USED = 100_000;

export type { Challenge, Solution };

export interface Challenges {
  make(who: Person): Promise<Challenge>;
  /** Null when this solves a challenge made for this person, or `people/bad-proof`. */
  check(who: Person, challenge: Challenge, solution: Solution): Promise<Refusal | null>;
}

/** @param secret of this server, the same in all its processes */
export function createChallenges({
  secret,
  now,
}: {
  readonly secret: Uint8Array;
  readonly now: () => Time;
}): Challenges {
  const used = new LRUCache<string, true>({ max: MAX_USED, ttl: LIFETIME });
  const keyFor = (purpose: string): string =>
    Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `atelier ${purpose}`, 32)).toString('hex');
  const secrets = {
    hmacSignatureSecret: keyFor('challenge'),
    hmacKeySignatureSecret: keyFor('challenge key'),
  };
  return {
    make: (who) =>
      createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        deriveKey,
        cost: COST,
        counter: randomInt(...TRIES),
        expiresAt: Math.ceil((now() + LIFETIME) / 1000),
        data: { who },
      }),
    async check(who, challenge, solution) {
      const { nonce, data } = challenge.parameters;
      // Of somebody else, or spent: known before any work is done for it.
      if (data?.who !== who || used.has(nonce)) return refuse('people/bad-proof');
      const { verified } = await verifySolution({ ...secrets, deriveKey, challenge, solution });
      // Two may have come at once.
      if (!verified || used.has(nonce)) return refuse('people/bad-proof');
      used.set(nonce, true);
      return null;
    },
  };
}
