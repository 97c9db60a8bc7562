/** The people on cards: a bust in flat shapes, drawn once and turned for the other side of the table. */
import type { Figure, Ink, Shape } from '../../decks/deck.ts';
import { CORAL, GOLD, INK_COLORS, LINE, LININGS, PALE_GOLD, PAPER, SHADE, SKIN } from './inks.ts';
import { shape } from './shapes.ts';
import { bothWays, path, round } from './svg.ts';

export interface Dress {
  readonly figure: Figure;
  readonly ink: Ink;
  /** What is embroidered; none on jesters. */
  readonly suit?: Shape | undefined;
}

const EDGE = `stroke="${LINE}" stroke-width="2" stroke-linejoin="round"`;
const filled = (fill: string) => `fill="${fill}" ${EDGE}`;
const drawn = (width = 2, color = LINE) =>
  `fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;

/** Left edge, top, width of the frame in which they stand. */
const LEFT = 46;
const TOP = 18;

/** The middle of a court card, both halves and the frame round them. */
export function court(height: number, dress: Dress): string {
  const half = height / 2 - TOP;
  const color = INK_COLORS[dress.ink];
  const frame = (fill: string, stroke: string) =>
    `<rect x="${LEFT}" y="${TOP}" width="108" height="${round(half * 2)}" rx="7" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
  const person = `<g transform="translate(100 ${TOP})">${bust(half, dress)}</g>`;
  return (
    frame(SHADE, 'none') +
    bothWays(height, person) +
    `<g transform="translate(100 ${round(height / 2)})">${belt(color)}</g>` +
    frame('none', color)
  );
}

/** Where both halves meet. */
function belt(color: string): string {
  const studs = [-40, -20, 0, 20, 40]
    .map((x) => `<path d="M${x}-4.5l4.5 4.5-4.5 4.5-4.5-4.5z" fill="${color}"/>`)
    .join('');
  return `<path d="M-53-8H53V8H-53z" ${filled(GOLD)}/>${studs}`.replaceAll('.5', '.5');
}

/** From the crown at the top to the belt; the middle of the face is at 0, 49. */
function bust(half: number, { figure, ink, suit }: Dress): string {
  const color = INK_COLORS[ink];
  const under = liningOf(suit, ink);
  const lift = half > 130 ? 14 : 0;
  const hair = { jack: '#8f5a3a', knight: '#5a3526', queen: '#b9772a', king: '#484452', jester: LINE }[
    figure
  ];
  const robe =
    path(`M-15 70C-38 74-51 84-53 ${half - lift}H53C51 84 38 74 15 70z`, filled(color)) +
    lining(figure, half - lift, under);
  const parts = [
    behind(figure, hair),
    robe,
    embroidery(figure, half - lift, suit, color),
    path('M-8 58V73Q0 80 8 73V58z', filled(SKIN)),
    collar(figure, under),
    path('M-16 34V50C-16 62-7 70 0 70S16 62 16 50V34z', filled(SKIN)),
    face(figure, hair),
    HATS[figure](color, under),
    held(figure, half - lift, color, suit),
  ];
  const body = parts.join('');
  return lift ? `<g transform="translate(0 ${lift})">${body}</g>` : body;
}

function liningOf(suit: Shape | undefined, ink: Ink): string {
  // Jesters have none; green on green would not show.
  if (!suit) return ink === 'black' ? LININGS.spade : LININGS.heart;
  return suit === 'club' && ink === 'green' ? LININGS.heart : LININGS[suit];
}

function behind(figure: Figure, hair: string): string {
  if (figure === 'queen')
    return path(
      'M-17 30C-30 36-27 62-30 84C-20 92-12 84-10 76H10C12 84 20 92 30 84C27 62 30 36 17 30z',
      filled(hair),
    );
  if (figure === 'king') return path('M-18 32C-28 40-24 56-27 68H27C24 56 28 40 18 32z', filled(hair));
  if (figure === 'jack')
    return path('M-17 30C-28 38-25 54-25 66Q-18 70-12 64H12Q18 70 25 66C25 54 28 38 17 30z', filled(hair));
  return '';
}

/** The open front of the robe. */
function lining(figure: Figure, bottom: number, under: string): string {
  const width = figure === 'queen' ? 15 : 19;
  return path(`M-13 70L-${width} ${bottom}H${width}L13 70z`, filled(figure === 'jester' ? GOLD : under));
}

function embroidery(figure: Figure, bottom: number, suit: Shape | undefined, color: string): string {
  if (figure === 'jester' || !suit) {
    const lozenge = (x: number, y: number, fill: string) =>
      `<path d="M${x} ${y}l7 10-7 10-7-10z" fill="${fill}"/>`;
    return (
      lozenge(-36, bottom - 22, GOLD) +
      lozenge(36, bottom - 22, GOLD) +
      lozenge(-24, bottom - 36, PAPER) +
      lozenge(24, bottom - 36, PAPER)
    );
  }
  const mark = (x: number, y: number, size: number, fill: string) => shape(suit, { x, y, size, fill });
  return (
    mark(0, bottom - 19, 15, PALE_GOLD) +
    mark(-35, bottom - 18, 13, PALE_GOLD) +
    (figure === 'king' || figure === 'queen' ? mark(35, bottom - 18, 13, PALE_GOLD) : '') +
    path(
      `M-26 ${bottom - 2}V${bottom - 30}M26 ${bottom - 2}V${bottom - 30}`,
      drawn(1.5, color === LINE ? GOLD : PALE_GOLD),
    )
  );
}

function collar(figure: Figure, under: string): string {
  if (figure === 'king') {
    const spots = [-30, -19, 19, 30].map(
      (x) => `<path d="M${x} ${Math.abs(x) > 25 ? 81 : 78}l2 5h-4z" fill="${LINE}"/>`,
    );
    return (
      path(
        'M-10 68C-28 70-40 75-46 84Q-40 94-32 95C-20 86-10 86 0 96C10 86 20 86 32 95Q40 94 46 84C40 75 28 70 10 68Q0 80-10 68z',
        filled(PAPER),
      ) + spots.join('')
    );
  }
  if (figure === 'queen')
    return (
      path('M-10 70Q-22 72-26 80Q-12 84 0 97Q12 84 26 80Q22 72 10 70Q0 86-10 70z', filled(PAPER)) +
      `<circle cx="0" cy="90" r="3.5" ${filled(GOLD)}/>`.replace('.5', '.5')
    );
  if (figure === 'knight')
    return path('M-22 70H22L28 84H-28z', filled('#cfcad0')) + path('M-24 77H24', drawn(1.5));
  if (figure === 'jester') return zigzag(under);
  return path('M-12 68L-22 76L-8 88L0 76L8 88L22 76L12 68Q0 80-12 68z', filled(PAPER));
}

function zigzag(under: string): string {
  return path(
    'M-16 68L-34 78L-26 82L-24 94L-12 84L0 98L12 84L24 94L26 82L34 78L16 68Q0 80-16 68z',
    filled(under),
  );
}

function face(figure: Figure, hair: string): string {
  const features =
    path('M-11 44Q-7 40-3 43V54H2', drawn(1.8)) +
    path('M4 43Q8 40 12 44', drawn(1.8)) +
    `<circle cx="-7" cy="47.5" r="1.9" fill="${LINE}"/><circle cx="8" cy="47.5" r="1.9" fill="${LINE}"/>`
      .replaceAll('500', '5')
      .replaceAll('900', '9');
  const mouth = path(
    figure === 'jester' ? 'M-7 58Q0 65 7 58' : 'M-4 60Q0 62.5 4 60',
    drawn(2.2, INK_COLORS.red),
  );
  if (figure === 'king')
    return (
      features +
      path(
        'M-17 46C-18 66-9 82 0 84C9 82 18 66 17 46C15 54 12 57 8 57Q4 54 0 57Q-4 54-8 57C-12 57-15 54-17 46z',
        filled(hair),
      ) +
      path('M-4 62Q0 64.5 4 62', drawn(2.2, CORAL))
    );
  if (figure === 'queen')
    return `${features}${mouth}<circle cx="-11" cy="55" r="3" fill="${CORAL}" fill-opacity=".4"/><circle cx="12" cy="55" r="3" fill="${CORAL}" fill-opacity=".4"/>`;
  if (figure === 'knight') return features + mouth + path('M-8 57Q-3 54 0 56.5Q4 54 9 57', drawn(2.4, hair));
  return features + mouth;
}

const HATS: Readonly<Record<Figure, (color: string, lining: string) => string>> = {
  king: (color) =>
    path('M-21 36L-25 12L-13 21L0 6L13 21L25 12L21 36Q0 31-21 36z', filled(GOLD)) +
    path('M-20 36Q0 31 20 36L20 30Q0 25-20 30z', filled(color)) +
    [-25, 0, 25].map((x) => `<circle cx="${x}" cy="${x ? 11 : 6}" r="3.5" ${filled(PAPER)}/>`).join(''),
  queen: (color) =>
    path('M-19 36L-23 20L-14 26Q-12 15-7 24Q0 4 7 24Q12 15 14 26L23 20L19 36Q0 29-19 36z', filled(GOLD)) +
    [-10, 0, 10].map((x) => `<circle cx="${x}" cy="${x ? 30 : 28}" r="2.4" fill="${color}"/>`).join('') +
    `<circle cx="0" cy="10" r="3" ${filled(PAPER)}/>`,
  jack: (color, lining) =>
    path('M20 24C30 18 40 4 36-4C26 0 14 8 12 22z', filled(PAPER)) +
    path('M14 22Q24 10 34-1', drawn(1.5)) +
    path('M-24 30C-30 14-8 8 6 12C18 10 28 18 23 30Q0 38-24 30z', filled(color)) +
    path('M-23 30Q0 24 23 30L22 37Q0 31-22 37z', filled(lining)),
  knight: (color) =>
    path('M-2 10C-6-6 18-10 34 6C38 14 36 24 30 30C28 18 16 10-2 14z', filled(color)) +
    path('M-20 40C-22 18-12 8 0 8S22 18 20 40L16 42V36Q0 30-16 36V42z', filled('#cfcad0')) +
    path('M-18 34Q0 27 18 34M0 9V29', drawn(1.5)),
  jester: (color, lining) =>
    path('M-17 38C-14 22-26 14-40 22C-42 6-20-2-8 12L0 34z', filled(color)) +
    path('M17 38C14 22 26 14 40 22C42 6 20-2 8 12L0 34z', filled(GOLD)) +
    path('M-12 34C-12 18-6 8 0-2C6 8 12 18 12 34z', filled(lining)) +
    path('M-19 40Q0 30 19 40L18 33Q0 24-18 33z', filled(PAPER)) +
    [
      [-41, 25],
      [41, 25],
      [0, 0],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4" ${filled(PALE_GOLD)}/>`)
      .join(''),
};

/** On the right, so that the suit has the left. */
function held(figure: Figure, bottom: number, color: string, suit: Shape | undefined): string {
  const hand = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="6.5" ${filled(SKIN)}/>`;
  const y = bottom - 28;
  const staff = (top: number, fill: string) => path(`M38.5 ${top}H42.5V${bottom}H38.5z`, filled(fill));
  if (figure === 'king')
    return (
      staff(46, GOLD) +
      `<circle cx="40.5" cy="40" r="8.5" ${filled(GOLD)}/>` +
      path('M40.5 31V20M36 25H45', drawn(3.2)) +
      hand(40.5, y + 4)
    );
  if (figure === 'queen')
    return (
      path(`M40 44Q44 62 38 ${bottom - 24}M41 62Q48 58 49 52`, drawn(2.4, INK_COLORS.green)) +
      flower(40, 36, color) +
      hand(38, y + 6)
    );
  if (figure === 'knight')
    return (
      path(`M39.5 14H42.5V${bottom}H39.5z`, filled('#c98d5e')) +
      path('M41 2L47 16H35z', filled('#cfcad0')) +
      hand(41, y + 4)
    );
  if (figure === 'jack')
    return (
      staff(26, '#c98d5e') +
      path('M42 28C54 30 54 52 42 54C46 46 46 36 42 28zM39 34L32 41L39 48z', filled('#cfcad0')) +
      path('M40.5 26L44 14L40.5 4L37 14z', filled(GOLD)) +
      hand(40.5, y + 4)
    );
  return suit ? '' : '';
}

function flower(x: number, y: number, color: string): string {
  const petals = [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<ellipse transform="rotate(${turn})" cx="0" cy="-7.5" rx="5" ry="6.5" fill="${color}" stroke="${LINE}" stroke-width="1.6"/>`,
    )
    .join('');
  return `<g transform="translate(${x} ${y})">${petals}<circle r="4" ${filled(GOLD)}/></g>`;
}

/** The suit beside the head. */
export function courtSuit(height: number, suit: Shape, color: string): string {
  return bothWays(height, shape(suit, { x: 60, y: 35, size: 21, fill: color }));
}

/** For cards of a few dozen pixels: the head alone, cut off by the edge of a window. */
export function smallCourt(height: number, dress: Dress): string {
  const y = round(height - 138);
  return `<g transform="translate(132 ${y}) scale(1.12)">${bust(110, dress)}</g>`;
}
