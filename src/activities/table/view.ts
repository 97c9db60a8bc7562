/** What each viewer is told of the table: of the whole, and of one entry. */
import type { Entry, Person, Viewer } from '../activity.ts';
import { viewFair } from './fair/record.ts';
import { canTell, type Eyes, eyesOf, seesFace } from './known.ts';
import { cardAt, isHand, isSame, type PlaceRecord, type TableState } from './state.ts';
import type {
  CardView,
  Op,
  PlaceId,
  PlaceView,
  SeatNumber,
  ShelfView,
  ShelvedDeck,
  ShownMove,
  ShownTableEvent,
  TableEvent,
  TableFields,
  TableView,
} from './types.ts';

export function viewOf(state: TableState, viewer: Viewer): TableView {
  return viewThrough(state, eyesOf(state, viewer));
}

/** What these eyes see: what a person in that seat is sent is all that a bot in it is given. */
export function viewThrough(state: TableState, eyes: Eyes): TableView {
  return {
    ...fieldsOf(state),
    places: [...state.places.values()].map((place) => viewPlace(state, place, eyes)),
    pieces: [...state.pieces.values()],
    log: state.log,
  };
}

export function viewPlace(state: TableState, place: PlaceRecord, eyes: Eyes): PlaceView {
  const cards: CardView[] = [];
  // Where somebody sorts a card in among those nobody else sees is theirs to know.
  const ordered = !isHand(place.id) || eyes.seat === place.id || eyes.allHands;
  for (const [at, index] of place.cards.entries()) {
    const card = cardAt(state, index);
    if (!canTell(eyes, place, at, card)) continue;
    const face = seesFace(eyes, place, card) ? card.face : -1;
    cards.push([ordered ? at : cards.length, card.handle, card.deck, face, card.up ? 1 : 0]);
  }
  if (!ordered) cards.sort(([, one], [, other]) => one - other);
  const seen = ordered ? cards : cards.map(([, ...card], at): CardView => [at, ...card]);
  const { id, shape } = place;
  return { id, count: place.cards.length, cards: seen, ...(shape && { shape }) };
}

function fieldsOf({ seats, roles, game, before, ...state }: TableState): TableFields {
  const { decks, round, sheet, past, ask, settings, fair, shelf } = state;
  return {
    decks,
    seats: [...seats].map(([seat, { person, away }]) => ({ seat, person, away })),
    round,
    playing: roles !== null,
    sheet,
    past,
    game: game && { id: game.id, turn: game.turn, shown: game.shown },
    ask,
    settings,
    fair: viewFair(fair),
    shelf: shelf.map(viewShelved),
    undoable: before.length > 0,
  };
}

/**
 * What an entry touched, as it stands now: the same whether it is asked for at once or long after, and
 * never more than the viewer may see now. Whoever has folded in all entries has what `viewOf` says.
 */
export function showEntry(state: TableState, entry: Entry<TableEvent>, viewer: Viewer): ShownTableEvent {
  return showThrough(state, entry, eyesOf(state, viewer));
}

export function showThrough(state: TableState, entry: Entry<TableEvent>, eyes: Eyes): ShownTableEvent {
  const { act, ops, moves } = entry.event;
  const touched = touchedIds(state, entry.event);
  const places: PlaceView[] = [];
  const gone: number[] = [];
  const pieces = [];
  for (const id of touched) {
    const [place, piece] = [state.places.get(id), state.pieces.get(id)];
    if (place) places.push(viewPlace(state, place, eyes));
    if (piece) pieces.push(piece);
    if (!place && !piece) gone.push(id);
  }
  const to = new Map<number, PlaceId>();
  for (const op of ops) if (op.op === 'put') for (const card of op.cards) to.set(card, op.to);
  return {
    ...fieldsTouched(state, ops),
    act,
    places,
    pieces,
    gone,
    moves: moves.map(({ card, from, was, open }): ShownMove => {
      const now = nameNow(state, eyes, card, entry.seq);
      const knew = open || (isHand(from) && (eyes.seat === from || eyes.allHands));
      return { from, to: to.get(card) ?? from, ...(knew && { was }), ...(now !== null && { now }) };
    }),
  };
}

/** What the viewer calls a card, as long as it has not moved since this entry; null where they cannot tell it. */
function nameNow(state: TableState, eyes: Eyes, index: number, seq: number): number | null {
  const card = cardAt(state, index);
  const place = state.places.get(card.place);
  if (card.since !== seq || !place) return null;
  return canTell(eyes, place, place.cards.indexOf(index), card) ? card.handle : null;
}

/** All places and pieces of which an entry may change what somebody sees. What is rare is told as a whole. */
function touchedIds(state: TableState, { ops, moves }: TableEvent): Set<number> {
  const ids = new Set<number>(goneIn(ops));
  const kinds = new Set(ops.map(({ op }) => op));
  if (kinds.has('back') || kinds.has('clear') || kinds.has('settings'))
    return new Set([...ids, ...state.places.keys(), ...state.pieces.keys()]);
  for (const { from } of moves) ids.add(from);
  for (const op of ops) {
    if (op.op === 'pile' || op.op === 'order') ids.add(op.id);
    else if (op.op === 'put' || op.op === 'deck') ids.add(op.to);
    else if (op.op === 'piece') ids.add(op.piece.id);
    else if (op.op === 'turn' || op.op === 'know')
      for (const index of op.cards) ids.add(cardAt(state, index).place);
  }
  // Whoever sits down sees a hand, whoever gets up sees none, or all as those do who watch.
  if (kinds.has('seat')) for (const id of state.places.keys()) if (isHand(id)) ids.add(id);
  return ids;
}

const goneIn = (ops: readonly Op[]): number[] =>
  ops.flatMap((op) => (op.op === 'gone' ? [op.id] : op.op === 'back' || op.op === 'clear' ? op.gone : []));

function fieldsTouched(state: TableState, ops: readonly Op[]): Partial<TableFields> {
  const all = fieldsOf(state);
  const kinds = new Set(ops.map(({ op }) => op));
  if (kinds.has('back') || kinds.has('clear')) return all;
  const { undoable, ask } = all;
  return {
    undoable,
    ask,
    ...(kinds.has('seat') && { seats: all.seats }),
    ...((kinds.has('round') || kinds.has('score')) && pick(all)),
    ...(kinds.has('game') && { game: all.game }),
    ...(kinds.has('settings') && { settings: all.settings }),
    ...(FAIR_OPS.some((kind) => kinds.has(kind)) && { fair: all.fair }),
    ...(kinds.has('deck') && { decks: all.decks }),
    ...((kinds.has('shelve') || kinds.has('unshelve')) && { shelf: all.shelf }),
  };
}

const FAIR_OPS = ['fair-ask', 'fair-keep', 'fair-show'] as const satisfies readonly Op['op'][];

const viewShelved = ({ id, names, copies, optional }: ShelvedDeck): ShelfView => ({
  id,
  names,
  cards: copies.reduce((sum, count, face) => sum + (optional.includes(face) ? 0 : count), 0),
});

const pick = ({ round, playing, sheet }: TableFields) => ({ round, playing, sheet });

/** Who is shown more of an entry than everybody: whose hand it touched, and who knows a card that lies there. */
export function privyTo(state: TableState, entry: Entry<TableEvent>): ((viewer: Viewer) => boolean) | null {
  const people = new Set<Person>();
  let hands = false;
  const seats: SeatNumber[] = [];
  const ids = touchedIds(state, entry.event);
  for (const { from } of entry.event.moves) ids.add(from);
  for (const id of ids) {
    const place = state.places.get(id);
    if (!place) continue;
    if (isHand(id)) {
      hands = true;
      seats.push(id);
    }
    for (const index of place.cards) for (const person of cardAt(state, index).known) people.add(person);
  }
  for (const seat of seats) {
    const sitter = state.seats.get(seat);
    if (sitter && sitter.person !== 0) people.add(sitter.person);
  }
  const toWatchers = hands && state.settings.watchers === 'hands';
  if (people.size === 0 && !toWatchers) return null;
  return (viewer) => viewer.who !== 0 && (toWatchers || [...people].some((person) => isSame(viewer, person)));
}
