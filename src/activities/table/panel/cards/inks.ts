/**
 * The colours of cards. They are the same in every theme: cards are things that
 * lie on the table. `inks.test.ts` holds what is promised: each ink is readable
 * on paper, and suits stay apart for people who do not see red or green.
 */
import type { Ink, Shape } from '../../decks/deck.ts';

export const PAPER = '#fdfbf5';
export const SHADE = '#efe9dc';
export const LINE = '#1d1a29';
export const GOLD = '#e3a93c';
export const PALE_GOLD = '#f6dda4';
export const SKIN = '#fbe9d3';
export const CORAL = '#ee5a4f';

/** On paper: at least 4.5:1. */
export const INK_COLORS: Readonly<Record<Ink, string>> = {
  black: '#1d1a29',
  red: '#cb2a1d',
  blue: '#2447d8',
  green: '#00805c',
  gold: '#8a5a00',
  violet: '#7a2e9e',
};

/** The ground of a whole card, with what is written on it: at least 4.5:1 again. */
export const GROUNDS: Readonly<Record<Ink, { readonly ground: string; readonly mark: string }>> = {
  black: { ground: '#1d1a29', mark: PAPER },
  red: { ground: '#cb2a1d', mark: PAPER },
  blue: { ground: '#2447d8', mark: PAPER },
  green: { ground: '#00805c', mark: PAPER },
  gold: { ground: '#f5b83d', mark: LINE },
  violet: { ground: '#7a2e9e', mark: PAPER },
};

/** Under a robe of any ink, another for each suit. */
export const LININGS: Readonly<Record<Shape, string>> = {
  spade: '#c22f45',
  heart: '#2b3a8f',
  diamond: '#5b2f86',
  club: '#14636b',
  star: '#2b3a8f',
  circle: '#2b3a8f',
  triangle: '#5b2f86',
  square: '#c22f45',
};

/** The two colours in which backs come. */
export const BACK_COLORS = ['#26398f', '#a3243a'] as const;
