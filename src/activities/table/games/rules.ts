/**
 * The contract of a game with rules.
 *
 * A module is pure. What it *checks* it reads from a `Sight`: what the one in a seat sees, made of
 * the view they were sent. So the browser says which cards may be played with the very code that
 * decides on the server, and neither a hint nor a bot can use what is hidden. Only what it *does*
 * with cards goes through a `Dealer`, on the server, in the ops every act at the table is made of:
 * undo, replay, secrecy and resuming know nothing of games.
 */
import type { Refusal } from '../../activity.ts';
import type { Act, CardIndex, Handle, Play, SeatNumber } from '../types.ts';

export type Random = (below: number) => number;

export interface Card {
  readonly suit: string;
  /** An ace is 1, the knave 11, the queen 12, the king 13. */
  readonly rank: number;
}
/** A card whose face the viewer knows, by the name they call it. */
export interface SeenCard extends Card {
  readonly handle: Handle;
}
/** A card in the hands of the dealer. */
export interface HeldCard extends Card {
  readonly index: CardIndex;
}

/** Public, and in every view as `game.shown`; each game adds its own fields. All of it is plain JSON. */
export interface GameShown {
  /** As chosen when the table was set. */
  readonly options: Readonly<Record<string, number>>;
  /** Who takes part in the round, clockwise. Seats, not people: whoever takes a seat plays on. */
  readonly players: readonly SeatNumber[];
  /** Who is to move; several where they choose at the same time. */
  readonly waits: readonly SeatNumber[];
  /** Who won, once the game is over. */
  readonly over: readonly SeatNumber[] | null;
}

/** What the one in a seat sees. */
export interface Sight<S extends GameShown = GameShown> {
  readonly seat: SeatNumber;
  readonly shown: S;
  /** Whether they run the room. */
  readonly runs: boolean;
  readonly hand: readonly SeenCard[];
  /** How many cards a seat holds. */
  held(seat: SeatNumber): number;
  /** Cards of an area whose faces are seen, bottom to top: of a stack that is the top one at most. */
  area(id: string): readonly SeenCard[];
  /** How many cards lie in an area, seen or not. */
  count(id: string): number;
}

/** What the rules do on the server. Every step sees what the ones before it did. */
export interface Dealer<S extends GameShown = GameShown> {
  readonly shown: S;
  /** Which round of the game it is, from 1. */
  readonly round: number;
  readonly random: Random;
  hand(seat: SeatNumber): readonly HeldCard[];
  area(id: string): readonly HeldCard[];
  /** Changes what everybody is told of how it stands. */
  show(change: Partial<S>): void;
  give(cards: readonly HeldCard[], seat: SeatNumber): void;
  /** On top of an area, or `at` a place in it (0 is the bottom). */
  lay(cards: readonly HeldCard[], area: string, how: { readonly up: boolean; readonly at?: number }): void;
  turnUp(cards: readonly HeldCard[]): void;
  /** Whoever sits there sees these cards although they lie face down. */
  tell(cards: readonly HeldCard[], seat: SeatNumber): void;
  shuffle(area: string): void;
  /** All cards of the table, face down and shuffled, into the area of the game's first deck. */
  gather(): void;
  /** From the top of an area, so many to each, one at a time. */
  deal(area: string, to: readonly SeatNumber[], count: number): void;
  score(seat: SeatNumber, points: number): void;
  /** Points of a seat in all rounds so far, this act included. */
  total(seat: SeatNumber): number;
  /** Nobody is to move any longer until the next round is begun. */
  endRound(): void;
  /** The round was the last one. */
  endGame(winners: readonly SeatNumber[]): void;
}

export interface GameRules<S extends GameShown = GameShown> {
  /** As the game's file names it. */
  readonly id: string;
  /**
   * The beginning of a round. All cards lie shuffled in the area of the first deck.
   * @param before how it stood at the end of the round before; null in the first
   */
  begin(dealer: Dealer<S>, before: S | null): void;
  /**
   * Whether this move is allowed to the one who looks, or why not. That they are to move, and
   * that the cards are of their own hand and none is named twice, has been seen to.
   */
  check(sight: Sight<S>, play: Play): Refusal | null;
  /** Every move that `check` might allow: all that it allows are among them. */
  candidates(sight: Sight<S>): readonly Play[];
  /** Moves that need not wait for one's turn, such as the master's; `check` still judges them. */
  aside?(play: Play): boolean;
  /** Does what was allowed. @returns what the table's record says of it */
  carryOut(dealer: Dealer<S>, seat: SeatNumber, play: Play, cards: readonly HeldCard[]): Act;
  /** A sensible move of these, which are all that are allowed, by what the one in that seat sees. */
  bot(sight: Sight<S>, moves: readonly Play[], random: Random): Play;
}

/** Rules with the type of what they show forgotten. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a game's own type is erased
export type AnyGameRules = GameRules<any>;

/** All moves allowed to the one who looks; none where others are to move. */
export function movesOf(rules: AnyGameRules, sight: Sight): readonly Play[] {
  if (!sight.shown.waits.includes(sight.seat)) return [];
  return rules.candidates(sight).filter((play) => rules.check(sight, play) === null);
}

// ── What games share ────────────────────────────────────────────────────────

export const SUITS = ['spades', 'hearts', 'diamonds', 'clubs'] as const;
export type SuitName = (typeof SUITS)[number];
export const isSuit = (word: string | undefined): word is SuitName => SUITS.some((suit) => suit === word);

/** The one whose turn comes after this seat, of those given clockwise. */
export function nextOf(seats: readonly SeatNumber[], seat: SeatNumber): SeatNumber {
  return seats.find((one) => one > seat) ?? (seats[0] as SeatNumber);
}

/** Clockwise, beginning with this seat. */
export function from(seats: readonly SeatNumber[], seat: SeatNumber): readonly SeatNumber[] {
  return [...seats.filter((one) => one >= seat), ...seats.filter((one) => one < seat)];
}

/** Those with the most points, or with the fewest. */
export function leaders(
  seats: readonly SeatNumber[],
  points: (seat: SeatNumber) => number,
  best: 'most' | 'fewest',
): readonly SeatNumber[] {
  const all = seats.map(points);
  const target = best === 'most' ? Math.max(...all) : Math.min(...all);
  return seats.filter((_, nth) => all[nth] === target);
}

export const oneOf = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;

export const said = (choice: string): Play => ({ cards: [], choice });
export const laid = ({ handle }: SeenCard, choice?: string): Play => ({
  cards: [handle],
  ...(choice !== undefined && { choice }),
});
