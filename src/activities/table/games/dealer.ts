/** The dealer's hands: what rules do with cards, as a plan of plain ops. */
import { inKnownOrder } from '../fair/record.ts';
import { createPlan } from '../plan.ts';
import { cardAt, type TableState } from '../state.ts';
import type { Act, CardIndex, GameRecord, Json, Op, PlaceId, TableEvent } from '../types.ts';
import type { Deck, Game } from './game.ts';
import type { Dealer, GameShown, HeldCard, Random } from './rules.ts';

export interface Dealing extends Dealer {
  /** Ends it: what was shown, and whether the round is over, goes with it. */
  event(act: Act): TableEvent;
}

/**
 * @param first what happens before anything the rules do
 * @param fair whether cards are gathered for a fair shuffle, which begins in an order everybody knows
 * @throws where rules name an area or a deck that the game's file does not have: a bug of theirs
 */
export function createDealer(
  state: TableState,
  game: Game,
  decks: readonly Deck[],
  random: Random,
  first: readonly Op[] = [],
  fair = false,
): Dealing {
  const plan = createPlan(state);
  for (const op of first) plan.do(op);
  const begins = first.some(({ op }) => op === 'round');
  const faces = state.decks.map((id) => decks.find((deck) => deck.id === id)?.faces ?? []);
  const areas = new Map<string, PlaceId>();
  for (const { id, shape } of state.places.values()) if (shape?.area) areas.set(shape.area, id);
  const points = new Map<number, number>();
  const record = state.game as GameRecord;
  let shown = record.shown as unknown as GameShown;
  let ended = false;

  const pile = (id: string): PlaceId => {
    const place = areas.get(id);
    if (place === undefined) throw new Error(`game ${game.id} has no area ${id}`);
    return place;
  };
  const held = (index: CardIndex): HeldCard => {
    const { deck, face } = cardAt(state, index);
    const is = faces[deck]?.[face];
    return { index, suit: is?.suit ?? '', rank: is?.rank ?? 0 };
  };
  const indexes = (cards: readonly HeldCard[]) => cards.map(({ index }) => index);

  return {
    get shown() {
      return shown;
    },
    round: state.round + (begins ? 1 : 0),
    random,
    hand: (seat) => plan.cards(seat).map(held),
    area: (id) => plan.cards(pile(id)).map(held),
    show(change) {
      shown = { ...shown, ...change };
    },
    give: (cards, seat) => plan.put(indexes(cards), seat, { up: false }),
    lay: (cards, area, how) => plan.put(indexes(cards), pile(area), how),
    turnUp: (cards) => plan.do({ op: 'turn', cards: indexes(cards), up: true }),
    tell(cards, seat) {
      const person = state.seats.get(seat)?.person ?? 0;
      if (person !== 0) plan.do({ op: 'know', cards: indexes(cards), people: [person] });
    },
    shuffle: (area) => plan.shuffle(pile(area), random),
    gather() {
      const draw = pile(game.decks[0]?.to ?? '');
      const all = [...state.places.keys()].flatMap((id) => (id === draw ? [] : plan.cards(id)));
      plan.put(all, draw, { up: false });
      plan.shuffle(draw, random, fair ? inKnownOrder(state, plan.cards(draw)) : undefined);
      // Between rounds people may have pushed things about.
      for (const { id, names: _, ...shape } of game.areas) plan.shape(pile(id), shape);
    },
    deal(area, to, count) {
      for (let round = 0; round < count; round++)
        for (const seat of to) {
          const top = plan.cards(pile(area)).at(-1);
          if (top !== undefined) plan.put([top], seat, { up: false });
        }
    },
    score(seat, more) {
      if (more === 0) return;
      points.set(seat, (points.get(seat) ?? 0) + more);
      plan.do({ op: 'score', seat, points: more });
    },
    total: (seat) =>
      state.sheet.reduce((sum, row) => sum + (row[seat - 1] ?? 0), 0) + (points.get(seat) ?? 0),
    endRound() {
      ended = true;
      shown = { ...shown, waits: [] };
    },
    endGame(winners) {
      shown = { ...shown, over: winners };
    },
    event(act) {
      const { waits } = shown;
      const turn = waits.length === 1 ? (waits[0] ?? null) : null;
      plan.do({ op: 'game', game: { ...record, turn, shown: shown as unknown as Json } });
      if (ended) plan.do({ op: 'round', roles: null });
      return plan.event(act);
    },
  };
}
