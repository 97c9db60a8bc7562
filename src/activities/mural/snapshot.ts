/** The whole state as bytes, and back: the canvas, the one set aside, everybody, and their strokes. */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { decoded } from '../decoding.ts';
import { bitmapOf } from './bitmap.ts';
import { putCanvas, takeCanvas, takeFlag } from './canvas-codec.ts';
import { putColumn, putSingle, takeColumn, takeSingle } from './columns.ts';
import { MAX_COLORS, MAX_COOLDOWN, MAX_REMEMBERED, MAX_STROKE_PIXELS, MIN_COLORS } from './limits.ts';
import {
  putAreas,
  putBitmap,
  putRollbacks,
  putSchedule,
  takeAreas,
  takeBitmap,
  takeRollbacks,
  takeSchedule,
} from './moderation-codec.ts';
import { packColors, unpackColors } from './palette-bytes.ts';
import {
  createPainter,
  createTally,
  firstGround,
  type MuralState,
  NO_PLACE,
  type Painter,
  type Tally,
} from './state.ts';
import {
  createMemory,
  createStroke,
  eachStroke,
  type Memory,
  NO_STROKE,
  remember,
  type Stroke,
  WORDS,
} from './strokes.ts';
import type { MuralOptions } from './types.ts';

/** To be raised whenever the format, the rules of folding or the first art change. */
export const SNAPSHOT_VERSION = 4;

const PERSON_MAX = 0xffffffff;
const RETURNED = 1;
const HAS_LAST = 2;

export function snapshotMural(state: MuralState): Uint8Array {
  const writer = new ByteWriter(64 * 1024);
  writer.varint(state.width);
  writer.varint(state.height);
  writer.varint(state.palette.length);
  writer.bytes(packColors(state.palette));
  writer.varint(state.cooldown);
  for (const version of state.versions) writer.varint(version);
  putTally(writer, state.totals);
  putCanvas(writer, state.canvas);
  writer.byte(state.before === null ? 0 : 1);
  if (state.before !== null) {
    writer.varint(state.before.at);
    putCanvas(writer, state.before.canvas);
    putRollbacks(writer, state.before.rollbacks);
  }
  writer.varint(state.lastUnreset);
  writer.varint(state.painters.size);
  for (const [who, painter] of state.painters) putPainter(writer, who, painter);
  writer.varint(state.memory.strokes);
  for (const stroke of eachStroke(state.memory))
    putStroke(writer, stroke, state.painters.get(stroke.owner)?.redo.includes(stroke) ?? false);
  putKeeping(writer, state);
  return writer.done();
}

/** @throws CodecError for bytes that are not a snapshot of a mural with these options */
export function restoreMural(bytes: Uint8Array, options: MuralOptions): MuralState {
  return decoded(bytes, (reader) => takeState(reader, options));
}

/** What a snapshot begins with, before its canvas. */
export function takeHead(reader: ByteReader, options: MuralOptions) {
  const width = reader.varint();
  const height = reader.varint();
  if (width !== options.width || height !== options.height)
    throw new CodecError(`snapshot of ${width}×${height}, not ${options.width}×${options.height}`);
  const colors = reader.varint(MAX_COLORS);
  if (colors < MIN_COLORS) throw new CodecError(`palette of ${colors}`);
  const palette = unpackColors(reader.bytes(colors * 3));
  const cooldown = reader.varint(MAX_COOLDOWN);
  const versions = takeVersions(reader, options);
  const totals = takeTally(reader);
  return { width, height, palette, cooldown, versions, totals };
}

function takeState(reader: ByteReader, options: MuralOptions): MuralState {
  const { width, height, palette, cooldown, versions, totals } = takeHead(reader, options);
  const ground = once(() => firstGround(options));
  const canvas = takeCanvas(reader, width, height, ground);
  const before = takeFlag(reader)
    ? {
        at: reader.varint(),
        canvas: takeCanvas(reader, width, height, ground),
        rollbacks: takeRollbacks(reader),
      }
    : null;
  const lastUnreset = reader.varint();
  const painters = takePainters(reader, width * height);
  const memory = takeMemory(reader, painters, width * height);
  const keeping = takeKeeping(reader, width, height);
  return {
    width,
    height,
    palette,
    cooldown,
    canvas,
    versions,
    before,
    lastUnreset,
    painters,
    memory,
    totals,
    ...keeping,
  };
}

/** How the mural is looked after. */
type Keeping = Pick<MuralState, 'areas' | 'shut' | 'mask' | 'schedule' | 'rollbacks' | 'lastRollback'>;

function putKeeping(writer: ByteWriter, state: MuralState): void {
  putAreas(writer, state.areas);
  writer.byte(state.mask === null ? 0 : 1);
  if (state.mask !== null) {
    writer.varint(state.mask.version);
    putBitmap(writer, state.mask.bits, state.width * state.height);
  }
  writer.byte(state.schedule === null ? 0 : 1);
  if (state.schedule !== null) putSchedule(writer, state.schedule);
  putRollbacks(writer, state.rollbacks);
  writer.varint(state.lastRollback);
}

function takeKeeping(reader: ByteReader, width: number, height: number): Keeping {
  const areas = takeAreas(reader);
  const outside = areas.some((area) => area.x + area.width > width || area.y + area.height > height);
  if (outside) throw new CodecError('an area outside of the canvas');
  const mask = takeFlag(reader)
    ? { version: reader.varint(), bits: takeBitmap(reader, width * height) }
    : null;
  const schedule = takeFlag(reader) ? takeSchedule(reader) : null;
  const rollbacks = takeRollbacks(reader);
  const shut = bitmapOf(areas, width, height);
  return { areas, shut, mask, schedule, rollbacks, lastRollback: reader.varint() };
}

/** The ground takes long to paint, and most old murals have none left that shows. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function takeVersions(reader: ByteReader, options: MuralOptions): number[] {
  const count = Math.ceil(options.width / 256) * Math.ceil(options.height / 256);
  return Array.from({ length: count }, () => reader.varint());
}

function putTally(writer: ByteWriter, tally: Tally): void {
  writer.varint(tally.all);
  writer.varint(tally.today);
  writer.varint(tally.day);
}

function takeTally(reader: ByteReader): Tally {
  const tally = createTally();
  tally.all = reader.varint();
  tally.today = reader.varint();
  tally.day = reader.varint();
  return tally;
}

function putPainter(writer: ByteWriter, who: number, painter: Painter): void {
  writer.varint(who);
  putTally(writer, painter.placed);
  writer.varint(painter.turnAt);
  const hasLast = painter.lastPlace !== NO_PLACE;
  writer.byte((painter.returned ? RETURNED : 0) | (hasLast ? HAS_LAST : 0));
  if (!hasLast) return;
  writer.varint(painter.lastPlace);
  writer.byte(painter.lastColor);
  writer.byte(painter.beforeColor);
  writer.varint(painter.beforeWho);
  writer.varint(painter.beforeWhen);
}

function takePainters(reader: ByteReader, places: number): Map<number, Painter> {
  const painters = new Map<number, Painter>();
  const count = reader.varint();
  for (let index = 0; index < count; index += 1) {
    const who = reader.varint(PERSON_MAX);
    const painter = createPainter();
    Object.assign(painter.placed, takeTally(reader));
    painter.turnAt = reader.varint();
    const flags = reader.byte();
    painter.returned = (flags & RETURNED) !== 0;
    if (flags & HAS_LAST) {
      painter.lastPlace = reader.varint(places - 1);
      painter.lastColor = reader.byte();
      painter.beforeColor = reader.byte();
      painter.beforeWho = reader.varint(PERSON_MAX);
      painter.beforeWhen = reader.varint(PERSON_MAX);
    }
    painters.set(who, painter);
  }
  return painters;
}

function putStroke(writer: ByteWriter, stroke: Stroke, undone: boolean): void {
  writer.varint(stroke.owner);
  writer.byte(undone ? 1 : 0);
  writer.varint(stroke.stroke - NO_STROKE);
  writer.varint(stroke.length);
  for (let word = 0; word < WORDS; word += 1) {
    // Most strokes of a mural that many fill are of one pixel.
    if (stroke.length === 1) {
      putSingle(writer, stroke.words[word] ?? 0);
      continue;
    }
    const column = new Uint32Array(stroke.length);
    for (let index = 0; index < stroke.length; index += 1)
      column[index] = stroke.words[index * WORDS + word] ?? 0;
    putColumn(writer, column);
  }
}

function takeMemory(reader: ByteReader, painters: ReadonlyMap<number, Painter>, places: number): Memory {
  const memory = createMemory();
  const count = reader.varint(MAX_REMEMBERED);
  for (let index = 0; index < count; index += 1) {
    const owner = reader.varint();
    const painter = painters.get(owner);
    if (!painter) throw new CodecError(`stroke of unknown person ${owner}`);
    const undone = takeFlag(reader);
    const number = reader.varint() + NO_STROKE;
    const length = reader.varint(MAX_STROKE_PIXELS);
    if (memory.pixels + length > MAX_REMEMBERED) throw new CodecError('more than is ever remembered');
    const stroke = createStroke(owner, number, 0);
    stroke.words = takeWords(reader, length, places);
    stroke.length = length;
    (undone ? painter.redo : painter.undo).push(stroke);
    remember(memory, stroke);
  }
  return memory;
}

function takeWords(reader: ByteReader, length: number, places: number): Uint32Array {
  const words = new Uint32Array(length * WORDS);
  for (let word = 0; word < WORDS; word += 1) {
    if (length === 1) {
      words[word] = takeSingle(reader);
      continue;
    }
    const column = takeColumn(reader, length);
    for (let index = 0; index < length; index += 1) words[index * WORDS + word] = column[index] ?? 0;
  }
  for (let at = 0; at < words.length; at += WORDS) {
    const place = (words[at] ?? 0) >>> 8;
    if (place >= places) throw new CodecError(`stroke over place ${place}`);
  }
  return words;
}
