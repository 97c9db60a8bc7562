/** Does what was chosen with what was chosen. */
import type { PieceKind, TableCommand } from '../types.ts';
import type { Deed } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { carriedGroup, onGroup } from './group-deeds.ts';
import { shiftInHand } from './hand-deeds.ts';
import { drawByRules, playCards } from './play/play-cards.ts';
import { findCard, handleOf, pieceOf, placeOf, playPile, topOf } from './seeing.ts';
import { freeSpot, lyingIn } from './spots.ts';

/** How far a thing is turned, in degrees clockwise. */
const TURNS = { rotate: 90, 'tilt-left': -15, 'tilt-right': 15 } as const;
const turned = (from: number, deed: keyof typeof TURNS): number => (from + TURNS[deed] + 360) % 360;

/** What a button or letter does with what is chosen, or with what has the focus where nothing is. */
export async function perform(desk: Desk, deed: Deed, on = desk.selection.peek()): Promise<void> {
  const { model } = desk;
  const view = model.view.peek();
  if (!view || !on) return;
  const send = async (command: TableCommand): Promise<void> => {
    const done = await model.send(command);
    // What was looked at or turned stays chosen: one often goes on with it.
    if (done && !STAYS.has(deed)) desk.selection.value = null;
  };
  switch (on.kind) {
    case 'cards':
      return onCards(desk, deed, on.cards, send);
    case 'pile':
      return onPile(desk, deed, on.pile, send);
    case 'pieces':
      return onPieces(desk, deed, on.pieces, send);
    case 'group':
      return onGroup(desk, deed, on, send);
    case 'seat':
      if (deed === 'unseat-bot') return send({ type: 'unseat-bot', seat: on.seat });
      if (deed === 'clear-seat') return send({ type: 'clear-seat', seat: on.seat });
      if (deed === 'score') desk.dialog.value = { kind: 'score', seat: on.seat };
  }
}

const STAYS: ReadonlySet<Deed> = new Set<Deed>([
  ...(['turn', 'turn-top', 'turn-pile', 'rotate', 'stack', 'row', 'fan', 'shuffle', 'roll', 'draw'] as const),
  ...(['count-up', 'count-down', 'to-front', 'earlier', 'later'] as const),
  ...(['tilt-left', 'tilt-right'] as const),
]);

type Send = (command: TableCommand) => Promise<void>;

async function onCards(desk: Desk, deed: Deed, cards: readonly number[], send: Send): Promise<void> {
  const view = desk.model.view.peek();
  const [first] = cards;
  const found = view && first !== undefined ? findCard(view, first) : null;
  if (!view || !found) return;
  switch (deed) {
    case 'play':
    case 'play-down': {
      const up = deed === 'play';
      if (rulesDecide(view)) return playCards(desk, cards);
      const pile = playPile(view);
      if (pile && up) return send({ type: 'move', cards, to: { pile: pile.id }, up });
      desk.placing.value = { kind: 'cards', cards, up };
      return;
    }
    case 'take':
      return send({ type: 'take', cards });
    case 'turn':
      return send({ type: 'turn', cards });
    case 'rotate':
    case 'tilt-left':
    case 'tilt-right':
      return rotatePile(desk, found.place.id, deed, send);
    case 'peek':
      return send({ type: 'peek', pile: found.place.id, count: 1 });
    case 'move':
    case 'put-under': {
      const inHand = found.place.id === desk.model.mine.peek();
      const under = deed === 'put-under';
      // Beneath a pile they go as they are held: unseen.
      const lies = inHand && { up: !under };
      desk.placing.value = { kind: 'cards', cards, ...lies, ...(under && { under }) };
      return;
    }
    case 'earlier':
    case 'later':
      return shiftInHand(desk, cards, deed === 'earlier' ? -1 : 1);
    case 'to-front':
      return send({ type: 'arrange', pile: found.place.id });
    case 'give':
    case 'show': {
      desk.dialog.value = { kind: 'whom', deed, cards };
      return;
    }
    case 'show-all':
      return send({ type: 'show', cards, person: null });
  }
}

async function onPile(desk: Desk, deed: Deed, id: number, send: Send): Promise<void> {
  const view = desk.model.view.peek();
  const pile = view && placeOf(view, id);
  if (!pile) return;
  const ask = (what: 'draw' | 'deal' | 'peek' | 'cut', most: number): void => {
    desk.dialog.value = { kind: 'count', deed: what, pile: id, most };
  };
  switch (deed) {
    case 'draw':
      return rulesDecide(view) ? drawByRules(desk) : send({ type: 'draw', pile: id, count: 1 });
    case 'draw-some':
      return ask('draw', pile.count);
    case 'deal':
      return ask('deal', Math.floor(pile.count / Math.max(1, view.seats.length)));
    case 'shuffle':
      return send({ type: 'shuffle', pile: id });
    case 'shuffle-fair':
      return send({ type: 'fair-shuffle', pile: id });
    case 'turn-pile':
      return send({ type: 'turn-pile', pile: id });
    case 'turn-top': {
      const top = topOf(pile);
      return top && send({ type: 'turn', cards: [handleOf(top)] });
    }
    case 'peek':
      return pile.count === 1 ? send({ type: 'peek', pile: id, count: 1 }) : ask('peek', pile.count);
    case 'cut':
      return ask('cut', pile.count - 1);
    case 'move':
    case 'put-under':
      desk.placing.value = { kind: 'pile', pile: id, ...(deed === 'put-under' && { under: true }) };
      return;
    case 'to-front':
      return send({ type: 'arrange', pile: id });
    case 'rotate':
    case 'tilt-left':
    case 'tilt-right':
      return rotatePile(desk, id, deed, send);
    case 'stack':
    case 'row':
    case 'fan':
      return send({ type: 'arrange', pile: id, spread: deed });
    case 'take-pile':
      return send({ type: 'take', cards: pile.cards.map(handleOf) });
  }
}

async function rotatePile(desk: Desk, id: number, deed: keyof typeof TURNS, send: Send): Promise<void> {
  const shape = desk.model.view.peek()?.places.find((place) => place.id === id)?.shape;
  if (shape) await send({ type: 'arrange', pile: id, turn: turned(shape.turn, deed) });
}

async function onPieces(desk: Desk, deed: Deed, ids: readonly number[], send: Send): Promise<void> {
  const view = desk.model.view.peek();
  const [id] = ids;
  const piece = view && id !== undefined ? pieceOf(view, id) : undefined;
  if (!piece) return;
  switch (deed) {
    case 'roll':
      return send({ type: 'roll', dice: ids });
    case 'count-up':
    case 'count-down':
      if (piece.kind === 'counter')
        await send({
          type: 'change',
          id: piece.id,
          to: { value: piece.value + (deed === 'count-up' ? 1 : -1) },
        });
      return;
    case 'write':
      desk.dialog.value = { kind: 'write', id: piece.id };
      return;
    case 'move':
      desk.placing.value =
        ids.length > 1 ? carriedGroup(desk, { piles: [], pieces: ids }) : { kind: 'piece', id: piece.id };
      return;
    case 'to-front':
      return send({ type: 'change', id: piece.id, to: {} });
    case 'rotate':
    case 'tilt-left':
    case 'tilt-right':
      return send({ type: 'change', id: piece.id, to: { turn: turned(piece.turn, deed) } });
    case 'remove':
      for (const one of ids) await send({ type: 'remove', id: one });
  }
}

/** A new piece, near the middle of what is on the screen. */
export function addPiece(desk: Desk, piece: PieceKind): void {
  const view = desk.model.view.peek();
  const stage = desk.stage.current?.getBoundingClientRect();
  if (!view || !stage) return;
  const middle = desk.spotAt({ x: stage.left + stage.width / 2, y: stage.top + stage.height * 0.7 });
  const spot = freeSpot(lyingIn(view), middle);
  void desk.model.send({ type: 'place', piece, ...spot });
}
