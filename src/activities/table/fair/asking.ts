/** What people are asked for by a fair shuffle. */
import type { Person } from '../../activity.ts';
import type { Sitter } from '../types.ts';

/** Of what somebody adds to its chance, in characters. */
export const LONGEST_CHANCE = 100;

/** After this anybody who sits may go on: nobody can hold up a table by saying nothing. In ms. */
export const LONGEST_WAIT = 60_000;

/** Who sits, is connected and has not answered. Bots have nothing to add. */
export function waitedFor(
  seats: Iterable<Pick<Sitter, 'person' | 'away'>>,
  answers: readonly { readonly person: Person }[],
): readonly Person[] {
  return [...seats]
    .filter(({ person, away }) => person !== 0 && away === null)
    .map(({ person }) => person)
    .filter((person) => !answers.some((one) => one.person === person));
}
