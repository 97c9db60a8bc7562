import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../activity.ts';
import { type CardPicture, cardPicture, MAX_PICTURE } from './card-picture.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c02040' } });

async function made(bytes: Buffer | Uint8Array): Promise<CardPicture> {
  const picture = await cardPicture(Buffer.from(bytes));
  if (isRefusal(picture)) throw new Error(picture.refused);
  return picture;
}
const refused = async (bytes: Buffer | Uint8Array) =>
  ((await cardPicture(Buffer.from(bytes))) as Refusal).refused;

/** The header of a PNG of this size, and nothing of it. */
function pngHeader(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(57);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 2], 24);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  bytes.write('IDAT', 37, 'latin1');
  return bytes;
}

describe('what is taken', () => {
  test.each(['png', 'jpeg', 'webp', 'avif'] as const)(
    '%s by its content, as a small WebP',
    async (format) => {
      const { body, width, height } = await made(await plain(1000, 1400).toFormat(format).toBuffer());
      expect([width, height]).toEqual([343, 480]);
      expect((await sharp(body).metadata()).format).toBe('webp');
      expect(body.length).toBeLessThanOrEqual(MAX_PICTURE);
    },
  );

  test('a small picture stays as small as it is', async () => {
    expect(await made(await plain(40, 30).png().toBuffer())).toMatchObject({ width: 40, height: 30 });
  });

  test('noise becomes small enough, too', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 600 * 840 * 3 }, (_, at) => (at * at * 7919) % 251));
    const { body } = await made(
      await sharp(noise, { raw: { width: 600, height: 840, channels: 3 } })
        .png()
        .toBuffer(),
    );
    expect(body.length).toBeLessThanOrEqual(MAX_PICTURE);
  });

  test('a photograph is turned upright, and tells neither where it was taken nor by what', async () => {
    const left = await plain(60, 90).png().toBuffer();
    const photo = await sharp({ create: { width: 120, height: 90, channels: 3, background: '#2040c0' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'Camera of Ada' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 29/1' },
      })
      .toBuffer();
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    expect(photo.includes('Camera of Ada')).toBe(true);
    const { body, width, height } = await made(photo);
    expect([width, height]).toEqual([90, 120]);
    const { exif, icc, xmp, orientation } = await sharp(body).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(body.includes('Camera of Ada')).toBe(false);
    // What was left is on top now.
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    expect(at(45, 20)[0]).toBeGreaterThan(150);
    expect(at(45, 100)[2]).toBeGreaterThan(150);
  });

  test('what is clear becomes paper', async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { data } = await sharp((await made(clear)).body)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });
});

describe('what is refused', () => {
  const gif = () =>
    sharp(Buffer.from(Uint8Array.from({ length: 2 * 8 * 8 * 3 }, (_, at) => (at < 192 ? 0 : 255))), {
      raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
    });

  test.each([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'table/bad-picture',
    ],
    [
      'a page that is called a picture',
      Buffer.from('<!doctype html><script>1</script>'),
      'table/bad-picture',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'table/bad-picture'],
    ['nothing', Buffer.alloc(0), 'table/bad-picture'],
    ['a PNG that would unpack to gigabytes', pngHeader(30_000, 30_000), 'table/picture-too-large'],
    ['a PNG wider than any', pngHeader(4_000_000_000, 1), 'table/broken-picture'],
  ])('%s', async (_, bytes, code) => {
    const before = process.memoryUsage().rss;
    expect(await refused(bytes)).toBe(code);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('what moves', async () => {
    expect(await refused(await gif().gif().toBuffer())).toBe('table/moving-picture');
    expect(await refused(await gif().webp().toBuffer())).toBe('table/moving-picture');
    const png = await plain(9, 9).png().toBuffer();
    const animated = Buffer.concat([
      png.subarray(0, 33),
      Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1'),
      png.subarray(33),
    ]);
    expect(await refused(animated)).toBe('table/moving-picture');
  });

  test('what ends too early', async () => {
    const whole = await sharp(
      Buffer.from(Uint8Array.from({ length: 300 * 300 * 3 }, (_, at) => (at * at) % 256)),
      {
        raw: { width: 300, height: 300, channels: 3 },
      },
    )
      .jpeg()
      .toBuffer();
    expect(await refused(whole.subarray(0, whole.length / 2))).toBe('table/broken-picture');
  });

  test('bytes of any kind become a picture or a refusal, whatever they begin like', async () => {
    const begins = fc.constantFrom(
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'RIFF\x10\0\0\0WEBPVP8 ',
      'RIFF\x10\0\0\0WEBPVP8X',
      '\0\0\0\x1cftypavif',
      'GIF89a',
      '',
    );
    await fc.assert(
      fc.asyncProperty(begins, fc.uint8Array({ maxLength: 200 }), async (begin, bytes) => {
        const answer = await cardPicture(Buffer.concat([Buffer.from(begin, 'latin1'), bytes]));
        if (isRefusal(answer))
          expect(answer.refused).toMatch(/^table\/(bad|broken|moving)-picture$|too-large$/);
      }),
      { numRuns: 150 },
    );
  });
});
