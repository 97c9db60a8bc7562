/**
 * A deck as data: which faces there are, what each is called and what is drawn on it.
 *
 * Logs, snapshots and saved games say which card is which by the id of the deck
 * and the **index** in `faces`. So the order of a deck that was shipped never
 * changes, nothing is taken out and nothing put between: new faces come last.
 */

/** What people read, in each language of the house. */
export interface Names {
  readonly en: string;
  readonly fr: string;
}
export type NameLanguage = keyof Names;

/** Silhouettes that can be told apart without colour; `panel/cards/shapes.ts` draws them. */
export const SHAPES = ['spade', 'heart', 'diamond', 'club', 'star', 'circle', 'triangle', 'square'] as const;
export type Shape = (typeof SHAPES)[number];

/** Colours that are readable on a card; `panel/cards/inks.ts` mixes them. */
export const INKS = ['black', 'red', 'blue', 'green', 'gold', 'violet'] as const;
export type Ink = (typeof INKS)[number];

/** Who is on a card that shows somebody. */
export const FIGURES = ['jack', 'knight', 'queen', 'king', 'jester'] as const;
export type Figure = (typeof FIGURES)[number];

/** What a card tells people to do. */
export const SIGNS = ['skip', 'reverse', 'draw-two', 'wild', 'wild-four'] as const;
export type Sign = (typeof SIGNS)[number];

/**
 * How the faces of a deck are laid out: `pips` as playing cards are, `colours`
 * with the ground filled in the ink of the suit, `scale` with one large number,
 * `tiles` as dominoes, `plain` with a word, a text or a picture.
 */
export const STYLES = ['pips', 'colours', 'scale', 'tiles', 'plain'] as const;
export type Style = (typeof STYLES)[number];

/** What the backs show; each comes in two colours. */
export const BACKS = ['mosaic', 'weave', 'chevron', 'scales', 'plain'] as const;
export type Back = (typeof BACKS)[number];

export interface Suit {
  readonly names: Names;
  readonly shape: Shape;
  readonly ink: Ink;
  /** Stands in for `ink` where people want four colours; the same where the file names none. */
  readonly fourInk: Ink;
}

export interface Rank {
  readonly names: Names;
  /** What stands in the corner, at most three characters: `K`, `R`, `10`. */
  readonly index: Names;
  readonly figure?: Figure;
  readonly sign?: Sign;
}

export interface Face {
  /** Unique in the deck and stable for ever: `spades-12`, `joker-1`, `trump-21`. */
  readonly id: string;
  readonly names: Names;
  /** A key of the deck's `suits`. */
  readonly suit?: string;
  /** A key of the deck's `ranks`, or a number without a name of its own. */
  readonly rank?: number;
  /** How many of this card a full deck holds. */
  readonly copies: number;
  /** Games leave it out unless they ask for it, as jokers are. */
  readonly optional?: true;
  /** A trump of a tarot: drawn with its numeral and an ornament instead of pips. */
  readonly trump?: true;
  readonly figure?: Figure;
  readonly sign?: Sign;
  /** Of what has no suit, such as a joker; black where the file names none. */
  readonly ink?: Ink;
  /** The halves of a domino, 0 to 9 pips each. */
  readonly ends?: readonly [number, number];
  /** What is written on a card of a `plain` deck. */
  readonly text?: string;
  /** Name of an uploaded picture; whoever draws says at which address it is. */
  readonly image?: string;
}

export interface Deck {
  readonly id: string;
  readonly names: Names;
  /** Width by height of a card. */
  readonly ratio: number;
  readonly style: Style;
  readonly back: Back;
  /** Name of an uploaded picture that is on all backs instead. */
  readonly backImage?: string;
  readonly suits: ReadonlyMap<string, Suit>;
  readonly ranks: ReadonlyMap<number, Rank>;
  readonly faces: readonly Face[];
}

/** How many cards a full deck holds: copies count, optional faces as wished. */
export function cardsIn(deck: Deck, withOptional = false): number {
  return deck.faces.reduce((sum, face) => sum + (face.optional && !withOptional ? 0 : face.copies), 0);
}

/** `queen of hearts`, `dame de cœur`; empty where the deck has no such face. */
export function faceName(deck: Deck, index: number, language: NameLanguage): string {
  return deck.faces[index]?.names[language] ?? '';
}
