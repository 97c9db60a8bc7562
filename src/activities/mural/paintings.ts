/**
 * Which paintings were made at some places, and what each lies on. Columns of numbers, as people who paint over each
 * other all day make many.
 */
import { type Mark, sameMark } from './canvas.ts';
import { createMarks, type Marks, markOf, putMark } from './changes.ts';

export interface Paintings {
  /** The newest painting of each place. */
  readonly newest: Map<number, number>;
  /** The one before it at the same place, or NONE. */
  older: Int32Array;
  made: Marks;
  /** What each lies on. */
  on: Marks;
  /** Those that are equal may be of one stroke; NaN for what is of none, or where that is of no matter. */
  strokes: Float64Array;
  length: number;
}

export const NONE = -1;

export function createPaintings(): Paintings {
  return {
    newest: new Map(),
    older: new Int32Array(256),
    made: createMarks(256),
    on: createMarks(256),
    strokes: new Float64Array(256),
    length: 0,
  };
}

export function notePainting(
  paintings: Paintings,
  place: number,
  made: Mark,
  on: Mark,
  stroke = Number.NaN,
): void {
  const at = paintings.length;
  if (at === paintings.older.length) grow(paintings);
  paintings.older[at] = paintings.newest.get(place) ?? NONE;
  paintings.newest.set(place, at);
  putMark(paintings.made, at, made.color, made.who, made.when);
  putMark(paintings.on, at, on.color, on.who, on.when);
  paintings.strokes[at] = stroke;
  paintings.length += 1;
}

/** All at this place, newest first. */
export function* paintingsAt(paintings: Paintings, place: number): Generator<number> {
  for (let at = paintings.newest.get(place) ?? NONE; at !== NONE; at = olderThan(paintings, at)) yield at;
}

/** The newest that made this mark, or NONE. */
export function findPainting(paintings: Paintings, place: number, made: Mark): number {
  return findFrom(paintings, paintings.newest.get(place) ?? NONE, made);
}

/** The same among those at that place that were made before this one. */
export function findBefore(paintings: Paintings, than: number, made: Mark): number {
  return findFrom(paintings, olderThan(paintings, than), made);
}

export const olderThan = ({ older }: Paintings, at: number): number => older[at] ?? NONE;
export const madeBy = ({ made }: Paintings, at: number): Mark => markOf(made, at);
export const paintedOn = ({ on }: Paintings, at: number): Mark => markOf(on, at);

/** Adds those of others, all of which were made later; `under` says what each lies on from now on. */
export function adopt(
  paintings: Paintings,
  later: Paintings,
  under: (place: number, on: Mark) => Mark,
): void {
  for (const place of later.newest.keys())
    for (const at of [...paintingsAt(later, place)].toReversed()) {
      const on = under(place, paintedOn(later, at));
      notePainting(paintings, place, madeBy(later, at), on, later.strokes[at]);
    }
}

function findFrom(paintings: Paintings, newest: number, made: Mark): number {
  for (let at = newest; at !== NONE; at = olderThan(paintings, at)) {
    const one = madeBy(paintings, at);
    if (sameMark(one, made)) return at;
    // In the order of time: a quarrel over one pixel makes thousands that need not be looked at.
    if (one.when < made.when) break;
  }
  return NONE;
}

function grow(paintings: Paintings): void {
  const size = paintings.length * 2;
  const older = new Int32Array(size);
  older.set(paintings.older);
  paintings.older = older;
  const strokes = new Float64Array(size);
  strokes.set(paintings.strokes);
  paintings.strokes = strokes;
  for (const column of ['made', 'on'] as const) {
    const grown = createMarks(size);
    grown.colors.set(paintings[column].colors);
    grown.who.set(paintings[column].who);
    grown.when.set(paintings[column].when);
    paintings[column] = grown;
  }
}
