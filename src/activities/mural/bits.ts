/** A stream of bits, the highest of each byte first, and Rice codes in it. */
import type { ByteReader } from '../../bytes/reader.ts';
import type { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';

export interface BitWriter {
  readonly bytes: ByteWriter;
  /** Bits not written yet, `held` of them, fewer than 8. */
  pending: number;
  held: number;
}

export function createBitWriter(bytes: ByteWriter): BitWriter {
  return { bytes, pending: 0, held: 0 };
}

/** @param width 0 to 24 bits */
export function putBits(writer: BitWriter, value: number, width: number): void {
  writer.pending = (writer.pending << width) | value;
  writer.held += width;
  while (writer.held >= 8) {
    writer.held -= 8;
    writer.bytes.byte((writer.pending >>> writer.held) & 255);
  }
  writer.pending &= (1 << writer.held) - 1;
}

/** Fills the last byte with zeros. */
export function flushBits(writer: BitWriter): void {
  if (writer.held > 0) putBits(writer, 0, 8 - writer.held);
}

/**
 * Rice code: the value without its lowest `k` bits as so many ones and a zero,
 * then those bits. The shortest code for geometric distributions, such as the
 * gaps between random places (Rice and Plaunt, 1971).
 */
export function putRice(writer: BitWriter, value: number, k: number): void {
  let ones = value >>> k;
  for (; ones >= 16; ones -= 16) putBits(writer, 0xffff, 16);
  putBits(writer, (1 << (ones + 1)) - 2, ones + 1);
  putBits(writer, value & ((1 << k) - 1), k);
}

/** How many bits `putRice` needs for all these values. */
export function riceCost(values: Uint32Array, k: number): number {
  let bits = values.length * (k + 1);
  for (const value of values) bits += value >>> k;
  return bits;
}

/** The cheapest parameter and its cost. Cost is convex in k: once it rises it goes on rising. */
export function bestRice(values: Uint32Array): { k: number; bits: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = values.length === 0 ? 0 : sum / values.length;
  let k = Math.min(MAX_RICE, Math.max(0, Math.floor(Math.log2(mean + 1)) - 1));
  let bits = riceCost(values, k);
  for (const step of [1, -1]) {
    for (let next = k + step; next >= 0 && next <= MAX_RICE; next += step) {
      const cost = riceCost(values, next);
      if (cost >= bits) break;
      bits = cost;
      k = next;
    }
  }
  return { k, bits };
}

/** Places have 24 bits at most. */
export const MAX_RICE = 24;

export interface BitReader {
  readonly bytes: ByteReader;
  pending: number;
  held: number;
}

export function createBitReader(bytes: ByteReader): BitReader {
  return { bytes, pending: 0, held: 0 };
}

/** @param width 0 to 24 bits */
export function takeBits(reader: BitReader, width: number): number {
  while (reader.held < width) {
    reader.pending = (reader.pending << 8) | reader.bytes.byte();
    reader.held += 8;
  }
  reader.held -= width;
  const value = reader.pending >>> reader.held;
  reader.pending &= (1 << reader.held) - 1;
  return value;
}

/** @param max the largest value that makes sense; more is a CodecError */
export function takeRice(reader: BitReader, k: number, max: number): number {
  let value = 0;
  while (takeBits(reader, 1) === 1) {
    value += 2 ** k;
    if (value > max) throw new CodecError(`number above ${max}`);
  }
  value += takeBits(reader, k);
  if (value > max) throw new CodecError(`number above ${max}`);
  return value;
}
