/** How much work an entry makes: the clock is not asked after each. */
import type { MuralEvent } from '../types.ts';

/** The clock is looked at after so much: an entry counts as one, and so does each of its pixels. */
export const LOOK = 128;

export function weigh(event: MuralEvent): number {
  switch (event.type) {
    case 'painted':
      return 1 + event.pixels.length / 3;
    case 'rolled-back':
      return 1 + event.changes.places.length;
    case 'reset':
    case 'unreset':
      return LOOK;
    default:
      return 1;
  }
}
