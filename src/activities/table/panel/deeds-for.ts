/** What may be done with what is chosen. Pure. */
import type { SeatNumber, TableView } from '../types.ts';
import { cardsOf } from './aim.ts';
import { rulesDecide, rulesOf } from './games.ts';
import { findCard, handOf, pieceOf, placeOf, topOf } from './seeing.ts';
import type { Selection } from './selection.ts';

/** What may be done with it, most wanted first. */
export type Deed =
  | 'play'
  | 'play-down'
  | 'take'
  | 'turn'
  | 'draw'
  | 'draw-some'
  | 'deal'
  | 'shuffle'
  | 'shuffle-fair'
  | 'turn-pile'
  | 'turn-top'
  | 'peek'
  | 'cut'
  | 'move'
  | 'put-under'
  | 'to-front'
  | 'gather-up'
  | 'earlier'
  | 'later'
  | 'give'
  | 'show'
  | 'show-all'
  | 'hide'
  | 'rotate'
  | 'tilt-left'
  | 'tilt-right'
  | 'stack'
  | 'row'
  | 'fan'
  | 'take-pile'
  | 'roll'
  | 'count-up'
  | 'count-down'
  | 'write'
  | 'remove'
  | 'clear-seat'
  | 'unseat-bot'
  | 'score';

const TILTS = ['tilt-left', 'tilt-right'] as const;

export interface Circumstances {
  readonly view: TableView;
  readonly mine: SeatNumber | null;
  readonly manages: boolean;
}

export function deedsFor(
  selection: Selection | null,
  { view, mine, manages }: Circumstances,
): readonly Deed[] {
  if (!selection) return [];
  if (selection.kind === 'seat') {
    const sitter = view.seats.find(({ seat }) => seat === selection.seat);
    const taken = sitter !== undefined;
    const deeds: Deed[] = [];
    // With rules only whoever looks after the room corrects the points.
    if (taken && mine !== null && view.sheet.length > 0 && (manages || !rulesOf(view))) deeds.push('score');
    if (sitter?.person === 0) {
      if (mine !== null) deeds.push('unseat-bot');
    } else if (taken && manages && selection.seat !== mine) deeds.push('clear-seat');
    return deeds;
  }
  if (mine === null) return [];
  if (rulesDecide(view) && selection.kind === 'pile') return ['draw'];
  const others = view.seats.length > 1;
  switch (selection.kind) {
    case 'cards': {
      const found = selection.cards.map((handle) => findCard(view, handle)).filter((one) => one !== null);
      if (found.length === 0) return [];
      const hand = handOf(view, mine);
      const inHand = found.every(({ place }) => place.id === mine);
      if (rulesDecide(view)) return inHand ? ['play'] : [];
      if (inHand)
        return [
          ...(['play', 'play-down'] as const),
          ...(others ? (['give', 'show'] as const) : []),
          ...(['show-all', 'move', 'put-under'] as const),
          ...(hand && hand.count > found.length ? (['earlier', 'later'] as const) : []),
        ];
      if (found.some(({ place }) => !place.shape)) return [];
      const [first] = found;
      const alone = found.length === 1 && first?.place.count === 1;
      return [
        'take',
        'turn',
        'move',
        ...(others ? (['give'] as const) : []),
        'put-under',
        ...(alone ? (['rotate', 'peek', ...TILTS, 'to-front'] as const) : []),
      ];
    }
    case 'pile': {
      const pile = placeOf(view, selection.pile);
      if (!pile?.shape) return [];
      const { spread } = pile.shape;
      if (pile.count === 0)
        return ['rotate', ...(['stack', 'row', 'fan'] as const).filter((one) => one !== spread)];
      const many = pile.count > 1;
      const known = pile.cards.length === pile.count;
      return [
        'draw',
        ...(many ? (['draw-some', 'deal', 'shuffle', 'shuffle-fair'] as const) : []),
        ...(topOf(pile) && spread === 'stack' ? (['turn-top'] as const) : []),
        'move',
        'peek',
        ...(many ? (['cut'] as const) : []),
        'turn-pile',
        'put-under',
        ...(many && known ? (['take-pile'] as const) : []),
        ...(['stack', 'row', 'fan'] as const).filter((one) => one !== spread),
        'rotate',
        ...TILTS,
        'to-front',
      ];
    }
    case 'group': {
      if (rulesDecide(view) && selection.piles.length > 0) return [];
      const cards = selection.pieces.length === 0 ? cardsOf(view, selection.piles) : null;
      const several = selection.piles.filter((id) => placeOf(view, id)?.count).length > 1;
      return [
        'move',
        ...(several ? (['gather-up'] as const) : []),
        ...(cards ? (['turn', 'take'] as const) : []),
        ...(cards && others ? (['give'] as const) : []),
      ];
    }
    case 'pieces': {
      const pieces = selection.pieces.map((id) => pieceOf(view, id)).filter((one) => one !== undefined);
      const all = (kind: string) => pieces.every((piece) => piece.kind === kind);
      const [only] = pieces;
      const one = pieces.length === 1;
      return [
        ...(all('die') ? (['roll'] as const) : []),
        ...(one && only?.kind === 'counter' ? (['count-up', 'count-down'] as const) : []),
        ...(one && only && only.kind !== 'die' ? (['write'] as const) : []),
        'move',
        ...(one ? (['rotate', ...TILTS, 'to-front'] as const) : []),
        'remove',
      ];
    }
  }
}
