/** The rules and the naive model side by side, for tests of rollbacks: paintings are objects, and each knows what it was painted on. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Entry, isRefusal } from '../activity.ts';
import { createBitmap, setBit } from './bitmap.ts';
import { markAt } from './canvas.ts';
import { type Matches, matcherOf } from './criteria.ts';
import { findOnTile } from './found.ts';
import { MuralModel } from './model.ts';
import { muralRules } from './rules.ts';
import { moment, START, type Step, small } from './sessions.ts';
import { type MuralState, openMural } from './state.ts';
import type { Criteria, MuralEvent } from './types.ts';

export const MASTER = 9;
const AREA = { left: 254, right: 258, bottom: 2 } as const;
type Paint = MuralModel['grid'][number];

/** The rules and the model side by side, with the log that was made. */
/** @param keepEvery a snapshot is kept after so many entries, with everything that was logged by then */
export function openTwins(options = small, keepEvery = Number.POSITIVE_INFINITY) {
  const state = openMural(options);
  const model = new MuralModel(options);
  const log: Entry<MuralEvent>[] = [];
  const kept: { seq: number; at: number; body: Uint8Array }[] = [];
  /** What each painting was made on; the bare canvas is on nothing. */
  const below = new Map<Paint, Paint>();
  let sinceReset: { paint: Paint; place: number }[] = [];
  let at = START;

  function append(entry: Entry<MuralEvent>): void {
    log.push(entry);
    muralRules.apply(state, entry);
    if (entry.seq % keepEvery === 0)
      kept.push({ seq: entry.seq, at: entry.at, body: muralRules.snapshot(state) });
  }

  function note(before: readonly Paint[]): void {
    for (const [place, paint] of model.grid.entries()) {
      const was = before[place];
      if (paint === was || paint.at === 0 || below.has(paint) || !was) continue;
      below.set(paint, was);
      sinceReset.push({ paint, place });
    }
  }

  function play(steps: readonly Step[]): void {
    for (const step of steps) {
      at += step.after;
      const answer = muralRules.decide(state, step.command, moment(step.who, at));
      const before = [...model.grid];
      const set = model.before?.grid;
      const said = model.do(step.command, { who: step.who, at });
      expect(isRefusal(answer) ? answer.refused : 'done').toBe(said);
      if (isRefusal(answer)) continue;
      append({ seq: log.length + 1, at, by: step.who, event: answer });
      if (step.command.type === 'reset') sinceReset = [];
      if (step.command.type === 'unreset' && set) {
        for (const { paint, place } of sinceReset)
          if (below.get(paint)?.at === 0) below.set(paint, set[place] as Paint);
      } else if (step.command.type !== 'reset') note(before);
    }
  }

  function record(command: Parameters<typeof muralRules.decide>[1]): Entry<MuralEvent> | string {
    at += 1000;
    const event = muralRules.decide(state, command, moment(MASTER, at));
    if (isRefusal(event)) return event.refused;
    // What is in the log is what came back from its bytes.
    const entry = { seq: log.length + 1, at, by: MASTER, event: muralRules.decode(muralRules.encode(event)) };
    append(entry);
    return entry;
  }

  function mask(places: readonly number[]): void {
    const bits = createBitmap(state.width * state.height);
    for (const place of places) setBit(bits, place);
    record({ type: 'protect', mask: bits });
    model.masked = new Set(places);
  }

  return { options, state, model, log, kept, below, play, record, mask, now: () => at };
}

export type Twins = ReturnType<typeof openTwins>;

export function findAll(state: MuralState, matches: Matches) {
  return state.canvas.tiles.map((_tile, index) => findOnTile(state.canvas, index, matches));
}

/** A rollback in the model: what is left when one lifts off all that fits. */
export function rollBackModel(
  { model, below }: Twins,
  criteria: Criteria,
  matches = matcherOf(criteria, model.width),
) {
  const changed: { place: number; from: Paint; to: Paint }[] = [];
  for (const [place, from] of model.grid.entries()) {
    let to = from;
    while (to.at > 0 && matches(place, to.by, Math.floor(to.at / 1000))) to = below.get(to) as Paint;
    if (to === from) continue;
    model.grid[place] = to;
    changed.push({ place, from, to });
  }
  return changed;
}

export function expectSame({ state, model }: Twins): void {
  for (let y = 0; y < AREA.bottom; y += 1)
    for (let x = AREA.left; x < AREA.right; x += 1) {
      const place = y * state.width + x;
      const { color, by, at } = model.grid[place] as Paint;
      expect([x, y, markAt(state.canvas, place)]).toEqual([
        x,
        y,
        { color, who: by, when: Math.floor(at / 1000) },
      ]);
    }
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
export interface Wish extends Pick<Criteria, 'by' | 'area'> {
  readonly since?: number;
  readonly until?: number;
}
export const wish: fc.Arbitrary<Wish> = fc
  .record(
    {
      by: fc.integer({ min: 1, max: 3 }),
      since: fraction,
      until: fraction,
      area: fc.constantFrom(
        { x: 254, y: 0, width: 2, height: 2 },
        { x: 255, y: 0, width: 3, height: 1 },
        { x: 250, y: 1, width: 10, height: 10 },
      ),
    },
    { requiredKeys: [] },
  )
  .filter((some) => Object.keys(some).length > 0);

/** Times as shares of what happened so far. */
export function criteriaOf({ since, until, ...rest }: Wish, now: number): Criteria {
  const at = (share: number) => START + Math.floor((now - START) * share);
  return {
    ...rest,
    ...(since === undefined ? {} : { since: at(since) }),
    ...(until === undefined ? {} : { until: at(until) }),
  };
}
