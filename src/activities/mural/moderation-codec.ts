/** Parts of events and snapshots that say how a mural is looked after, as bytes and back. */
import type { ByteReader } from '../../bytes/reader.ts';
import type { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { type Bitmap, packBitmap, unpackBitmap } from './bitmap.ts';
import { takeFlag } from './canvas-codec.ts';
import { type Changes, createMarks, type Marks } from './changes.ts';
import { putColumn, takeColumn } from './columns.ts';
import { MAX_AREAS, MAX_EDGE, MAX_IMPORT, MAX_ROLLBACKS } from './limits.ts';
import type { Area, Beginning, Criteria, ProtectedArea, Rollback, Schedule } from './types.ts';

const PERSON_MAX = 0xffffffff;
const PLACES = MAX_EDGE * MAX_EDGE;

/** Count, gaps between the places, then the columns of what was and what is. */
export function putChanges(writer: ByteWriter, { places, before, after }: Changes): void {
  writer.varint(places.length);
  let last = -1;
  for (const place of places) {
    writer.varint(place - last - 1);
    last = place;
  }
  putMarks(writer, before);
  putMarks(writer, after);
}

export function takeChanges(reader: ByteReader): Changes {
  const count = reader.varint(MAX_IMPORT);
  // A gap and two colours each: a count that cannot be true is refused before anything is made for it.
  if (count * 3 > reader.left) throw new CodecError('truncated');
  const places = new Uint32Array(count);
  let last = -1;
  for (let index = 0; index < count; index += 1) {
    last += reader.varint(PLACES - 2 - last) + 1;
    places[index] = last;
  }
  return { places, before: takeMarks(reader, count), after: takeMarks(reader, count) };
}

function putMarks(writer: ByteWriter, { colors, who, when }: Marks): void {
  writer.bytes(colors);
  putColumn(writer, who);
  putColumn(writer, when);
}

function takeMarks(reader: ByteReader, count: number): Marks {
  const marks = createMarks(count);
  marks.colors.set(reader.bytes(count));
  marks.who.set(takeColumn(reader, count));
  marks.when.set(takeColumn(reader, count));
  return marks;
}

export function putBitmap(writer: ByteWriter, bitmap: Bitmap, pixels: number): void {
  writer.block(packBitmap(bitmap, pixels));
}

export function takeBitmap(reader: ByteReader, pixels: number): Bitmap {
  return unpackBitmap(reader.block(), pixels);
}

function putArea(writer: ByteWriter, { x, y, width, height }: Area): void {
  for (const value of [x, y, width, height]) writer.varint(value);
}

function takeArea(reader: ByteReader): Area {
  const x = reader.varint(MAX_EDGE - 1);
  const y = reader.varint(MAX_EDGE - 1);
  return { x, y, width: reader.varint(MAX_EDGE - x), height: reader.varint(MAX_EDGE - y) };
}

export function putAreas(writer: ByteWriter, areas: readonly ProtectedArea[]): void {
  writer.varint(areas.length);
  for (const area of areas) {
    putArea(writer, area);
    writer.text(area.name);
  }
}

export function takeAreas(reader: ByteReader): ProtectedArea[] {
  return Array.from({ length: reader.varint(MAX_AREAS) }, () => ({
    ...takeArea(reader),
    name: reader.text(),
  }));
}

const OPENS = 1;
const CLOSES = 2;
const FROZEN = 4;

export function putSchedule(writer: ByteWriter, { opensAt, closesAt, frozen }: Schedule): void {
  writer.byte((opensAt === null ? 0 : OPENS) | (closesAt === null ? 0 : CLOSES) | (frozen ? FROZEN : 0));
  if (opensAt !== null) writer.varint(opensAt);
  if (closesAt !== null) writer.varint(closesAt);
}

export function takeSchedule(reader: ByteReader): Schedule {
  const flags = takeFlags(reader, OPENS | CLOSES | FROZEN);
  const opensAt = flags & OPENS ? reader.varint() : null;
  const closesAt = flags & CLOSES ? reader.varint() : null;
  return { opensAt, closesAt, frozen: (flags & FROZEN) !== 0 };
}

const BY = 1;
const SINCE = 2;
const UNTIL = 4;
const AREA = 8;

function putCriteria(writer: ByteWriter, { by, since, until, area }: Criteria): void {
  const flag = (value: unknown, bit: number): number => (value === undefined ? 0 : bit);
  writer.byte(flag(by, BY) | flag(since, SINCE) | flag(until, UNTIL) | flag(area, AREA));
  if (by !== undefined) writer.varint(by);
  if (since !== undefined) writer.varint(since);
  if (until !== undefined) writer.varint(until);
  if (area !== undefined) putArea(writer, area);
}

function takeCriteria(reader: ByteReader): Criteria {
  const flags = takeFlags(reader, BY | SINCE | UNTIL | AREA);
  return {
    ...(flags & BY ? { by: reader.varint(PERSON_MAX) } : {}),
    ...(flags & SINCE ? { since: reader.varint() } : {}),
    ...(flags & UNTIL ? { until: reader.varint() } : {}),
    ...(flags & AREA ? { area: takeArea(reader) } : {}),
  };
}

export function putBeginning(writer: ByteWriter, { criteria, found, why }: Beginning): void {
  putCriteria(writer, criteria);
  writer.varint(found);
  writer.text(why);
}

export function takeBeginning(reader: ByteReader): Beginning {
  return { criteria: takeCriteria(reader), found: reader.varint(PLACES), why: reader.text() };
}

export function putRollbacks(writer: ByteWriter, rollbacks: readonly Rollback[]): void {
  writer.varint(rollbacks.length);
  for (const { id, by, at, pixels, restored, first, last, undone, ...beginning } of rollbacks) {
    for (const value of [id, by, at, pixels, restored, first, last]) writer.varint(value);
    putBeginning(writer, beginning);
    writer.byte(undone === null ? 0 : 1);
    if (undone !== null) writer.varint(undone.by).varint(undone.at);
  }
}

export function takeRollbacks(reader: ByteReader): Rollback[] {
  return Array.from({ length: reader.varint(MAX_ROLLBACKS) }, () => {
    const id = reader.varint();
    const by = reader.varint(PERSON_MAX);
    const at = reader.varint();
    const pixels = reader.varint();
    const restored = reader.varint();
    const first = reader.varint();
    const last = reader.varint();
    const beginning = takeBeginning(reader);
    const undone = takeFlag(reader) ? { by: reader.varint(PERSON_MAX), at: reader.varint() } : null;
    return { ...beginning, id, by, at, pixels, restored, first, last, undone };
  });
}

function takeFlags(reader: ByteReader, known: number): number {
  const flags = reader.byte();
  if ((flags & ~known) !== 0) throw new CodecError(`flags ${flags}`);
  return flags;
}
