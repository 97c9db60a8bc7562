import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { parseTableCommand } from '../commands.ts';
import { shelf } from '../shelf.ts';
import { createParty } from '../testing/party.ts';
import type { SeatNumber, TableCommand } from '../types.ts';
import { movesOf } from './rules.ts';
import { sightOf } from './sight.ts';
import { createRoundTable, must } from './testing/round-table.ts';

const GAME = { shelf, game: 'crazy-eights' };

describe('a game with rules', () => {
  test('begins with as many as it is for, and not before', () => {
    const table = createRoundTable({ ...GAME, game: 'hearts', seats: 3 });
    expect(table.would(1, { type: 'play', cards: [] })?.refused).toBe('table/no-round');
    expect(table.act(1, { type: 'begin-round' })).toEqual({
      refused: 'table/seats',
      detail: { min: 4, max: 4, count: 3 },
    });
    must(table.act(1, { type: 'seat-bot', seat: 7 }));
    expect(table.would(1, { type: 'seat-bot', seat: 8 })?.refused).toBe('table/no-seat');
    must(table.act(1, { type: 'begin-round' }));
    expect(table.shown.players).toEqual([1, 2, 3, 7]);
  });

  test('moves the cards until the round is over; then hands may again', () => {
    const table = createRoundTable({ ...GAME, seats: 3 });
    const pile = [...table.state.places.values()].find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
    must(table.act(1, { type: 'draw', pile, count: 2 }));
    must(table.act(1, { type: 'begin-round' }));
    expect(table.faces(1)).toHaveLength(5);
    const own = table.sight(1).hand.map(({ handle }) => handle);
    const free: readonly TableCommand[] = [
      { type: 'draw', pile, count: 1 },
      { type: 'deal', pile, count: 1 },
      { type: 'take', cards: own },
      { type: 'give', cards: own, seat: 2 },
      { type: 'move', cards: own, to: { pile } },
      { type: 'move-pile', pile, to: { x: 5, y: 5 } },
      { type: 'move-group', things: [pile], dx: 5, dy: 5 },
      { type: 'turn', cards: own },
      { type: 'turn-pile', pile },
      { type: 'arrange', pile, spread: 'row' },
      { type: 'shuffle', pile },
      { type: 'cut', pile, count: 3 },
      { type: 'peek', pile, count: 1 },
      { type: 'show', cards: own, person: null },
      { type: 'hide' },
      { type: 'gather' },
    ];
    for (const command of free)
      expect(table.would(1, command)?.refused, command.type).toBe('table/rules-decide');
    must(table.act(1, { type: 'sort', cards: own.toReversed() }));
    must(table.act(1, { type: 'place', piece: { kind: 'note', text: 'Ours' }, x: 1, y: 1 }));
    must(table.act(1, { type: 'end-round' }));
    must(table.act(1, { type: 'gather' }));
    must(table.act(1, { type: 'move-pile', pile, to: { x: 5, y: 5 } }));
    must(table.act(1, { type: 'begin-round' }));
    expect(table.state.places.get(pile)?.shape).toMatchObject({ x: 1130, y: 720 });
  });

  test('is played by seats: who takes one over plays its hand on, who comes later waits', () => {
    const table = createRoundTable({ ...GAME, seats: 2 });
    must(table.act(1, { type: 'begin-round' }));
    const [seat] = table.shown.waits as [SeatNumber];
    const faces = table.faces(seat);
    must(table.act(seat, { type: 'leave' }));
    must(table.act(9, { type: 'sit', seat: 5 }));
    expect(table.would(9, { type: 'play', cards: [], choice: 'draw' })?.refused).toBe('table/not-playing');
    must(table.act(9, { type: 'leave' }));
    must(table.act(9, { type: 'sit', seat }));
    expect(table.faces(seat)).toEqual(faces);
    expect(table.would(9, { type: 'play', cards: [] })?.refused).toBe('table/cannot-play');
    must(table.act(9, { type: 'leave' }));
    must(table.act(3 - seat, { type: 'seat-bot', seat }));
    must(table.act(0, { type: 'bot', seat }));
    // One card laid, or one drawn.
    expect(Math.abs(table.faces(seat).length - faces.length)).toBe(1);
  });

  test('has bots that only the house moves, only in their turn, and that get up again', () => {
    const table = createRoundTable({ ...GAME, seats: 3, bots: 2 });
    expect(table.would(1, { type: 'seat-bot', seat: 1 })?.refused).toBe('table/seat-taken');
    expect(table.would(1, { type: 'unseat-bot', seat: 1 })?.refused).toBe('table/no-bot');
    must(table.act(1, { type: 'begin-round' }));
    expect(table.would(1, { type: 'bot', seat: 2 })?.refused).toBe('table/house-only');
    expect(table.would(0, { type: 'bot', seat: 1 })?.refused).toBe('table/no-bot');
    const idle = [2, 3].find((seat) => !table.shown.waits.includes(seat)) as SeatNumber;
    expect(table.would(0, { type: 'bot', seat: idle })?.refused).toBe('table/not-your-turn');
    must(table.act(1, { type: 'unseat-bot', seat: 2 }));
    expect(table.state.seats.has(2)).toBe(false);
  });

  test('takes options that its file offers, and no others', () => {
    const seven = createRoundTable({ ...GAME, seats: 2, options: { hand: 7, target: 200 } });
    must(seven.act(1, { type: 'begin-round' }));
    expect(seven.faces(1)).toHaveLength(7);
    expect(seven.shown.options).toEqual({ hand: 7, target: 200 });
    for (const options of [{ hand: 6 }, { cards: 5 }])
      expect(seven.would(1, { type: 'set-up', game: 'crazy-eights', options })?.refused).toBe(
        'table/no-game',
      );
  });

  test('can be taken back move by move, turn and all', () => {
    const table = createRoundTable({ ...GAME, seats: 2 });
    must(table.act(1, { type: 'begin-round' }));
    const [seat] = table.shown.waits as [SeatNumber];
    const before = [table.faces(1), table.faces(2), table.faces('discard'), table.shown];
    must(table.act(seat, { type: 'play', ...(table.moves(seat)[0] ?? { cards: [] }) }));
    expect([table.faces(1), table.faces(2), table.faces('discard'), table.shown]).not.toEqual(before);
    must(table.act(1, { type: 'ask', kind: 'undo' }));
    must(table.act(2, { type: 'answer', yes: true }));
    expect([table.faces(1), table.faces(2), table.faces('discard'), table.shown]).toEqual(before);
  });

  test('takes back what bots did since, with the move of the one who asks', () => {
    const table = createRoundTable({ ...GAME, seats: 3, bots: 2 });
    must(table.act(1, { type: 'begin-round' }));
    const bots = () => {
      while (table.shown.waits[0] !== 1) must(table.act(0, { type: 'bot', seat: table.shown.waits[0] ?? 0 }));
    };
    bots();
    const before = [table.faces(1), table.faces('discard'), table.shown];
    must(table.act(1, { type: 'play', ...(table.moves(1)[0] ?? { cards: [] }) }));
    bots();
    must(table.act(1, { type: 'ask', kind: 'undo' }));
    expect([table.faces(1), table.faces('discard'), table.shown]).toEqual(before);
  });

  test('keeps the score itself; who runs the room may correct it', () => {
    const table = createRoundTable({ ...GAME, seats: 2 });
    must(table.act(1, { type: 'begin-round' }));
    expect(table.would(2, { type: 'score', seat: 2, points: 50 })?.refused).toBe('table/master-only');
    must(table.act(1, { type: 'score', seat: 2, points: 50 }));
    expect(table.state.sheet[0]?.[1]).toBe(50);
  });

  test('says in the browser what the server allows, from what one is sent', () => {
    const party = createParty(
      [
        [1, 'master'],
        [2, 'player'],
        [3, 'watcher'],
      ],
      4,
      shelf,
    );
    party.act(1, { type: 'set-up', game: 'belote' });
    party.act(1, { type: 'sit', seat: 1 });
    party.act(2, { type: 'sit', seat: 2 });
    for (const seat of [3, 4]) party.act(1, { type: 'seat-bot', seat });
    expect(party.act(1, { type: 'begin-round' })).toBeNull();
    const rules = shelf.rules.find(({ id }) => id === 'belote');
    if (!rules) throw new Error('no belote');
    for (let moves = 0; moves < 20; moves++) {
      const view = party.guest(2).view;
      const seat = view.game?.turn ?? 0;
      if (seat > 2) party.act(0, { type: 'bot', seat });
      else {
        const allowed = movesOf(rules, sightOf(party.guest(seat).view, seat, shelf.decks));
        expect(party.act(seat, { type: 'play', ...(allowed.at(-1) ?? { cards: [] }) })).toBeNull();
      }
    }
    expect(party.log.length).toBe(26);
  });
});

describe('a game without rules', () => {
  test('has no moves and no bots', () => {
    const table = createRoundTable({ shelf, game: 'free', seats: 2 });
    for (const command of [
      { type: 'play', cards: [] },
      { type: 'bot', seat: 1 },
      { type: 'seat-bot', seat: 4 },
    ] as const)
      expect(table.would(1, command)?.refused).toBe('table/no-rules');
    must(table.act(1, { type: 'begin-round' }));
    must(table.act(1, { type: 'gather' }));
  });
});

test.each([
  [
    { type: 'play', choice: 'pass' },
    { type: 'play', cards: [], choice: 'pass' },
  ],
  [
    { type: 'play', cards: [4], text: ' A \u202etheme ' },
    { type: 'play', cards: [4], text: 'A  theme' },
  ],
  [
    { type: 'seat-bot', seat: 3 },
    { type: 'seat-bot', seat: 3 },
  ],
])('%j is read', (input, command) => {
  expect(parseTableCommand(input)).toEqual(command);
});
test.each([
  { type: 'play', cards: [0] },
  { type: 'play', choice: 'x'.repeat(41) },
  { type: 'bot', seat: 1 },
  { type: 'seat-bot', seat: 13 },
])('%j is not', (input) => {
  expect(isRefusal(parseTableCommand(input))).toBe(true);
});
