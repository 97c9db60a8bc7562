/**
 * Invariants 4 and 7 for games with rules. Before the last round of a story its shuffle is bent: two cards
 * trade places. Whoever comes to see neither of them in that round, though they held both in rounds before,
 * is sent the same bytes in both worlds, from the first to the last.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person, Role } from '../../activity.ts';
import { shelf as HOUSE } from '../shelf.ts';
import type { TableState } from '../state.ts';
import { createParty, type Party } from '../testing/party.ts';
import { whoSaw } from '../testing/seen.ts';
import type { CardIndex, ShownTableEvent, TableCommand, TableView } from '../types.ts';
import { type AnyGameRules, type GameShown, movesOf } from './rules.ts';
import { sightOf } from './sight.ts';

const GAMES = [
  ['tapis-vert', 5],
  ['crazy-eights', 3],
  ['hearts', 4],
  ['president', 4],
  ['belote', 4],
] as const;
type Leak = (party: Party, shown: ShownTableEvent, entry: Party['log'][number]) => unknown;
type Deed = readonly [Person, TableCommand];
const WATCHER = 50;

interface World {
  readonly party: Party;
  do(deed: Deed): boolean;
}

/** @param bend changes what chance picks */
function openWorld(game: string, seats: number, seed: number, leak?: Leak, bend?: Bend): World {
  const people: (readonly [Person, Role])[] = Array.from({ length: seats }, (_, nth) => [
    nth + 1,
    nth === 0 ? 'master' : 'player',
  ]);
  const guests = [...people, [WATCHER, 'watcher'], [0, 'visitor']] as const;
  const party = createParty(guests, seed, HOUSE, leak, bend);
  party.act(1, { type: 'set-up', game });
  for (let seat = 1; seat <= seats; seat++) party.act(seat, { type: 'sit', seat });
  return { party, do: ([who, command]) => party.act(who, command) === null };
}
type Bend = (pick: number, below: number) => number;

/** Somebody does what they may, by what their own screen says. */
function nextDeed({ party }: World, module: AnyGameRules, [a = 0, b = 0]: readonly number[]): Deed | null {
  const { game, playing } = party.guest(0).view;
  if (!playing || !game) return null;
  const { waits } = game.shown as unknown as GameShown;
  const seat = waits[a % waits.length] as number;
  const moves = movesOf(module, sightOf(party.guest(seat).view, seat, HOUSE.decks, seat === 1));
  return [seat, { type: 'play', ...(moves[b % moves.length] as (typeof moves)[number]) }];
}

const steps = (most: number) => fc.array(fc.tuple(fc.nat(999), fc.nat(9999)), { maxLength: most });

/** Picks by which Fisher and Yates would have come to `after` instead of to `was`, with what it picked then. */
function bent(
  was: readonly CardIndex[],
  picks: readonly number[],
  after: readonly CardIndex[],
): readonly number[] {
  const list = [...was];
  const swap = (one: number, other: number) => {
    [list[one], list[other]] = [list[other] as number, list[one] as number];
  };
  // Back to how they lay before the shuffle.
  for (let last = 1; last < list.length; last++) swap(last, picks[list.length - 1 - last] as number);
  const wanted: number[] = [];
  for (let last = list.length - 1; last > 0; last--) {
    const at = list.indexOf(after[last] as number);
    wanted.push(at);
    swap(last, at);
  }
  return wanted;
}

/** How often two worlds were compared for somebody. */
let compared = 0;

/** @param fairBefore whether the rounds before are shuffled fairly, and shown how when they are over */
function secretsStay(game: string, seats: number, leak?: Leak, fairBefore = false) {
  const module = HOUSE.rules.find(({ id }) => id === game) as AnyGameRules;
  return fc.property(
    fc.nat(),
    steps(30),
    steps(25),
    fc.nat(),
    fc.nat(),
    (seed, before, after, one, other) => {
      // The first world, whose picks in the last shuffle are written down.
      let notes: number[] | null = null;
      const first = openWorld(game, seats, seed, leak, (pick) => {
        notes?.push(pick);
        return pick;
      });
      const deeds: Deed[] = [];
      const live = (world: World, deed: Deed) => {
        if (world.do(deed)) deeds.push(deed);
      };
      if (fairBefore) live(first, [1, { type: 'configure', settings: { fair: true } }]);
      live(first, [1, { type: 'begin-round' }]);
      if (fairBefore) live(first, [1, { type: 'fair-end', shuffle: true }]);
      for (const numbers of before) {
        const deed = nextDeed(first, module, numbers);
        if (deed) live(first, deed);
      }
      if (first.party.state.roles) live(first, [1, { type: 'end-round' }]);
      if (fairBefore) live(first, [1, { type: 'configure', settings: { fair: false } }]);
      const length = deeds.length;
      notes = [];
      live(first, [1, { type: 'begin-round' }]);
      if (deeds.length === length) return;
      const since = first.party.log.length - 1;
      const shuffle = first.party.log[since]?.event.ops.find((op) => op.op === 'order' && op.mixed);
      if (shuffle?.op !== 'order') throw new Error('a round begins without a shuffle');
      const mixed = shuffle.cards;
      const picks = (notes as number[]).slice(0, mixed.length - 1);
      notes = null;
      for (const numbers of after) {
        const deed = nextDeed(first, module, numbers);
        if (deed) live(first, deed);
      }

      const seen = whoSaw(first.party, since);
      const [a, b] = secretPair(mixed, seen.open, one, other);
      if (a === null || b === null || tells(first, a) || tells(first, b)) return;
      const trade = (card: CardIndex) => (card === a ? b : card === b ? a : card);
      const wanted = bent(mixed, picks, mixed.map(trade));

      let bending: number[] | null = null;
      const second = openWorld(game, seats, seed, leak, (pick) => bending?.shift() ?? pick);
      for (const [nth, deed] of deeds.entries()) {
        if (nth === length) bending = [...wanted];
        // What is allowed depends on what one holds; then it is another story.
        if (!second.do(deed)) return;
      }
      for (const { who, wire } of first.party.guests) {
        if (seen.by.get(a)?.has(who) || seen.by.get(b)?.has(who)) continue;
        compared++;
        expect(second.party.guest(who).wire).toEqual(wire);
      }
    },
  );
}

/**
 * Who holds the two of clubs is public: they lead. So is who holds king and queen of trumps: they say so with the
 * first. An eight that would begin the pile of Crazy Eights goes back among the others, and another card is turned.
 */
function tells({ party }: World, card: CardIndex): boolean {
  const { deck, face } = party.state.cards[card] as TableState['cards'][number];
  const is = HOUSE.decks.find(({ id }) => id === party.state.decks[deck])?.faces[face];
  const game = party.state.game?.id;
  if (game === 'crazy-eights') return is?.rank === 8;
  if (game === 'belote') return is?.rank === 12 || is?.rank === 13;
  return game === 'hearts' && is?.suit === 'clubs' && is.rank === 2;
}

function secretPair(cards: readonly CardIndex[], open: ReadonlySet<CardIndex>, one: number, other: number) {
  const hidden = cards.filter((card) => !open.has(card));
  const a = hidden[one % hidden.length] ?? null;
  const rest = hidden.filter((card) => card !== a);
  return [a, rest[other % rest.length] ?? null] as const;
}

const sorted = (view: TableView) => ({
  ...view,
  places: [...view.places].sort((one, other) => one.id - other.id),
});

describe.each(GAMES)('%s', (game, seats) => {
  test('invariant 4: what a shuffle hid is in no byte of those who do not come to see it', () => {
    compared = 0;
    fc.assert(secretsStay(game, seats), { numRuns: 60 });
    expect(compared).toBeGreaterThan(20);
  });

  test('invariant 4: nor where the rounds before were shuffled fairly, and shown', () => {
    compared = 0;
    fc.assert(secretsStay(game, seats, undefined, true), { numRuns: 30 });
    expect(compared).toBeGreaterThan(10);
  });

  test('invariants 3 and 7: everybody who followed sees what a newcomer sees, and the log says the same', () => {
    const module = HOUSE.rules.find(({ id }) => id === game) as AnyGameRules;
    fc.assert(
      fc.property(fc.nat(), steps(70), (seed, deeds) => {
        const world = openWorld(game, seats, seed);
        const { party } = world;
        for (const numbers of deeds) {
          const deed = nextDeed(world, module, numbers);
          if (deed === null) world.do([1, { type: 'begin-round' }]);
          else expect(world.do(deed)).toBe(true);
          if ((numbers[0] ?? 0) % 9 === 0) {
            const [seat] = party.state.seats.keys();
            const hand = party.guest(seat as number).view.places.find(({ id }) => id === seat);
            const cards = hand?.cards.map(([, handle]) => handle).reverse() ?? [];
            if (cards.length > 0) expect(world.do([seat as number, { type: 'sort', cards }])).toBe(true);
          }
          if ((numbers[0] ?? 0) % 11 === 0) {
            world.do([2, { type: 'ask', kind: 'undo' }]);
            for (const { person } of [...party.state.seats.values()])
              world.do([person, { type: 'answer', yes: true }]);
          }
        }
        for (const guest of party.guests) expect(sorted(guest.view)).toEqual(sorted(party.fresh(guest)));
        const folded = party.rules.open(undefined);
        for (const entry of party.log) party.rules.apply(folded, entry);
        expect(folded).toEqual(party.state);
      }),
      { numRuns: 25 },
    );
  });
});

describe('these tests would find', () => {
  test('the name a card had before it was shuffled', () => {
    const leak: Leak = (_, shown, { event }) => ({
      ...shown,
      moves: shown.moves.map((move, nth) => ({ ...move, was: event.moves[nth]?.was })),
    });
    expect(fc.check(secretsStay('crazy-eights', 3, leak), { numRuns: 60, endOnFailure: true }).failed).toBe(
      true,
    );
  });

  test('a face told with the deal', () => {
    const leak: Leak = ({ state }, shown, { event }) => ({
      ...shown,
      moves: shown.moves.map((move, nth) => ({
        ...move,
        face: state.cards[event.moves[nth]?.card ?? 0]?.face,
      })),
    });
    expect(fc.check(secretsStay('hearts', 4, leak), { numRuns: 60, endOnFailure: true }).failed).toBe(true);
  });
});
