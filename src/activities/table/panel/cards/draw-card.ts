/** Draws cards as SVG documents that stand alone. Pure: the same card is the same text. */
import type { Deck, Face, Ink, NameLanguage, Shape } from '../../decks/deck.ts';
import { type BackColor, back } from './backs.ts';
import { colouredCard } from './colours.ts';
import { type Corner, corners, lowCard, smallCorner } from './corners.ts';
import { court, courtSuit, type Dress, smallCourt } from './courts.ts';
import { GROUNDS, INK_COLORS, LINE } from './inks.ts';
import { hasPips, pips } from './pips.ts';
import { plainText, smallText } from './plain.ts';
import { scaleCard } from './scale.ts';
import { ground, round, svg, WIDTH } from './svg.ts';
import { tile } from './tiles.ts';
import { smallTrump, trump } from './trumps.ts';

export interface Looks {
  /** Letters in the corners differ: K is R in French. */
  readonly language: NameLanguage;
  /** Diamonds blue and clubs green. */
  readonly fourColors: boolean;
  /** For cards under about 60 px: corners as large as can be, nothing fine. */
  readonly small: boolean;
}

/** In units; even, so that what is measured from the middle stays short to write. */
function heightOf(ratio: number): number {
  return 2 * Math.round(WIDTH / ratio / 2);
}

/** Cards lower than this have no room for a picture: suit and number stand side by side. */
const LOW = 230;

/** One face of a deck; a card of plain paper where the deck has no such face. */
export function drawFace(deck: Deck, index: number, looks: Looks): string {
  const height = heightOf(deck.ratio);
  const face = deck.faces[index];
  return svg(height, face ? inside(height, deck, face, looks) : ground(height));
}

export function drawBack(deck: Deck, color: BackColor): string {
  const height = heightOf(deck.ratio);
  return svg(height, back(height, deck.back, color));
}

/** Where a card may be put: an outline that shows on felt of any theme. */
export function drawPlace(ratio: number): string {
  const height = heightOf(ratio);
  return svg(
    height,
    `<rect x="4" y="4" width="192" height="${round(height - 8)}" rx="12" fill="#fff" fill-opacity=".05" stroke="#fff" stroke-opacity=".5" stroke-width="4" stroke-dasharray="14 10"/>`,
  );
}

function inside(height: number, deck: Deck, face: Face, looks: Looks): string {
  const suit = face.suit === undefined ? undefined : deck.suits.get(face.suit);
  const ink: Ink = (looks.fourColors ? suit?.fourInk : suit?.ink) ?? face.ink ?? 'black';
  const rank = face.trump || face.rank === undefined ? undefined : deck.ranks.get(face.rank);
  const index = rank?.index[looks.language] ?? (face.rank === undefined ? '' : `${face.rank}`);
  if (face.ends) return ground(height) + tile(height, face.ends, looks.small);
  const known = index || suit || face.sign;
  if (deck.style !== 'plain' && height < LOW && known) {
    const { ground: fill, mark } = GROUNDS[ink];
    const corner = { index: index || face.names[looks.language], shape: suit?.shape };
    if (deck.style === 'colours') return ground(height, fill) + lowCard(height, { ...corner, color: mark });
    return ground(height) + lowCard(height, { ...corner, color: INK_COLORS[ink] });
  }
  if (deck.style === 'colours' && known) {
    return colouredCard(height, { ink, index, shape: suit?.shape, sign: face.sign }, looks.small);
  }
  const paper = ground(height);
  if (deck.style === 'scale' && face.rank !== undefined)
    return paper + scaleCard(height, face.rank, index, looks.small);
  if (deck.style === 'pips')
    return paper + playingCard(height, { face, ink, index, shape: suit?.shape }, looks);
  // In small the name says what a longer text is about.
  if (looks.small) return paper + smallText(height, face.names[looks.language], INK_COLORS[ink]);
  return paper + plainText(height, face.text ?? face.names[looks.language], INK_COLORS[ink]);
}

interface Playing {
  readonly face: Face;
  readonly ink: Ink;
  readonly index: string;
  readonly shape: Shape | undefined;
}

function playingCard(
  height: number,
  { face, ink, index, shape }: Playing,
  { small, language }: Looks,
): string {
  const color = INK_COLORS[ink];
  if (face.trump && face.rank !== undefined) {
    if (small) return smallTrump(height, face.rank, index, color);
    return corners(height, { index, color }) + trump(height, face.rank, color);
  }
  if (face.figure && height >= LOW) {
    const dress = { figure: face.figure, ink, suit: shape };
    const corner =
      face.figure === 'jester' ? { index: '', shape: 'star' as const, color } : { index, shape, color };
    if (small) return smallFigure(height, corner, dress);
    return corners(height, corner) + court(height, dress) + (shape ? courtSuit(height, shape, color) : '');
  }
  if (shape && face.rank !== undefined) {
    const corner = { index, shape, color };
    if (small) return smallCorner(height, corner);
    return corners(height, corner) + (hasPips(face.rank) ? pips(height, face.rank, shape, color) : '');
  }
  return plainText(height, face.text ?? face.names[language], LINE);
}

function smallFigure(height: number, corner: Corner, dress: Dress): string {
  return smallCourt(height, dress) + smallCorner(height, corner, false);
}
