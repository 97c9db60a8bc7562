/** Laying the table for a game: with which options, and what would be gone. */
import { language } from '../../../../web/kit/i18n.ts';
import { type Game, optionsFor } from '../../games/game.ts';
import type { TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { gameOf } from '../games.ts';
import { shownOf } from '../play/playing.ts';
import { t } from './words.ts';

/** @param options where they are not to be as usual */
export function lay(
  desk: Desk,
  game: string,
  close: () => void,
  options?: Readonly<Record<string, number>>,
): void {
  close();
  void desk.model.send({ type: 'set-up', game, ...(options && { options }) }).then((done) => {
    if (done) desk.fit();
  });
}

/** As the game lies there, or as it is usual. */
export function optionsIn(game: Game, view: TableView | null): Readonly<Record<string, number>> | null {
  const laid = view?.game?.shown as { readonly options?: Readonly<Record<string, number>> } | null;
  return optionsFor(game, laid?.options);
}

/** `Points to reach: 100 · Cards each: 5`; empty for a game without options. */
export function optionsWords(game: Game, view: TableView): string {
  const now = optionsIn(game, view);
  return game.options
    .map(({ id, names }) => t('options-now', { option: names[language.value], value: now?.[id] ?? '' }))
    .join(' · ');
}

/** Whether something that was put or played there would be gone. */
export function losesAnything(view: TableView): boolean {
  if (view.pieces.length > 0) return true;
  if (view.decks.length === 0 || shownOf(view)?.over) return false;
  // As it was laid, nothing is lost: with rules nobody touches it before the first round.
  return view.round > 0 || view.playing || gameOf(view)?.rules === undefined;
}
