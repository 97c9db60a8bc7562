/** Letters at the table. They act on what is chosen, or on what has the focus where nothing is. */
import { perform } from './deeds.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { onReplayKey } from './keep/replay.ts';
import { drawByRules } from './play/play-cards.ts';
import { movesWith } from './play/playing.ts';
import { moveFocus } from './roving.ts';
import { drawPile, findCard } from './seeing.ts';
import { type Deed, deedsFor, ofPile, type Selection } from './selection.ts';

const LETTERS: Readonly<Record<string, readonly Deed[]>> = {
  d: ['draw'],
  t: ['take', 'take-pile'],
  f: ['turn', 'turn-top'],
  m: ['move'],
  g: ['give'],
  s: ['shuffle'],
  x: ['cut'],
  k: ['peek'],
  r: ['roll', 'rotate'],
  Delete: ['remove'],
  Backspace: ['remove'],
};

/** @returns whether the key meant something here */
export function onKey(desk: Desk, event: KeyboardEvent): boolean {
  const root = desk.root.current;
  if (!root || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  if (target.closest('textarea, select, dialog, [popover]')) return false;
  if (desk.model.replays.peek() || desk.replay.now.peek())
    return onReplayKey(desk.replay, event.key, target.closest('[data-replay] button') !== null);
  if (target.closest('input')) return false;
  if (event.key.startsWith('Arrow')) return moveFocus(root, event.key);
  if (event.key === 'Escape') {
    // It closes what lies over the table first.
    if (document.querySelector('[popover]:popover-open')) return false;
    if (desk.placing.peek()) desk.placing.value = null;
    else if (desk.selection.peek()) desk.selection.value = null;
    else return false;
    return true;
  }
  if (event.key === '?') {
    desk.dialog.value = { kind: 'help' };
    return true;
  }
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (letter === 'l') {
    desk.dialog.value = { kind: 'record' };
    return true;
  }
  if (letter === 'h') {
    root.querySelector<HTMLElement>('[data-hand] [data-stop][tabindex="0"]')?.focus();
    return true;
  }
  if (desk.model.mine.peek() === null) return false;
  if (letter === 'u') {
    void desk.model.send({ type: 'ask', kind: 'undo' });
    return true;
  }
  if (letter === 'p') return act(desk, target, event.shiftKey ? ['play-down'] : ['play']);
  const deeds = LETTERS[letter];
  if (!deeds) return false;
  if (act(desk, target, deeds)) return true;
  if (letter !== 'd') return false;
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
  return chosen.kind === 'pieces' && here.kind === 'pieces' && chosen.pieces.includes(here.pieces[0] ?? -1)
    ? chosen
    : here;
}

/** What has the focus, as if it were chosen. */
export function focused(desk: Desk, target: HTMLElement): Selection | null {
  const view = desk.model.view.peek();
  const stop = target.closest<HTMLElement>('[data-stop]');
  if (!view || !stop) return null;
  const { handle, piece } = stop.dataset;
  if (piece !== undefined) return { kind: 'pieces', pieces: [Number(piece)] };
  const pile = stop.closest<HTMLElement>('[data-pile]')?.dataset.pile;
  const spread = view.places.find(({ id }) => id === Number(pile))?.shape?.spread;
  if (handle !== undefined && spread !== 'stack') return { kind: 'cards', cards: [Number(handle)] };
  return pile === undefined ? null : ofPile(view, Number(pile));
}
