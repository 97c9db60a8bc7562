import { describe, expect, it } from 'vitest';
import { MAX_BATCH, MAX_REMEMBERED, MAX_STROKE_PIXELS, MAX_STROKES } from './limits.ts';
import { muralRules } from './rules.ts';
import { play, START, type Step, small } from './sessions.ts';

const batch = Array.from({ length: MAX_BATCH }, (_, place) => [
  place % 256,
  Math.floor(place / 256),
  1,
]).flat();

function place(who: number, stroke?: number, pixels = batch): Step {
  const command = { type: 'place' as const, pixels };
  return { who, after: 1, command: stroke === undefined ? command : { ...command, stroke } };
}

function stacks(steps: readonly Step[]) {
  const state = muralRules.open(small);
  play(state, steps);
  const undo = (who: number) => muralRules.view(state, { who, role: 'player', at: START }).undo;
  return { state, undo };
}

describe('what is remembered for undo', () => {
  it(`is at most ${MAX_STROKES} strokes of a person, the last ones`, () => {
    const steps = Array.from({ length: MAX_STROKES + 5 }, (_, x) => place(1, undefined, [x, 0, 1]));
    const { state, undo } = stacks(steps);
    expect(undo(1)).toBe(MAX_STROKES);
    const all = Array.from({ length: MAX_STROKES }, () => ({
      who: 1,
      after: 1,
      command: { type: 'undo' as const },
    }));
    play(state, all);
    const left = [...(state.canvas.tiles[0]?.colors.subarray(0, MAX_STROKES + 5) ?? [])];
    expect(left).toEqual(left.map((_, x) => (x < 5 ? 1 : 0)));
  });

  it('a stroke of many commands is undone at once, one that is too long in pieces that fit an event', () => {
    const pieces = MAX_STROKE_PIXELS / MAX_BATCH;
    expect(stacks(Array.from({ length: pieces }, () => place(1, 7))).undo(1)).toBe(1);
    expect(stacks(Array.from({ length: pieces + 1 }, () => place(1, 7))).undo(1)).toBe(2);
  });

  it('is bounded for the whole mural: whose stroke is the longest untouched loses it', () => {
    const full = MAX_REMEMBERED / MAX_BATCH;
    const people = Array.from({ length: full }, (_, index) => index + 1);
    const { state, undo } = stacks([...people.map((who) => place(who)), place(1), place(2)]);
    expect(state.memory.pixels).toBe(MAX_REMEMBERED);
    expect(people.map(undo)).toEqual(people.map(() => 1));
    play(state, [place(5, undefined, [0, 0, 1])]);
    expect(people.map(undo)).toEqual(people.map((who) => (who === 3 ? 0 : who === 5 ? 2 : 1)));
    let counted = 0;
    for (const painter of state.painters.values())
      for (const stroke of painter.undo) counted += stroke.length;
    expect(state.memory).toMatchObject({ pixels: counted, strokes: full });
  });
});
