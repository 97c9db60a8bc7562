/** The command line beside a running server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuest, type Guest } from '../../e2e/harness/guest.ts';
import { type ServerProcess, startServer } from '../../e2e/harness/server-process.ts';
import { createMuralCopy, type MuralCopy } from '../client/mural.ts';
import { atelier, createFolders } from './testing/atelier.ts';
import { paintRings, savePicture } from './testing/picture.ts';

const [WIDTH, HEIGHT] = [300, 280];
const SETTINGS = { CANVAS_WIDTH: String(WIDTH), CANVAS_HEIGHT: String(HEIGHT), PIXEL_COOLDOWN: '0' };
/** A server notices what others write within a second. */
const NOTICED = { timeout: 15_000, interval: 50 };

const folders = createFolders();
let server: ServerProcess;
const guests: Guest[] = [];
beforeAll(async () => {
  server = await startServer(SETTINGS);
});
afterAll(async () => {
  for (const { live } of guests) live.close();
  await server.dispose();
  folders.remove();
});

async function enter(name: string): Promise<Guest> {
  const guest = await createGuest(server.url, name);
  guests.push(guest);
  return guest;
}

const run = (...args: string[]) => atelier(server.dataDir, args, { env: SETTINGS });

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args);
  expect(code, `${args.join(' ')}: ${err}`).toBe(0);
  return out;
}

/** Follows the public mural as the web app does; `views` counts how often the whole was loaded. */
function watch({ api, live }: Guest): {
  copy: MuralCopy;
  views: string[];
  send(pixels: number[]): Promise<unknown>;
} {
  const views: string[] = [];
  const copy = createMuralCopy({
    loadTile: (column, row, version, epoch) => api.tile('PARK', column, row, version, epoch),
  });
  const channel = live.open('PARK', 'mural', {
    view(view: Parameters<MuralCopy['view']>[0], seq, epoch) {
      views.push(epoch);
      copy.view(view, seq, epoch);
    },
    digest: copy.digest,
  });
  return { copy, views, send: (pixels) => channel.send({ type: 'place', pixels } as never) };
}

const region = ({ api }: Guest) => api.region('PARK', { x: 0, y: 0, width: WIDTH, height: HEIGHT });

async function exported(): Promise<Buffer> {
  const file = join(folders.fresh(), 'mural.raw');
  await done('export', file);
  return readFileSync(file);
}

describe('beside a running server', () => {
  test('invariant 7: an import shows live to those who watch and paint meanwhile, without a hole', async () => {
    const [painter, watcher] = [await enter('Painter'), await enter('Watcher')];
    const [painting, watching] = [watch(painter), watch(watcher)];
    await expect.poll(() => watching.views.length + painting.views.length, NOTICED).toBe(2);
    await watching.copy.settled();
    const picture = await savePicture(paintRings(WIDTH, HEIGHT), join(folders.fresh(), 'rings.png'));

    let importing = true;
    let placed = 0;
    const painterDone = (async () => {
      while (importing) {
        expect(await painting.send([placed % WIDTH, 5, 1])).toEqual(expect.any(Number));
        placed += 1;
      }
    })();
    expect(await done('import-image', picture, '--yes')).toMatch(/^Painted [\d,]+ pixels of 300×280/);
    importing = false;
    await painterDone;

    expect(placed).toBeGreaterThan(10);
    const there = Buffer.from(await exported());
    expect(Buffer.from(await region(watcher)).equals(there)).toBe(true);
    for (const { copy } of [watching, painting])
      await expect.poll(() => Buffer.from(copy.indices).equals(there), NOTICED).toBe(true);
    expect([watching.views.length, painting.views.length], 'nobody loaded afresh').toEqual([1, 1]);
  });

  test('people are not painted over without being asked for', async () => {
    const painter = await enter('Careful');
    await painter.api.placePixels('PARK', [7, 7, 2]);
    const picture = await savePicture(paintRings(20, 20), join(folders.fresh(), 'small.png'));
    const before = await exported();
    const { code, err } = await run('import-image', picture);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^Nothing was painted: people painted \d+ pixels? there/),
    ]);
    expect(await exported()).toEqual(before);
    const grown = await run('import-image', picture, '--yes', '--palette-from-image');
    expect([grown.code, grown.err]).toEqual([1, expect.stringContaining('its palette stays theirs')]);
    await done('import-image', picture, '--yes');
    expect(await exported()).not.toEqual(before);
  });

  test('a reset by the house shows, and so does taking it back', async () => {
    const watcher = await enter('Resetwatcher');
    const { copy, views } = watch(watcher);
    await expect.poll(() => views.length, NOTICED).toBe(1);
    const before = await exported();
    await expect.poll(() => Buffer.from(copy.indices).equals(before), NOTICED).toBe(true);
    await done('reset-mural', 'PARK');
    await expect.poll(() => copy.indices.every((color) => color === 0), NOTICED).toBe(true);
    await done('unreset-mural', 'PARK');
    await expect.poll(() => Buffer.from(copy.indices).equals(before), NOTICED).toBe(true);
  });

  test('a room archived from outside is closed to those who are in it, until it is brought back', async () => {
    const owner = await enter('Landlady');
    const { code } = await owner.api.createRoom({ title: 'Attic', visibility: 'unlisted', preset: 'sketch' });
    const place = async () => (await owner.api.placePixels(code, [1, 1, 1])).results[0]?.code ?? 'placed';
    expect(await place()).toBe('placed');
    await done('archive-room', code);
    await expect.poll(place, NOTICED).toBe('rooms/archived');
    await done('bring-back', code);
    await expect.poll(place, NOTICED).toBe('placed');
  });

  test('invariant 7: after a restore people load the state of the backup afresh', async () => {
    const guest = await enter('Homecomer');
    const file = join(folders.fresh(), 'backup.db');
    await guest.api.placePixels('PARK', [0, 0, 4]);
    expect(await done('backup', file)).toMatch(/: 2 rooms, \d+ people, [\d,]+ entries, the newest of/);
    const saved = await exported();

    const { copy, views } = watch(guest);
    await expect.poll(() => views.length, NOTICED).toBe(1);
    // The replaced log is longer than the restored one, and then as long: numbers alone would not tell.
    await guest.api.placePixels('PARK', [0, 0, 5, 1, 0, 5, 2, 0, 5]);
    await expect.poll(() => copy.indices[1], NOTICED).toBe(5);

    const refused = await run('restore', file);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('is using this data folder. Stop it'),
    ]);
    await guest.api.placePixels('PARK', [3, 0, 5]);
    await server.end('SIGTERM');
    const restored = await done('restore', file);
    expect(restored).toContain('Start the server again.');
    await server.start();

    await expect.poll(() => views.length, NOTICED).toBe(2);
    expect(views[0]).not.toBe(views[1]);
    await copy.settled();
    expect(Buffer.from(copy.indices).equals(saved)).toBe(true);
    // Sessions are in the backup: nobody has to begin again.
    await guest.api.placePixels('PARK', [9, 9, 6]);
    await expect.poll(() => copy.indices[9 * WIDTH + 9], NOTICED).toBe(6);
  });

  test('a server that was killed does not stand in the way of a restore', async () => {
    const file = join(folders.fresh(), 'backup.db');
    await done('backup', file);
    await server.end('SIGKILL');
    await done('restore', file);
    await server.start();
  });
});
