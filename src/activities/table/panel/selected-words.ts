import type { TableView } from '../types.ts';
import { cardWords, pieceWords, placeName } from './card-words.ts';
import { findCard, pieceOf } from './seeing.ts';
import type { Selection } from './selection.ts';
import { t } from './words.ts';

/** What is chosen, in a word or two; empty for somebody’s seat. */
export function chosenWords(view: TableView, selection: Selection): string {
  switch (selection.kind) {
    case 'cards': {
      const [first = 0] = selection.cards;
      const found = selection.cards.length === 1 ? findCard(view, first) : null;
      return found ? cardWords(view, found.card) : t('chosen', { count: selection.cards.length });
    }
    case 'pile':
      return placeName(view, selection.pile);
    case 'pieces': {
      const [first = 0] = selection.pieces;
      const piece = selection.pieces.length === 1 ? pieceOf(view, first) : undefined;
      return piece ? pieceWords(piece) : t('chosen-things', { count: selection.pieces.length });
    }
    case 'group':
      return t('chosen-things', { count: selection.piles.length + selection.pieces.length });
    case 'seat':
      return '';
  }
}
