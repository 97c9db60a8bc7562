/**
 * Columns of 32-bit numbers as bytes: the smallest one (varint), how many bytes
 * each needs beyond it (0 to 4), then the lowest byte of all, the next byte of
 * all, … People and times of a mural lie close together, so two or three bytes
 * do, and equal high bytes side by side compress well.
 */
import type { ByteReader } from '../../bytes/reader.ts';
import type { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';

export function putColumn(writer: ByteWriter, values: Uint32Array): void {
  let lowest = values.length === 0 ? 0 : 0xffffffff;
  let highest = 0;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  let width = 0;
  while (width < 4 && highest - lowest >= 256 ** width) width += 1;
  writer.varint(lowest);
  writer.byte(width);
  const bytes = new Uint8Array(width * values.length);
  for (let plane = 0; plane < width; plane += 1) {
    const shift = plane * 8;
    const from = plane * values.length;
    for (let index = 0; index < values.length; index += 1)
      bytes[from + index] = ((values[index] ?? 0) - lowest) >>> shift;
  }
  writer.bytes(bytes);
}

/** @param length known to the reader from elsewhere, and bounded there */
export function takeColumn(reader: ByteReader, length: number): Uint32Array {
  const lowest = reader.varint(0xffffffff);
  const width = reader.byte();
  if (width > 4) throw new CodecError(`column of ${width} bytes`);
  const bytes = reader.bytes(width * length);
  const values = new Uint32Array(length).fill(lowest);
  for (let plane = 0; plane < width; plane += 1) {
    const scale = 256 ** plane;
    const from = plane * length;
    for (let index = 0; index < length; index += 1)
      values[index] = (values[index] ?? 0) + (bytes[from + index] ?? 0) * scale;
  }
  return values;
}

/** A column of one value, of which there are very many: nothing is made for it. */
export function putSingle(writer: ByteWriter, value: number): void {
  writer.varint(value);
  writer.byte(0);
}

export function takeSingle(reader: ByteReader): number {
  const value = reader.varint(0xffffffff);
  if (reader.byte() !== 0) throw new CodecError('a column of one value needs no more than that');
  return value;
}

/** Leaves out a column. */
export function passColumn(reader: ByteReader, length: number): void {
  reader.varint(0xffffffff);
  reader.bytes(reader.byte() * length);
}
