/**
 * What one act is going to do, step by step: each step sees what the ones before it
 * did, and the state stays as it is. Acts of people and games with rules are written in it.
 */

import { ANYBODY, canTell } from './known.ts';
import { shuffled } from './shuffled.ts';
import { cardAt, isHand, placeAt, type TableState } from './state.ts';
import type { Act, CardIndex, Move, Op, PileShape, PlaceId, TableEvent } from './types.ts';

export interface Plan {
  readonly state: TableState;
  /** The cards of a place, bottom to top, as they will lie so far. */
  cards(place: PlaceId): readonly CardIndex[];
  /** A new pile; its number. */
  pile(shape: Partial<PileShape> & { readonly x: number; readonly y: number }): PlaceId;
  /** A pile lies otherwise. */
  shape(id: PlaceId, shape: Partial<PileShape>): void;
  /** A number for a new piece. */
  newId(): number;
  /** @param at 0 is the bottom; on top where left out */
  put(cards: readonly CardIndex[], to: PlaceId, how: { readonly up: boolean; readonly at?: number }): void;
  /**
   * Face down, in an order that chance decides (Fisher and Yates). From then on nobody can tell
   * where one of the cards came from: not even their way into the pile is told.
   *
   * @param from the cards of the place in the order in which it begins; as they lie where left out
   */
  shuffle(place: PlaceId, random: (below: number) => number, from?: readonly CardIndex[]): void;
  order(place: PlaceId, cards: readonly CardIndex[]): void;
  /** Anything else that happens. */
  do(op: Op): void;
  /** Ends it: piles that became empty go, except areas. */
  event(act: Act): TableEvent;
}

export function createPlan(state: TableState): Plan {
  const ops: Op[] = [];
  const moves = new Map<CardIndex, Move>();
  const changed = new Map<PlaceId, CardIndex[]>();
  const areas = new Map<PlaceId, string>();
  const from = new Map<CardIndex, PlaceId>();
  const mixed = new Set<CardIndex>();
  let next = state.nextId;

  const cards = (place: PlaceId): readonly CardIndex[] => changed.get(place) ?? placeAt(state, place).cards;
  function own(place: PlaceId): CardIndex[] {
    const list = changed.get(place) ?? [...placeAt(state, place).cards];
    changed.set(place, list);
    return list;
  }
  const placeOf = (card: CardIndex): PlaceId => from.get(card) ?? cardAt(state, card).place;
  function noteMove(card: CardIndex): void {
    if (moves.has(card)) return;
    const record = cardAt(state, card);
    if (mixed.has(card)) {
      moves.set(card, { card, from: placeOf(card), was: record.handle, open: false });
      return;
    }
    const place = placeAt(state, record.place);
    const open = canTell(ANYBODY, place, place.cards.indexOf(card), record);
    moves.set(card, { card, from: record.place, was: record.handle, open });
  }

  return {
    state,
    cards,
    pile(shape) {
      const id = next++;
      changed.set(id, []);
      areas.set(id, shape.area ?? '');
      ops.push({ op: 'pile', id, ...shape });
      return id;
    },
    shape(id, shape) {
      if (shape.area !== undefined) areas.set(id, shape.area);
      ops.push({ op: 'pile', id, ...shape });
    },
    newId: () => next++,
    put(list, to, { up, at }) {
      if (list.length === 0) return;
      for (const card of list) {
        noteMove(card);
        const source = own(placeOf(card));
        source.splice(source.indexOf(card), 1);
        from.set(card, to);
      }
      const target = own(to);
      const index = at ?? target.length;
      target.splice(index, 0, ...list);
      ops.push({ op: 'put', cards: [...list], to, at: index, up });
    },
    shuffle(place, random, from = cards(place)) {
      const list = shuffled(from, random);
      changed.set(place, list);
      for (const card of list) {
        moves.delete(card);
        mixed.add(card);
      }
      ops.push({ op: 'order', id: place, cards: [...list], mixed: true });
    },
    order(place, list) {
      changed.set(place, [...list]);
      ops.push({ op: 'order', id: place, cards: [...list], mixed: false });
    },
    do: (op) => ops.push(op),
    event(act) {
      for (const [id, list] of changed) {
        const area = areas.get(id) ?? state.places.get(id)?.shape?.area ?? '';
        if (list.length === 0 && !isHand(id) && area === '') ops.push({ op: 'gone', id });
      }
      return { act, ops, moves: [...moves.values()] };
    },
  };
}
