/**
 * Invariant 4 of fair shuffles. In two worlds the server knows different secrets of a shuffle that is not shown
 * yet: until it is, every byte on every wire must be the same.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableState } from '../state.ts';
import { anyCommand } from '../testing/hands.ts';
import { createParty, type Party } from '../testing/party.ts';
import type { FairAsked, FairDone, ShownTableEvent, TableCommand } from '../types.ts';
import { newSeed } from './protocol.ts';

const GUESTS = [
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
  [4, 'watcher'],
  [0, 'visitor'],
] as const;
const nat = fc.nat({ max: 1000 });
const story = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), nat, nat, nat, nat), {
  minLength: 5,
  maxLength: 30,
});
type Leak = (party: Party, shown: ShownTableEvent) => unknown;

function begin(seed: number, leak?: Leak): Party {
  const party = createParty(GUESTS, seed, undefined, leak);
  party.act(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  return party;
}

const OTHER_SEED = newSeed((below) => below - 1);
const drawPile = ({ state }: Party): number =>
  [...state.places.values()].find(({ shape }) => shape?.area === 'draw')?.id ?? 0;

const unsealed = <T extends FairAsked | FairDone>(one: T): T => ({
  ...one,
  seed: OTHER_SEED,
  ...('order' in one && { order: [...one.order].reverse() }),
});
/** The same table, of which the server alone knows something else. */
function swapSecrets(state: TableState): void {
  const { asked, kept } = state.fair;
  state.fair = { ...state.fair, asked: asked && unsealed(asked), kept: kept.map(unsealed) };
}

let compared = 0;

/** @param ready whether the cards are shuffled when the worlds part, or everybody is still adding to the chance */
function secretsStay(ready: boolean, leak?: Leak) {
  return fc.property(story, story, nat, (before, after, seed) => {
    const worlds = [begin(seed, leak), begin(seed, leak)] as const;
    const [first, second] = worlds;
    const both = (who: number, command: TableCommand) => {
      const answers = worlds.map((party) => party.act(who, command));
      expect(answers[1]).toEqual(answers[0]);
      return answers[0] ?? null;
    };
    for (const [who, ...numbers] of before) both(who, anyCommand(first.guest(who).view, who, numbers));
    both(1, { type: 'fair-end', shuffle: false });
    both(2, { type: 'fair-shuffle', pile: drawPile(first) });
    both(3, { type: 'add-chance', text: 'of three' });
    if (ready) both(1, { type: 'fair-end', shuffle: true });
    const { asked, kept } = first.state.fair;
    if (ready ? kept.length === 0 : !asked) return;
    swapSecrets(second.state);
    const from = first.log.length;
    for (const [who, ...numbers] of after) {
      const command = anyCommand(first.guest(who).view, who, numbers);
      // What is shuffled with the other number lies otherwise; until then nothing may differ.
      const done = worlds.map((party) => party.act(who, command) === null);
      const ops = first.log.slice(from).flatMap(({ event }) => event.ops);
      if (ops.some(({ op }) => op === 'fair-show' || (op === 'fair-keep' && !ready))) return;
      expect(done[1]).toBe(done[0]);
      for (const { who: eyes, wire } of first.guests) {
        compared++;
        expect(second.guest(eyes).wire).toEqual(wire);
      }
    }
    for (const guest of first.guests) expect(second.fresh(guest)).toEqual(first.fresh(guest));
  });
}

describe('invariant 4: of a fair shuffle that is not shown yet', () => {
  test.each([
    ['while people add to the chance', false],
    ['when the cards are shuffled', true],
  ] as const)('neither its number nor its order is in any byte: %s', (_, ready) => {
    compared = 0;
    fc.assert(secretsStay(ready), { numRuns: 120 });
    expect(compared).toBeGreaterThan(500);
  });

  test.each([
    ['the number, while people add', false, ({ state }: Party) => state.fair.asked?.seed],
    ['the number', true, ({ state }: Party) => state.fair.kept.at(-1)?.seed],
    ['one digit of the number', true, ({ state }: Party) => state.fair.kept.at(-1)?.seed[7]],
    ['the order', true, ({ state }: Party) => state.fair.kept.at(-1)?.order],
  ] as const)('would be found by these tests: %s', (_, ready, what) => {
    const leak: Leak = (party, shown) => ({ ...shown, leak: what(party) });
    expect(fc.check(secretsStay(ready, leak), { numRuns: 120, endOnFailure: true }).failed).toBe(true);
  });

  test('what the server wrote down is nowhere on the wire', () => {
    fc.assert(
      fc.property(story, nat, (deeds, seed) => {
        const party = begin(seed);
        const secrets = new Map<number, string>();
        for (const [who, ...numbers] of deeds) {
          party.act(who, anyCommand(party.guest(who).view, who, numbers));
          const { asked, kept } = party.state.fair;
          for (const one of [...kept, ...(asked ? [asked] : [])]) secrets.set(one.id, one.seed);
        }
        const open = new Set(
          party.log.flatMap(({ event }) => event.ops.flatMap((op) => (op.op === 'fair-show' ? op.ids : []))),
        );
        const bytes = party.guests.flatMap(({ wire }) => wire).join('\n');
        for (const [id, secret] of secrets) expect(bytes.includes(secret)).toBe(open.has(id));
      }),
      { numRuns: 100 },
    );
  });
});
