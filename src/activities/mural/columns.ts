/**
 * Columns of 32-bit numbers as bytes: the smallest one (varint), how many bytes
 * each needs beyond it (0 to 4), then the lowest byte of all, the next byte of
 * all, … People and times of a mural lie close together, so two or three bytes
 * do, and equal high bytes side by side compress well.
 */
import { CodecError } from '../activity.ts';
import {
  type ByteReader,
  type ByteWriter,
  putByte,
  putVarint,
  reserve,
  takeByte,
  takeBytes,
  takeVarint,
} from './bytes.ts';

export function putColumn(writer: ByteWriter, values: Uint32Array): void {
  let lowest = values.length === 0 ? 0 : 0xffffffff;
  let highest = 0;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  let width = 0;
  while (width < 4 && highest - lowest >= 256 ** width) width += 1;
  putVarint(writer, lowest);
  putByte(writer, width);
  const start = reserve(writer, width * values.length);
  const { bytes } = writer;
  for (let plane = 0; plane < width; plane += 1) {
    const shift = plane * 8;
    const from = start + plane * values.length;
    for (let index = 0; index < values.length; index += 1)
      bytes[from + index] = ((values[index] ?? 0) - lowest) >>> shift;
  }
}

/** @param length known to the reader from elsewhere, and bounded there */
export function takeColumn(reader: ByteReader, length: number): Uint32Array {
  const lowest = takeVarint(reader, 0xffffffff);
  const width = takeByte(reader);
  if (width > 4) throw new CodecError(`column of ${width} bytes`);
  const bytes = takeBytes(reader, width * length);
  const values = new Uint32Array(length).fill(lowest);
  for (let plane = 0; plane < width; plane += 1) {
    const scale = 256 ** plane;
    const from = plane * length;
    for (let index = 0; index < length; index += 1)
      values[index] = (values[index] ?? 0) + (bytes[from + index] ?? 0) * scale;
  }
  return values;
}
