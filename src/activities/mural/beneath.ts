/**
 * What the mural would be without some placements: folds the log once more, by
 * the real rules, and follows beside it what each pixel would show instead.
 *
 * A painting that is to be taken back keeps what the pixel showed without it when
 * it was made. Where it comes to light again, by undo, by unreset or by another
 * rollback, that is what the pixel shows.
 */
import type { Entry } from '../activity.ts';
import { apply } from './apply.ts';
import { type Bitmap, clearBit, createBitmap, hasBit, setBit } from './bitmap.ts';
import { type Canvas, createCanvas, layOver, type Mark, markAt, sameMark, setMark } from './canvas.ts';
import type { Matches } from './criteria.ts';
import {
  adopt,
  createPaintings,
  findPainting,
  NONE,
  notePainting,
  type Paintings,
  paintedOn,
} from './paintings.ts';
import { openMural } from './state.ts';
import type { FlatPixels, MuralEvent, MuralOptions } from './types.ts';

export interface Beneath {
  /** The next entry of the log, from the first on. */
  feed(entry: Entry<MuralEvent>): void;
  /** What lies beneath this painting at this place; null where it never was there so far. */
  below(place: number, painting: Mark): Mark | null;
}

/** What is true of the canvas now, or of the one a reset set aside. */
interface Layer {
  /** What each wanted place shows without those placements; others are not followed. */
  readonly without: Canvas;
  /** Those that are to be taken back, each on what shows without them. */
  readonly paintings: Paintings;
}

/**
 * @param wanted the places that are asked about; following fewer is cheaper
 * @param ground the first ground where it is known, as it takes long to paint
 */
export function createBeneath(
  options: MuralOptions,
  matches: Matches,
  wanted: Bitmap,
  ground?: Uint8Array | null,
): Beneath {
  const state = ground === undefined ? openMural(options) : openMural(options, ground);
  const { width } = state;
  let layer = layerOn(state.canvas.ground);
  let aside: Layer | null = null;
  /** Wanted places of the entry at hand, each once however often it was painted, and what was there before it. */
  const places: number[] = [];
  const before: Mark[] = [];
  const collected = createBitmap(width * state.height);

  function layerOn(first: Uint8Array | null): Layer {
    const { width, height } = state;
    return { without: createCanvas(width, height, first), paintings: createPaintings() };
  }

  const taken = (place: number, { who, when }: Mark): boolean => matches(place, who, when);

  function collect(place: number): void {
    if (!hasBit(wanted, place) || hasBit(collected, place)) return;
    setBit(collected, place);
    places.push(place);
    before.push(markAt(state.canvas, place));
  }

  function collectFlat(pixels: FlatPixels): void {
    for (let at = 0; at < pixels.length; at += 3) collect((pixels[at + 1] ?? 0) * width + (pixels[at] ?? 0));
  }

  /** @param anew paintings were made; else old ones came to light */
  function follow(entry: Entry<MuralEvent>, anew: boolean): void {
    apply(state, entry);
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      clearBit(collected, place);
      const was = before[index];
      const is = markAt(state.canvas, place);
      if (was && !sameMark(was, is)) turn(place, is, anew);
    }
    places.length = 0;
    before.length = 0;
  }

  function turn(place: number, is: Mark, anew: boolean): void {
    const { without, paintings } = layer;
    if (!taken(place, is)) setMark(without, place, is);
    // Not looked for first: the newest note counts, and a quarrel over one pixel makes thousands.
    else if (anew) notePainting(paintings, place, is, markAt(without, place));
    else setMark(without, place, beneathOf(paintings, place, is) ?? markAt(without, place));
  }

  function setAside(entry: Entry<MuralEvent>): void {
    apply(state, entry);
    aside = layer;
    layer = layerOn(null);
  }

  /** What was painted since lies on what was set aside. */
  function bringBack(entry: Entry<MuralEvent>): void {
    const upper = layer;
    const lower = aside;
    if (lower === null || state.before === null) return apply(state, entry);
    adopt(lower.paintings, upper.paintings, (place, on) =>
      on.when === 0 ? markAt(lower.without, place) : on,
    );
    layOver(lower.without, upper.without);
    layer = lower;
    aside = null;
    apply(state, entry);
  }

  function step(entry: Entry<MuralEvent>): void {
    const { event } = entry;
    switch (event.type) {
      case 'painted':
        collectFlat(event.pixels);
        return follow(entry, event.how === 'place' || event.how === 'import');
      case 'rolled-back':
        for (const place of event.changes.places) collect(place);
        return follow(entry, false);
      case 'reset':
        return setAside(entry);
      case 'unreset':
        return bringBack(entry);
      default:
        apply(state, entry);
    }
  }

  return {
    feed(entry) {
      step(entry);
      // After a day the rules let go of it.
      if (state.before === null) aside = null;
    },
    below(place, painting) {
      if (sameMark(markAt(state.canvas, place), painting)) return markAt(layer.without, place);
      return beneathOf(layer.paintings, place, painting);
    },
  };
}

/** What this painting lies on, or null where it was never made so far. */
function beneathOf(paintings: Paintings, place: number, painting: Mark): Mark | null {
  const at = findPainting(paintings, place, painting);
  return at === NONE ? null : paintedOn(paintings, at);
}
