/** The command line on a data folder without a server; `cli-live.itest.ts` has those with one. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createColorMap, LEAVE } from '../activities/mural/color-map.ts';
import { DEFAULT_PALETTE } from '../activities/mural/palettes.ts';
import { atelier, createFolders, type RunOptions } from './testing/atelier.ts';
import { loadPixels, paintRings, savePicture } from './testing/picture.ts';

const [WIDTH, HEIGHT] = [64, 48];
const SMALL = { CANVAS_WIDTH: String(WIDTH), CANVAS_HEIGHT: String(HEIGHT), PIXEL_COOLDOWN: '0' };
const rings = paintRings(WIDTH, HEIGHT, 10);

const folders = createFolders();
let files: string;
let picture: string;
/** Data folders: the public mural emptied, and with the picture on it. */
let empty: string;
let painted: string;
beforeAll(async () => {
  files = folders.fresh();
  picture = await savePicture(rings, join(files, 'rings.png'));
  [empty, painted] = [folders.fresh(), folders.fresh()];
  await done(painted, 'import-image', picture);
  copyFileSync(join(painted, 'atelier.db'), join(empty, 'atelier.db'));
  await done(empty, 'reset-mural', 'PARK');
});
afterAll(() => folders.remove());

const run = (dataDir: string, args: readonly string[], options: RunOptions = {}) =>
  atelier(dataDir, args, { ...options, env: { ...SMALL, ...options.env } });

/** Must succeed; its result. */
async function done(dataDir: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await run(dataDir, args);
  expect(code, `${args.join(' ')}: ${err}`).toBe(0);
  return out;
}

/** Must fail with a sentence and no stack. */
async function failed(dataDir: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await run(dataDir, args);
  expect([code, out], args.join(' ')).toEqual([1, '']);
  expect(err).not.toMatch(/^ +at /m);
  return err.trim();
}

async function rawOf(dataDir: string, room = 'PARK'): Promise<Uint8Array> {
  const file = join(folders.fresh(), 'mural.raw');
  await done(dataDir, 'export', '--room', room, file);
  return readFileSync(file);
}

function copyOf(folder: string): string {
  const dataDir = folders.fresh();
  copyFileSync(join(folder, 'atelier.db'), join(dataDir, 'atelier.db'));
  return dataDir;
}

const emptyPark = (): string => copyOf(empty);
const paintedPark = (): string => copyOf(painted);

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

describe('how it is called', () => {
  test('help is a result, wrong use ends with 2 and says what can be typed', async () => {
    const folder = folders.fresh();
    expect(await done(folder, 'help')).toContain('import-image <picture>');
    expect(await done(folder, 'restore', '--help')).toContain('--data-dir <folder>');
    const wrong = [
      ['paint'],
      ['import-image'],
      ['import-image', picture, '--at', '3'],
      ['import-image', picture, '--scale', '1000'],
      ['import-image', picture, '--scale', '2', '--fit'],
      ['export', 'mural'],
      ['export', 'mural.raw', '--scale', '2'],
    ];
    for (const args of wrong) {
      const { code, out, err } = await run(folder, args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toMatch(/npm run atelier -- help .*says what can be typed\.\n$/);
    }
    expect(readdirSync(folder), 'nothing was made').toEqual([]);
  });

  test('settings that cannot be used are said', async () => {
    const { code, err } = await run(folders.fresh(), ['rooms'], { env: { PIXEL_COOLDOWN: 'soon' } });
    expect([code, err]).toEqual([
      1,
      'PIXEL_COOLDOWN is "soon"; it must be a whole number from 0 to 86400.\n',
    ]);
  });

  test('where there is no database, only imports make one', async () => {
    const folder = folders.fresh();
    for (const args of [['rooms'], ['backup'], ['export', 'a.png'], ['cleanup'], ['reset-mural', 'PARK']])
      expect(await failed(folder, ...args)).toContain('There is no Atelier database');
    expect(existsSync(join(folder, 'atelier.db'))).toBe(false);
    const { code, err } = await run(folder, ['import-image', picture]);
    expect(code).toBe(0);
    expect(err).toContain(`Making a new database in ${folder}.`);
    expect(await done(folder, 'rooms')).toMatch(/^PARK +public +64×48 .* The Park$/m);
  });
});

describe('import-image', () => {
  test('paints the nearest colours and leaves transparent pixels alone', async () => {
    const dataDir = folders.fresh();
    const out = await done(dataDir, 'import-image', picture, '--at', '5,3');
    expect(out).toMatch(/^Painted [\d,]+ pixels of 59×45 at 5,3 onto PARK\.\nOf 64×48 the rest lies outside/);
    const mural = await rawOf(dataDir);
    await done(dataDir, 'reset-mural', 'PARK');
    await done(dataDir, 'unreset-mural', 'PARK');
    const other = folders.fresh();
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
    const dataDir = folders.fresh();
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
    const dataDir = folders.fresh();
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
    const file = join(folders.fresh(), 'canvas.json');
    await done(one, 'export', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      '12,0': { color: expect.stringMatching(/^#[0-9a-f]{6}$/), timestamp: expect.any(String) },
    });
    await done(other, 'import-json', file);
    expect(await rawOf(other)).toEqual(await rawOf(one));
  });

  test('bad entries are named and left out, those outside are counted', async () => {
    const dataDir = emptyPark();
    const file = join(folders.fresh(), 'canvas.json');
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
    const file = join(folders.fresh(), 'canvas.json');
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
    const file = join(folders.fresh(), 'canvas.json');
    writeFileSync(file, '[1,2]');
    expect(await failed(dataDir, 'import-json', file)).toContain('it does not begin with {');
    writeFileSync(file, '{"0,0": {"color": "#000000"');
    expect(await failed(dataDir, 'import-json', file)).toContain('it ends in the middle');
    expect(await failed(dataDir, 'import-json', join(files, 'none.json'))).toContain('does not exist');
    expect(await failed(dataDir, 'import-json', files)).toContain('is a folder');
  });
});

describe('files that are written', () => {
  test('an existing file is replaced only with --yes, and never by half', async () => {
    const dataDir = emptyPark();
    const folder = folders.fresh();
    const file = join(folder, 'mural.png');
    writeFileSync(file, 'precious');
    expect(await failed(dataDir, 'export', file)).toContain('exists already');
    expect(await failed(dataDir, 'backup', file)).toContain('exists already');
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await done(dataDir, 'export', file, '--yes');
    expect((await loadPixels(file)).width).toBe(WIDTH);
    expect(readdirSync(folder)).toEqual(['mural.png']);
  });

  test.skipIf(process.platform !== 'linux')('a place that cannot be written is said', async () => {
    const dataDir = emptyPark();
    // Also root cannot make files there.
    expect(await failed(dataDir, 'export', '/sys/mural.png')).toMatch(
      /^\/sys\/mural\.png\S* .*[Cc]hoose another place/m,
    );
    expect(await failed(dataDir, 'backup', '/sys/backups/a.db')).toMatch(
      /^\/sys\/backups .*[Cc]hoose another place/m,
    );
    expect(await failed('/sys/atelier', 'import-image', picture)).toContain('cannot be written');
    expect(await failed(dataDir, 'export', `${picture}/mural.png`)).toMatch(/stands where a folder/);
  });
});

describe('rooms', () => {
  /** A room beside the park, used long ago. */
  function withRoom(): string {
    const dataDir = emptyPark();
    const database = new DatabaseSync(join(dataDir, 'atelier.db'));
    database.exec(`INSERT INTO rooms (code, title, visibility, owner, options, created_at, used_at)
      SELECT 'BCDF', 'Attic', 'private', 0, options, 1000, 1000 FROM rooms WHERE code = 'PARK'`);
    database.close();
    return dataDir;
  }

  test('are listed, archived and brought back', async () => {
    const dataDir = withRoom();
    expect(await done(dataDir, 'rooms')).toMatch(
      /^CODE .*\nPARK .*\nBCDF +private +64×48 +1970-01-01 00:00 +Attic\n$/,
    );
    expect(await done(dataDir, 'archive-room', 'bcdf')).toContain('Archived BCDF ("Attic")');
    expect(await done(dataDir, 'rooms')).toMatch(/^BCDF +archived/m);
    expect(await failed(dataDir, 'archive-room', 'BCDF')).toContain('archived already');
    expect(await failed(dataDir, 'import-image', picture, '--room', 'BCDF')).toContain('Bring it back first');
    expect(await failed(dataDir, 'reset-mural', 'BCDF')).toContain('Bring it back first');
    expect(await done(dataDir, 'bring-back', 'BCDF')).toContain('open again');
    expect(await failed(dataDir, 'bring-back', 'BCDF')).toContain('not archived');
    expect(await failed(dataDir, 'archive-room', 'PARK')).toContain('public room cannot');
    expect(await failed(dataDir, 'archive-room', 'ZZZZ')).toContain('There is no room ZZZZ.');
    await done(dataDir, 'import-image', picture, '--room', 'BCDF');
    expect(new Set(await rawOf(dataDir)), 'the other room is as it was').toEqual(new Set([0]));
  });

  test('unused ones are cleaned up, and deleted after the grace period', async () => {
    const dataDir = withRoom();
    expect(await done(dataDir, 'cleanup')).toBe(
      'Archived 1 rooms, deleted 0 archived ones, forgot 0 ended sessions.\n',
    );
    const database = new DatabaseSync(join(dataDir, 'atelier.db'));
    database.exec("UPDATE rooms SET archived_at = 1000 WHERE code = 'BCDF'");
    database.close();
    expect(await done(dataDir, 'cleanup')).toContain('deleted 1 archived ones');
    expect(await done(dataDir, 'rooms')).not.toContain('BCDF');
  });

  test('a reset is taken back, once', async () => {
    const dataDir = paintedPark();
    const before = await rawOf(dataDir);
    expect(await done(dataDir, 'reset-mural', 'PARK')).toContain('unreset-mural PARK takes that back');
    expect(new Set(await rawOf(dataDir))).toEqual(new Set([0]));
    await done(dataDir, 'unreset-mural', 'PARK');
    expect(await rawOf(dataDir)).toEqual(before);
    expect(await failed(dataDir, 'unreset-mural', 'PARK')).toContain('There is no reset to take back');
  });
});

describe('backup and restore', () => {
  test('the state of the backup comes back, and what was there before is kept', async () => {
    const dataDir = paintedPark();
    const before = await rawOf(dataDir);
    const out = await done(dataDir, 'backup');
    const [, file = ''] = /^Wrote (.*\.db): 1 room, 0 people, [\d,]+ entr/.exec(out) ?? [];
    expect(file.startsWith(join(dataDir, 'backups', 'atelier-'))).toBe(true);
    await done(dataDir, 'reset-mural', 'PARK');
    const restored = await done(dataDir, 'restore', file);
    expect(restored).toMatch(/^Restored 1 room/);
    expect(await rawOf(dataDir)).toEqual(before);
    const [, kept = ''] = /kept as (.*)\.\n/.exec(restored) ?? [];
    await done(dataDir, 'restore', kept);
    expect(new Set(await rawOf(dataDir))).toEqual(new Set([0]));
  });

  test('a file that cannot be restored is refused, and nothing is changed', async () => {
    const dataDir = paintedPark();
    const before = await rawOf(dataDir);
    const file = join(folders.fresh(), 'backup.db');
    await done(dataDir, 'backup', file);
    writeFileSync(file, readFileSync(file).fill(0xee, 8192, 20_000));
    expect(await failed(dataDir, 'restore', file)).toContain('This file is damaged.');
    expect(await failed(dataDir, 'restore', picture)).toContain('This file is no database.');
    expect(await failed(dataDir, 'restore', join(files, 'none.db'))).toContain('none.db does not exist.');
    expect(await failed(dataDir, 'restore', join(dataDir, 'atelier.db'))).toContain('the database itself');
    expect(await rawOf(dataDir)).toEqual(before);
  });
});
