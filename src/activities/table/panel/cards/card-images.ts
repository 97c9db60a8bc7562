/**
 * Cards as addresses for `<img>`: each picture is drawn once and shared by all
 * cards that show it. Give every card a layer of its own (`will-change: transform`):
 * moving it then costs the page a tenth, as nothing is painted again (`docs/decks.md`).
 */
import type { Deck } from '../../decks/deck.ts';
import type { BackColor } from './backs.ts';
import { drawBack, drawFace, drawPlace, type Looks } from './draw-card.ts';

/** From this width in CSS pixels a card is drawn in full. */
export const SMALL_BELOW = 60;

/** Where uploaded pictures are, by the name a face calls them; null where there is none (yet). */
export type Pictures = (deck: Deck, image: string) => string | null;

export interface CardImages {
  face(deck: Deck, index: number, looks: Looks): string;
  back(deck: Deck, color: BackColor): string;
  /** The outline of an empty place for cards of this ratio. */
  place(ratio: number): string;
}

/** Decks are told apart by themselves, not by their ids: another room's deck may have the same. */
export function createCardImages(pictures: Pictures = () => null): CardImages {
  const drawn = new WeakMap<Deck, Map<string, string>>();
  const places = new Map<number, string>();

  function once(deck: Deck, key: string, draw: () => string): string {
    const known = drawn.get(deck) ?? new Map<string, string>();
    drawn.set(deck, known);
    return found(known, key, draw);
  }

  return {
    face(deck, index, looks) {
      const image = deck.faces[index]?.image;
      const uploaded = image === undefined ? null : pictures(deck, image);
      if (uploaded !== null) return uploaded;
      const key = `${index} ${looks.language} ${looks.fourColors} ${looks.small}`;
      return once(deck, key, () => drawFace(deck, index, looks));
    },
    back(deck, color) {
      const uploaded = deck.backImage === undefined ? null : pictures(deck, deck.backImage);
      return uploaded ?? once(deck, `back ${color}`, () => drawBack(deck, color));
    },
    place: (ratio) => found(places, ratio, () => drawPlace(ratio)),
  };
}

function found<K>(known: Map<K, string>, key: K, draw: () => string): string {
  let address = known.get(key);
  if (address === undefined) {
    address = addressOf(draw());
    known.set(key, address);
  }
  return address;
}

/** A third shorter than with `encodeURIComponent`: only what would end or change an address is escaped. */
export function addressOf(svg: string): string {
  const text = svg.replaceAll('"', "'").replace(/[%#<>\n]|[^\x20-\x7e]/gu, encodeURIComponent);
  return `data:image/svg+xml,${text}`;
}
