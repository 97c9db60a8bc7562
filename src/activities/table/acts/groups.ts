/** What hands do with several things at once: one act, one line of the record, taken back as one. */
import { isRefusal, type Moment, type Refusal, refuse } from '../../activity.ts';
import { mySeat, pileAt } from '../looking.ts';
import { createPlan } from '../plan.ts';
import { cardAt, type PlaceRecord, type TableState } from '../state.ts';
import { HEIGHT, type TableCommand, type TableEvent, WIDTH } from '../types.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

/**
 * Piles and pieces go the same way and lie to each other as before. As far as the edge of the table
 * lets all of them: `table/unchanged` where that is nowhere; `table/no-piece` {piece} where one is gone.
 */
export function moveGroup(state: TableState, { things, dx, dy }: Said<'move-group'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const ids = [...new Set(things)];
  const spots = ids.map((id) => state.places.get(id)?.shape ?? state.pieces.get(id));
  const missing = spots.indexOf(undefined);
  if (missing >= 0) return refuse('table/no-piece', { piece: ids[missing] ?? 0 });
  const found = spots.filter((spot) => spot !== undefined);
  const by = {
    x: within(
      dx,
      found.map(({ x }) => x),
      WIDTH,
    ),
    y: within(
      dy,
      found.map(({ y }) => y),
      HEIGHT,
    ),
  };
  if (by.x === 0 && by.y === 0) return refuse('table/unchanged');
  const plan = createPlan(state);
  // What lay above the others still does.
  const raised = ids
    .map((id, index) => ({ id, spot: found[index] as (typeof found)[number] }))
    .sort((one, other) => one.spot.z - other.spot.z);
  for (const { id, spot } of raised) {
    const at = { x: spot.x + by.x, y: spot.y + by.y };
    const piece = state.pieces.get(id);
    if (!piece) plan.shape(id, at);
    else {
      const { z: _, ...placed } = piece;
      plan.do({ op: 'piece', piece: { ...placed, ...at } });
    }
  }
  return plan.event({ type: 'moved', seat, count: ids.length, what: 'things' });
}

/** So far that none of these leaves the table. */
function within(wanted: number, all: readonly number[], most: number): number {
  return Math.round(Math.min(Math.max(wanted, -Math.min(...all)), most - Math.max(...all)));
}

/** These piles come to lie on the first one, in this order, each card as it lies. */
export function gatherPiles(state: TableState, ids: readonly number[], moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const piles: PlaceRecord[] = [];
  for (const id of new Set(ids)) {
    const pile = pileAt(state, id);
    if (isRefusal(pile)) return pile;
    piles.push(pile);
  }
  const [first, ...others] = piles;
  if (!first || others.every(({ cards }) => cards.length === 0)) return refuse('table/unchanged');
  const plan = createPlan(state);
  for (const { cards } of others)
    for (const card of cards) plan.put([card], first.id, { up: cardAt(state, card).up });
  plan.shape(first.id, { spread: 'stack' });
  return plan.event({ type: 'gathered', seat, count: plan.cards(first.id).length });
}
