/** A round of a game with rules, as one of those who play it has it before them. Pure. */
import type { Deck } from '../../games/game.ts';
import { type AnyGameRules, type GameShown, movesOf, type Sight } from '../../games/rules.ts';
import { sightOf } from '../../games/sight.ts';
import type { Handle, Play, SeatNumber, TableView } from '../../types.ts';

export interface Playing {
  readonly rules: AnyGameRules;
  /** What my seat sees; of whoever looks on, what is open. */
  readonly sight: Sight;
  /** All that I may do now: none while others are to move. */
  readonly moves: readonly Play[];
}

/** @param mine null for who looks on, @param runs whether I run the room */
export function playingOf(
  rules: AnyGameRules,
  view: TableView,
  mine: SeatNumber | null,
  decks: readonly Deck[],
  runs: boolean,
): Playing {
  // No hand is of seat 0.
  const sight = sightOf(view, mine ?? 0, decks, runs);
  return { rules, sight, moves: mine === null ? [] : movesOf(rules, sight) };
}

const holds = ({ cards }: Play, wanted: readonly Handle[]): boolean =>
  wanted.every((handle) => cards.includes(handle));

/** The moves made of exactly these cards, in whichever order they were chosen. */
export const movesWith = (moves: readonly Play[], cards: readonly Handle[]): readonly Play[] =>
  moves.filter((move) => move.cards.length === cards.length && holds(move, cards));

/** What is done without a card. */
export const spokenMoves = (moves: readonly Play[]): readonly Play[] => movesWith(moves, []);

/** What one says instead of playing a card, when none can be played. */
const INSTEAD = new Set<string | undefined>(['draw', 'pass']);

/** Whether cards are what this turn is about: where something else is decided, none is barred. */
export const playsCards = (moves: readonly Play[]): boolean =>
  moves.length > 0 &&
  (moves.some(({ cards }) => cards.length > 0) || moves.every(({ choice }) => INSTEAD.has(choice)));

/** Cards that can be played now: together with those that are chosen, or else at all. */
export function playableCards(moves: readonly Play[], chosen: readonly Handle[] = []): ReadonlySet<Handle> {
  const fitting = moves.filter((move) => holds(move, chosen));
  return new Set((fitting.length > 0 ? fitting : moves).flatMap(({ cards }) => cards));
}

/**
 * What is chosen once this card of one's hand was pressed: no longer, if it was; else with as many of the
 * others, the newest first, as a move has room for.
 */
export function chosenWith(
  moves: readonly Play[],
  chosen: readonly Handle[],
  handle: Handle,
): readonly Handle[] {
  if (chosen.includes(handle)) return chosen.filter((one) => one !== handle);
  for (let drop = 0; drop < chosen.length; drop++) {
    const some = [...chosen.slice(drop), handle];
    if (moves.some((move) => holds(move, some))) return some;
  }
  return [handle];
}

/** Whether the game lets me say this now, such as a theme of my own. */
export const maySay = ({ rules, sight }: Playing, play: Play): boolean =>
  sight.shown.players.includes(sight.seat) && rules.check(sight, play) === null;

/** How it stands, once a round was begun; null before the first. */
export function shownOf(view: TableView): GameShown | null {
  const shown = view.game?.shown as unknown as GameShown | null | undefined;
  return shown && 'players' in shown ? shown : null;
}
