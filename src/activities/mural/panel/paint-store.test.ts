import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlatPixels } from '../types.ts';
import type { Rect } from './box-filter.ts';
import { type Batch, createPaintStore, each } from './paint-store.ts';

const W = 12;
const H = 9;
const pixel = fc.tuple(
  fc.integer({ min: 0, max: W - 1 }),
  fc.integer({ min: 0, max: H - 1 }),
  fc.integer({ min: 1, max: 7 }),
);
const stroke = fc.array(pixel, { minLength: 1, maxLength: 6 }).map((pixels) => pixels.flat());

/** A server with its own order, and a line to it on which answers and digests come late. */
function createWorld() {
  const server = new Uint8Array(W * H);
  const live = new Uint8Array(W * H);
  const log: FlatPixels[] = [];
  const sent: { batch: Batch; pixels: FlatPixels }[] = [];
  const answers: (() => void)[] = [];
  const store = createPaintStore(W, H, () => live);
  let delivered = 0;

  const commit = (pixels: FlatPixels): number => {
    each(pixels, (x, y, color) => {
      server[y * W + x] = color;
    });
    return log.push(pixels);
  };

  return {
    server,
    store,
    paint(pixels: FlatPixels) {
      sent.push({ batch: store.put(pixels), pixels });
    },
    othersPaint: commit,
    serverTakes(accepts: boolean) {
      const next = sent.shift();
      if (!next) return;
      if (accepts) {
        const seq = commit(next.pixels);
        answers.push(() => store.confirm(next.batch, seq));
      } else answers.push(() => store.revert(next.batch));
    },
    answerArrives() {
      answers.shift()?.();
    },
    digestArrives(upTo: number) {
      const to = Math.min(log.length, delivered + upTo);
      const rects: Rect[] = [];
      for (; delivered < to; delivered++) {
        each(log[delivered] as FlatPixels, (x, y, color) => {
          live[y * W + x] = color;
          rects.push({ left: x, top: y, right: x + 1, bottom: y + 1 });
        });
      }
      store.follow(rects, delivered);
    },
    /** The server says "load afresh": the copy jumps to the newest state. */
    resets() {
      live.set(server);
      delivered = log.length;
      store.follow([{ left: 0, top: 0, right: W, bottom: H }], delivered);
    },
    settle() {
      while (sent.length > 0) this.serverTakes(true);
      while (answers.length > 0) this.answerArrives();
      this.digestArrives(log.length);
    },
  };
}

const action = fc.oneof(
  fc.record({ do: fc.constant('paint' as const), pixels: stroke }),
  fc.record({ do: fc.constant('others' as const), pixels: stroke }),
  fc.record({ do: fc.constant('take' as const), accepts: fc.boolean() }),
  fc.record({ do: fc.constant('answer' as const) }),
  fc.record({ do: fc.constant('digest' as const), upTo: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('reset' as const) }),
);

describe('paint store', () => {
  test("ends equal to the server's canvas whatever was refused, late or reloaded", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const world = createWorld();
        for (const a of actions) {
          if (a.do === 'paint') world.paint(a.pixels);
          else if (a.do === 'others') world.othersPaint(a.pixels);
          else if (a.do === 'take') world.serverTakes(a.accepts);
          else if (a.do === 'answer') world.answerArrives();
          else if (a.do === 'digest') world.digestArrives(a.upTo);
          else world.resets();
        }
        world.settle();
        expect(world.store.waiting).toBe(0);
        expect(world.store.pixels).toEqual(world.server);
      }),
      { numRuns: 500 },
    );
  });

  test('a picture kept from the reported changes alone equals what is shown', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const world = createWorld();
        const picture = new Uint8Array(W * H);
        world.store.onChange((rect) => {
          for (let y = rect.top; y < rect.bottom; y++) {
            for (let x = rect.left; x < rect.right; x++) {
              picture[y * W + x] = world.store.pixels[y * W + x] as number;
            }
          }
        });
        for (const a of actions) {
          if (a.do === 'paint') world.paint(a.pixels);
          else if (a.do === 'others') world.othersPaint(a.pixels);
          else if (a.do === 'take') world.serverTakes(a.accepts);
          else if (a.do === 'answer') world.answerArrives();
          else if (a.do === 'digest') world.digestArrives(a.upTo);
          else world.resets();
          expect(picture).toEqual(world.store.pixels);
        }
      }),
    );
  });

  test('a pixel is there at once, and stays until the live copy has it', () => {
    const world = createWorld();
    world.paint([3, 2, 5]);
    expect(world.store.pixels[2 * W + 3]).toBe(5);
    world.serverTakes(true);
    world.answerArrives();
    expect(world.store.pixels[2 * W + 3]).toBe(5);
    expect(world.store.waiting).toBe(1);
    world.digestArrives(1);
    expect(world.store.pixels[2 * W + 3]).toBe(5);
    expect(world.store.waiting).toBe(0);
  });

  test('a refused pixel shows what lies below, and says which went', () => {
    const live = new Uint8Array(W * H).fill(2);
    const store = createPaintStore(W, H, () => live);
    const first = store.put([1, 1, 6, 2, 1, 2]);
    const second = store.put([1, 1, 7]);
    expect(store.revert(first)).toEqual([]);
    expect(store.pixels[W + 1]).toBe(7);
    expect(store.revert(second)).toEqual([1, 1, 7]);
    expect(store.pixels).toEqual(live);
    expect(store.revert(second)).toEqual([]);
  });
});
