/** Keys at the table. They act on what is chosen, or on what has the focus where nothing is. */
import { zoomBy } from './camera-hand.ts';
import { perform } from './deeds.ts';
import { type Deed, deedsFor } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { shiftInHand } from './hand-deeds.ts';
import { onReplayKey } from './keep/replay.ts';
import { type Command, keyFor } from './keys.ts';
import { drawByRules } from './play/play-cards.ts';
import { movesWith } from './play/playing.ts';
import { moveFocus } from './roving.ts';
import { drawPile, findCard, handleOf, handOf, isPile, placeOf } from './seeing.ts';
import {
  grouped,
  isChosen,
  ofPile,
  type Selection,
  toggledCard,
  toggledPiece,
  toggledPile,
} from './selection.ts';

/** Closer or farther with a key. */
const ZOOM = 1.3;

/** @returns whether the key meant something here */
export function onKey(desk: Desk, event: KeyboardEvent): boolean {
  const root = desk.root.current;
  if (!root || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  if (target.closest('textarea, select, dialog, [popover]')) return false;
  if (desk.model.replays.peek() || desk.replay.now.peek())
    return onReplayKey(desk.replay, event.key, target.closest('[data-replay] button') !== null);
  if (target.closest('input')) return false;
  if (event.key === 'Escape') return letBe(desk);
  if (event.key.startsWith('Arrow') && !event.shiftKey) return moveFocus(root, event.key);
  const key = keyFor(event);
  if (!key) return false;
  if ('does' in key) return command(desk, key.does, target);
  if (desk.model.mine.peek() === null) return false;
  if (act(desk, target, key.deeds)) return true;
  if (!key.deeds.includes('draw')) return false;
  // Nothing is meant in particular: from where one draws.
  const view = desk.model.view.peek();
  if (view && rulesDecide(view)) {
    // Even from an empty pile: the game knows where cards come from.
    void drawByRules(desk);
    return true;
  }
  const pile = view && drawPile(view);
  if (!pile) return false;
  void perform(desk, 'draw', { kind: 'pile', pile: pile.id });
  return true;
}

/** Nothing waits, is chosen or is being picked any longer: one of them with each press. What lies over the table closes first. */
function letBe(desk: Desk): boolean {
  if (document.querySelector('[popover]:popover-open')) return false;
  if (desk.placing.peek()) desk.placing.value = null;
  else if (desk.selection.peek()) desk.selection.value = null;
  else if (desk.picking.peek()) desk.picking.value = false;
  else return false;
  return true;
}

function command(desk: Desk, what: Command, target: HTMLElement): boolean {
  const { model } = desk;
  switch (what) {
    case 'help':
    case 'record':
      desk.dialog.value = { kind: what };
      return true;
    case 'hand':
      desk.root.current?.querySelector<HTMLElement>('[data-hand] [data-stop][tabindex="0"]')?.focus();
      return true;
    case 'closer':
    case 'farther':
      zoomBy(desk, what === 'closer' ? ZOOM : 1 / ZOOM);
      return true;
    case 'fit':
      desk.fit();
      return true;
  }
  if (model.mine.peek() === null) return false;
  switch (what) {
    case 'undo':
      void model.send({ type: 'ask', kind: 'undo' });
      return true;
    case 'add':
      return addFocused(desk, target);
    case 'all':
      return chooseAll(desk, target);
    case 'earlier':
    case 'later': {
      const on = meant(desk, target);
      if (on?.kind !== 'cards' || !target.closest('[data-hand]')) return false;
      shiftInHand(desk, on.cards, what === 'earlier' ? -1 : 1);
      return true;
    }
  }
}

/** What has the focus is chosen with the others, or no longer. */
function addFocused(desk: Desk, target: HTMLElement): boolean {
  const view = desk.model.view.peek();
  const here = focused(desk, target);
  const chosen = desk.selection.peek();
  if (!view || !here) return false;
  if (here.kind === 'cards') desk.selection.value = toggledCard(chosen, view, here.cards[0] ?? 0, true);
  else if (here.kind === 'pile') desk.selection.value = toggledPile(chosen, view, here.pile, true);
  else if (here.kind === 'pieces')
    desk.selection.value = toggledPiece(chosen, view, here.pieces[0] ?? 0, true);
  else return false;
  return true;
}

/** In the hand all of its cards, else everything that lies on the table. */
function chooseAll(desk: Desk, target: HTMLElement): boolean {
  const view = desk.model.view.peek();
  if (!view || rulesDecide(view)) return false;
  if (target.closest('[data-hand]')) {
    const cards = handOf(view, desk.model.mine.peek())?.cards.map(handleOf) ?? [];
    if (cards.length > 0) desk.selection.value = { kind: 'cards', cards };
    return cards.length > 0;
  }
  const piles = view.places.filter((place) => isPile(place) && place.count > 0).map(({ id }) => id);
  desk.selection.value = grouped(view, { piles, pieces: view.pieces.map(({ id }) => id) });
  return true;
}

function act(desk: Desk, target: HTMLElement, deeds: readonly Deed[]): boolean {
  const view = desk.model.view.peek();
  const on = meant(desk, target);
  if (!view || !on) return false;
  const possible = deedsFor(on, { view, mine: desk.model.mine.peek(), manages: desk.model.manages.peek() });
  const deed = deeds.find((one) => possible.includes(one));
  if (!deed) return false;
  void perform(desk, deed, on);
  return true;
}

/** What is chosen, unless the focus has gone on to something else. */
function meant(desk: Desk, target: HTMLElement): Selection | null {
  const view = desk.model.view.peek();
  const chosen = desk.selection.peek();
  const here = focused(desk, target);
  if (!view || !chosen || !here) return here ?? chosen;
  if (chosen.kind === 'cards' && here.kind === 'cards') {
    // What cannot be played is not what one means to play.
    if (rulesDecide(view) && movesWith(desk.playing.peek()?.moves ?? [], chosen.cards).length === 0)
      return here;
    const places = [...chosen.cards, ...here.cards].map((handle) => findCard(view, handle)?.place.id);
    return new Set(places).size === 1 || chosen.cards.includes(here.cards[0] ?? -1) ? chosen : here;
  }
  return isChosen(chosen, here, view) ? chosen : here;
}

/** What has the focus, as if it were chosen. */
export function focused(desk: Desk, target: HTMLElement): Selection | null {
  const view = desk.model.view.peek();
  const stop = target.closest<HTMLElement>('[data-stop], [data-grip]');
  if (!view || !stop) return null;
  const { handle, piece, aim } = stop.dataset;
  if (piece !== undefined) return { kind: 'pieces', pieces: [Number(piece)] };
  if (aim?.startsWith('seat:')) return { kind: 'seat', seat: Number(aim.slice(5)) };
  const pile = stop.closest<HTMLElement>('[data-pile]')?.dataset.pile;
  const spread = placeOf(view, Number(pile))?.shape?.spread;
  if (handle !== undefined && spread !== 'stack') return { kind: 'cards', cards: [Number(handle)] };
  return pile === undefined ? null : ofPile(view, Number(pile));
}
