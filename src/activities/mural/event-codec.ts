/**
 * Events as bytes for the log.
 *
 *     byte  kind: what happened (bits 0-2), SINGLE (bit 3), STROKE (bit 4),
 *           COOLDOWN (bit 3), PALETTE (bit 4)
 *
 * `painted`: [varint stroke] then, for a single pixel, its position (3 bytes: x
 * and y of 12 bits) and colour (1 byte): 5 bytes in all. For several: varint
 * count, then moves from one pixel to the next, beginning at 0,0 with colour 0:
 *
 *     0cxxxyyy          near: x and y change by -4..3; with c a colour byte follows
 *     10c00000 zx zy    far: two zigzag varints; with c a colour byte follows
 *     11nnnnnn          the last move again, n + 1 times, in the same colour
 *
 * `configured`: [varint cooldown] [varint colours, 3 bytes each].
 *
 * Seldom ones share a kind; bits 3-7 say which, the rest is in `moderation-codec.ts`:
 * `protected` (flags, [areas], [varint pixels, mask]), `scheduled`, and `rolled-back`
 * (varint group, flags, [criteria], changes).
 */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { decoded } from '../decoding.ts';
import { MAX_COLORS, MAX_COOLDOWN, MAX_EDGE, MAX_IMPORT } from './limits.ts';
import {
  putAreas,
  putBeginning,
  putBitmap,
  putChanges,
  putSchedule,
  takeAreas,
  takeBeginning,
  takeBitmap,
  takeChanges,
  takeSchedule,
} from './moderation-codec.ts';
import { packColors, unpackColors } from './palette-bytes.ts';
import type { Configured, FlatPixels, MuralEvent, Painted, Protected, RolledBack } from './types.ts';

const HOW = ['place', 'undo', 'redo', 'import'] as const;
const RESET = 4;
const UNRESET = 5;
const CONFIGURED = 6;
const SELDOM = 7;
const KIND = 7;
const PROTECTED = SELDOM | (1 << 3);
const SCHEDULED = SELDOM | (2 << 3);
/** The same, and painting was frozen or unfrozen by it. */
const SWITCHED = SCHEDULED | 0x80;
const ROLLED_BACK = SELDOM | (3 << 3);
const SINGLE = 8;
const STROKE = 16;
const COOLDOWN = 8;
const PALETTE = 16;

const FAR = 0x80;
const AGAIN = 0xc0;
const MOST_AGAIN = 64;

export function encodeEvent(event: MuralEvent): Uint8Array {
  switch (event.type) {
    case 'painted':
      return encodePainted(event);
    case 'reset':
      return Uint8Array.of(RESET);
    case 'unreset':
      return Uint8Array.of(UNRESET);
    case 'configured':
      return encodeConfigured(event);
    case 'protected':
      return encodeProtected(event);
    case 'scheduled': {
      const writer = new ByteWriter().byte(event.switched ? SWITCHED : SCHEDULED);
      putSchedule(writer, event);
      return writer.done();
    }
    case 'rolled-back':
      return encodeRolledBack(event);
  }
}

/** @throws CodecError and nothing else, whatever the bytes */
export function decodeEvent(bytes: Uint8Array): MuralEvent {
  return decoded(bytes, (reader) => decodeKind(reader, reader.byte()));
}

/** Whether these are the bytes of a `configured` event, without reading more of them than the first. */
export function isConfiguring(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & KIND) === CONFIGURED;
}

/** The place of the one pixel that these bytes say was painted, without reading more of them; -1 for anything else. */
export function onlyPlace(bytes: Uint8Array, width: number): number {
  const head = bytes[0] ?? 0;
  if ((head & KIND) >= HOW.length || (head & SINGLE) === 0) return -1;
  let at = 1;
  if (head & STROKE) while ((bytes[at++] ?? 0) >= 128);
  const middle = bytes[at + 1] ?? 0;
  const x = (bytes[at] ?? 0) | ((middle & 15) << 8);
  const y = (middle >> 4) | ((bytes[at + 2] ?? 0) << 4);
  return y * width + x;
}

function decodeKind(reader: ByteReader, head: number): MuralEvent {
  switch (head & KIND) {
    case RESET:
    case UNRESET:
      if (head !== RESET && head !== UNRESET) throw new CodecError(`flags of ${head}`);
      return { type: head === RESET ? 'reset' : 'unreset' };
    case CONFIGURED:
      return decodeConfigured(reader, head);
    case SELDOM:
      return decodeSeldom(reader, head);
    default:
      return decodePainted(reader, head);
  }
}

function decodeSeldom(reader: ByteReader, head: number): MuralEvent {
  switch (head) {
    case PROTECTED:
      return decodeProtected(reader);
    case SCHEDULED:
      return { type: 'scheduled', ...takeSchedule(reader) };
    case SWITCHED:
      return { type: 'scheduled', ...takeSchedule(reader), switched: true };
    case ROLLED_BACK:
      return decodeRolledBack(reader);
    default:
      throw new CodecError(`unknown kind ${head}`);
  }
}

function encodePainted({ how, pixels, stroke }: Painted): Uint8Array {
  const single = pixels.length === 3;
  const head = HOW.indexOf(how) | (single ? SINGLE : 0) | (stroke === undefined ? 0 : STROKE);
  const writer = new ByteWriter(single ? 10 : 16 + pixels.length);
  writer.byte(head);
  if (stroke !== undefined) writer.varint(stroke);
  if (single) {
    const [x = 0, y = 0, color = 0] = pixels;
    writer.byte(x & 255);
    writer.byte((x >> 8) | ((y & 15) << 4));
    writer.byte(y >> 4);
    writer.byte(color);
  } else {
    writer.varint(pixels.length / 3);
    putMoves(writer, pixels);
  }
  return writer.done();
}

function putMoves(writer: ByteWriter, pixels: FlatPixels): void {
  let x = 0;
  let y = 0;
  let color = 0;
  let dx = 0;
  let dy = 0;
  let again = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const u = (pixels[at] ?? 0) - x;
    const v = (pixels[at + 1] ?? 0) - y;
    const next = pixels[at + 2] ?? 0;
    if (at > 0 && u === dx && v === dy && next === color) {
      again += 1;
      if (again === MOST_AGAIN) again = flushAgain(writer, again);
    } else {
      if (again > 0) again = flushAgain(writer, again);
      const colored = next !== color;
      if (u >= -4 && u < 4 && v >= -4 && v < 4) {
        writer.byte((colored ? 0x40 : 0) | ((u + 4) << 3) | (v + 4));
      } else {
        writer.byte(FAR | (colored ? 0x20 : 0));
        writer.signed(u);
        writer.signed(v);
      }
      if (colored) writer.byte(next);
    }
    x += u;
    y += v;
    dx = u;
    dy = v;
    color = next;
  }
  if (again > 0) flushAgain(writer, again);
}

function flushAgain(writer: ByteWriter, again: number): 0 {
  writer.byte(AGAIN | (again - 1));
  return 0;
}

function decodePainted(reader: ByteReader, head: number): Painted {
  const how = HOW[head & KIND];
  if (how === undefined || head > (KIND | SINGLE | STROKE)) throw new CodecError(`unknown kind ${head}`);
  const stroke = head & STROKE ? reader.varint() : undefined;
  const pixels = head & SINGLE ? takeSingle(reader) : takeMoves(reader);
  return stroke === undefined ? { type: 'painted', how, pixels } : { type: 'painted', how, pixels, stroke };
}

function takeSingle(reader: ByteReader): number[] {
  const [low = 0, middle = 0, high = 0, color = 0] = reader.bytes(4);
  return [low | ((middle & 15) << 8), (middle >> 4) | (high << 4), color];
}

function takeMoves(reader: ByteReader): number[] {
  const count = reader.varint(MAX_IMPORT);
  // Even a repetition of full length needs a byte for each 64 pixels.
  if (count > reader.left * MOST_AGAIN) throw new CodecError('truncated');
  const pixels: number[] = [];
  let x = 0;
  let y = 0;
  let color = 0;
  let dx = 0;
  let dy = 0;
  while (pixels.length < count * 3) {
    const move = reader.byte();
    let times = 1;
    if (move >= AGAIN) {
      times = (move & 63) + 1;
      if (times > count - pixels.length / 3) throw new CodecError('more pixels than announced');
    } else {
      if (move >= FAR) {
        if ((move & 0x1f) !== 0) throw new CodecError(`unknown move ${move}`);
        dx = reader.signed();
        dy = reader.signed();
      } else {
        dx = ((move >> 3) & 7) - 4;
        dy = (move & 7) - 4;
      }
      if (move & (move >= FAR ? 0x20 : 0x40)) color = reader.byte();
    }
    for (let time = 0; time < times; time += 1) {
      x += dx;
      y += dy;
      if (!(x >= 0 && x < MAX_EDGE && y >= 0 && y < MAX_EDGE)) throw new CodecError(`pixel at ${x},${y}`);
      pixels.push(x, y, color);
    }
  }
  return pixels;
}

function encodeConfigured({ cooldown, palette }: Configured): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(CONFIGURED | (cooldown === undefined ? 0 : COOLDOWN) | (palette ? PALETTE : 0));
  if (cooldown !== undefined) writer.varint(cooldown);
  if (palette) {
    writer.varint(palette.length);
    writer.bytes(packColors(palette));
  }
  return writer.done();
}

function decodeConfigured(reader: ByteReader, head: number): Configured {
  if (head > (KIND | COOLDOWN | PALETTE)) throw new CodecError(`flags of ${head}`);
  const cooldown = head & COOLDOWN ? reader.varint(MAX_COOLDOWN) : undefined;
  const palette = head & PALETTE ? unpackColors(reader.bytes(reader.varint(MAX_COLORS) * 3)) : undefined;
  return {
    type: 'configured',
    ...(cooldown === undefined ? {} : { cooldown }),
    ...(palette === undefined ? {} : { palette }),
  };
}

const AREAS = 1;
const MASK = 2;
const NO_MASK = 4;

function encodeProtected({ areas, mask }: Protected): Uint8Array {
  const writer = new ByteWriter(256);
  writer.byte(PROTECTED);
  const masking = mask === undefined ? 0 : mask === null ? NO_MASK : MASK;
  writer.byte((areas === undefined ? 0 : AREAS) | masking);
  if (areas !== undefined) putAreas(writer, areas);
  if (mask) {
    // To the byte: which of its last bits count only the mural knows.
    writer.varint(mask.length);
    putBitmap(writer, mask, mask.length * 8);
  }
  return writer.done();
}

function decodeProtected(reader: ByteReader): Protected {
  const flags = reader.byte();
  if (flags === 0 || flags > (AREAS | NO_MASK) || (flags & MASK && flags & NO_MASK))
    throw new CodecError(`flags of what is protected: ${flags}`);
  const areas = flags & AREAS ? takeAreas(reader) : undefined;
  const mask = flags & MASK ? takeBitmap(reader, reader.varint((MAX_EDGE * MAX_EDGE) / 8) * 8) : null;
  return {
    type: 'protected',
    ...(areas === undefined ? {} : { areas }),
    ...(flags & (MASK | NO_MASK) ? { mask } : {}),
  };
}

const BEGINS = 1;
const UNDOES = 2;

function encodeRolledBack({ group, begins, undoes, changes }: RolledBack): Uint8Array {
  const writer = new ByteWriter(64 + changes.places.length * 8);
  writer.byte(ROLLED_BACK);
  writer.varint(group);
  writer.byte((begins === undefined ? 0 : BEGINS) | (undoes ? UNDOES : 0));
  if (begins !== undefined) putBeginning(writer, begins);
  putChanges(writer, changes);
  return writer.done();
}

function decodeRolledBack(reader: ByteReader): RolledBack {
  const group = reader.varint();
  const flags = reader.byte();
  if (flags > (BEGINS | UNDOES)) throw new CodecError(`flags of a rollback: ${flags}`);
  const begins = flags & BEGINS ? takeBeginning(reader) : undefined;
  const changes = takeChanges(reader);
  return {
    type: 'rolled-back',
    group,
    ...(begins === undefined ? {} : { begins }),
    undoes: (flags & UNDOES) !== 0,
    changes,
  };
}
