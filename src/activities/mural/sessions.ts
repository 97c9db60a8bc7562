/** Random sessions at a small mural, for property tests: who does what, when. */
import fc from 'fast-check';
import { type Entry, isRefusal, type Moment } from '../activity.ts';
import { muralRules } from './rules.ts';
import type { MuralState } from './state.ts';
import type { MuralEvent, MuralOptions, PaintCommand } from './types.ts';

export interface Step {
  readonly who: number;
  /** Milliseconds since the step before. */
  readonly after: number;
  readonly command: PaintCommand;
}

/** Two tiles side by side, and one colour more than fits whole bits. */
export const small: MuralOptions = {
  width: 260,
  height: 16,
  palette: ['#ffffff', '#ff0000', '#00ff00', '#0000ff', '#000000'],
  cooldown: 0,
  art: 'none',
};

/** Places close together, on both sides of the border between the tiles, so that people paint over each other. */
const pixel = fc.tuple(
  fc.integer({ min: 254, max: 257 }),
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 0, max: 4 }),
);

export function pixels(max: number): fc.Arbitrary<number[]> {
  return fc.array(pixel, { minLength: 1, maxLength: max }).map((list) => list.flat());
}

const place = fc.record({ type: fc.constant('place' as const), pixels: pixels(6) });
const stroke = fc.record({
  type: fc.constant('place' as const),
  pixels: pixels(4),
  stroke: fc.integer({ min: 1, max: 2 }),
});
const single = fc.record({ type: fc.constant('place' as const), pixels: pixels(1) });

const command: fc.Arbitrary<PaintCommand> = fc.oneof(
  { weight: 4, arbitrary: place },
  { weight: 4, arbitrary: stroke },
  { weight: 4, arbitrary: single },
  { weight: 6, arbitrary: fc.constant({ type: 'undo' as const }) },
  { weight: 3, arbitrary: fc.constant({ type: 'redo' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('import' as const), pixels: pixels(3) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'reset' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'unreset' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('configure' as const), cooldown: fc.constantFrom(0, 5) }),
  },
);

/**
 * At least a second between steps: the rules tell paintings apart by the second,
 * the model by identity. A day and more sometimes, so that a reset is forgotten.
 */
const after = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1000, max: 6000 }) },
  { weight: 1, arbitrary: fc.constantFrom(86_400_000, 86_400_001) },
);

const who = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.record({ who, after, command });
const paint: fc.Arbitrary<Step> = fc.record({ who, after, command: fc.oneof(place, stroke, single) });

function always(type: 'undo' | 'redo' | 'reset' | 'unreset'): fc.Arbitrary<Step> {
  return fc.record({ who, after: fc.constant(2000), command: fc.constant({ type }) });
}

/** What chance alone would seldom put together: a reset brought back, and undo and redo across it. */
const brokenOff = fc
  .tuple(
    fc.array(paint, { maxLength: 4 }),
    always('reset'),
    fc.array(fc.oneof(paint, always('undo')), { maxLength: 4 }),
    always('unreset'),
    fc.array(fc.oneof(always('undo'), always('redo'), paint), { maxLength: 8 }),
  )
  .map((parts) => parts.flat());

/** Somebody undoes, others paint, and the first one wants it back. */
const quarrel = fc
  .tuple(who, paint, fc.array(paint, { minLength: 1, maxLength: 2 }))
  .map(([one, first, others]): Step[] => [
    { ...first, who: one },
    { who: one, after: 2000, command: { type: 'undo' } },
    ...others.map((other) => ({ ...other, who: (one % 3) + 1 })),
    { who: one, after: 2000, command: { type: 'redo' } },
  ]);

export const session: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: step.map((one) => [one]) },
      { weight: 1, arbitrary: brokenOff },
      { weight: 2, arbitrary: quarrel },
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.flat());

export function moment(who: number, at: number): Moment {
  return {
    who,
    role: 'player',
    at,
    random: () => {
      throw new Error('the mural has no use for chance');
    },
  };
}

export const START = 1_700_000_000_000;

/** Plays steps as a room does: decide, and when that is an event, apply. */
export function play(
  state: MuralState,
  steps: readonly Step[],
  watch: (step: Step, at: number, answer: Entry<MuralEvent> | string) => void = () => {},
): Entry<MuralEvent>[] {
  const log: Entry<MuralEvent>[] = [];
  let at = START;
  for (const step of steps) {
    at += step.after;
    const answer = muralRules.decide(state, step.command, moment(step.who, at));
    if (isRefusal(answer)) {
      watch(step, at, answer.refused);
      continue;
    }
    const entry = { seq: log.length + 1, at, by: step.who, event: answer };
    log.push(entry);
    muralRules.apply(state, entry);
    watch(step, at, entry);
  }
  return log;
}
