import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodecError } from '../activity.ts';
import { restorePast } from './past.ts';
import { play, session, small } from './sessions.ts';
import { restoreMural, snapshotMural } from './snapshot.ts';
import { openMural } from './state.ts';

describe('snapshots', () => {
  it('invariant 3: restore(snapshot(state)) equals state in every field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(small, { ...small, art: 'garden' as const, cooldown: 5 }),
        session,
        (options, steps) => {
          const state = openMural(options);
          play(state, steps);
          const restored = restoreMural(snapshotMural(state), options);
          expect(snapshotMural(restored)).toEqual(snapshotMural(state));
          const { memory: _memory, painters, ...rest } = restored;
          const { memory: _strokes, painters: people, ...others } = state;
          expect(rest).toEqual(others);
          expect([...painters.keys()]).toEqual([...people.keys()]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('bytes that were changed or cut give a state or a CodecError', () => {
    const state = openMural(small);
    play(state, fc.sample(session, { numRuns: 3, seed: 5 }).flat());
    const good = snapshotMural(state);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const bytes = cut ? good.slice(0, at) : good.slice();
        if (!cut) bytes[at] = value;
        try {
          expect(restoreMural(bytes, small).width).toBe(small.width);
          expect(cut).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of another size is refused', () => {
    const bytes = snapshotMural(openMural(small));
    expect(() => restoreMural(bytes, { ...small, width: 261 })).toThrow(CodecError);
  });

  const readPast = (bytes: Uint8Array, tiles: readonly number[]) => {
    const steps = restorePast(bytes, small, (tile) => tiles.includes(tile), null);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };

  it('tiles are read without the rest', () => {
    fc.assert(
      fc.property(session, fc.subarray([0, 1]), (steps, tiles) => {
        const state = openMural(small);
        play(state, steps);
        const { canvas, cooldown } = readPast(snapshotMural(state), tiles);
        expect(cooldown).toBe(state.cooldown);
        expect(canvas.tiles).toEqual(
          state.canvas.tiles.map((tile, index) => (tiles.includes(index) ? tile : null)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('tiles of bytes that were changed or cut give tiles or a CodecError', () => {
    const state = openMural(small);
    play(state, fc.sample(session, { numRuns: 3, seed: 5 }).flat());
    const good = snapshotMural(state);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const bytes = cut ? good.slice(0, at) : good.slice();
        if (!cut) bytes[at] = value;
        try {
          expect(readPast(bytes, [1]).canvas.width).toBe(small.width);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
