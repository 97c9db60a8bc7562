/**
 * A canvas as bytes: whether it has the first ground, then for each tile 0, or 1
 * and its colours (a byte each), a bit for each pixel painted on (lowest first),
 * and who and when of those as columns.
 */
import type { ByteReader } from '../../bytes/reader.ts';
import type { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { type Canvas, createCanvas, type Tile, tileSize } from './canvas.ts';
import { passColumn, putColumn, takeColumn } from './columns.ts';

export function putCanvas(writer: ByteWriter, canvas: Canvas): void {
  writer.byte(canvas.ground === null ? 0 : 1);
  for (const tile of canvas.tiles) {
    writer.byte(tile === null ? 0 : 1);
    if (tile !== null) putTile(writer, tile);
  }
}

function putTile(writer: ByteWriter, tile: Tile): void {
  writer.bytes(tile.colors);
  const { when, who } = tile;
  const size = when.length;
  const bitmap = new Uint8Array(Math.ceil(size / 8));
  const paintedWho = new Uint32Array(size);
  const paintedWhen = new Uint32Array(size);
  let painted = 0;
  for (let at = 0; at < size; at += 1) {
    if (when[at] === 0) continue;
    bitmap[at >> 3] = (bitmap[at >> 3] ?? 0) | (1 << (at & 7));
    paintedWho[painted] = who[at] ?? 0;
    paintedWhen[painted] = when[at] ?? 0;
    painted += 1;
  }
  writer.bytes(bitmap);
  putColumn(writer, paintedWho.subarray(0, painted));
  putColumn(writer, paintedWhen.subarray(0, painted));
}

/** @param ground the first ground, asked for only where the canvas still has it */
export function takeCanvas(
  reader: ByteReader,
  width: number,
  height: number,
  ground: () => Uint8Array | null,
): Canvas {
  const canvas = createCanvas(width, height, takeFlag(reader) ? ground() : null);
  for (const index of canvas.tiles.keys()) takeTileOf(reader, canvas, index, true);
  return canvas;
}

/** Puts a tile where it belongs, or passes over it. */
export function takeTileOf(reader: ByteReader, canvas: Canvas, index: number, wanted: boolean): void {
  if (!takeFlag(reader)) return;
  if (wanted) canvas.tiles[index] = takeTile(reader, canvas, index);
  else passTile(reader, canvas, index);
}

function passTile(reader: ByteReader, canvas: Canvas, index: number): void {
  const { width, height } = tileSize(canvas, index);
  reader.bytes(width * height);
  const painted = countBits(reader.bytes(Math.ceil((width * height) / 8)));
  passColumn(reader, painted);
  passColumn(reader, painted);
}

function countBits(bitmap: Uint8Array): number {
  let count = 0;
  for (let byte of bitmap) for (; byte !== 0; byte &= byte - 1) count += 1;
  return count;
}

function takeTile(reader: ByteReader, canvas: Canvas, index: number): Tile {
  const { width, height } = tileSize(canvas, index);
  const size = width * height;
  const colors = reader.bytes(size).slice();
  const bitmap = reader.bytes(Math.ceil(size / 8));
  const painted = countBits(bitmap);
  const paintedWho = takeColumn(reader, painted);
  const paintedWhen = takeColumn(reader, painted);
  const who = new Uint32Array(size);
  const when = new Uint32Array(size);
  let next = 0;
  for (let at = 0; at < size; at += 1) {
    if ((((bitmap[at >> 3] ?? 0) >> (at & 7)) & 1) === 0) continue;
    who[at] = paintedWho[next] ?? 0;
    when[at] = paintedWhen[next] ?? 0;
    next += 1;
  }
  return { width, height, colors, who, when };
}

export function takeFlag(reader: ByteReader): boolean {
  const flag = reader.byte();
  if (flag > 1) throw new CodecError(`flag ${flag}`);
  return flag === 1;
}
