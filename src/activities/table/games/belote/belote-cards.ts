/** What the cards of Belote are worth, and which beats which. */
import type { Card } from '../rules.ts';

/** Ranks from low to high. */
const TRUMPS = [7, 8, 12, 13, 10, 1, 9, 11];
const PLAIN = [7, 8, 9, 11, 12, 13, 10, 1];
const TRUMP_POINTS: Readonly<Record<number, number>> = { 11: 20, 9: 14, 1: 11, 10: 10, 13: 4, 12: 3 };
const PLAIN_POINTS: Readonly<Record<number, number>> = { 1: 11, 10: 10, 13: 4, 12: 3, 11: 2 };

export const cardPoints = ({ suit, rank }: Card, trump: string): number =>
  (suit === trump ? TRUMP_POINTS : PLAIN_POINTS)[rank] ?? 0;

/** 0 to 7 within its suit. */
export const heightOf = ({ suit, rank }: Card, trump: string): number =>
  (suit === trump ? TRUMPS : PLAIN).indexOf(rank);

/** How strong a card is in a trick; below 0 for one that cannot win it. */
export const strengthIn =
  (trump: string) =>
  (card: Card, led: string): number => {
    if (card.suit === trump) return TRUMPS.length + heightOf(card, trump);
    return card.suit === led ? heightOf(card, trump) : -1;
  };
