/** Pictures and canvas files onto murals. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createColorMap, LEAVE } from '../activities/mural/color-map.ts';
import { DEFAULT_PALETTE } from '../activities/mural/palettes.ts';
import { createOperator, HEIGHT, type Operator, rings, WIDTH } from './testing/operator.ts';
import { loadPixels, paintRings, savePicture } from './testing/picture.ts';

let operator: Operator;
let { files, picture, run, done, failed, rawOf, emptyPark, freshFolder } = {} as Operator;
beforeAll(async () => {
  operator = await createOperator();
  ({ files, picture, run, done, failed, rawOf, emptyPark, freshFolder } = operator);
});
afterAll(() => operator.remove());

/** What the picture becomes on the mural `ground`, with its corner at x, y. */
function mapped(ground: Uint8Array, x: number, y: number): Uint8Array {
  const colors = createColorMap(DEFAULT_PALETTE);
  const mural = ground.slice();
  for (let v = 0; v + y < HEIGHT; v += 1) {
    for (let u = 0; u + x < WIDTH; u += 1) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rings.data.subarray((v * WIDTH + u) * 4);
      const color = colors.nearest(red, green, blue, alpha);
      if (color !== LEAVE) mural[(v + y) * WIDTH + u + x] = color;
    }
  }
  return mural;
}

describe('import-image', () => {
  test('paints the nearest colours and leaves transparent pixels alone', async () => {
    const dataDir = freshFolder();
    const out = await done(dataDir, 'import-image', picture, '--at', '5,3');
    expect(out).toMatch(/^Painted [\d,]+ pixels of 59×45 at 5,3 onto PARK\.\nOf 64×48 the rest lies outside/);
    const mural = await rawOf(dataDir);
    await done(dataDir, 'reset-mural', 'PARK');
    await done(dataDir, 'unreset-mural', 'PARK');
    const other = freshFolder();
    await done(other, 'import-image', await savePicture(paintRings(1, 1, 1), join(files, 'nothing.png')));
    // The ground is the generated garden, the same everywhere.
    expect(mural).toEqual(Buffer.from(mapped(await rawOf(other), 5, 3)));
    expect(await done(dataDir, 'import-image', picture, '--at', '5,3'), 'all is right already').toContain(
      'Painted 0 pixels',
    );
  });

  test('reads JPEG and WebP by their content', async () => {
    const dataDir = emptyPark();
    for (const format of ['jpg', 'webp']) {
      await done(dataDir, 'reset-mural', 'PARK');
      const file = join(files, `${format}.picture`);
      copyFileSync(await savePicture(rings, join(files, `rings.${format}`)), file);
      await done(dataDir, 'import-image', file);
      expect(new Set(await rawOf(dataDir)).size).toBeGreaterThan(5);
    }
  });

  test('scales: whole multiples stay crisp, --fit fills what is free', async () => {
    const dataDir = emptyPark();
    const file = await savePicture(paintRings(20, 10), join(files, 'small.png'));
    await done(dataDir, 'import-image', file, '--scale', '3', '--at', '2,4');
    const mural = await rawOf(dataDir);
    const colors = createColorMap(DEFAULT_PALETTE);
    const small = paintRings(20, 10).data;
    for (let y = 0; y < 30; y += 1) {
      for (let x = 0; x < 60; x += 1) {
        const [red = 0, green = 0, blue = 0] = small.subarray(
          (Math.floor(y / 3) * 20 + Math.floor(x / 3)) * 4,
        );
        expect(mural[(y + 4) * WIDTH + x + 2], `${x},${y}`).toBe(colors.nearest(red, green, blue));
      }
    }
    expect(await done(dataDir, 'import-image', file, '--fit', '--at', '4,8')).toContain('of 60×30 at 4,8');
    expect(await done(dataDir, 'import-image', picture, '--scale', '0.5')).toContain('of 32×24 at 0,0');
  });

  test('--palette-from-image makes it exact, as long as there is room', async () => {
    const dataDir = freshFolder();
    expect(await failed(dataDir, 'import-image', picture, '--palette-from-image')).toMatch(
      /The picture has [\d,]+ colours, of which the palette lacks/,
    );
    const flat = paintRings(WIDTH, HEIGHT);
    flat.data.forEach((value, at) => {
      flat.data[at] = at % 4 === 3 ? 255 : value & 0xc0;
    });
    const file = await savePicture(flat, join(files, 'flat.png'));
    expect(await done(dataDir, 'import-image', file, '--palette-from-image')).toContain(
      'Every colour is exact.',
    );
    const exported = join(files, 'exported.png');
    await done(dataDir, 'export', exported);
    expect(Buffer.from((await loadPixels(exported)).data).equals(Buffer.from(flat.data))).toBe(true);
    await done(dataDir, 'export', '--scale', '4', join(files, 'large.png'));
    const large = await loadPixels(join(files, 'large.png'));
    expect([large.width, large.height]).toEqual([WIDTH * 4, HEIGHT * 4]);
    expect([...large.data.subarray((5 * WIDTH * 4 + 9) * 4).subarray(0, 4)]).toEqual([
      ...flat.data.subarray((WIDTH + 2) * 4).subarray(0, 4),
    ]);
  });

  test('what cannot be done is said', async () => {
    const dataDir = emptyPark();
    const text = join(files, 'text.png');
    writeFileSync(text, 'not a picture');
    const cut = join(files, 'cut.png');
    writeFileSync(cut, readFileSync(picture).subarray(0, 2000));
    expect(await failed(dataDir, 'import-image', join(files, 'none.png'))).toContain(
      'none.png does not exist.',
    );
    expect(await failed(dataDir, 'import-image', files)).toContain('is no picture');
    expect(await failed(dataDir, 'import-image', text)).toContain('is no picture');
    expect(await failed(dataDir, 'import-image', cut)).toContain('is no picture');
    expect(await failed(dataDir, 'import-image', picture, '--room', 'BBBB')).toContain(
      'There is no room BBBB.',
    );
    expect(await failed(dataDir, 'import-image', picture, '--at', '64,0')).toContain(
      '64,0 is not on the mural',
    );
    expect(new Set(await rawOf(dataDir)), 'nothing was painted').toEqual(new Set([0]));
  });

  test('Ctrl+C ends it between two commands, says what stands, and it can be finished', async () => {
    const big = { CANVAS_WIDTH: '1500', CANVAS_HEIGHT: '1500', PIXEL_COOLDOWN: '0' };
    const file = await savePicture(paintRings(1500, 1500), join(files, 'big.png'));
    const dataDir = freshFolder();
    let interrupted = false;
    const { code, out, err } = await run(dataDir, ['import-image', file], {
      env: big,
      heard(text, child) {
        if (interrupted || !text.includes('10 %')) return;
        interrupted = child.kill('SIGINT');
      },
    });
    expect([code, out]).toEqual([1, '']);
    const [, count = ''] = /Cancelled\. ([\d,]+) of 2,250,000 pixels are done and stay\./.exec(err) ?? [];
    const stands = Number(count.replaceAll(',', ''));
    expect(stands, err).toBeGreaterThan(225_000);
    expect(stands).toBeLessThan(2_250_000);
    const half = await rawOf(dataDir);
    await done(dataDir, 'import-image', file);
    const all = await rawOf(dataDir);
    expect(half.subarray(0, stands)).toEqual(all.subarray(0, stands));
    expect(half.subarray(stands)).not.toEqual(all.subarray(stands));
  });
});

describe('the older canvas format', () => {
  test('what was exported comes back the same in a fresh server', async () => {
    const [one, other] = [emptyPark(), emptyPark()];
    await done(one, 'import-image', picture);
    const file = join(freshFolder(), 'canvas.json');
    await done(one, 'export', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      '12,0': { color: expect.stringMatching(/^#[0-9a-f]{6}$/), timestamp: expect.any(String) },
    });
    await done(other, 'import-json', file);
    expect(await rawOf(other)).toEqual(await rawOf(one));
  });

  test('bad entries are named and left out, those outside are counted', async () => {
    const dataDir = emptyPark();
    const file = join(freshFolder(), 'canvas.json');
    const good = { color: DEFAULT_PALETTE[3], timestamp: '2024-05-06T07:08:09Z', user_id: 'somebody' };
    writeFileSync(
      file,
      JSON.stringify({
        '0,0': good,
        here: good,
        '1,0': { ...good, color: 'red' },
        '2,0': { ...good, timestamp: 'yesterday' },
        '64,0': good,
        '63,47': good,
        '900,900': good,
      }),
    );
    const { code, out, err } = await run(dataDir, ['import-json', file]);
    expect(code).toBe(0);
    expect(out).toBe('Painted 2 pixels onto PARK.\n2 lie outside of 64×48 and were left out.\n');
    expect(err).toContain('Left out "here": the key is not "x,y".');
    expect(err).toContain('Left out "1,0": color is not #rrggbb.');
    expect(err).toContain('Left out "2,0": timestamp is not a time');
    const mural = await rawOf(dataDir);
    expect([mural[0], mural.at(-1), new Set(mural).size]).toEqual([3, 3, 2]);
  });

  test('many bad entries are summed up', async () => {
    const file = join(freshFolder(), 'canvas.json');
    writeFileSync(
      file,
      JSON.stringify(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, n]))),
    );
    const { err } = await run(emptyPark(), ['import-json', file]);
    expect(err).toContain('Left out "k19"');
    expect(err).not.toContain('"k20"');
    expect(err).toContain('Left out 30 more entries');
  });

  test('what is no such file is said', async () => {
    const dataDir = emptyPark();
    const file = join(freshFolder(), 'canvas.json');
    writeFileSync(file, '[1,2]');
    expect(await failed(dataDir, 'import-json', file)).toContain('it does not begin with {');
    writeFileSync(file, '{"0,0": {"color": "#000000"');
    expect(await failed(dataDir, 'import-json', file)).toContain('it ends in the middle');
    expect(await failed(dataDir, 'import-json', join(files, 'none.json'))).toContain('does not exist');
    expect(await failed(dataDir, 'import-json', files)).toContain('is a folder');
  });
});
