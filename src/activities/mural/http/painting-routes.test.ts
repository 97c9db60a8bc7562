import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

const palette = ['#ffffff', '#000000', '#ff0000', '#0000ff'];
let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let room: string;

beforeAll(async () => {
  server = await startTestServer();
  [ada, bob] = [await server.person('Ada'), await server.person('Bob')];
});
beforeEach(async () => {
  room = await make({ width: 60, height: 50, palette, cooldown: 0 });
});
afterAll(() => server.end());

async function make(mural: object): Promise<string> {
  const made = await ada.post('rooms', { title: 'Studio', visibility: 'public', mural });
  return `rooms/${made.json().code}/mural`;
}

async function regionOf(path: string, query = ''): Promise<number[]> {
  return (await server.ask('GET', `${path}/region${query}`)).json().pixels;
}

describe('pixels', () => {
  test('are placed one by one, with a result for each', async () => {
    const answer = await bob.post(`${room}/pixels`, { pixels: [1, 1, 2, 60, 0, 1, 2, 2, 4, 3, 3, 1] });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().results).toEqual([
      { seq: expect.any(Number) },
      expect.objectContaining({ code: 'mural/out-of-bounds', x: 60, width: 60 }),
      expect.objectContaining({ code: 'mural/unknown-color', color: 4 }),
      { seq: expect.any(Number) },
    ]);
    expect(await regionOf(room, '?x=1&y=1&width=1&height=1')).toEqual([2]);
  });

  test('wait for the cooldown, and are told how long', async () => {
    const slow = await make({ width: 16, height: 16, palette, cooldown: 60 });
    const { results } = (await bob.post(`${slow}/pixels`, { pixels: [1, 1, 2, 2, 2, 2] })).json();
    expect(results[0].seq).toBeGreaterThan(0);
    expect(results[1]).toMatchObject({ code: 'mural/cooldown', wait: expect.any(Number) });
    expect(results[1].wait).toBeGreaterThan(50_000);
  });

  test.each([
    [[]],
    [[1, 2]],
    [[1, 2, 3, 4]],
    [[1, 2, '3']],
    [[1.5, 2, 3]],
    [[1, 2, null]],
    ['abc'],
    [{ length: 3, 0: 1, 1: 1, 2: 1 }],
    [Array.from({ length: 4097 * 3 }, () => 0)],
  ])('%j are invalid', async (pixels) => {
    const answer = await bob.post(`${room}/pixels`, { pixels });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
  });

  test('any numbers get a result each and no error', async () => {
    const flat = fc.array(fc.tuple(fc.integer(), fc.integer(), fc.integer()), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(flat, async (pixels) => {
        const answer = await bob.post(`${room}/pixels`, { pixels: pixels.flat() });
        // Beyond 2^31 a number is still a number.
        expect(answer.statusCode).toBe(200);
        expect(answer.json().results).toHaveLength(pixels.length);
      }),
      { numRuns: 30 },
    );
  });

  test('need a name', async () => {
    const answer = await server.ask('POST', `${room}/pixels`, { pixels: [1, 1, 1] });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'people/name-first']);
  });
});

describe('a reset', () => {
  test('is for masters, and can be taken back', async () => {
    await bob.post(`${room}/pixels`, { pixels: [1, 1, 2] });
    const refused = await bob.post(`${room}/reset`);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'people/not-allowed']);
    expect((await ada.post(`${room}/reset`)).json().seq).toBeGreaterThan(0);
    expect(await regionOf(room, '?x=1&y=1&width=1&height=1')).toEqual([0]);
    expect((await ada.post(`${room}/unreset`)).statusCode).toBe(200);
    expect(await regionOf(room, '?x=1&y=1&width=1&height=1')).toEqual([2]);
    const nothing = await ada.post(`${room}/unreset`);
    expect([nothing.statusCode, nothing.json().code]).toEqual([409, 'mural/nothing-to-bring-back']);
  });
});

/** 4 × 2: black, nearly red, transparent, white / blue four times. */
function picture() {
  const rows = '000000ff f01010ff 00000000 ffffffff 0000ffff 0000ffff 1010f0ff 0000f0ff';
  return sharp(Buffer.from(rows.replaceAll(' ', ''), 'hex'), { raw: { width: 4, height: 2, channels: 4 } });
}
const png = { 'content-type': 'image/png' };

describe('importing a picture', () => {
  test('paints the nearest colours of the palette at a place, and leaves the transparent alone', async () => {
    await ada.post(`${room}/pixels`, { pixels: [12, 20, 3] });
    const answer = await ada.post(`${room}/import?x=10&y=20`, await picture().png().toBuffer(), png);
    // White is there already, one is transparent.
    expect(answer.json()).toEqual({ painted: 6, skipped: 0, seq: expect.any(Number) });
    expect(await regionOf(room, '?x=10&y=20&width=4&height=2')).toEqual([1, 2, 3, 0, 3, 3, 3, 3]);
  });

  test('is cut to what lies on the mural', async () => {
    const answer = await ada.post(`${room}/import?x=58&y=49`, await picture().png().toBuffer(), png);
    expect(answer.json().painted).toBe(2);
    const outside = await ada.post(`${room}/import?x=60&y=0`, await picture().png().toBuffer(), png);
    expect([outside.statusCode, outside.json().code]).toEqual([422, 'mural/out-of-bounds']);
  });

  test('goes by the content, not by the name', async () => {
    const webp = await picture().webp({ lossless: true }).toBuffer();
    expect((await ada.post(`${room}/import`, webp, png)).json().painted).toBeGreaterThan(4);
    const gif = await ada.post(`${room}/import`, await picture().gif().toBuffer(), png);
    expect([gif.statusCode, gif.json().code]).toEqual([422, 'mural/bad-picture']);
  });

  test('tells its progress to who wants to know', async () => {
    const big = await make({ width: 400, height: 400, palette, cooldown: 0 });
    const noise = { create: { width: 400, height: 400, channels: 3, background: '#f00' } } as const;
    const body = await sharp(noise).png().toBuffer();
    const answer = await ada.post(`${big}/import`, body, { ...png, accept: 'application/x-ndjson' });
    const lines = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.at(-1)).toEqual({ painted: 160_000, skipped: 0, seq: expect.any(Number) });
    const progress = lines.slice(0, -1);
    expect(progress.at(-1)).toEqual({ done: 160_000, total: 160_000 });
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).sort((a, b) => a - b));
  });

  test('is for masters', async () => {
    const answer = await bob.post(`${room}/import`, await picture().png().toBuffer(), png);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
  });

  test('of more than 40 megapixels or 10 MB is refused', async () => {
    const bomb = { create: { width: 8000, height: 5001, channels: 3, background: '#000' } } as const;
    const unpacking = await ada.post(`${room}/import`, await sharp(bomb).png().toBuffer(), png);
    expect([unpacking.statusCode, unpacking.json().code]).toEqual([413, 'mural/picture-too-large']);
    const heavy = await ada.post(`${room}/import`, Buffer.alloc(10 * 1024 * 1024 + 1), png);
    expect(heavy.statusCode).toBe(413);
    expect(heavy.json()).toMatchObject({ code: 'api/too-large', max: 10 * 1024 * 1024 });
  });

  test('that is broken is refused, and nothing is painted', async () => {
    const good = await picture().png().toBuffer();
    const before = await regionOf(room);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          // The last bytes are check sums: without them the picture is still whole.
          fc.nat(good.length - 45).map((length) => good.subarray(0, length)),
        ),
        async (bytes) => {
          const answer = await ada.post(`${room}/import`, Buffer.from(bytes), png);
          expect([answer.statusCode, answer.json().code]).toEqual([422, 'mural/bad-picture']);
        },
      ),
      { numRuns: 60 },
    );
    expect(await regionOf(room)).toEqual(before);
  });

  test.each(['image/svg+xml', 'text/html', 'image/gif'])('%s is not accepted', async (type) => {
    const answer = await ada.post(`${room}/import`, '<svg/>', { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'api/unsupported-media-type']);
  });
});

describe('importing a canvas file', () => {
  const json = { 'content-type': 'application/json' };

  test('brings back what was exported', async () => {
    await ada.post(`${room}/pixels`, { pixels: [1, 1, 2, 59, 49, 3, 7, 8, 1] });
    const file = (await ada.get(`${room}/canvas.json`)).body;
    const copy = await make({ width: 60, height: 50, palette, cooldown: 0 });
    const answer = await ada.post(`${copy}/import`, file, json);
    expect(answer.json()).toMatchObject({ painted: 3, skipped: 0 });
    expect(await regionOf(copy)).toEqual(await regionOf(room));
  });

  test('leaves out and counts what cannot be used', async () => {
    const file = {
      '1,1': { color: '#FE0101', timestamp: '2024-05-01T10:00:00', user_id: 'x' },
      '60,0': { color: '#000000' },
      '-1,0': { color: '#000000' },
      '2,2': { color: 'red' },
      __proto__x: null,
    };
    const answer = await ada.post(`${room}/import`, JSON.stringify(file), json);
    expect(answer.json()).toMatchObject({ painted: 1, skipped: 4 });
    expect(await regionOf(room, '?x=1&y=1&width=1&height=1')).toEqual([2]);
  });

  test.each(['', '[]', '{"1,1":', 'null', '{"1,1":{"color":"#000000"}} more'])(
    '%j is refused',
    async (body) => {
      const answer = await ada.post(`${room}/import`, body, json);
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'mural/bad-canvas']);
    },
  );
});
