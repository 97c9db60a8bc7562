/**
 * A PNG whose pixels are palette indices, as the mural's are. Image libraries
 * take three bytes a pixel and find a palette again, slowly and not always the
 * same; this keeps indices and colours exactly as they are.
 *
 * Format: https://www.w3.org/TR/png-3/
 */
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const INDEXED = 3;

/**
 * @param indices one byte a pixel, row by row
 * @param palette `#rrggbb`, 1 to 256
 */
export async function encodeIndexedPng(
  indices: Uint8Array,
  width: number,
  height: number,
  palette: readonly string[],
): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BIT_DEPTH, INDEXED], 8);
  const colors = Buffer.from(palette.map((color) => color.slice(1)).join(''), 'hex');
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', await compress(withFilters(indices, width, height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row begins with its filter: none, best for indices. */
function withFilters(indices: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return rows;
}

function compress(rows: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflate(rows, { level: 6 }, (error, data) => (error ? reject(error) : resolve(data)));
  });
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
