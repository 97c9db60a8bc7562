/** What lies beneath pixels, as the server finds it in log and older snapshots, against the naive model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../rooms/channel.ts';
import { isRefusal } from '../../activity.ts';
import { reversed } from '../changes.ts';
import { matcherOf } from '../criteria.ts';
import { mural } from '../mural.ts';
import { questionsOf, unclear } from '../questions.ts';
import { muralRules } from '../rules.ts';
import { type Step, session, small } from '../sessions.ts';
import {
  criteriaOf,
  expectSame,
  findAll,
  openTwins,
  rollBackModel,
  type Twins,
  type Wish,
  wish,
} from '../twins.ts';
import type { Beginning, Criteria, RolledBack } from '../types.ts';
import type { Findings } from './finding.ts';
import type { Reader } from './look.ts';
import { planChanges } from './planning.ts';
import { traceBack } from './tracing.ts';
import { createTurns } from './turns.ts';

const PLACES = [254, 255, 256, 257, 514, 515, 516, 517];

/** The log of the twins as the server reads it, with bytes between. */
function readerOf({ state, log, kept }: Twins, gone: ReadonlySet<number>): Reader {
  return {
    read: async (_channel, use) => use(state as never, log.length),
    past: async () => kept.map(({ seq, at }) => ({ seq, at, version: muralRules.version })),
    pastState: async (_channel, seq) => {
      const body = kept.find((one) => one.seq === seq)?.body;
      return body && !gone.has(seq) ? body : null;
    },
    logged: async (_channel, after, limit) =>
      log
        .slice(after, after + Math.min(limit, 7))
        .map(({ event, ...entry }) => ({ ...entry, body: muralRules.encode(event) })),
    decode: (_channel, { body, ...entry }) => ({ ...entry, event: muralRules.decode(body) }),
  };
}

const channelOf = ({ options }: Twins): Channel =>
  ({ id: 1, activity: mural, room: { options: { mural: options } } }) as unknown as Channel;

function findingsOf({ state, log }: Twins, criteria: Criteria, formerly: readonly number[]): Findings {
  const matches = matcherOf(criteria, state.width, formerly);
  const tiles = findAll(state, matches);
  const count = tiles.reduce((sum, { places }) => sum + places.length, 0);
  return { criteria, matches, seq: log.length, count, painters: [], box: null, tiles };
}

interface Doing {
  readonly wished: Wish;
  readonly formerly: readonly number[];
  /** Of the kept snapshots, those that cannot be read: every so many. */
  readonly goneEvery: number;
}

/** What the server does. Answers the group, or null where nothing fitted. */
async function rollBack(twins: Twins, criteria: Criteria, doing: Doing): Promise<number | null> {
  const findings = findingsOf(twins, criteria, doing.formerly);
  const gone = twins.kept.filter((_, index) => index % doing.goneEvery === 1).map(({ seq }) => seq);
  const steps: number[] = [];
  const plan = await planChanges({ host: readerOf(twins, new Set(gone)) }, channelOf(twins), findings, {
    signal: new AbortController().signal,
    progress: (done, total) => steps.push(done / total),
  });
  if (isRefusal(plan)) throw new Error(plan.refused);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(plan.reduce((sum, { places }) => sum + places.length, 0)).toBe(findings.count);
  let group: number | Beginning = { criteria, found: findings.count, why: '' };
  for (const changes of plan) {
    const entry = twins.record({ type: 'roll-back', group, undoes: false, changes });
    if (typeof entry === 'string') throw new Error(entry);
    group = (entry.event as RolledBack).group;
  }
  return typeof group === 'number' ? group : null;
}

const options = fc.constantFrom(small, small, { ...small, cooldown: 5 });
const keepEvery = fc.integer({ min: 1, max: 15 });
/** More of them wide: the narrow ones of chance find little. */
const wide: fc.Arbitrary<Wish> = fc.oneof(
  wish,
  fc.record({ by: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ since: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ by: fc.integer({ min: 1, max: 3 }), since: fc.double({ min: 0, max: 0.7, noNaN: true }) }),
);
const doing: fc.Arbitrary<Doing> = fc.record({
  wished: wide,
  formerly: fc.constantFrom([], [], [], [2]),
  goneEvery: fc.constantFrom(1000, 1000, 3),
});
/** Long ones, most of which nobody empties: that would leave little to take back. */
const past = fc
  .tuple(fc.array(session, { minLength: 3, maxLength: 6, size: 'max' }), fc.nat(3))
  .map(([parts, wild]): Step[] =>
    parts.flat().filter(({ command }) => wild === 0 || !command.type.endsWith('reset')),
  );
const mask = fc.option(fc.subarray(PLACES, { maxLength: 4 }));

describe('a rollback from older snapshots', () => {
  it('leaves what the mural would be without those placements, again and again, undone or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        options,
        keepEvery,
        fc.array(fc.record({ steps: past, mask, doing, undo: fc.boolean(), meanwhile: session }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (opened, every, rounds) => {
          const twins = openTwins(opened, every);
          for (const { steps, mask: masked, doing: what, undo, meanwhile } of rounds) {
            if (masked) twins.mask(masked);
            twins.play(steps);
            const criteria = criteriaOf(what.wished, twins.now());
            const from = twins.log.length;
            const group = await rollBack(twins, criteria, what);
            const changed = rollBackModel(twins, criteria, matcherOf(criteria, small.width, what.formerly));
            const made = twins.log.slice(from);
            expectSame(twins);
            expect(group === null).toBe(changed.length === 0);
            if (group === null || !undo) continue;
            // What is emptied cannot be brought back by it.
            twins.play(meanwhile.filter(({ command: { type } }) => !type.endsWith('reset')));
            for (const { event } of made)
              if (event.type === 'rolled-back')
                twins.record({ type: 'roll-back', group, undoes: true, changes: reversed(event.changes) });
            for (const { place, from: was, to } of changed)
              if (twins.model.grid[place] === to) twins.model.grid[place] = was;
            expectSame(twins);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('asks the real rules for few of them only', async () => {
    const cases = fc.sample(fc.tuple(past, keepEvery, wide), { numRuns: 100, seed: 7 });
    const share = { found: 0, unclear: 0 };
    for (const [steps, every, wished] of cases) {
      const twins = openTwins(small, every);
      twins.play(steps.filter(({ command }) => command.type !== 'unreset'));
      const findings = findingsOf(twins, criteriaOf(wished, twins.now()), []);
      const questions = findings.tiles.map(questionsOf);
      await traceBack(
        {
          host: readerOf(twins, new Set()),
          channel: channelOf(twins),
          findings,
          signal: new AbortController().signal,
          rest: createTurns(),
          progress() {},
        },
        questions,
      );
      share.found += findings.count;
      share.unclear += questions.reduce((sum, of) => sum + unclear(of).places.length, 0);
    }
    expect(share.found).toBeGreaterThan(150);
    // People here undo and redo far more than anywhere else.
    expect(share.unclear / share.found).toBeLessThan(0.25);
  });
});
