/** The picture of a person, made from their account number or as they chose it: always the same, no upload needed. */
import type { AvatarChoice } from '../../client/types.ts';

export interface AvatarPixels {
  readonly background: string;
  readonly foreground: string;
  /** 5 × 5, row by row, mirrored left to right. */
  readonly on: readonly boolean[];
}

/** Paint pairs: a deep and a pale one each, so that the figure always stands out. */
export const PAINTS = [
  ['#1f3fae', '#a9c1ff'],
  ['#8f2233', '#ffc3b8'],
  ['#12603c', '#a9e6bd'],
  ['#7a3d00', '#ffd08a'],
  ['#5b2a86', '#dcc0ff'],
  ['#0b5a6b', '#a2e4ef'],
  ['#8a1f63', '#ffbfe2'],
  ['#4a4b1c', '#e2e08f'],
  ['#2b2f36', '#d5dae3'],
  ['#6b3f2a', '#f3cdb5'],
  ['#9a3412', '#fed7aa'],
  ['#0f5f4f', '#9cf0dc'],
] as const;
/** Those who chose none are painted in one of the first so many. */
const GIVEN = 8;

/** Mixes the bits of a number (the finaliser of MurmurHash3), so that neighbours look different. */
function mix(number: number): number {
  let h = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export function avatarPixels(number: number, chosen: AvatarChoice | null = null): AvatarPixels {
  const bits = mix(chosen?.seed ?? number);
  // Those who came one after the other often stand side by side: never in the same paints.
  const paint = chosen?.paint ?? (number * 3 + (number >>> 3)) % GIVEN;
  const [deep, pale] = PAINTS[paint] ?? PAINTS[0];
  const flipped = (bits >>> 30) % 2 === 1;
  const on: boolean[] = [];
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 5; column++) {
      const mirrored = column < 3 ? column : 4 - column;
      on.push(((bits >>> (3 + row * 3 + mirrored)) & 1) === 1);
    }
  }
  // Never an empty or a full square.
  on[12] = !on[7];
  return flipped ? { background: pale, foreground: deep, on } : { background: deep, foreground: pale, on };
}
