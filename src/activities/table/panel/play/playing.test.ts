/** What the browser makes of a game with rules, from a view as it is sent. */
import { describe, expect, it } from 'vitest';
import { createRoundTable, must, type RoundTable } from '../../games/testing/round-table.ts';
import { shelf } from '../../shelf.ts';
import type { TableView } from '../../types.ts';
import { rulesOf } from '../games.ts';
import { askWords } from './asks.ts';
import {
  chosenWith,
  movesWith,
  type Playing,
  playableCards,
  playingOf,
  playsCards,
  spokenMoves,
} from './playing.ts';
import { standingOf } from './standing.ts';

function begun(game: string, seats: number, seed = 1): RoundTable {
  const table = createRoundTable({ shelf, game, seats, seed });
  must(table.act(1, { type: 'begin-round' }));
  return table;
}

/** As the person in that seat has it before them. */
function playing(table: RoundTable, seat: number): Playing {
  const view = table.rules.view(table.state, {
    who: seat,
    role: seat === 1 ? 'master' : 'player',
    at: 0,
  }) as TableView;
  const rules = rulesOf(view);
  if (!rules) throw new Error('it has no rules');
  return playingOf(rules, view, seat, shelf.decks, seat === 1);
}
const handle = ({ sight }: Playing, suit: string, rank: number): number =>
  sight.hand.find((card) => card.suit === suit && card.rank === rank)?.handle ?? -1;
const name = (seat: number): string => `P${seat}`;

describe('a hand of Crazy Eights', () => {
  const table = begun('crazy-eights', 2);
  const [seat = 1] = table.shown.waits;
  table.stack('discard', ['spades-5']);
  table.stack(seat, ['spades-9', 'hearts-5', 'clubs-8', 'hearts-2', 'diamonds-13']);
  Object.assign(table.state.game?.shown ?? {}, { suit: 'spades' });
  const mine = playing(table, seat);
  const [nine, five, eight, two] = [
    handle(mine, 'spades', 9),
    handle(mine, 'hearts', 5),
    handle(mine, 'clubs', 8),
    handle(mine, 'hearts', 2),
  ];

  it('shows which cards can be played, to whoever is to move and to nobody else', () => {
    expect([...playableCards(mine.moves)].sort()).toEqual([nine, five, eight].sort());
    // One that cannot be played still cannot when it was chosen.
    expect(playableCards(mine.moves, [two])).toEqual(playableCards(mine.moves));
    const other = playing(table, seat === 1 ? 2 : 1);
    expect(other.moves).toEqual([]);
  });

  it('makes of a chosen card the one move it can be, and of an eight four', () => {
    expect(movesWith(mine.moves, [nine])).toEqual([{ cards: [nine] }]);
    expect(movesWith(mine.moves, [two])).toEqual([]);
    expect(movesWith(mine.moves, [eight]).map(({ choice }) => choice)).toEqual([
      'spades',
      'hearts',
      'diamonds',
      'clubs',
    ]);
    expect(spokenMoves(mine.moves)).toEqual([]);
  });

  it('chooses one card instead of another, as one is played at a time', () => {
    expect(chosenWith(mine.moves, [nine], five)).toEqual([five]);
    expect(chosenWith(mine.moves, [five], two)).toEqual([two]);
    expect(chosenWith(mine.moves, [five], five)).toEqual([]);
  });
});

describe('several cards at once', () => {
  it('are chosen up to as many as a move takes, the newest of them', () => {
    const mine = playing(begun('hearts', 4), 1);
    const [a = 0, b = 0, c = 0, d = 0] = mine.sight.hand.map((card) => card.handle);
    const three = [a, b, c].reduce<readonly number[]>((some, one) => chosenWith(mine.moves, some, one), []);
    expect(three).toEqual([a, b, c]);
    expect(chosenWith(mine.moves, three, d)).toEqual([b, c, d]);
    expect(movesWith(mine.moves, [c, a, b])).toHaveLength(1);
    expect(movesWith(mine.moves, [a, b])).toEqual([]);
    expect(playableCards(mine.moves, [a]).size).toBe(13);
  });

  it('are of one rank in Président: others step back once the first was chosen', () => {
    const table = begun('president', 3);
    const [seat = 1] = table.shown.waits;
    table.stack(seat, ['spades-5', 'hearts-5', 'clubs-9']);
    const mine = playing(table, seat);
    const [one, other, nine] = [
      handle(mine, 'spades', 5),
      handle(mine, 'hearts', 5),
      handle(mine, 'clubs', 9),
    ];
    const both = playableCards(mine.moves, [one]);
    expect([both.has(other), both.has(nine)]).toEqual([true, false]);
    expect(playableCards(mine.moves).has(nine)).toBe(true);
    expect(chosenWith(mine.moves, [one], nine)).toEqual([nine]);
  });
});

it('bars no card while something else is decided', () => {
  for (const [game, plays] of [
    ['belote', false],
    ['tapis-vert', false],
    ['president', true],
  ] as const) {
    const table = begun(game, 4);
    expect([game, playsCards(playing(table, table.shown.waits[0] ?? 0).moves)]).toEqual([game, plays]);
  }
  expect(playsCards([{ cards: [], choice: 'draw' }])).toBe(true);
  expect(playsCards([])).toBe(false);
});

it('asks something of whoever is to move, and says how it stands, all through every game', () => {
  for (const [game, seats] of [
    ['crazy-eights', 3],
    ['hearts', 4],
    ['president', 4],
    ['belote', 4],
    ['tapis-vert', 4],
  ] as const) {
    const table = begun(game, seats);
    for (let step = 0; step < 120; step++) {
      if (!table.running) must(table.act(1, { type: 'begin-round' }));
      const [seat = 0] = table.shown.waits;
      const mine = playing(table, seat);
      expect(mine.moves.length, game).toBeGreaterThan(0);
      const words = [
        askWords(mine, name),
        ...standingOf(game, table.shown, name, 1).map(({ label, value }) => `${label}: ${value}`),
      ];
      for (const said of words)
        expect([game, said]).toEqual([
          game,
          expect.stringMatching(/^(?!.*(undefined|\{\{|ask-|P0\b|NaN)).{4,}/),
        ]);
      const move = mine.moves[table.random(mine.moves.length)];
      must(table.act(seat, { type: 'play', ...(move ?? { cards: [] }) }));
      if (table.shown.over) break;
    }
  }
});
