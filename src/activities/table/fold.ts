/** Folds what happened at the table into its state. Deterministic; never refuses. */
import type { Entry } from '../activity.ts';
import { asked, cleared, kept, shown } from './fair/record.ts';
import { layOut } from './keep/lay-out.ts';
import { noteRound } from './keep/rounds.ts';
import { keepScores } from './past.ts';
import { cardAt, isHand, LOG_KEPT, placeAt, rename, type TableState, UNDO_KEPT } from './state.ts';
import { type CardIndex, MAX_SEATS, type Op, type TableEvent, USUAL_SETTINGS } from './types.ts';
import { canUndo, takeBack, touchedBy } from './undo.ts';

export function applyEntry(state: TableState, { seq, at, by, event }: Entry<TableEvent>): void {
  const { act, ops } = event;
  if (canUndo(event)) {
    state.before.push(touchedBy(state, seq, by, ops));
    // What they were asked about is no longer the newest act.
    if (state.ask?.kind === 'undo') state.ask = null;
    if (state.before.length > UNDO_KEPT) state.before.shift();
  } else if (!ops.every(isAside)) state.before = [];
  if (ops[0]?.op === 'clear') keepScores(state, at);
  for (const op of ops) {
    noteRound(state, op, seq, at);
    fold(state, op, seq);
  }
  state.log.push({ seq, at, by, act });
  if (state.log.length > LOG_KEPT) state.log.shift();
}

/** What happens beside the game and does not stand in the way of taking back what was before it. */
function isAside({ op }: Op): boolean {
  return (
    op === 'ask' ||
    op === 'open-replay' ||
    op === 'settings' ||
    op === 'shelve' ||
    op === 'unshelve' ||
    op === 'seat' ||
    op === 'back' ||
    op === 'know' ||
    op === 'fair-ask'
  );
}

function fold(state: TableState, op: Op, seq: number): void {
  switch (op.op) {
    case 'clear':
      return clear(state);
    case 'load':
      return layOut(state, op, seq);
    case 'deck':
      return addDeck(state, op, seq);
    case 'pile':
      return shapePile(state, op);
    case 'gone':
      state.places.delete(op.id);
      state.pieces.delete(op.id);
      return;
    case 'put':
      return put(state, op, seq);
    case 'order':
      return order(state, op, seq);
    case 'turn':
      for (const index of op.cards) turn(state, index, op.up, seq);
      return;
    case 'know':
      for (const index of op.cards) {
        const card = cardAt(state, index);
        card.known = [...new Set([...card.known, ...op.people])];
        // Its name would tell when it came there.
        rename(state, card, seq);
      }
      return;
    case 'piece':
      state.pieces.set(op.piece.id, { ...op.piece, z: ++state.z });
      state.nextId = Math.max(state.nextId, op.piece.id + 1);
      return;
    case 'seat':
      if (op.sitter) state.seats.set(op.seat, op.sitter);
      else state.seats.delete(op.seat);
      return;
    case 'score': {
      const row = state.sheet.at(-1);
      if (row) row[op.seat - 1] = (row[op.seat - 1] ?? 0) + op.points;
      return;
    }
    case 'round':
      state.roles = op.roles && new Map(op.roles);
      if (op.roles === null) return;
      state.round++;
      state.sheet.push(Array.from({ length: MAX_SEATS }, () => 0));
      return;
    case 'game':
      state.game = op.game;
      return;
    case 'ask':
      state.ask = op.ask;
      return;
    case 'settings':
      state.settings = { ...USUAL_SETTINGS, ...op.settings };
      return;
    case 'fair-ask':
      state.fair = asked(state.fair, op.asked);
      return;
    case 'fair-keep':
      state.fair = kept(state.fair, op.done);
      return;
    case 'fair-show':
      state.fair = shown(state.fair, op.ids);
      return;
    case 'shelve':
      state.shelf = [...state.shelf.filter(({ id }) => id !== op.deck.id), op.deck];
      return;
    case 'unshelve':
      state.shelf = state.shelf.filter(({ id }) => id !== op.id);
      return;
    case 'open-replay':
      // Kept with the rounds themselves.
      return;
    case 'back':
      return takeBack(state, (card) => rename(state, card, seq));
  }
}

function clear(state: TableState): void {
  // Numbers of places and names of cards go on: nothing of before can be taken for something new.
  for (const [id, place] of state.places) {
    if (isHand(id)) place.cards = [];
    else state.places.delete(id);
  }
  state.pieces.clear();
  state.decks = [];
  state.cards = [];
  state.sheet = [];
  state.round = 0;
  state.roles = null;
  state.game = null;
  state.fair = cleared(state.fair);
}

function addDeck(state: TableState, op: Extract<Op, { op: 'deck' }>, seq: number): void {
  if (!state.decks.includes(op.deck)) state.decks.push(op.deck);
  const deck = state.decks.indexOf(op.deck);
  const place = placeAt(state, op.to);
  for (const face of op.faces) {
    place.cards.push(state.cards.length);
    const card = { deck, face, handle: 0, since: 0, place: op.to, up: false, known: [] };
    rename(state, card, seq);
    state.cards.push(card);
  }
}

function shapePile(state: TableState, { op: _, id, ...shape }: Extract<Op, { op: 'pile' }>): void {
  const usual = { x: 0, y: 0, turn: 0, spread: 'stack', area: '' } as const;
  const place = state.places.get(id) ?? { id, cards: [], shape: null };
  place.shape = { ...usual, ...place.shape, ...shape, z: ++state.z };
  state.places.set(id, place);
  state.nextId = Math.max(state.nextId, id + 1);
}

function put(state: TableState, { cards, to, at, up }: Extract<Op, { op: 'put' }>, seq: number): void {
  for (const index of cards) {
    const from = placeAt(state, cardAt(state, index).place);
    from.cards.splice(from.cards.indexOf(index), 1);
  }
  const place = placeAt(state, to);
  place.cards.splice(at, 0, ...cards);
  for (const index of cards) {
    const card = cardAt(state, index);
    card.place = to;
    card.up = up;
    card.known = [];
    rename(state, card, seq);
  }
  if (place.shape) place.shape = { ...place.shape, z: ++state.z };
}

function order(state: TableState, { id, cards, mixed }: Extract<Op, { op: 'order' }>, seq: number): void {
  const place = placeAt(state, id);
  place.cards = [...cards];
  if (!mixed) return;
  for (const index of cards) {
    const card = cardAt(state, index);
    card.up = false;
    card.known = [];
    rename(state, card, seq);
  }
}

/**
 * A card that is shown from a hand must not tell by its name when it came there, and one that
 * lies face down among others again cannot be told by the name it had.
 */
function turn(state: TableState, index: CardIndex, up: boolean, seq: number): void {
  const card = cardAt(state, index);
  card.up = up;
  const place = placeAt(state, card.place);
  if (isHand(place.id) || (!up && place.cards.length > 1)) rename(state, card, seq);
}
