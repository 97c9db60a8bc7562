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
 */
import { CodecError } from '../activity.ts';
import {
  type ByteReader,
  type ByteWriter,
  createReader,
  createWriter,
  expectEnd,
  left,
  putByte,
  putBytes,
  putVarint,
  putZigzag,
  takeByte,
  takeBytes,
  takeVarint,
  takeZigzag,
  written,
} from './bytes.ts';
import { MAX_COLORS, MAX_COOLDOWN, MAX_EDGE, MAX_IMPORT } from './limits.ts';
import { packColors, unpackColors } from './palette-bytes.ts';
import type { Configured, FlatPixels, MuralEvent, Painted } from './types.ts';

const HOW = ['place', 'undo', 'redo', 'import'] as const;
const RESET = 4;
const UNRESET = 5;
const CONFIGURED = 6;
const KIND = 7;
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
  }
}

/** @throws CodecError and nothing else, whatever the bytes */
export function decodeEvent(bytes: Uint8Array): MuralEvent {
  const reader = createReader(bytes);
  const head = takeByte(reader);
  const event = decodeKind(reader, head);
  expectEnd(reader);
  return event;
}

function decodeKind(reader: ByteReader, head: number): MuralEvent {
  switch (head & KIND) {
    case RESET:
    case UNRESET:
      if (head !== RESET && head !== UNRESET) throw new CodecError(`flags of ${head}`);
      return { type: head === RESET ? 'reset' : 'unreset' };
    case CONFIGURED:
      return decodeConfigured(reader, head);
    default:
      return decodePainted(reader, head);
  }
}

function encodePainted({ how, pixels, stroke }: Painted): Uint8Array {
  const single = pixels.length === 3;
  const head = HOW.indexOf(how) | (single ? SINGLE : 0) | (stroke === undefined ? 0 : STROKE);
  const writer = createWriter(single ? 10 : 16 + pixels.length);
  putByte(writer, head);
  if (stroke !== undefined) putVarint(writer, stroke);
  if (single) {
    const [x = 0, y = 0, color = 0] = pixels;
    putByte(writer, x & 255);
    putByte(writer, (x >> 8) | ((y & 15) << 4));
    putByte(writer, y >> 4);
    putByte(writer, color);
  } else {
    putVarint(writer, pixels.length / 3);
    putMoves(writer, pixels);
  }
  return written(writer);
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
        putByte(writer, (colored ? 0x40 : 0) | ((u + 4) << 3) | (v + 4));
      } else {
        putByte(writer, FAR | (colored ? 0x20 : 0));
        putZigzag(writer, u);
        putZigzag(writer, v);
      }
      if (colored) putByte(writer, next);
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
  putByte(writer, AGAIN | (again - 1));
  return 0;
}

function decodePainted(reader: ByteReader, head: number): Painted {
  const how = HOW[head & KIND];
  if (how === undefined || head > (KIND | SINGLE | STROKE)) throw new CodecError(`unknown kind ${head}`);
  const stroke = head & STROKE ? takeVarint(reader) : undefined;
  const pixels = head & SINGLE ? takeSingle(reader) : takeMoves(reader);
  return stroke === undefined ? { type: 'painted', how, pixels } : { type: 'painted', how, pixels, stroke };
}

function takeSingle(reader: ByteReader): number[] {
  const [low = 0, middle = 0, high = 0, color = 0] = takeBytes(reader, 4);
  return [low | ((middle & 15) << 8), (middle >> 4) | (high << 4), color];
}

function takeMoves(reader: ByteReader): number[] {
  const count = takeVarint(reader, MAX_IMPORT);
  // Even a repetition of full length needs a byte for each 64 pixels.
  if (count > left(reader) * MOST_AGAIN) throw new CodecError('truncated');
  const pixels: number[] = [];
  let x = 0;
  let y = 0;
  let color = 0;
  let dx = 0;
  let dy = 0;
  while (pixels.length < count * 3) {
    const move = takeByte(reader);
    let times = 1;
    if (move >= AGAIN) {
      times = (move & 63) + 1;
      if (times > count - pixels.length / 3) throw new CodecError('more pixels than announced');
    } else {
      if (move >= FAR) {
        if ((move & 0x1f) !== 0) throw new CodecError(`unknown move ${move}`);
        dx = takeZigzag(reader);
        dy = takeZigzag(reader);
      } else {
        dx = ((move >> 3) & 7) - 4;
        dy = (move & 7) - 4;
      }
      if (move & (move >= FAR ? 0x20 : 0x40)) color = takeByte(reader);
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
  const writer = createWriter();
  putByte(writer, CONFIGURED | (cooldown === undefined ? 0 : COOLDOWN) | (palette ? PALETTE : 0));
  if (cooldown !== undefined) putVarint(writer, cooldown);
  if (palette) {
    putVarint(writer, palette.length);
    putBytes(writer, packColors(palette));
  }
  return written(writer);
}

function decodeConfigured(reader: ByteReader, head: number): Configured {
  if (head > (KIND | COOLDOWN | PALETTE)) throw new CodecError(`flags of ${head}`);
  const cooldown = head & COOLDOWN ? takeVarint(reader, MAX_COOLDOWN) : undefined;
  const palette =
    head & PALETTE ? unpackColors(takeBytes(reader, takeVarint(reader, MAX_COLORS) * 3)) : undefined;
  return {
    type: 'configured',
    ...(cooldown === undefined ? {} : { cooldown }),
    ...(palette === undefined ? {} : { palette }),
  };
}
