/**
 * The arithmetic of a fair shuffle, the same on the server and in the browser: what the server
 * is bound to beforehand, and the order that comes of it. `docs/fair-shuffle.md` says it in words, with the numbers of
 * `protocol.test.ts`: what changes here gets another name there.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { shuffled } from '../shuffled.ts';
import type { Chance, OrderedFace } from '../types.ts';

export const PROTOCOL = 'atelier fair shuffle 1';
/** Of the server's secret number. */
const SEED_BYTES = 32;

const WORDS = 2 ** 32;

/** A new secret number, as 64 hexadecimal digits. @param random a uniform integer in [0, below) from the system's secure source */
export function newSeed(random: (below: number) => number): string {
  return bytesToHex(Uint8Array.from({ length: SEED_BYTES }, () => random(256)));
}

/** What is shown beforehand, as 64 hexadecimal digits. It tells nothing of the number and fits no other. */
export function commitTo(seed: string): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${PROTOCOL} commit`), hexToBytes(seed))));
}

/**
 * Everything that chance decides in a fair shuffle: uniform integers, one after another.
 *
 * @throws where the seed is not hexadecimal
 */
export function streamOf(
  seed: string,
  chances: readonly Pick<Chance, 'seat' | 'text'>[],
): (below: number) => number {
  const added = chances.flatMap(({ seat, text }) => (text === null ? [] : chanceBytes(seat, text)));
  const key = hmac(sha256, hexToBytes(seed), concatBytes(utf8ToBytes(`${PROTOCOL} key`), ...added));
  let block = new DataView(new ArrayBuffer(0));
  let counter = 0;
  let at = 0;
  function word(): number {
    if (at >= block.byteLength) {
      const bytes = hmac(sha256, key, uint32(counter++));
      block = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      at = 0;
    }
    at += 4;
    return block.getUint32(at - 4);
  }
  return (below) => {
    // Words from here on would favour small numbers.
    const limit = WORDS - (WORDS % below);
    for (;;) {
      const drawn = word();
      if (drawn < limit) return drawn % below;
    }
  };
}

/** The order in which a fair shuffle begins, whatever way the cards lay: by deck, then by face. */
export const byFace = ([deckA, faceA]: OrderedFace, [deckB, faceB]: OrderedFace): number =>
  deckA - deckB || faceA - faceB;

/** Bottom to top, these cards after the shuffle. */
export function orderOf(
  cards: readonly OrderedFace[],
  seed: string,
  chances: readonly Pick<Chance, 'seat' | 'text'>[],
): readonly OrderedFace[] {
  return shuffled([...cards].sort(byFace), streamOf(seed, chances));
}

/** The seat, the length, the text: no two lists of chances are the same bytes. */
function chanceBytes(seat: number, text: string): Uint8Array[] {
  const bytes = utf8ToBytes(text);
  return [Uint8Array.of(seat, bytes.length >> 8, bytes.length & 255), bytes];
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
