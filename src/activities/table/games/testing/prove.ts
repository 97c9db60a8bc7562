/** What every game with rules must keep, however it is played. Each game's tests call this. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Play, SeatNumber, TableCommand } from '../../types.ts';
import { botsToMove } from '../playing.ts';
import { movesOf, type Sight } from '../rules.ts';
import { createRoundTable, must, type RoundTable, type Setting } from './round-table.ts';

export interface Claim {
  readonly setting: Omit<Setting, 'seats' | 'seed'>;
  readonly seats: readonly number[];
  /** Random games; a longer run is asked for with `GAMES` in the environment, which is how many times as many. */
  readonly games: number;
  /** Rounds after which a game that has no end of its own is left; else it must end before. */
  readonly rounds: number;
  readonly endless?: boolean;
  /** More acts than a round can ever have, as random people play it. */
  readonly acts: number;
  /** What else must hold whenever somebody has moved. */
  audit?(
    table: RoundTable,
    move: { readonly seat: SeatNumber; readonly play: Play; readonly saw: Sight },
  ): void;
  /** And whenever a round is over. */
  atEnd?(table: RoundTable): void;
}

// biome-ignore lint/style/noRestrictedGlobals: how long a test runs is asked for from outside
const TIMES = Number(process.env.GAMES ?? 1);
const FREE: readonly TableCommand[] = [
  { type: 'gather' },
  { type: 'draw', pile: 13, count: 1 },
  { type: 'deal', pile: 13, count: 1 },
  { type: 'shuffle', pile: 13 },
  { type: 'peek', pile: 13, count: 1 },
  { type: 'hide' },
];

export function prove(name: string, claim: Claim): void {
  const seed = fc.nat({ max: 2 ** 30 });
  const seats = fc.constantFrom(...claim.seats);

  describe(`${name}, however it is played`, () => {
    test('comes to an end, loses no card and lets nobody do what is not allowed', () => {
      fc.assert(
        fc.property(seats, seed, (count, chance) => {
          const table = createRoundTable({ ...claim.setting, seats: count, seed: chance });
          playOut(table, claim, () => {
            const { waits } = table.shown;
            const seat = waits[table.random(waits.length)] as SeatNumber;
            const saw = table.sight(seat);
            const moves = movesOf(table.module, saw);
            if (moves.length === 0) throw new Error('somebody is to move and cannot');
            if (table.random(6) === 0) tryNonsense(table, seat, moves);
            // Sense now and then, or some games would take for ever.
            const play =
              table.random(3) === 0
                ? table.module.bot(saw, moves, table.random)
                : (moves[table.random(moves.length)] as Play);
            must(table.act(seat, { type: 'play', ...play }));
            claim.audit?.(table, { seat, play, saw });
          });
        }),
        { numRuns: claim.games * TIMES },
      );
    });

    test('can be played by bots alone, and by bots beside people', () => {
      fc.assert(
        fc.property(seats, seed, fc.nat(), (count, chance, some) => {
          const bots = 1 + (some % count);
          const table = createRoundTable({ ...claim.setting, seats: count, bots, seed: chance });
          playOut(table, claim, () => {
            const [bot] = botsToMove(table.state);
            if (bot !== undefined) return must(table.act(0, { type: 'bot', seat: bot }));
            const seat = table.shown.waits[0] as SeatNumber;
            expect(table.would(0, { type: 'bot', seat })?.refused).toBe('table/no-bot');
            const moves = table.moves(seat);
            return must(table.act(seat, { type: 'play', ...(moves[table.random(moves.length)] as Play) }));
          });
        }),
        { numRuns: Math.ceil((claim.games * TIMES) / 3) },
      );
    });
  });
}

function playOut(table: RoundTable, claim: Claim, step: () => void): void {
  const all = JSON.stringify(everyFace(table));
  for (let round = 1; ; round++) {
    must(table.act(1, { type: 'begin-round' }));
    let acts = 0;
    for (; table.running; acts++) {
      if (acts >= claim.acts) throw new Error('the round does not end');
      if (table.shown.waits.length === 0) throw new Error('nobody is to move');
      step();
      expectCardsWhole(table);
    }
    expect(JSON.stringify(everyFace(table))).toBe(all);
    expectSameFromBytes(table);
    claim.atEnd?.(table);
    if (table.shown.over) break;
    if (claim.endless && round === claim.rounds) return;
    expect(round).toBeLessThan(claim.rounds);
  }
  expect(table.shown.over?.length).toBeGreaterThan(0);
  expect(table.would(1, { type: 'begin-round' })?.refused).toBe('table/game-over');
}

const everyFace = ({ state }: RoundTable): string[] =>
  state.cards.map(({ deck, face }) => `${deck}/${face}`).sort();

/** Every card lies in exactly one place, and knows in which. */
function expectCardsWhole({ state }: RoundTable): void {
  let count = 0;
  for (const { id, cards } of state.places.values())
    for (const card of cards) {
      count++;
      if (state.cards[card]?.place !== id) throw new Error(`card ${card} is not where it lies`);
    }
  if (count !== state.cards.length) throw new Error(`${count} cards of ${state.cards.length}`);
}

function expectSameFromBytes({ rules, state }: RoundTable): void {
  expect(rules.restore(rules.snapshot(state), undefined)).toEqual(state);
}

/** Whatever is not among the moves is refused, and so is whatever others try. */
function tryNonsense(table: RoundTable, seat: SeatNumber, moves: readonly Play[]): void {
  const { random, shown } = table;
  const allowed = new Set(moves.map(nameOf));
  const handles = table.sight(seat).hand.map(({ handle }) => handle);
  const words = [
    undefined,
    'pass',
    'draw',
    'take',
    'hearts',
    'spades',
    'turn',
    `place:${seat}:0`,
    'nonsense',
  ];
  for (let tries = 0; tries < 4; tries++) {
    const count = random(Math.min(4, handles.length) + 1);
    const cards = Array.from({ length: count }, () => handles[random(handles.length)] as number);
    const choice = words[random(words.length)];
    const play: Play = { cards, ...(choice !== undefined && { choice }) };
    const refused = table.would(seat, { type: 'play', ...play });
    const known = allowed.has(nameOf(play)) && new Set(cards).size === cards.length;
    if (known !== (refused === null))
      throw new Error(`${JSON.stringify(play)}: ${known} but ${JSON.stringify(refused)}`);
  }
  for (const other of shown.players) {
    if (shown.waits.includes(other)) continue;
    const theirs = table.sight(other).hand[0]?.handle;
    const tried = table.would(other, { type: 'play', cards: theirs === undefined ? [] : [theirs] });
    expect(tried?.refused).toBe('table/not-your-turn');
    // A card of somebody else's.
    if (theirs !== undefined)
      expect(table.would(seat, { type: 'play', cards: [theirs] })?.refused).toBe('table/no-card');
  }
  expect(table.would(seat, FREE[random(FREE.length)] as TableCommand)?.refused).toBe('table/rules-decide');
}

const nameOf = ({ cards, choice = '' }: Play): string =>
  `${[...cards].sort((one, other) => one - other).join()} ${choice}`;
