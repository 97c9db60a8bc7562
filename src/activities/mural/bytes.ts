/** Bytes written one after another, and read back with every bound checked. */
import { CodecError } from '../activity.ts';

/** A growing buffer. Numbers are unsigned; varints are LEB128, up to 2^53 - 1. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

export function createWriter(capacity = 64): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

/** The bytes written so far, as a copy of exactly their length. */
export function written(writer: ByteWriter): Uint8Array {
  return writer.bytes.slice(0, writer.length);
}

/** Makes room for `more` bytes and returns where they start. */
export function reserve(writer: ByteWriter, more: number): number {
  const start = writer.length;
  const needed = start + more;
  if (needed > writer.bytes.length) {
    const grown = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
    grown.set(writer.bytes.subarray(0, start));
    writer.bytes = grown;
  }
  writer.length = needed;
  return start;
}

export function putByte(writer: ByteWriter, value: number): void {
  const start = reserve(writer, 1);
  writer.bytes[start] = value;
}

export function putVarint(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a varint: ${value}`);
  let rest = value;
  // Shifts work on 32 bits only, so larger values are divided down first.
  while (rest > 0x7fffffff) {
    putByte(writer, (rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  while (rest > 0x7f) {
    putByte(writer, (rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  putByte(writer, rest);
}

/** Small numbers of either sign become small varints: 0, -1, 1, -2 → 0, 1, 2, 3. */
export function putZigzag(writer: ByteWriter, value: number): void {
  putVarint(writer, value < 0 ? -value * 2 - 1 : value * 2);
}

export function putBytes(writer: ByteWriter, bytes: Uint8Array): void {
  const start = reserve(writer, bytes.length);
  writer.bytes.set(bytes, start);
}

export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function createReader(bytes: Uint8Array): ByteReader {
  return { bytes, at: 0 };
}

export function left(reader: ByteReader): number {
  return reader.bytes.length - reader.at;
}

export function takeByte(reader: ByteReader): number {
  const value = reader.bytes[reader.at];
  if (value === undefined) throw new CodecError('truncated');
  reader.at += 1;
  return value;
}

/** @param max the largest value that makes sense here; more is a CodecError */
export function takeVarint(reader: ByteReader, max = Number.MAX_SAFE_INTEGER): number {
  let value = 0;
  let scale = 1;
  for (let digits = 0; digits < 8; digits += 1) {
    const byte = takeByte(reader);
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      if (value > max) throw new CodecError(`number ${value} above ${max}`);
      return value;
    }
    scale *= 128;
  }
  throw new CodecError('number too long');
}

export function takeZigzag(reader: ByteReader): number {
  const value = takeVarint(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** A view of the next bytes, not a copy. */
export function takeBytes(reader: ByteReader, length: number): Uint8Array {
  if (length > left(reader)) throw new CodecError('truncated');
  const start = reader.at;
  reader.at += length;
  return reader.bytes.subarray(start, reader.at);
}

/** Bytes after the end mean that this is something else. */
export function expectEnd(reader: ByteReader): void {
  if (left(reader) !== 0) throw new CodecError(`${left(reader)} bytes too many`);
}
