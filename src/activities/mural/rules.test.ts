import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../activity.ts';
import { decodeDigest } from './digest.ts';
import { pixelAt, readRegion, tileBytes } from './look-up.ts';
import { MuralModel } from './model.ts';
import { muralRules } from './rules.ts';
import { moment, play, START, session, small } from './sessions.ts';
import type { MuralState } from './state.ts';
import type { MuralOptions, PaintCommand } from './types.ts';

function whole(state: MuralState): Uint8Array {
  return readRegion(state, 0, 0, state.width, state.height);
}

const slow: MuralOptions = { ...small, cooldown: 5 };
const options = fc.constantFrom(small, slow, { ...small, art: 'garden' as const });

describe('the mural under random sessions', () => {
  it('does what the plain model does: same answers, same colours, same people, same times', () => {
    fc.assert(
      fc.property(fc.constantFrom(small, slow), session, (opened, steps) => {
        const state = muralRules.open(opened);
        const model = new MuralModel(opened);
        play(state, steps, (step, at, answer) => {
          expect(typeof answer === 'string' ? answer : 'done').toBe(
            model.do(step.command, { who: step.who, at }),
          );
        });
        const rules = Array.from(model.grid, (_, place) => {
          const { color, by, at } = pixelAt(state, place % state.width, Math.floor(place / state.width));
          return [color, by, at];
        });
        const plain = model.grid.map(({ color, by, at }) => [color, by, Math.floor(at / 1000) * 1000]);
        expect(rules).toEqual(plain);
        for (const [who, hand] of model.hands) {
          const view = muralRules.view(state, { who, role: 'player', at: START });
          if (state.cooldown === 0)
            expect([view.undo, view.redo]).toEqual([hand.undo.length, hand.redo.length]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('invariant 3: state = fold(log), by way of the bytes in the log', () => {
    fc.assert(
      fc.property(options, session, (opened, steps) => {
        const state = muralRules.open(opened);
        const log = play(state, steps);
        const folded = muralRules.open(opened);
        for (const entry of log)
          muralRules.apply(folded, { ...entry, event: muralRules.decode(muralRules.encode(entry.event)) });
        expect(muralRules.snapshot(folded)).toEqual(muralRules.snapshot(state));
        expect(whole(folded)).toEqual(whole(state));
      }),
    );
  });

  it('invariant 3: snapshot + tail = fold from zero, wherever the snapshot is taken', () => {
    fc.assert(
      fc.property(options, session, fc.nat(50), (opened, steps, cut) => {
        const state = muralRules.open(opened);
        const log = play(state, steps);
        let other = muralRules.open(opened);
        for (const entry of log) {
          if (entry.seq === cut) other = muralRules.restore(muralRules.snapshot(other), opened);
          muralRules.apply(other, entry);
        }
        expect(muralRules.snapshot(other)).toEqual(muralRules.snapshot(state));
        for (const who of [0, 1, 2, 3]) {
          const viewer = { who, role: 'player' as const, at: log.at(-1)?.at ?? START };
          expect(muralRules.view(other, viewer)).toEqual(muralRules.view(state, viewer));
        }
        expect(whole(other)).toEqual(whole(state));
      }),
    );
  });

  it('decide changes nothing', () => {
    fc.assert(
      fc.property(session, session, (steps, tries) => {
        const state = muralRules.open(small);
        play(state, steps);
        const before = muralRules.snapshot(state);
        for (const { who, after, command } of tries)
          muralRules.decide(state, command, moment(who, START + after));
        expect(muralRules.snapshot(state)).toEqual(before);
      }),
    );
  });

  it('a viewer who folds digests of any length has the same canvas', () => {
    fc.assert(
      fc.property(session, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (steps, lengths) => {
        const state = muralRules.open(small);
        let seen = whole(state);
        let changes = new Map<number, number>();
        let count = 0;
        play(state, steps, (_step, _at, entry) => {
          if (typeof entry === 'string') return;
          const summed = muralRules.digest?.changes(state, entry, (place, color) =>
            changes.set(place, color),
          );
          if (!summed) {
            seen = whole(state);
            changes = new Map();
          }
          count += 1;
          if (count % (lengths[count % lengths.length] ?? 1) !== 0) return;
          const frame = muralRules.digest?.encode(state, changes) ?? new Uint8Array();
          decodeDigest(frame, (place, color) => {
            seen[place] = color;
          });
          changes = new Map();
          expect(seen).toEqual(whole(state));
        });
      }),
    );
  });

  it('a tile changes its bytes exactly when its version changes', () => {
    fc.assert(
      fc.property(session, (steps) => {
        const state = muralRules.open(small);
        const known = new Map<string, Uint8Array>();
        play(state, steps, () => {
          for (const column of [0, 1]) {
            const key = `${column}@${state.versions[column]}`;
            const bytes = tileBytes(state, column, 0);
            expect(bytes).toEqual(known.get(key) ?? bytes);
            known.set(key, bytes);
          }
        });
      }),
    );
  });
});

describe('undo and redo without cooldown', () => {
  const strokes = session.map((steps) => steps.filter(({ command }) => command.type === 'place'));

  it('undoing everything leaves the empty canvas, redoing everything brings all of it back', () => {
    fc.assert(
      fc.property(strokes, (placed) => {
        const alone = placed.map((step) => ({ ...step, who: 1 }));
        const state = muralRules.open(small);
        const viewer = { who: 1, role: 'player' as const, at: START };
        play(state, alone);
        const full = whole(state);
        const count = muralRules.view(state, viewer).undo;
        const again = (type: 'undo' | 'redo') =>
          Array.from({ length: count }, () => ({ who: 1, after: 1000, command: { type } }));
        play(state, again('undo'));
        expect(whole(state)).toEqual(whole(muralRules.open(small)));
        expect(muralRules.view(state, viewer)).toMatchObject({ undo: 0, redo: count });
        play(state, again('redo'));
        expect(whole(state)).toEqual(full);
        expect(muralRules.view(state, viewer)).toMatchObject({ undo: count, redo: 0 });
      }),
    );
  });

  it('undoing never touches a pixel that somebody else painted last', () => {
    fc.assert(
      fc.property(strokes, (steps) => {
        const state = muralRules.open(small);
        play(state, steps);
        const owners = readOwners(state);
        const before = whole(state);
        play(state, [{ who: 1, after: 200_000_000, command: { type: 'undo' } }]);
        const after = whole(state);
        const touched = [...after.keys()].filter((place) => after[place] !== before[place]);
        expect(touched.filter((place) => owners[place] !== 1)).toEqual([]);
      }),
    );
  });
});

function readOwners(state: MuralState): number[] {
  return Array.from(
    { length: state.width * state.height },
    (_, place) => pixelAt(state, place % state.width, Math.floor(place / state.width)).by,
  );
}

describe('the cooldown, by the clock of the log', () => {
  const put = (x: number): PaintCommand => ({ type: 'place', pixels: [x, 0, 1] });
  const undo: PaintCommand = { type: 'undo' };

  it('answers as the model does at any rhythm, and says how long to wait to the millisecond', () => {
    const rhythm = fc.array(fc.tuple(fc.integer({ min: 0, max: 7000 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(rhythm, (beats) => {
        const state = muralRules.open(slow);
        let at = START;
        let free = 0;
        let seq = 0;
        for (const [after, undoes] of beats) {
          at += after;
          const answer = muralRules.decide(state, undoes ? undo : put(3), moment(1, at));
          if (isRefusal(answer)) {
            if (!undoes) expect(answer).toEqual({ refused: 'mural/cooldown', detail: { wait: free - at } });
            continue;
          }
          if (!undoes) expect(at).toBeGreaterThanOrEqual(free);
          seq += 1;
          muralRules.apply(state, { seq, at, by: 1, event: answer });
          free = undoes ? 0 : at + 5000;
          const view = muralRules.view(state, { who: 1, role: 'player', at: at + 1 });
          expect(view.wait).toBe(undoes ? 0 : 4999);
        }
      }),
    );
  });

  it('gives a turn back once: the pixel placed with it stays', () => {
    const state = muralRules.open(slow);
    const codes: string[] = [];
    const step = (after: number, command: PaintCommand) => ({ who: 1, after, command });
    play(
      state,
      [
        step(0, put(1)),
        step(1000, undo),
        step(1000, put(2)),
        step(1000, undo),
        step(1000, put(3)),
        step(3000, put(3)),
        step(5001, undo),
        step(1, put(4)),
        step(5000, undo),
      ],
      (_step, _at, answer) => codes.push(typeof answer === 'string' ? answer : 'done'),
    );
    expect(codes).toEqual([
      'done',
      'done',
      'done',
      'mural/nothing-to-undo',
      'mural/cooldown',
      'done',
      'mural/too-late-to-undo',
      'done',
      'done',
    ]);
    expect([...readRegion(state, 0, 0, 5, 1)]).toEqual([0, 0, 1, 1, 0]);
  });

  it('does not hold for one person because of another', () => {
    const state = muralRules.open(slow);
    const log = play(
      state,
      [1, 2, 3].map((who) => ({ who, after: 1, command: put(who) })),
    );
    expect(log).toHaveLength(3);
  });
});

describe('reset and unreset', () => {
  it('brings back a mural of art and paintings as it was, with what was painted since on top', () => {
    const state = muralRules.open({ ...small, art: 'garden' });
    const paint = (x: number) => ({
      who: 1,
      after: 1000,
      command: { type: 'place' as const, pixels: [x, 0, 4] },
    });
    play(state, [paint(0)]);
    const before = whole(state);
    play(state, [{ who: 1, after: 1, command: { type: 'reset' } }]);
    expect(whole(state)).toEqual(new Uint8Array(state.width * state.height));
    play(state, [paint(1), { who: 1, after: 1, command: { type: 'unreset' } }]);
    before[1] = 4;
    expect(whole(state)).toEqual(before);
    play(state, [{ who: 1, after: 1, command: { type: 'undo' } }]);
    before[1] = muralRules.open({ ...small, art: 'garden' }).canvas.ground?.[1] ?? 0;
    expect(whole(state)).toEqual(before);
  });

  it('a pixel placed meanwhile and taken back shows what the reset had hidden', () => {
    const state = muralRules.open(slow);
    const step = (who: number, command: PaintCommand) => ({ who, after: 1000, command });
    play(state, [
      step(1, { type: 'place', pixels: [3, 3, 2] }),
      step(1, { type: 'reset' }),
      step(2, { type: 'place', pixels: [3, 3, 4] }),
      step(1, { type: 'unreset' }),
      step(2, { type: 'undo' }),
    ]);
    expect(pixelAt(state, 3, 3)).toEqual({ x: 3, y: 3, color: 2, by: 1, at: START + 1000 });
  });

  it('is forgotten a day later, with the first entry after that', () => {
    const state = muralRules.open(small);
    const at = START;
    muralRules.apply(state, { seq: 1, at, by: 1, event: { type: 'reset' } });
    const day = 24 * 3600 * 1000;
    expect(muralRules.decide(state, { type: 'unreset' }, moment(1, at + day))).toEqual({ type: 'unreset' });
    expect(muralRules.decide(state, { type: 'unreset' }, moment(1, at + day + 1))).toMatchObject({
      refused: 'mural/nothing-to-bring-back',
    });
    expect(state.before).not.toBeNull();
    const event = { type: 'painted' as const, how: 'place' as const, pixels: [0, 0, 1] };
    muralRules.apply(state, { seq: 2, at: at + day + 1, by: 1, event });
    expect(state.before).toBeNull();
  });
});
