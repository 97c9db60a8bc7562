/** Suits and ranks by name. */
import { isSuit } from '../../games/rules.ts';
import { t } from './words.ts';

const SIGNS = { spades: '♠', hearts: '♥', diamonds: '♦', clubs: '♣' } as const;
const NAMED = { 1: 'ace', 11: 'jack', 12: 'queen', 13: 'king' } as const;

export const suitWords = (suit: string): string => (isSuit(suit) ? t(suit) : suit);
export const suitSign = (suit: string): string => (isSuit(suit) ? SIGNS[suit] : '');
/** `♥ hearts` */
export const suitShown = (suit: string): string => `${suitSign(suit)} ${suitWords(suit)}`.trim();
/** `queen`, `7` */
export const rankWords = (rank: number): string => {
  const named = NAMED[rank as keyof typeof NAMED];
  return named ? t(named) : `${rank}`;
};
