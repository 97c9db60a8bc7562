/**
 * Taking back. What an act changed is kept as it was before, the newest few acts of a table.
 * It never re-rolls: whatever chance decided ends what can be taken back. It never reveals: cards
 * return under new names, and whoever had seen them is not shown more than before.
 */
import type { Person } from '../activity.ts';
import { type Before, type CardRecord, cardAt, type TableState } from './state.ts';
import type { ActType, CardIndex, Op, PlaceId, TableEvent } from './types.ts';

const TAKEN_BACK: ReadonlySet<ActType> = new Set<ActType>([
  ...([
    'drew',
    'dealt',
    'moved',
    'played',
    'took',
    'gave',
    'turned',
    'spread',
    'sorted',
    'gathered',
  ] as const),
  ...(['placed', 'changed', 'removed', 'scored', 'game'] as const),
]);

/** Whether an act like this can be taken back at all. */
export function canUndo({ act, ops }: Pick<TableEvent, 'act' | 'ops'>): boolean {
  const lasts = ops.some(({ op }) => op === 'deck' || op === 'round' || op === 'fair-show');
  return TAKEN_BACK.has(act.type) && !lasts && !isChance(ops);
}

function isChance(ops: readonly Op[]): boolean {
  return ops.some((op) => op.op === 'order' && op.mixed);
}

/** What these ops are about to change, as it is now. */
export function touchedBy(state: TableState, seq: number, by: Person, ops: readonly Op[]): Before {
  const cards = new Set(ops.flatMap((op) => (op.op === 'put' || op.op === 'turn' ? op.cards : [])));
  const places = placesOf(state, ops);
  const pieces = ops.flatMap((op) =>
    op.op === 'piece' ? [op.piece.id] : op.op === 'gone' && state.pieces.has(op.id) ? [op.id] : [],
  );
  return {
    seq,
    by,
    places: [...places].map((id) => {
      const place = state.places.get(id);
      return [id, place ? { ...place, cards: [...place.cards] } : null];
    }),
    cards: [...cards].map((index) => {
      const { place, up, known } = cardAt(state, index);
      return [index, { place, up, known }];
    }),
    pieces: [...new Set(pieces)].map((id) => [id, state.pieces.get(id) ?? null]),
    sheet: state.sheet.map((row) => [...row]),
    game: state.game,
  };
}

/** Places whose cards or shape these ops change. */
export function placesOf(state: TableState, ops: readonly Op[]): Set<PlaceId> {
  const places = new Set<PlaceId>();
  const ofCard = (index: CardIndex) => places.add(cardAt(state, index).place);
  for (const op of ops) {
    if (op.op === 'pile' || op.op === 'order') places.add(op.id);
    else if (op.op === 'gone' && state.places.has(op.id)) places.add(op.id);
    else if (op.op === 'deck') places.add(op.to);
    else if (op.op === 'turn' || op.op === 'know') op.cards.forEach(ofCard);
    else if (op.op === 'put') {
      places.add(op.to);
      op.cards.forEach(ofCard);
    }
  }
  return places;
}

/** @param rename gives a card that lies elsewhere or otherwise again a new name */
export function takeBack(state: TableState, rename: (card: CardRecord) => void): void {
  const before = state.before.pop();
  if (!before) return;
  for (const [id, place] of before.places) {
    if (place) state.places.set(id, { ...place, cards: [...place.cards] });
    else state.places.delete(id);
  }
  for (const [index, was] of before.cards) {
    const card = cardAt(state, index);
    Object.assign(card, was);
    rename(card);
  }
  for (const [id, piece] of before.pieces) {
    if (piece) state.pieces.set(id, piece);
    else state.pieces.delete(id);
  }
  state.sheet = before.sheet.map((row) => [...row]);
  state.game = before.game;
}
