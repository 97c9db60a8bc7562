/** Stories of a table for property tests: who is there, and what they try, as numbers that `anyCommand` reads. */
import fc from 'fast-check';

export const GUESTS = [
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
  [4, 'player'],
  [5, 'watcher'],
  [0, 'visitor'],
] as const;

export const nat = fc.nat({ max: 1000 });

export type Story = readonly (readonly [who: number, what: number, a: number, b: number, c: number])[];

/** Deeds of guests 1 to 5. */
export const storyOf = (maxLength: number, minLength = 0): fc.Arbitrary<Story> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), nat, nat, nat, nat), { minLength, maxLength });
