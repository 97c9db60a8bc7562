/**
 * Finds the number of a challenge. Browsers compute it natively; where they
 * offer no crypto, as on a plain-http address in the house, in JavaScript.
 */
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { solveChallenge } from 'altcha-lib';
import { deriveKey as deriveNatively } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Solve } from './prove.ts';

type DeriveKey = Parameters<typeof solveChallenge>[0]['deriveKey'];

/** However slow the device: after so many ms the person is told that it did not work. */
const TIMEOUT = 120_000;

export const solve: Solve = async (challenge) => {
  const solution = await solveChallenge({ challenge, deriveKey: deriveFunction(), timeout: TIMEOUT });
  return solution && { counter: solution.counter, derivedKey: solution.derivedKey };
};

function deriveFunction(): DeriveKey {
  // Missing outside of secure contexts, whatever the types say.
  return (globalThis.crypto as Partial<Crypto>).subtle ? deriveNatively : deriveInJavaScript;
}

const deriveInJavaScript: DeriveKey = async ({ cost, keyLength }, salt, password) => ({
  derivedKey: pbkdf2(sha256, password, salt, { c: cost, dkLen: keyLength }),
});
