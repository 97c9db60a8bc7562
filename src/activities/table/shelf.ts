/** The decks and games that every table of this server can be laid with. */
import type { Shelf } from './decide.ts';

export const shelf: Shelf = {
  decks: [{ id: 'french-52', faces: Array.from({ length: 54 }, () => ({})) }],
  games: [
    {
      id: 'free',
      names: { en: 'Free table', fr: 'Table libre' },
      seats: { min: 1, max: 12 },
      areas: [
        { id: 'draw', x: 1080, y: 750, turn: 0, spread: 'stack' },
        { id: 'discard', x: 1320, y: 750, turn: 0, spread: 'stack' },
      ],
      decks: [{ deck: 'french-52', to: 'draw' }],
    },
  ],
};
