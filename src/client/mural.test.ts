import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { encodeDigest } from '../activities/mural/digest.ts';
import type { MuralView } from '../activities/mural/types.ts';
import { createMuralCopy } from './mural.ts';
import { ApiError } from './request.ts';
import { seededRandom } from './testing/seeded-random.ts';
import type { Region, Tile } from './types.ts';

const WIDTH = 20;
const HEIGHT = 13;
const EDGE = 8;
const COLUMNS = 3;

/** The mural as the server has it: every state it ever had, by sequence number. */
function createModel() {
  const states = [new Uint8Array(WIDTH * HEIGHT)];
  const versions = new Array<number>(COLUMNS * 2).fill(0);
  const changed: (readonly [place: number, color: number])[] = [];
  return {
    get seq() {
      return states.length - 1;
    },
    now: () => states.at(-1) as Uint8Array,
    paint(place: number, color: number) {
      const next = Uint8Array.from(states.at(-1) as Uint8Array);
      next[place] = color;
      states.push(next);
      changed.push([place, color]);
      const x = place % WIDTH;
      versions[Math.floor((place - x) / WIDTH / EDGE) * COLUMNS + Math.floor(x / EDGE)] = states.length - 1;
    },
    view: () =>
      ({ width: WIDTH, height: HEIGHT, tile: EDGE, versions: [...versions] }) as unknown as MuralView,
    /** Exact at any number from its version on. */
    tile(column: number, row: number, seq: number): Tile {
      const state = states[seq] as Uint8Array;
      const [left, top] = [column * EDGE, row * EDGE];
      const [width, height] = [Math.min(EDGE, WIDTH - left), Math.min(EDGE, HEIGHT - top)];
      const indices = Uint8Array.from({ length: width * height }, (_, index) => {
        const x = index % width;
        return state[(top + (index - x) / width) * WIDTH + left + x] as number;
      });
      return { seq, indices };
    },
    /** The last colour of each place in `from` to `to`. */
    digest: (from: number, to: number) => encodeDigest(new Map(changed.slice(from - 1, to)), 8),
  };
}

/** Timers that end when the test says so. */
const collect = (timers: (() => void)[]) => ({
  after(_ms: number, callback: () => void) {
    timers.push(callback);
    return () => {};
  },
});

const unreachable = () => new ApiError(0, 'client/unreachable', '', {});

test('invariant 7: whatever the order of tiles, digests and views, no pixel goes back and the copy ends equal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = seededRandom(seed);
      const below = (bound: number) => Math.floor(random() * bound);
      const model = createModel();
      const requests: (() => void)[] = [];
      const timers: (() => void)[] = [];
      const copy = createMuralCopy({
        random,
        clock: collect(timers),
        loadTile: (column, row, version) =>
          new Promise((resolve, reject) => {
            requests.push(() => {
              if (random() < 0.2) reject(unreachable());
              // As old as the version allows, as new as now.
              else resolve(model.tile(column, row, version + below(model.seq - version + 1)));
            });
          }),
      });
      const paint = () => {
        for (let count = below(6); count > 0; count--) {
          // Few places, so that the same one changes often; its colour only rises.
          const place = below(20) * 13;
          model.paint(place, (model.now()[place] as number) + 1);
        }
      };
      paint();
      let sent = model.seq;
      copy.view(model.view(), model.seq, 'e1');
      const catchUp = (to: number) => {
        if (to <= sent) return;
        // Now and then it also sums up what is known already.
        copy.digest(model.digest(Math.max(1, sent + 1 - below(5)), to), to);
        sent = to;
      };
      let shown = copy.indices.slice();
      for (let step = 0; step < 60; step++) {
        const dice = random();
        if (dice < 0.4) paint();
        else if (dice < 0.6) catchUp(sent + below(model.seq - sent + 1));
        else if (dice < 0.63) {
          sent = model.seq;
          copy.view(model.view(), model.seq, random() < 0.5 ? 'e1' : 'e2');
        } else if (dice < 0.9) requests.splice(below(requests.length), 1)[0]?.();
        else timers.shift()?.();
        await new Promise((done) => setImmediate(done));
        expect(copy.indices.every((color, place) => color >= (shown[place] as number))).toBe(true);
        shown = copy.indices.slice();
      }
      catchUp(model.seq);
      do {
        requests.shift()?.();
        timers.shift()?.();
        // What has been answered may ask for more.
        await new Promise((done) => setImmediate(done));
      } while (requests.length > 0 || timers.length > 0);
      await copy.settled();
      expect(copy.indices).toEqual(model.now());
      expect(copy.progress).toEqual({ loaded: 6, total: 6, failing: 0 });
    }),
    { numRuns: 150 },
  );
});

function loaded(model: ReturnType<typeof createModel>) {
  const loadTile = vi.fn(async (column: number, row: number, version: number, _epoch: string) =>
    model.tile(column, row, Math.max(version, 0)),
  );
  const changes: Region[][] = [];
  const copy = createMuralCopy({ loadTile, changed: (regions) => changes.push([...regions]) });
  return { copy, loadTile, changes };
}

test('a second view loads only the tiles that changed meanwhile, and all in another epoch', async () => {
  const model = createModel();
  const { copy, loadTile } = loaded(model);
  copy.view(model.view(), model.seq, 'e1');
  await copy.settled();
  expect(loadTile).toHaveBeenCalledTimes(6);
  model.paint(0, 5);
  copy.view(model.view(), model.seq, 'e1');
  await copy.settled();
  expect(loadTile.mock.calls.slice(6)).toEqual([[0, 0, 1, 'e1']]);
  expect(copy.indices[0]).toBe(5);
  copy.view(model.view(), model.seq, 'e2');
  await copy.settled();
  expect(loadTile).toHaveBeenCalledTimes(13);
});

test('tells one rectangle for each tile that changed', async () => {
  const model = createModel();
  const { copy, changes } = loaded(model);
  copy.view(model.view(), 0, 'e1');
  await copy.settled();
  changes.length = 0;
  for (const place of [1, WIDTH + 3, 19]) model.paint(place, 4);
  copy.digest(model.digest(1, 3), 3);
  expect(changes).toEqual([
    [
      { x: 1, y: 0, width: 3, height: 2 },
      { x: 19, y: 0, width: 1, height: 1 },
    ],
  ]);
});

test('loads what people look at first', async () => {
  const model = createModel();
  const { copy, loadTile } = loaded(model);
  copy.focus(WIDTH, HEIGHT);
  copy.view(model.view(), 0, 'e1');
  expect(loadTile.mock.calls[0]?.slice(0, 2)).toEqual([2, 1]);
  await copy.settled();
});
