/** Setting the table for a game, rounds, and the score. */
import { isRefusal, type Moment, type Person, type Refusal, type Role, refuse } from '../../activity.ts';
import type { Deck, Game } from '../games/game.ts';
import { mySeat } from '../looking.ts';
import { createPlan } from '../plan.ts';
import { shuffled } from '../shuffled.ts';
import { isHand, type TableState } from '../state.ts';
import type { CardIndex, Json, Op, PlaceId, TableCommand, TableEvent } from '../types.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

/** Rows of the score sheet. */
export const MAX_ROUNDS = 200;

/**
 * The table is cleared, and laid for this game: its decks face down, shuffled, in their areas.
 * Scores begin anew. Who sits stays.
 */
export function setUp(
  state: TableState,
  game: Game,
  decks: readonly Deck[],
  moment: Moment,
  shown: Json = null,
): TableEvent {
  const piles = [...state.places.keys()].filter((id) => !isHand(id));
  const ops: Op[] = [{ op: 'clear', gone: [...piles, ...state.pieces.keys()] }];
  const cleared: TableState = { ...state, cards: [], decks: [] };
  cleared.places = new Map(
    [...state.places].filter(([id]) => isHand(id)).map(([id, hand]) => [id, { ...hand, cards: [] }]),
  );
  const plan = createPlan(cleared);
  for (const { id, x, y, spread, turn } of game.areas) plan.pile({ x, y, spread, turn, area: id });
  /** The cards of each area: what lies there is shuffled as one. */
  const lying = new Map<PlaceId, CardIndex[]>();
  let next = 0;
  for (const { deck: id, to, optional: all = false } of game.decks) {
    const deck = decks.find((one) => one.id === id);
    const pile = cleared.nextId + game.areas.findIndex((area) => area.id === to);
    if (!deck) throw new Error(`game ${game.id} needs deck ${id}, which is not there`);
    const faces = deck.faces.flatMap(({ copies = 1, optional = false }, face) =>
      Array.from({ length: optional && !all ? 0 : copies }, () => face),
    );
    plan.do({ op: 'deck', deck: deck.id, faces, to: pile });
    lying.set(pile, [...(lying.get(pile) ?? []), ...faces.map(() => next++)]);
  }
  for (const [id, cards] of lying)
    plan.do({ op: 'order', id, cards: shuffled(cards, moment.random), mixed: true });
  const { ops: laid } = plan.event({ type: 'set-up' });
  const record = { id: game.id, turn: null, shown, kept: null };
  return {
    act: { type: 'set-up', what: game.id },
    ops: [...ops, ...laid, { op: 'game', game: record }],
    moves: [],
  };
}

/** `table/round-runs`, `table/nobody-sits`. */
export function beginRound(state: TableState, { who, role }: Moment): Answer {
  if (state.roles) return refuse('table/round-runs');
  if (state.seats.size === 0) return refuse('table/nobody-sits');
  if (state.round >= MAX_ROUNDS) return refuse('table/full', { max: MAX_ROUNDS });
  const roles = [...state.seats.values()]
    .filter(({ person }) => person !== 0)
    .map((one): [Person, Role] => [one.person, one.person === who ? role : one.role]);
  return { act: { type: 'round-began', count: state.round + 1 }, ops: [{ op: 'round', roles }], moves: [] };
}

/** `table/no-round`. */
export function endRound(state: TableState): Answer {
  if (!state.roles) return refuse('table/no-round');
  return { act: { type: 'round-ended', count: state.round }, ops: [{ op: 'round', roles: null }], moves: [] };
}

/** `table/no-round` before the first; `table/seat-free` {seat}. */
export function score(state: TableState, { seat: to, points }: Said<'score'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  if (state.sheet.length === 0) return refuse('table/no-round');
  if (!state.seats.has(to)) return refuse('table/seat-free', { seat: to });
  return {
    act: { type: 'scored', seat, to, values: [points] },
    ops: [{ op: 'score', seat: to, points }],
    moves: [],
  };
}
