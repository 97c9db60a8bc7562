/**
 * What lies beneath some paintings, found by following a part of the log for their places alone.
 *
 * A painting stays on what it was painted on, so the moment at which it was made says what lies beneath it, and
 * nothing after that: only bringing back what a reset took away puts something under it, and what holds such an
 * entry is not traced. Of undo and redo the log tells the colour that came to light, not the painting. That is
 * looked for among those that were made meanwhile; where it leaves a doubt, the answer is UNKNOWN, and the real
 * rules have to find it (`beneath.ts`).
 */
import type { Entry, Person } from '../activity.ts';
import { type Bitmap, createBitmap, hasBit, setBit } from './bitmap.ts';
import { type Canvas, createCanvas, type Mark, markAt, sameMark, setMark, toSeconds } from './canvas.ts';
import { markOf } from './changes.ts';
import type { Matches } from './criteria.ts';
import {
  createPaintings,
  findBefore,
  findPainting,
  madeBy,
  NONE,
  notePainting,
  paintedOn,
  paintingsAt,
} from './paintings.ts';
import type { Past } from './past.ts';
import type { MuralEvent, Painted, RolledBack } from './types.ts';

/** A painting of which it cannot be said whose it is. */
export const UNKNOWN: Mark = { color: 0, who: 0xffffffff, when: 0xffffffff };

export interface Trace {
  /** The next entry after the past, up to the second in which the last painting that is asked about was made. */
  feed(entry: Entry<MuralEvent>): void;
  /**
   * What lies beneath a painting and all of those that are to be taken back as well. One of these itself where
   * that was made before the past: then what lies beneath that one is the answer.
   */
  beneath(place: number, painting: Mark): Mark;
}

/** @param past with the tiles of all wanted places; the trace makes it its own */
export function createTrace(past: Past, matches: Matches, wanted: Bitmap): Trace {
  const { width, height } = past.canvas;
  let { canvas, cooldown } = past as { canvas: Canvas; cooldown: number };
  const paintings = createPaintings();
  /** Where something was undone that was not understood: what is redone there is not, either. */
  const doubted = createBitmap(width * height);
  let lost = false;

  function paint(place: number, made: Mark, stroke: number): void {
    const on = markAt(canvas, place);
    // Painted twice in a second: which of both an undo takes back would not be known.
    if (sameMark(on, made)) return setBit(doubted, place);
    if (findPainting(paintings, place, made) !== NONE) setBit(doubted, place);
    notePainting(paintings, place, made, on, stroke);
    setMark(canvas, place, made);
  }

  function undone(place: number, by: Person, color: number): Mark {
    const now = markAt(canvas, place);
    const at = findPainting(paintings, place, now);
    if (at === NONE || now.who !== by || Number.isNaN(paintings.strokes[at])) return UNKNOWN;
    const on = paintedOn(paintings, at);
    if (on.color !== color || isUnknown(on)) return UNKNOWN;
    // Of one stroke, both are undone together.
    if (cooldown === 0 && on.who === by && on.when > 0) {
      const under = findBefore(paintings, at, on);
      if (under === NONE || paintings.strokes[under] === paintings.strokes[at]) return UNKNOWN;
    }
    return on;
  }

  function redone(place: number, by: Person, color: number): Mark {
    const now = markAt(canvas, place);
    let found: Mark | null = null;
    for (const at of paintingsAt(paintings, place)) {
      const made = madeBy(paintings, at);
      if (made.who !== by || made.color !== color || !sameMark(paintedOn(paintings, at), now)) continue;
      if (found !== null || Number.isNaN(paintings.strokes[at])) return UNKNOWN;
      found = made;
    }
    return found ?? UNKNOWN;
  }

  function turn(place: number, by: Person, color: number, how: 'undo' | 'redo'): void {
    const isClear = !hasBit(doubted, place) && !isUnknown(markAt(canvas, place));
    const mark = isClear ? (how === 'undo' ? undone : redone)(place, by, color) : UNKNOWN;
    if (isUnknown(mark)) setBit(doubted, place);
    setMark(canvas, place, mark);
  }

  function painted({ seq, at, by }: Entry<MuralEvent>, { how, pixels, stroke }: Painted): void {
    const when = toSeconds(at);
    // A command without a number is a stroke of its own.
    const strokeOf = how === 'import' ? Number.NaN : (stroke ?? -seq);
    for (let index = 0; index < pixels.length; index += 3) {
      const place = (pixels[index + 1] ?? 0) * width + (pixels[index] ?? 0);
      if (!hasBit(wanted, place)) continue;
      const color = pixels[index + 2] ?? 0;
      if (how === 'undo' || how === 'redo') turn(place, by, color, how);
      else paint(place, { color, who: by, when }, strokeOf);
    }
  }

  function rolledBack({ changes }: RolledBack): void {
    for (const [index, place] of changes.places.entries())
      if (hasBit(wanted, place)) setMark(canvas, place, markOf(changes.after, index));
  }

  return {
    feed(entry) {
      const { event } = entry;
      switch (event.type) {
        case 'painted':
          return painted(entry, event);
        case 'rolled-back':
          return rolledBack(event);
        case 'reset':
          canvas = createCanvas(width, height, null);
          return;
        case 'unreset':
          lost = true;
          return;
        case 'configured':
          cooldown = event.cooldown ?? cooldown;
      }
    },
    beneath(place, painting) {
      if (lost) return UNKNOWN;
      let under = painting;
      for (let at = findPainting(paintings, place, painting); at !== NONE; ) {
        under = paintedOn(paintings, at);
        if (isUnknown(under) || !matches(place, under.who, under.when)) break;
        at = findBefore(paintings, at, under);
      }
      return under;
    },
  };
}

export function isUnknown(mark: Mark): boolean {
  return sameMark(mark, UNKNOWN);
}
