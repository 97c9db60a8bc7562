/** Decks of people's own: what the table has to know of one, and which pictures belong to it. */
import type { ShelvedDeck } from '../types.ts';
import type { Deck } from './deck.ts';

/** Ids of such decks begin with it. No deck of the house does. */
export const OWN = 'own-';
export const isOwn = (id: string): boolean => id.startsWith(OWN);

export function shelvedOf({ id, names, faces }: Deck): ShelvedDeck {
  return {
    id,
    names,
    copies: faces.map(({ copies }) => copies),
    optional: faces.flatMap(({ optional }, face) => (optional ? [face] : [])),
  };
}

/** Names of its pictures, each once, in the order of the file. */
export function picturesOf({ faces, backImage }: Pick<Deck, 'faces' | 'backImage'>): string[] {
  const named = faces.flatMap(({ image }) => (image === undefined ? [] : [image]));
  return [...new Set(backImage === undefined ? named : [backImage, ...named])];
}
