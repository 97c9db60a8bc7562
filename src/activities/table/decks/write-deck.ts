/** A deck as a file again: every face by itself, in one order of fields, so that the same deck is the same text. */
import type { Deck, Face, Names } from './deck.ts';

type File = Readonly<Record<string, unknown>>;

/** What `parseDeck` reads as this deck. */
export function writeDeck(deck: Deck): File {
  return {
    id: deck.id,
    names: names(deck.names),
    size: sizeOf(deck.ratio),
    style: deck.style,
    back: deck.back,
    ...(deck.backImage !== undefined && { backImage: deck.backImage }),
    ...(deck.suits.size > 0 && {
      suits: Object.fromEntries(
        [...deck.suits].map(([id, { names: called, shape, ink, fourInk }]) => [
          id,
          { names: names(called), shape, ink, ...(fourInk !== ink && { fourInk }) },
        ]),
      ),
    }),
    ...(deck.ranks.size > 0 && {
      ranks: Object.fromEntries(
        [...deck.ranks].map(([rank, { names: called, index, figure, sign }]) => [
          `${rank}`,
          { names: names(called), index: names(index), ...(figure && { figure }), ...(sign && { sign }) },
        ]),
      ),
    }),
    faces: deck.faces.map(writeFace),
  };
}

function writeFace(face: Face): File {
  const { id, suit, rank, trump, figure, sign, ink, ends, text, image, copies, optional } = face;
  return {
    id,
    names: names(face.names),
    ...(suit !== undefined && { suit }),
    ...(rank !== undefined && { rank }),
    ...(trump && { trump }),
    ...(figure && { figure }),
    ...(sign && { sign }),
    ...(ink && { ink }),
    ...(ends && { ends: [...ends] }),
    ...(text !== undefined && { text }),
    ...(image !== undefined && { image }),
    ...(copies !== 1 && { copies }),
    ...(optional && { optional }),
  };
}

const names = ({ en, fr }: Names) => (en === fr ? en : { en, fr });

/** Edges of a size are at most so long; it was one to begin with. */
const EDGE = 10_000;

/** The smallest whole numbers of this ratio. */
function sizeOf(ratio: number): [number, number] {
  for (let height = 1; height <= EDGE; height++) {
    const width = ratio * height;
    if (width >= 0.5 && Math.abs(width - Math.round(width)) < 1e-9) return [Math.round(width), height];
  }
  return ratio < 1 ? [Math.round(ratio * EDGE), EDGE] : [EDGE, Math.round(EDGE / ratio)];
}
