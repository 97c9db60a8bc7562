/**
 * What people can undo and redo: their last strokes, with what lay under them.
 *
 * All strokes of a mural stand in one order, the longest untouched first, which
 * is also the order within each person's stacks: when there are too many, the
 * first ones go.
 */
import type { Person } from '../activity.ts';
import { type Canvas, type Mark, markAt, sameMark } from './canvas.ts';
import { MAX_REMEMBERED, MAX_STROKE_PIXELS, MAX_STROKES } from './limits.ts';

export interface Stroke {
  readonly owner: Person;
  /** Number the client gave it, or NO_STROKE: a command that is a stroke of its own. */
  readonly stroke: number;
  /** Pixels in it. */
  length: number;
  /** WORDS for each pixel in the order of painting, with room to grow. */
  words: Uint32Array;
  /** Neighbours in the common order. */
  older: Stroke | null;
  newer: Stroke | null;
}

export const NO_STROKE = -1;

/**
 * Words of one pixel: place (24 bits) and colour (8 bits), second of painting,
 * then colour, person and second of what was there before.
 */
export const WORDS = 5;

/** One person's strokes, the newest last. */
export interface Stacks {
  readonly undo: Stroke[];
  readonly redo: Stroke[];
}

/**
 * The strokes of everybody in their common order: a linked list, because strokes
 * leave it at any point with every command.
 */
export interface Memory {
  /** The longest untouched one. */
  oldest: Stroke | null;
  newest: Stroke | null;
  strokes: number;
  /** Pixels in all of them. */
  pixels: number;
}

export function createMemory(): Memory {
  return { oldest: null, newest: null, strokes: 0, pixels: 0 };
}

export function createStroke(owner: Person, stroke: number, pixels: number): Stroke {
  return { owner, stroke, length: 0, words: new Uint32Array(pixels * WORDS), older: null, newer: null };
}

export function* eachStroke(memory: Memory): Generator<Stroke> {
  for (let stroke = memory.oldest; stroke !== null; stroke = stroke.newer) yield stroke;
}

/** Adds a stroke as the newest, with the pixels it has by now. */
export function remember(memory: Memory, stroke: Stroke): void {
  stroke.older = memory.newest;
  stroke.newer = null;
  if (memory.newest) memory.newest.newer = stroke;
  else memory.oldest = stroke;
  memory.newest = stroke;
  memory.strokes += 1;
  memory.pixels += stroke.length;
}

function forget(memory: Memory, stroke: Stroke): void {
  const { older, newer } = stroke;
  if (older) older.newer = newer;
  else memory.oldest = newer;
  if (newer) newer.older = older;
  else memory.newest = older;
  stroke.older = null;
  stroke.newer = null;
  memory.strokes -= 1;
  memory.pixels -= stroke.length;
}

/** The stroke on which `count` more pixels are to be noted; pixels painted anew end what could be redone. */
export function strokeFor(
  memory: Memory,
  stacks: Stacks,
  owner: Person,
  stroke: number,
  count: number,
): Stroke {
  for (const undone of stacks.redo) forget(memory, undone);
  stacks.redo.length = 0;
  const top = stacks.undo.at(-1);
  if (top && stroke !== NO_STROKE && top.stroke === stroke && top.length + count <= MAX_STROKE_PIXELS) {
    const needed = (top.length + count) * WORDS;
    if (needed > top.words.length) {
      const grown = new Uint32Array(Math.max(needed, top.words.length * 2));
      grown.set(top.words.subarray(0, top.length * WORDS));
      top.words = grown;
    }
    // Touched: it moves to the end of the common order.
    forget(memory, top);
    remember(memory, top);
    return top;
  }
  const made = createStroke(owner, stroke, count);
  stacks.undo.push(made);
  remember(memory, made);
  return made;
}

/** Notes one pixel on a stroke that `strokeFor` made room on. */
export function note(
  stroke: Stroke,
  place: number,
  color: number,
  when: number,
  beforeColor: number,
  beforeWho: Person,
  beforeWhen: number,
): void {
  const words = stroke.words;
  const at = stroke.length * WORDS;
  words[at] = place * 256 + color;
  words[at + 1] = when;
  words[at + 2] = beforeColor;
  words[at + 3] = beforeWho;
  words[at + 4] = beforeWhen;
  stroke.length += 1;
}

/** To be called when pixels were noted: lets go of what is too much. */
export function settle(
  memory: Memory,
  stacks: Stacks,
  noted: number,
  stacksOf: (owner: Person) => Stacks,
): void {
  memory.pixels += noted;
  while (stacks.undo.length > MAX_STROKES) {
    const oldest = stacks.undo.shift();
    if (oldest) forget(memory, oldest);
  }
  while (memory.pixels > MAX_REMEMBERED && memory.oldest) {
    const { oldest } = memory;
    const owners = stacksOf(oldest.owner);
    if (owners.undo[0] === oldest) owners.undo.shift();
    else owners.redo.shift();
    forget(memory, oldest);
  }
}

/** What changes when the top stroke of a stack is undone or redone. */
export interface Turn {
  /** Strokes that come off the stack: those of which nothing is left, and the one that is turned. */
  readonly taken: number;
  readonly stroke: Stroke | null;
  /** Each pixel to change, by place, and what it becomes. */
  readonly marks: ReadonlyMap<number, Mark>;
}

/** Undoing: what is still as the stroke left it becomes again what it was before. */
export function unwind(canvas: Canvas, stacks: Stacks): Turn {
  return turn(stacks.undo, (stroke) => {
    const marks = new Map<number, Mark>();
    for (let index = stroke.length - 1; index >= 0; index -= 1) {
      const place = placeOf(stroke, index);
      const now = marks.get(place) ?? markAt(canvas, place);
      if (sameMark(now, paintedMark(stroke, index))) marks.set(place, beforeMark(stroke, index));
    }
    return marks;
  });
}

/**
 * Redoing: what is still as undoing left it becomes again what the stroke had
 * made of it, with its old time. Only so does a stroke that was painted over
 * one's own earlier one find that one under it.
 */
export function rewind(canvas: Canvas, stacks: Stacks): Turn {
  return turn(stacks.redo, (stroke) => {
    const marks = new Map<number, Mark>();
    for (let index = 0; index < stroke.length; index += 1) {
      const place = placeOf(stroke, index);
      if (sameMark(markAt(canvas, place), beforeMark(stroke, index)))
        marks.set(place, paintedMark(stroke, index));
    }
    return marks;
  });
}

function turn(stack: readonly Stroke[], changes: (stroke: Stroke) => Map<number, Mark>): Turn {
  let taken = 0;
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const stroke = stack[index];
    if (!stroke) break;
    taken += 1;
    const marks = changes(stroke);
    if (marks.size > 0) return { taken, stroke, marks };
  }
  return { taken, stroke: null, marks: new Map() };
}

/**
 * Takes the strokes of a turn off `from` and puts what was really turned on `to`.
 * To be called before the canvas changes.
 */
export function moveTurned(
  memory: Memory,
  canvas: Canvas,
  turned: Turn,
  from: Stroke[],
  to: Stroke[],
  undoing: boolean,
): void {
  for (const gone of from.splice(from.length - turned.taken)) forget(memory, gone);
  if (!turned.stroke) return;
  const { owner, stroke } = turned.stroke;
  const moved = createStroke(owner, stroke, turned.marks.size);
  for (const [place, mark] of turned.marks) {
    const now = markAt(canvas, place);
    const [painted, before] = undoing ? [now, mark] : [mark, now];
    note(moved, place, painted.color, painted.when, before.color, before.who, before.when);
  }
  to.push(moved);
  remember(memory, moved);
}

/** Where a stroke was painted on the bare ground of an emptied mural, what lies there is now `below`. */
export function rebase(memory: Memory, below: Canvas): void {
  for (const { words, length } of eachStroke(memory)) {
    for (let at = 0; at < length * WORDS; at += WORDS) {
      if (words[at + 4] !== 0) continue;
      const mark = markAt(below, (words[at] ?? 0) >>> 8);
      words[at + 2] = mark.color;
      words[at + 3] = mark.who;
      words[at + 4] = mark.when;
    }
  }
}

function placeOf(stroke: Stroke, index: number): number {
  return (stroke.words[index * WORDS] ?? 0) >>> 8;
}

function paintedMark(stroke: Stroke, index: number): Mark {
  const at = index * WORDS;
  return { color: (stroke.words[at] ?? 0) & 255, who: stroke.owner, when: stroke.words[at + 1] ?? 0 };
}

function beforeMark(stroke: Stroke, index: number): Mark {
  const at = index * WORDS;
  return {
    color: stroke.words[at + 2] ?? 0,
    who: stroke.words[at + 3] ?? 0,
    when: stroke.words[at + 4] ?? 0,
  };
}
