/** Runs commands on small murals, and judges how they end. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { atelier, createFolders, type Run, type RunOptions } from './atelier.ts';
import { paintRings, savePicture } from './picture.ts';

export const [WIDTH, HEIGHT] = [64, 48] as const;
const SMALL = { CANVAS_WIDTH: String(WIDTH), CANVAS_HEIGHT: String(HEIGHT), PIXEL_COOLDOWN: '0' };

/** As large as the murals, transparent in its corner. */
export const rings = paintRings(WIDTH, HEIGHT, 10);

export type Operator = Awaited<ReturnType<typeof createOperator>>;

export async function createOperator() {
  const folders = createFolders();
  const files = folders.fresh();
  const picture = await savePicture(rings, join(files, 'rings.png'));
  const [painted, empty] = [folders.fresh(), folders.fresh()];

  const run = (dataDir: string, args: readonly string[], options: RunOptions = {}): Promise<Run> =>
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

  function copyOf(folder: string): string {
    const dataDir = folders.fresh();
    copyFileSync(join(folder, 'atelier.db'), join(dataDir, 'atelier.db'));
    return dataDir;
  }

  await done(painted, 'import-image', picture);
  copyFileSync(join(painted, 'atelier.db'), join(empty, 'atelier.db'));
  await done(empty, 'reset-mural', 'PARK');

  return {
    /** A folder for files, with the rings in `picture`. */
    files,
    picture,
    freshFolder: folders.fresh,
    run,
    done,
    failed,
    /** Data folders: the public mural empty, and with the picture on it. */
    emptyPark: () => copyOf(empty),
    paintedPark: () => copyOf(painted),
    async rawOf(dataDir: string, room = 'PARK'): Promise<Uint8Array> {
      const file = join(folders.fresh(), 'mural.raw');
      await done(dataDir, 'export', '--room', room, file);
      return readFileSync(file);
    },
    remove: folders.remove,
  };
}
