/** Trumps of the tarot: a rosette with as many petals as the trump counts, each number another flower. */
import { roman, write } from './glyphs.ts';
import { GOLD, INK_COLORS, LINE, PALE_GOLD, PAPER, SHADE } from './inks.ts';
import { bothWays, path, round } from './svg.ts';

const PETALS = [INK_COLORS.blue, INK_COLORS.red, INK_COLORS.green, INK_COLORS.violet] as const;
/** The two that count most beside the excuse stand on gold. */
const NOBLE = new Set([1, 21]);

export function trump(height: number, rank: number, color: string): string {
  const top = 18;
  const inner = height - 2 * top;
  const panel = NOBLE.has(rank) ? PALE_GOLD : SHADE;
  const frame =
    `<rect x="49" y="${top}" width="102" height="${round(inner)}" rx="7" fill="${panel}" stroke="${color}" stroke-width="2"/>` +
    `<rect x="53" y="${top + 4}" width="94" height="${round(inner - 8)}" rx="4" fill="none" stroke="${color}" stroke-width="1"/>`;
  const banner = path(
    `M54 ${top + 5}H146V${top + 46}H112L100 ${top + 57}L88 ${top + 46}H54z`,
    `fill="${color}"`,
  );
  const number = write(roman(rank), { x: 100, y: top + 14, height: 25, color: PAPER, most: 80, weight: 15 });
  const sprig = `<g transform="translate(100 ${round(height / 2 - 66)})" fill="${GOLD}">${SPRIG}</g>`;
  const cartouche = banner + number + sprig;
  return `${frame}${bothWays(height, cartouche)}<g transform="translate(100 ${round(height / 2)})">${rosette(rank)}</g>`;
}

/** Between the numeral and the rosette. */
const SPRIG =
  '<path d="M0-16L6 0 0 9-6 0z"/><path d="M-10 4Q-16-10-32-8-28 8-10 4zM10 4Q16-10 32-8 28 8 10 4z"/>';

/** Petals from a small heart outwards; the more there are, the slimmer they get. */
function rosette(count: number): string {
  const color = PETALS[count % PETALS.length] ?? LINE;
  const wide = round(Math.min(15, 92 / count + 1.5));
  const petal = (fill: string, far: number, width: number) =>
    `d="M0-11C${width}-22 ${width}-${far - 10} 0-${far}C${-width}-${far - 10} ${-width}-22 0-11z" fill="${fill}" stroke="${PAPER}" stroke-width="1.2"`;
  const ring = (offset: number, attributes: string) =>
    Array.from(
      { length: count },
      (_, at) => `<path transform="rotate(${round(((at + offset) * 360) / count)})" ${attributes}/>`,
    ).join('');
  return (
    `<circle r="44" fill="${PAPER}" stroke="${GOLD}" stroke-width="3"/>` +
    ring(0.5, petal(GOLD, 34, round(wide * 0.7))) +
    ring(0, petal(color, 41, wide)) +
    `<circle r="9" fill="${GOLD}" stroke="${LINE}" stroke-width="2"/><circle r="3" fill="${LINE}"/>`
  );
}

/** For cards of a few dozen pixels. */
export function smallTrump(height: number, rank: number, index: string, color: string): string {
  const y = round(height - 86);
  return (
    `<path d="M14 ${y}H186" stroke="${color}" stroke-width="5"/>` +
    write(index, { x: 56, y: 19, height: 100, color, most: 86, weight: 18 }) +
    `<g transform="translate(100 ${y}) scale(1.35)">${rosette(rank)}</g>`
  );
}
