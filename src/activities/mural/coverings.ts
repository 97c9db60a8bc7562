/**
 * What lay beneath paintings that are to be taken back, noted when something
 * else covered them: by an undo they may come to light again. Columns of
 * numbers, as people who paint over each other all day make many.
 */
import { type Mark, sameMark } from './canvas.ts';
import { createMarks, type Marks, markOf, putMark } from './changes.ts';

export interface Coverings {
  /** The newest note of each place. */
  readonly newest: Map<number, number>;
  /** The note before it at the same place, or NONE. */
  older: Int32Array;
  /** What was covered, and what lay beneath it. */
  covered: Marks;
  beneath: Marks;
  length: number;
}

const NONE = -1;

export function createCoverings(): Coverings {
  return {
    newest: new Map(),
    older: new Int32Array(256),
    covered: createMarks(256),
    beneath: createMarks(256),
    length: 0,
  };
}

export function noteCovering(coverings: Coverings, place: number, covered: Mark, beneath: Mark): void {
  // Not looked for first: the newest note counts, and a quarrel over one pixel makes thousands.
  const at = append(coverings, place);
  putMark(coverings.covered, at, covered.color, covered.who, covered.when);
  putMark(coverings.beneath, at, beneath.color, beneath.who, beneath.when);
}

/** What lay beneath this painting, or null where nothing else ever covered it. */
export function beneathOf(coverings: Coverings, place: number, covered: Mark): Mark | null {
  const at = find(coverings, place, covered);
  return at === null ? null : markOf(coverings.beneath, at);
}

/** Calls back for every note; what it returns lies beneath from now on. */
export function revise(
  coverings: Coverings,
  change: (place: number, covered: Mark, beneath: Mark) => Mark,
): void {
  for (const [place, newest] of coverings.newest) {
    for (let at = newest; at !== NONE; at = coverings.older[at] ?? NONE) {
      const { color, who, when } = change(
        place,
        markOf(coverings.covered, at),
        markOf(coverings.beneath, at),
      );
      putMark(coverings.beneath, at, color, who, when);
    }
  }
}

/** Takes up the notes of others for paintings of which there are none here. */
export function adopt(coverings: Coverings, others: Coverings): void {
  revise(others, (place, covered, beneath) => {
    if (find(coverings, place, covered) === null) noteCovering(coverings, place, covered, beneath);
    return beneath;
  });
}

function find(coverings: Coverings, place: number, covered: Mark): number | null {
  for (let at = coverings.newest.get(place) ?? NONE; at !== NONE; at = coverings.older[at] ?? NONE)
    if (sameMark(markOf(coverings.covered, at), covered)) return at;
  return null;
}

function append(coverings: Coverings, place: number): number {
  const at = coverings.length;
  if (at === coverings.older.length) grow(coverings);
  coverings.older[at] = coverings.newest.get(place) ?? NONE;
  coverings.newest.set(place, at);
  coverings.length += 1;
  return at;
}

function grow(coverings: Coverings): void {
  const size = coverings.length * 2;
  const older = new Int32Array(size);
  older.set(coverings.older);
  coverings.older = older;
  for (const column of ['covered', 'beneath'] as const) {
    const grown = createMarks(size);
    grown.colors.set(coverings[column].colors);
    grown.who.set(coverings[column].who);
    grown.when.set(coverings[column].when);
    coverings[column] = grown;
  }
}
