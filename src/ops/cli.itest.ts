/** The command line on a data folder without a server. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperator, type Operator, WIDTH } from './testing/operator.ts';
import { loadPixels } from './testing/picture.ts';

let operator: Operator;
let { files, picture, run, done, failed, rawOf, emptyPark, paintedPark, freshFolder } = {} as Operator;
beforeAll(async () => {
  operator = await createOperator();
  ({ files, picture, run, done, failed, rawOf, emptyPark, paintedPark, freshFolder } = operator);
});
afterAll(() => operator.remove());

describe('how it is called', () => {
  test('help is a result, wrong use ends with 2 and says what can be typed', async () => {
    const folder = freshFolder();
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
    const { code, err } = await run(freshFolder(), ['rooms'], { env: { PIXEL_COOLDOWN: 'soon' } });
    expect([code, err]).toEqual([
      1,
      'PIXEL_COOLDOWN is "soon"; it must be a whole number from 0 to 86400.\n',
    ]);
  });

  test('where there is no database, only imports make one', async () => {
    const folder = freshFolder();
    for (const args of [['rooms'], ['backup'], ['export', 'a.png'], ['cleanup'], ['reset-mural', 'PARK']])
      expect(await failed(folder, ...args)).toContain('There is no Atelier database');
    expect(existsSync(join(folder, 'atelier.db'))).toBe(false);
    const { code, err } = await run(folder, ['import-image', picture]);
    expect(code).toBe(0);
    expect(err).toContain(`Making a new database in ${folder}.`);
    expect(await done(folder, 'rooms')).toMatch(/^PARK +public +64×48 .* The Park$/m);
  });
});

describe('files that are written', () => {
  test('an existing file is replaced only with --yes, and never by half', async () => {
    const dataDir = emptyPark();
    const folder = freshFolder();
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
      'Archived 1 room, deleted 0 archived before, forgot 0 ended sessions.\n',
    );
    const database = new DatabaseSync(join(dataDir, 'atelier.db'));
    database.exec("UPDATE rooms SET archived_at = 1000 WHERE code = 'BCDF'");
    database.close();
    expect(await done(dataDir, 'cleanup')).toContain('deleted 1 archived before');
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
    const file = join(freshFolder(), 'backup.db');
    await done(dataDir, 'backup', file);
    writeFileSync(file, readFileSync(file).fill(0xee, 8192, 20_000));
    expect(await failed(dataDir, 'restore', file)).toContain('This file is damaged.');
    expect(await failed(dataDir, 'restore', picture)).toContain('This file is no database.');
    expect(await failed(dataDir, 'restore', join(files, 'none.db'))).toContain('none.db does not exist.');
    expect(await failed(dataDir, 'restore', join(dataDir, 'atelier.db'))).toContain('the database itself');
    expect(await rawOf(dataDir)).toEqual(before);
  });
});
