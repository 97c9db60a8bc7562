/** What the buttons for moves are called. */
import { isSuit } from '../../games/rules.ts';
import type { SeatNumber } from '../../types.ts';
import { suitWords } from './card-names.ts';
import { t } from './words.ts';

/** Of a choice such as `place:3:0`: whose card, and where in the row from 0. */
export function placeIn(choice = ''): { readonly seat: SeatNumber; readonly at: number } | null {
  const [, seat, at] = /^place:(\d+):(\d+)$/.exec(choice) ?? [];
  return seat === undefined ? null : { seat: Number(seat), at: Number(at) };
}

const SAID = ['draw', 'pass', 'take', 'theme', 'write', 'turn'] as const;

/** @param turned the suit that `take` takes; @param nameOf who sits in a seat */
export function choiceWords(choice: string, turned: string, nameOf: (seat: SeatNumber) => string): string {
  if (isSuit(choice)) return suitWords(choice);
  const place = placeIn(choice);
  if (place) return t('say-place', { name: nameOf(place.seat), at: place.at + 1 });
  const said = SAID.find((one) => one === choice);
  if (said === 'take') return t('say-take', { suit: suitWords(turned) });
  return said ? t(`say-${said}`) : choice;
}
