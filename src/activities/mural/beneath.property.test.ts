/** Rollbacks by the real rules against a naive model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBeneath } from './beneath.ts';
import { createBitmap, setBit } from './bitmap.ts';
import { markAt } from './canvas.ts';
import { reversed } from './changes.ts';
import { matcherOf } from './criteria.ts';
import { changesOf, questionsOf } from './questions.ts';
import { muralRules } from './rules.ts';
import { type Step, session, small } from './sessions.ts';
import {
  criteriaOf,
  expectSame,
  findAll,
  MASTER,
  openTwins,
  rollBackModel,
  type Twins,
  wish,
} from './twins.ts';
import type { Beginning, Criteria, RolledBack } from './types.ts';

/** What the server does, in one go. Answers the group, or null where nothing fitted. */
function rollBack({ state, log, record }: Twins, criteria: Criteria): number | null {
  const matches = matcherOf(criteria, state.width);
  const tiles = findAll(state, matches);
  const wanted = createBitmap(state.width * state.height);
  for (const { places } of tiles) for (const place of places) setBit(wanted, place);
  const beneath = createBeneath(small, matches, wanted);
  for (const entry of log) beneath.feed(entry);
  const found = tiles.reduce((sum, { places }) => sum + places.length, 0);
  let group: number | Beginning = { criteria, found, why: 'too much' };
  for (const found of tiles) {
    const changes = changesOf(questionsOf(found), beneath.below);
    expect(changes.places.length).toBe(found.places.length);
    if (changes.places.length === 0) continue;
    const entry = record({ type: 'roll-back', group, undoes: false, changes });
    if (typeof entry === 'string') throw new Error(entry);
    group = (entry.event as RolledBack).group;
  }
  return typeof group === 'number' ? group : null;
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

  it('finds beneath a pixel what was there before it, though all above it was taken back by another rollback', () => {
    const paint = (who: number): Step => ({
      who,
      after: 2000,
      command: { type: 'place', pixels: [254, 0, who] },
    });
    const twins = openTwins();
    twins.play([paint(3)]);
    twins.play([paint(2)]);
    const second = twins.now();
    twins.play([paint(1)]);
    for (const criteria of [{ since: second }, { until: second }]) {
      rollBack(twins, criteria);
      rollBackModel(twins, criteria);
      expectSame(twins);
    }
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
