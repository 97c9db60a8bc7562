/** Moves of a game with rules, as one makes them: by pressing twice, with a button, by letting go over the table. */
import type { Handle, Play } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { chosenWith, movesWith } from './playing.ts';

/** Plays these cards; where they can be played in several ways, asks in which. What is not allowed is told. */
export async function playCards(desk: Desk, cards: readonly Handle[]): Promise<void> {
  if (asksHow(desk, cards)) return;
  const [move] = movesWith(desk.playing.peek()?.moves ?? [], cards);
  // The server says why not in the same words that decide.
  await makeMove(desk, move ?? { cards });
}

/** Whether these cards can be played in several ways: then they are chosen, and one is asked. */
export function asksHow(desk: Desk, cards: readonly Handle[]): boolean {
  if (movesWith(desk.playing.peek()?.moves ?? [], cards).length < 2) return false;
  desk.selection.value = { kind: 'cards', cards };
  // The buttons are there once the choice was drawn.
  requestAnimationFrame(() => desk.root.current?.querySelector<HTMLElement>('[data-how]')?.focus());
  return true;
}

export async function makeMove(desk: Desk, move: Play): Promise<boolean> {
  const done = await desk.model.send({ type: 'play', ...move });
  if (done) desk.selection.value = null;
  return done;
}

/** Presses a card of my hand while the rules decide. */
export function pressInHand(desk: Desk, handle: Handle): void {
  const chosen = desk.selection.peek();
  const cards = chosenWith(
    desk.playing.peek()?.moves ?? [],
    chosen?.kind === 'cards' ? chosen.cards : [],
    handle,
  );
  desk.selection.value = cards.length > 0 ? { kind: 'cards', cards } : null;
}

/** What the game says to whoever wants to draw. */
export async function drawByRules(desk: Desk): Promise<void> {
  await makeMove(desk, { cards: [], choice: 'draw' });
}
