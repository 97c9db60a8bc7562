/** What lies beneath pixels that are to be taken back, as far as it is known by now. */
import { type Bitmap, setBit } from './bitmap.ts';
import type { Mark } from './canvas.ts';
import { type Changes, createChanges, type Marks, markOf, putMark, sliceChanges } from './changes.ts';
import type { Matches } from './criteria.ts';
import type { Found } from './found.ts';
import { isUnknown } from './trace.ts';

export interface Questions extends Found {
  /** What lies beneath each; while that is not known, the painting that is asked about by now. */
  readonly under: Marks;
  readonly states: Uint8Array;
}

const ASKED = 0;
const KNOWN = 1;
/** Only the real rules can tell. */
const UNCLEAR = 2;

export function questionsOf(found: Found): Questions {
  const { colors, who, when } = found.marks;
  return {
    ...found,
    under: { colors: colors.slice(), who: who.slice(), when: when.slice() },
    states: new Uint8Array(found.places.length),
  };
}

/**
 * Notes the places of what is asked about paintings made after this second.
 * @returns the second of the newest of these paintings; 0 where there are none
 */
export function gather({ places, under, states }: Questions, since: number, wanted: Bitmap): number {
  let newest = 0;
  for (let index = 0; index < places.length; index += 1) {
    const when = under.when[index] ?? 0;
    if (states[index] !== ASKED || when <= since) continue;
    setBit(wanted, places[index] ?? 0);
    if (when > newest) newest = when;
  }
  return newest;
}

/** Takes the answers to the same questions. What matches as well, and is older, is asked about from now on. */
export function answer(
  { places, under, states }: Questions,
  since: number,
  matches: Matches,
  beneath: (place: number, painting: Mark) => Mark,
): void {
  for (let index = 0; index < places.length; index += 1) {
    if (states[index] !== ASKED || (under.when[index] ?? 0) <= since) continue;
    const place = places[index] ?? 0;
    const mark = beneath(place, markOf(under, index));
    if (isUnknown(mark)) states[index] = UNCLEAR;
    else if (!matches(place, mark.who, mark.when)) states[index] = KNOWN;
    // Made after the past it was looked for in, and yet not found there.
    else if (mark.when > since) states[index] = UNCLEAR;
    putMark(under, index, mark.color, mark.who, mark.when);
  }
}

/** What was left open is for the real rules: those questions as they were in the beginning. */
export function unclear({ places, marks, states }: Questions): Found {
  const left: number[] = [];
  for (let index = 0; index < places.length; index += 1) if (states[index] !== KNOWN) left.push(index);
  const pick = (values: Uint32Array): Uint32Array => Uint32Array.from(left, (index) => values[index] ?? 0);
  return {
    places: pick(places),
    marks: {
      colors: Uint8Array.from(left, (index) => marks.colors[index] ?? 0),
      who: pick(marks.who),
      when: pick(marks.when),
    },
  };
}

/**
 * The changes that make of each pixel what lies beneath it.
 * @param rules what the real rules say of what was unclear; where they know nothing either, the pixel is left out
 */
export function changesOf(
  { places, marks, under, states }: Questions,
  rules: (place: number, mark: Mark) => Mark | null,
): Changes {
  const changes = createChanges(places.length);
  let count = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const mark = markOf(marks, index);
    const beneath = states[index] === KNOWN ? markOf(under, index) : rules(place, mark);
    if (beneath === null) continue;
    changes.places[count] = place;
    putMark(changes.before, count, mark.color, mark.who, mark.when);
    putMark(changes.after, count, beneath.color, beneath.who, beneath.when);
    count += 1;
  }
  return count === places.length ? changes : sliceChanges(changes, 0, count);
}
