/** Rollbacks against a naive model: paintings are objects, and each knows what it was painted on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, isRefusal } from '../activity.ts';
import { createBeneath } from './beneath.ts';
import { createBitmap, setBit } from './bitmap.ts';
import { markAt } from './canvas.ts';
import { reversed } from './changes.ts';
import { matcherOf } from './criteria.ts';
import { changesOf, findOnTile } from './found.ts';
import { MuralModel } from './model.ts';
import { muralRules } from './rules.ts';
import { moment, START, type Step, session, small } from './sessions.ts';
import { type MuralState, openMural } from './state.ts';
import type { Beginning, Criteria, MuralEvent, RolledBack } from './types.ts';

const MASTER = 9;
const AREA = { left: 254, right: 258, bottom: 2 } as const;
type Paint = MuralModel['grid'][number];

/** The rules and the model side by side, with the log that was made. */
function openTwins() {
  const state = openMural(small);
  const model = new MuralModel(small);
  const log: Entry<MuralEvent>[] = [];
  /** What each painting was made on; the bare canvas is on nothing. */
  const below = new Map<Paint, Paint>();
  let sinceReset: { paint: Paint; place: number }[] = [];
  let at = START;

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
      log.push({ seq: log.length + 1, at, by: step.who, event: answer });
      muralRules.apply(state, log.at(-1) as Entry<MuralEvent>);
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
    log.push(entry);
    muralRules.apply(state, entry);
    return entry;
  }

  return { state, model, log, below, play, record, now: () => at };
}

type Twins = ReturnType<typeof openTwins>;

function findAll(state: MuralState, criteria: Criteria) {
  const matches = matcherOf(criteria, state.width);
  return state.canvas.tiles.map((_tile, index) => findOnTile(state.canvas, index, matches));
}

/** What the server does, in one go. Answers the group, or null where nothing fitted. */
function rollBack({ state, log, record }: Twins, criteria: Criteria): number | null {
  const tiles = findAll(state, criteria);
  const wanted = createBitmap(state.width * state.height);
  for (const { places } of tiles) for (const place of places) setBit(wanted, place);
  const beneath = createBeneath(small, matcherOf(criteria, state.width), wanted);
  for (const entry of log) beneath.feed(entry);
  const found = tiles.reduce((sum, { places }) => sum + places.length, 0);
  let group: number | Beginning = { criteria, found, why: 'too much' };
  for (const found of tiles) {
    const changes = changesOf(found, beneath.below);
    expect(changes.places.length).toBe(found.places.length);
    if (changes.places.length === 0) continue;
    const entry = record({ type: 'roll-back', group, undoes: false, changes });
    if (typeof entry === 'string') throw new Error(entry);
    group = (entry.event as RolledBack).group;
  }
  return typeof group === 'number' ? group : null;
}

/** The same in the model: what is left when one lifts off all that fits. */
function rollBackModel({ model, below }: Twins, criteria: Criteria) {
  const matches = matcherOf(criteria, model.width);
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

function expectSame({ state, model }: Twins): void {
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
interface Wish extends Pick<Criteria, 'by' | 'area'> {
  readonly since?: number;
  readonly until?: number;
}
const wish: fc.Arbitrary<Wish> = fc
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
function criteriaOf({ since, until, ...rest }: Wish, now: number): Criteria {
  const at = (share: number) => START + Math.floor((now - START) * share);
  return {
    ...rest,
    ...(since === undefined ? {} : { since: at(since) }),
    ...(until === undefined ? {} : { until: at(until) }),
  };
}

describe('a rollback', () => {
  it('leaves what the mural would be without those placements, and undoing it brings all of them back', () => {
    fc.assert(
      fc.property(session, wish, (steps, wished) => {
        const twins = openTwins();
        twins.play(steps);
        const before = twins.model.grid.map((paint) => paint);
        const criteria = criteriaOf(wished, twins.now());
        const group = rollBack(twins, criteria);
        const changed = rollBackModel(twins, criteria);
        expectSame(twins);
        expect(group === null).toBe(changed.length === 0);
        if (group === null) return;
        for (const { event } of [...twins.log])
          if (event.type === 'rolled-back')
            twins.record({ type: 'roll-back', group, undoes: true, changes: reversed(event.changes) });
        twins.model.grid = before;
        expectSame(twins);
        expect(twins.state.rollbacks.at(-1)).toMatchObject({
          pixels: changed.length,
          restored: changed.length,
          undone: { by: MASTER },
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is right again after others, undone or not, while people paint on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(session, wish, fc.boolean(), session), { minLength: 2, maxLength: 4 }),
        (rounds) => {
          const twins = openTwins();
          for (const [steps, wished, undo, meanwhile] of rounds) {
            twins.play(steps);
            const criteria = criteriaOf(wished, twins.now());
            const from = twins.log.length;
            const group = rollBack(twins, criteria);
            const changed = rollBackModel(twins, criteria);
            const made = twins.log.slice(from);
            expectSame(twins);
            if (group === null || !undo) continue;
            // What is emptied cannot be brought back by it.
            const peaceful = meanwhile.filter(({ command: { type } }) => !type.endsWith('reset'));
            twins.play(peaceful);
            for (const { event } of made)
              if (event.type === 'rolled-back')
                twins.record({ type: 'roll-back', group, undoes: true, changes: reversed(event.changes) });
            for (const { place, from, to } of changed)
              if (twins.model.grid[place] === to) twins.model.grid[place] = from;
            expectSame(twins);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds beneath a pixel what was there before a command that painted it twice', () => {
    const at = (who: number, command: Step['command']): Step => ({ who, after: 2000, command });
    const twins = openTwins();
    twins.play([
      at(2, { type: 'place', pixels: [254, 0, 3] }),
      at(1, { type: 'place', pixels: [254, 0, 1, 254, 0, 1] }),
      at(1, { type: 'undo' }),
    ]);
    rollBack(twins, { by: 2 });
    rollBackModel(twins, { by: 2 });
    expectSame(twins);
    expect(markAt(twins.state.canvas, 254)).toEqual({ color: 0, who: 0, when: 0 });
  });

  it('is in the snapshot', () => {
    fc.assert(
      fc.property(session, wish, (steps, wished) => {
        const twins = openTwins();
        twins.play(steps);
        rollBack(twins, criteriaOf(wished, twins.now()));
        const again = muralRules.restore(muralRules.snapshot(twins.state), small);
        expect(again.rollbacks).toEqual(twins.state.rollbacks);
        expect(again.lastRollback).toBe(twins.state.lastRollback);
        expect(again.before?.rollbacks).toEqual(twins.state.before?.rollbacks);
      }),
      { numRuns: 40 },
    );
  });
});
