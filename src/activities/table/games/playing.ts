/** Games with rules at the table: who may move, what a move becomes, and who plays for an empty seat. */
import { isRefusal, type Moment, type Refusal, type Role, refuse } from '../../activity.ts';
import { runs } from '../acts/agreeing.ts';
import { faceOf } from '../acts/cards.ts';
import { beginRound } from '../acts/rounds.ts';
import { mySeat } from '../looking.ts';
import { cardAt, placeAt, type TableState } from '../state.ts';
import type { Play, SeatNumber, Sitter, TableCommand, TableEvent } from '../types.ts';
import { viewThrough } from '../view.ts';
import { createDealer } from './dealer.ts';
import type { Deck, Game } from './game.ts';
import { type AnyGameRules, type GameShown, type HeldCard, movesOf, type Sight } from './rules.ts';
import { sightOf } from './sight.ts';

type Answer = TableEvent | Refusal;

/** A game with rules, as it lies on the table. */
export interface Ruled {
  readonly game: Game;
  readonly rules: AnyGameRules;
  readonly decks: readonly Deck[];
}

/** The rules of the game that is on the table; null where people keep them themselves. */
export function ruledBy(
  {
    games,
    rules,
    decks,
  }: {
    readonly games: readonly Game[];
    readonly rules: readonly AnyGameRules[];
    readonly decks: readonly Deck[];
  },
  { game }: Pick<TableState, 'game'>,
): Ruled | null {
  const file = games.find(({ id }) => id === game?.id);
  if (!file?.rules) return null;
  const found = rules.find(({ id }) => id === file.rules);
  if (!found) throw new Error(`game ${file.id} needs rules ${file.rules}, which are not there`);
  return { game: file, rules: found, decks };
}

/** What a game's rules decide while a round of it runs, and hands do not. */
const FREE: ReadonlySet<TableCommand['type']> = new Set<TableCommand['type']>([
  ...([
    'draw',
    'deal',
    'take',
    'give',
    'move',
    'move-pile',
    'move-group',
    'turn',
    'turn-pile',
    'arrange',
  ] as const),
  ...(['shuffle', 'fair-shuffle', 'cut', 'peek', 'show', 'hide', 'gather'] as const),
]);
export const isFree = ({ type }: TableCommand): boolean => FREE.has(type);

/**
 * `table/seats` {min, max, count}, `table/game-over`, and what every round needs.
 *
 * @param fair whether the cards are shuffled fairly: then `moment.random` is what all have added to
 */
export function begin(
  { game, rules, decks }: Ruled,
  state: TableState,
  moment: Moment,
  fair = false,
): Answer {
  const first = beginRound(state, moment);
  if (isRefusal(first)) return first;
  const players = [...state.seats.keys()].sort((one, other) => one - other);
  const { min, max } = game.seats;
  if (players.length < min || players.length > max)
    return refuse('table/seats', { min, max, count: players.length });
  const before = shownIn(state);
  if (before.over) return refuse('table/game-over');
  const dealer = createDealer(state, game, decks, moment.random, first.ops, fair);
  dealer.gather();
  dealer.show({ players, waits: [], over: null });
  rules.begin(dealer, 'players' in before ? before : null);
  return dealer.event(first.act);
}

/** `table/no-round`, `table/not-playing`, `table/not-your-turn` {seat}, `table/no-card` {card}, and what the game says. */
export function play(ruled: Ruled, state: TableState, move: Play, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  return isRefusal(seat) ? seat : playFor(ruled, state, seat, move, moment);
}

/** Said by the house. `table/no-bot` {seat} where a person sits, or nobody. */
export function playBot(ruled: Ruled, state: TableState, seat: SeatNumber, moment: Moment): Answer {
  if (moment.who !== 0) return refuse('table/house-only');
  if (state.seats.get(seat)?.person !== 0) return refuse('table/no-bot', { seat });
  const barred = notToMove(state, seat);
  if (barred) return barred;
  const sight = seatSight(ruled, state, seat, moment.role);
  const moves = movesOf(ruled.rules, sight);
  const move = ruled.rules.bot(sight, moves, moment.random);
  return playFor(ruled, state, seat, move, moment);
}

/** The seats in which a bot is to move. */
export function botsToMove(state: TableState): readonly SeatNumber[] {
  if (!state.roles) return [];
  // At a table without rules nothing is shown of a round.
  return (shownIn(state)?.waits ?? []).filter((seat) => state.seats.get(seat)?.person === 0);
}

/** `table/seat-taken` {seat}, `table/no-seat` {seat, max}. */
export function seatBot({ game }: Ruled, state: TableState, seat: SeatNumber): Answer {
  if (state.seats.has(seat)) return refuse('table/seat-taken', { seat });
  if (state.seats.size >= game.seats.max) return refuse('table/no-seat', { seat, max: game.seats.max });
  return sitsNow(seat, { person: 0, role: 'player', away: null });
}

/** `table/no-bot` {seat}. */
export function unseatBot(state: TableState, seat: SeatNumber): Answer {
  if (state.seats.get(seat)?.person !== 0) return refuse('table/no-bot', { seat });
  return sitsNow(seat, null);
}

/** What the one in this seat sees, exactly as they are sent it; of a bot, as a person in its seat would be. */
export function seatSight({ decks }: Ruled, state: TableState, seat: SeatNumber, role: Role): Sight {
  const who = state.seats.get(seat)?.person ?? 0;
  return sightOf(viewThrough(state, { who, seat, allHands: false }), seat, decks, who !== 0 && runs(role));
}

function playFor(ruled: Ruled, state: TableState, seat: SeatNumber, move: Play, moment: Moment): Answer {
  const barred = notToMove(state, seat, ruled.rules.aside?.(move));
  if (barred) return barred;
  const sight = seatSight(ruled, state, seat, moment.role);
  const cards: HeldCard[] = [];
  const inHand = placeAt(state, seat).cards;
  for (const handle of move.cards) {
    const index = inHand.find((one) => cardAt(state, one).handle === handle);
    const seen = sight.hand.find((one) => one.handle === handle);
    if (index === undefined || !seen || cards.some((card) => card.index === index))
      return refuse('table/no-card', { card: handle });
    cards.push({ index, suit: seen.suit, rank: seen.rank });
  }
  const refused = ruled.rules.check(sight, move);
  if (refused) return refused;
  const dealer = createDealer(state, ruled.game, ruled.decks, moment.random);
  const act = ruled.rules.carryOut(dealer, seat, move, cards);
  // What is played lies open: the record says what it was.
  const faces = act.type === 'played' && { faces: cards.map(({ index }) => faceOf(state, index)) };
  return dealer.event({ ...act, ...faces });
}

function notToMove(state: TableState, seat: SeatNumber, aside = false): Refusal | null {
  if (!state.roles) return refuse('table/no-round');
  const { players, waits } = shownIn(state);
  if (!players.includes(seat)) return refuse('table/not-playing');
  if (aside || waits.includes(seat)) return null;
  return refuse('table/not-your-turn', { seat: waits[0] ?? 0 });
}

const shownIn = ({ game }: TableState): GameShown => game?.shown as unknown as GameShown;

const sitsNow = (seat: SeatNumber, sitter: Sitter | null): TableEvent => ({
  act: { type: sitter ? 'sat' : 'left', seat, what: 'bot' },
  ops: [{ op: 'seat', seat, sitter }],
  moves: [],
});
