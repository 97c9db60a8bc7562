/** A game as its data file says it: what lies where, and for how many. */
import type { Spread } from '../types.ts';

export interface Game {
  readonly id: string;
  readonly names: Readonly<Record<'en' | 'fr', string>>;
  readonly seats: { readonly min: number; readonly max: number };
  /** Where things lie; they stay on the table even when empty, and are where cards snap to. */
  readonly areas: readonly Area[];
  /** Which deck lies in which area at the beginning. */
  readonly decks: readonly { readonly deck: string; readonly to: string }[];
}

export interface Area {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly spread: Spread;
}

/** As much of a deck as the rules need to know. */
export interface Deck {
  readonly id: string;
  readonly faces: readonly { readonly copies?: number }[];
}
