import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;
let room: string;
const palette = ['#ffffff', '#000000', '#ff0000', '#00ff00'];

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada');
  const mural = { width: 300, height: 40, palette, cooldown: 0 };
  const made = await ada.post('rooms', { title: 'Wide', visibility: 'public', mural });
  room = `rooms/${made.json().code}/mural`;
  await ada.post(`${room}/pixels`, { pixels: [10, 12, 2, 11, 12, 3, 299, 39, 1] });
});
afterAll(() => server.end());

describe('a mural', () => {
  test('tells its size, palette and figures', async () => {
    const view = (await ada.get(room)).json();
    expect(view).toMatchObject({ width: 300, height: 40, palette, cooldown: 0, tile: 256, undo: 3 });
    expect(view.versions).toEqual([2, 3]);
    expect(view.stats).toMatchObject({ painted: 3, today: 3, mine: 3, painters: 1 });
    expect((await server.ask('GET', room)).json().stats).toMatchObject({ painted: 3, mine: 0 });
  });

  test('tells who painted a pixel', async () => {
    expect((await server.ask('GET', `${room}/pixels/10/12`)).json()).toEqual({
      x: 10,
      y: 12,
      color: 2,
      by: ada.number,
      name: 'Ada',
      at: expect.any(Number),
    });
    const bare = (await server.ask('GET', `${room}/pixels/0/0`)).json();
    expect(bare).toEqual({ x: 0, y: 0, color: 0, by: 0, name: null, at: 0 });
  });

  test.each([
    ['pixels/300/0', 422, 'mural/out-of-bounds'],
    ['pixels/0/40', 422, 'mural/out-of-bounds'],
    ['pixels/-1/0', 400, 'api/invalid'],
    ['pixels/1.5/0', 400, 'api/invalid'],
    ['pixels/x/0', 400, 'api/invalid'],
    ['region?x=299&width=2', 422, 'mural/out-of-bounds'],
    ['region?width=0', 422, 'mural/out-of-bounds'],
    ['region?x=4096&y=4096', 422, 'mural/out-of-bounds'],
    ['region?width=1e99', 400, 'api/invalid'],
    ['region?format=bmp', 400, 'api/invalid'],
    ['tiles/2-0@0', 404, 'mural/no-such-tile'],
    ['tiles/0-1@0', 404, 'mural/no-such-tile'],
    ['tiles/0-0', 400, 'api/invalid'],
    ['tiles/..%2f..@1', 400, 'api/invalid'],
  ])('refuses %s', async (path, status, code) => {
    const answer = await server.ask('GET', `${room}/${path}`);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

describe('a region', () => {
  const query = 'region?x=9&y=12&width=4&height=1';

  test('comes as JSON, as bytes and as a picture', async () => {
    const json = (await server.ask('GET', `${room}/${query}`)).json();
    expect(json).toEqual({ x: 9, y: 12, width: 4, height: 1, seq: 3, palette, pixels: [0, 2, 3, 0] });
    const raw = await server.ask('GET', `${room}/${query}&format=raw`);
    expect([...raw.rawPayload]).toEqual([0, 2, 3, 0]);
    expect(raw.headers['x-seq']).toBe('3');
    const png = await server.ask('GET', `${room}/${query}&format=png`);
    expect(png.headers['content-type']).toBe('image/png');
    const pixels = await sharp(png.rawPayload).removeAlpha().raw().toBuffer();
    expect(pixels.toString('hex')).toBe('ffffffff000000ff00ffffff');
  });

  test('without bounds is all of it', async () => {
    const all = (await server.ask('GET', `${room}/region`)).json();
    expect(all.pixels).toHaveLength(300 * 40);
    expect(all.pixels[39 * 300 + 299]).toBe(1);
  });
});

describe('the picture', () => {
  test('is exact, and costs nothing when it has not changed', async () => {
    const answer = await server.ask('GET', `${room}.png`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({
      format: 'png',
      width: 300,
      height: 40,
    });
    const tag = String(answer.headers.etag);
    const same = await server.ask('GET', `${room}.png`, undefined, { 'if-none-match': tag });
    expect([same.statusCode, same.rawPayload.length]).toEqual([304, 0]);
    const weak = await server.ask('GET', `${room}.png`, undefined, { 'if-none-match': `"x", W/${tag}` });
    expect(weak.statusCode).toBe(304);
    const head = await server.ask('HEAD', `${room}.png`);
    expect([head.statusCode, head.rawPayload.length, head.headers.etag]).toEqual([200, 0, tag]);
    await ada.post(`${room}/pixels`, { pixels: [0, 0, 2] });
    const changed = await server.ask('GET', `${room}.png`, undefined, { 'if-none-match': tag });
    expect(changed.statusCode).toBe(200);
  });
});

describe('a tile', () => {
  test('is kept for ever at a version that was told, and only there', async () => {
    const { versions } = (await ada.get(room)).json();
    const now = await server.ask('GET', `${room}/tiles/1-0@${versions[1]}`);
    expect(now.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(now.headers['content-encoding']).toBeUndefined();
    const { buffer, byteOffset, length } = now.rawPayload;
    const exactAt = new DataView(buffer, byteOffset).getFloat64(0, true);
    expect(exactAt).toBeGreaterThanOrEqual(versions[1]);
    expect(length).toBe(8 + 44 * 40);
    expect(now.rawPayload[8 + 39 * 44 + 43]).toBe(1);
    const bogus = await server.ask('GET', `${room}/tiles/1-0@${exactAt + 1000}`);
    expect(bogus.headers['cache-control']).toBe('no-store');
    expect(bogus.rawPayload.equals(now.rawPayload)).toBe(true);
  });

  test('carries no headers that only a document needs', async () => {
    const { headers } = await server.ask('GET', `${room}/tiles/0-0@1`);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers).not.toHaveProperty('referrer-policy');
  });

  test('is compressed as the client takes it', async () => {
    const get = (encoding: string) =>
      server.ask('GET', `${room}/tiles/0-0@1`, undefined, { 'accept-encoding': encoding });
    const plain = (await get('identity')).rawPayload;
    const br = await get('gzip, br');
    expect([br.headers['content-encoding'], br.headers.vary]).toEqual(['br', 'accept-encoding']);
    expect(brotliDecompressSync(br.rawPayload).equals(plain)).toBe(true);
    const gz = await get('gzip');
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.rawPayload).equals(plain)).toBe(true);
  });

  test('is fresh after every change', async () => {
    for (const color of [1, 2, 3, 1]) {
      const placed = await ada.post(`${room}/pixels`, { pixels: [5, 5, color] });
      const [{ seq }] = placed.json().results;
      const tile = await server.ask('GET', `${room}/tiles/0-0@${seq}`);
      expect(tile.headers['cache-control']).toContain('immutable');
      expect(tile.rawPayload[8 + 5 * 256 + 5]).toBe(color);
    }
  });
});

test('nothing of a private room stays in caches that others share', async () => {
  const wish = { title: 'Own', visibility: 'private', mural: { width: 16, height: 16, palette } };
  const { code } = (await ada.post('rooms', wish)).json();
  for (const path of ['mural.png', 'mural/region', 'mural/tiles/0-0@0']) {
    const answer = await ada.get(`rooms/${code}/${path}`);
    expect([path, answer.statusCode]).toEqual([path, 200]);
    expect(answer.headers['cache-control']).toMatch(/^private/);
  }
});

describe('the canvas file of the older app', () => {
  test('has everything that was painted, by public id', async () => {
    const answer = await server.ask('GET', `${room}/canvas.json`);
    expect(answer.headers['content-disposition']).toContain('attachment');
    const file = answer.json();
    expect(file['10,12']).toMatchObject({ color: '#ff0000', user_id: ada.uuid });
    expect(Date.parse(file['10,12'].timestamp)).toBeGreaterThan(Date.now() - 60_000);
    expect(file['299,39'].color).toBe('#000000');
    expect(file['1,1']).toBeUndefined();
  });
});
