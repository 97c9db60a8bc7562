/**
 * Bytes for logs and snapshots: a growing writer and a reader that trusts
 * nothing. Integers are varints (7 bits a byte, lowest first, top bit set on
 * all but the last), texts are UTF-8 after their length in bytes.
 * Every reading function throws only `CodecError`.
 */
import { CodecError } from './activity.ts';

export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

export function createWriter(capacity = 64): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

export function putByte(writer: ByteWriter, value: number): void {
  reserve(writer, 1);
  writer.bytes[writer.length++] = value;
}

/** A non-negative safe integer; anything else is a broken invariant of the caller. */
export function putVarint(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a varint: ${value}`);
  reserve(writer, 8);
  let rest = value;
  // Division instead of shifts: shifts would cut the value to 32 bits.
  while (rest >= 0x80) {
    writer.bytes[writer.length++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  writer.bytes[writer.length++] = rest;
}

export function putText(writer: ByteWriter, text: string): void {
  const utf8 = new TextEncoder().encode(text);
  putVarint(writer, utf8.length);
  reserve(writer, utf8.length);
  writer.bytes.set(utf8, writer.length);
  writer.length += utf8.length;
}

/** What was written so far, as a copy of exactly that size. */
export function written(writer: ByteWriter): Uint8Array {
  return writer.bytes.slice(0, writer.length);
}

function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  larger.set(writer.bytes);
  writer.bytes = larger;
}

export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function createReader(bytes: Uint8Array): ByteReader {
  return { bytes, at: 0 };
}

export function takeByte(reader: ByteReader): number {
  const value = reader.bytes[reader.at];
  if (value === undefined) throw new CodecError('bytes end too early');
  reader.at++;
  return value;
}

/** Refuses integers beyond 2^53 and padded forms, so that each value has one encoding. */
export function takeVarint(reader: ByteReader): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = takeByte(reader);
    value += (byte & 0x7f) * scale;
    if (value > Number.MAX_SAFE_INTEGER) throw new CodecError('integer too large');
    if (byte < 0x80) {
      if (byte === 0 && scale > 1) throw new CodecError('padded integer');
      return value;
    }
    scale *= 0x80;
    if (scale > Number.MAX_SAFE_INTEGER) throw new CodecError('integer too long');
  }
}

export function takeText(reader: ByteReader): string {
  const length = takeVarint(reader);
  const end = reader.at + length;
  if (end > reader.bytes.length) throw new CodecError('text ends too early');
  const utf8 = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
  } catch {
    throw new CodecError('text is not UTF-8');
  }
}

/** A count of things that take at least `size` bytes each: refused when they cannot all be there. */
export function takeCount(reader: ByteReader, size: number): number {
  const count = takeVarint(reader);
  if (count * size > reader.bytes.length - reader.at) throw new CodecError('fewer items than announced');
  return count;
}

/** Nothing may follow. */
export function takeEnd(reader: ByteReader): void {
  if (reader.at !== reader.bytes.length) throw new CodecError('bytes after the end');
}
