/** The games of this house as the panel needs them: names, areas, buttons, and the rules by which the server decides. */
import { language } from '../../../web/kit/i18n.ts';
import type { Button, Game } from '../games/game.ts';
import { HOUSE_GAMES } from '../games/house-games.ts';
import { HOUSE_RULES } from '../games/house-rules.ts';
import type { AnyGameRules } from '../games/rules.ts';
import type { TableView } from '../types.ts';
import { type PileView, pilesOf } from './seeing.ts';

export const GAMES: readonly Game[] = HOUSE_GAMES;

export const gameOf = (view: TableView | null): Game | undefined =>
  GAMES.find(({ id }) => id === view?.game?.id);

export const gameName = (id: string): string =>
  GAMES.find((game) => game.id === id)?.names[language.value] ?? id;

/** What the game calls one of its areas; undefined where it has none of this name. */
export const areaName = (view: TableView, area: string): string | undefined =>
  gameOf(view)?.areas.find(({ id }) => id === area)?.names[language.value];

/** Its rules; undefined where people keep them themselves. */
export const rulesOf = (view: TableView | null): AnyGameRules | undefined => {
  const rules = gameOf(view)?.rules;
  return HOUSE_RULES.find(({ id }) => id === rules);
};

/** Whether the game decides what may be done with cards now. */
export const rulesDecide = (view: TableView): boolean => view.playing && gameOf(view)?.rules !== undefined;

/** What the game offers to be done at once, as far as it can be done by everybody who sits. */
export const buttonsOf = (view: TableView): readonly Button[] => gameOf(view)?.buttons ?? [];

/** Piles to be drawn. Where rules say what lies where, an empty one means nothing to anybody. */
export const pilesSeen = (view: TableView): readonly PileView[] => {
  const piles = pilesOf(view);
  if (!gameOf(view)?.rules) return piles;
  const shows = (shape: PileView['shape']) => shape.spread !== 'stack' && !view.playing;
  return piles.filter(({ count, shape }) => count > 0 || shape.area === '' || shows(shape));
};
