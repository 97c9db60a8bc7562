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
    `<rect x="46" y="${top}" width="108" height="${round(inner)}" rx="7" fill="${panel}" stroke="${color}" stroke-width="2"/>` +
    `<rect x="51" y="${top + 5}" width="98" height="${round(inner - 10)}" rx="4" fill="none" stroke="${color}" stroke-width="1"/>`;
  const cartouche =
    path(
      `M51 ${top + 52}H84L100 ${top + 64}L116 ${top + 52}H149`,
      `fill="none" stroke="${color}" stroke-width="1.5"`,
    ) + write(roman(rank), { x: 100, y: top + 16, height: 26, color, most: 82, weight: 15 });
  return `${frame}${bothWays(height, cartouche)}<g transform="translate(100 ${round(height / 2)})">${rosette(rank)}</g>`;
}

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
    `<circle r="47" fill="${PAPER}" stroke="${GOLD}" stroke-width="3"/>` +
    ring(0.5, petal(GOLD, 36, round(wide * 0.7))) +
    ring(0, petal(color, 44, wide)) +
    `<circle r="9" fill="${GOLD}" stroke="${LINE}" stroke-width="2"/><circle r="3" fill="${LINE}"/>`
  );
}

/** For cards of a few dozen pixels. */
export function smallTrump(height: number, rank: number, index: string, color: string): string {
  const y = round(height - 86);
  return (
    `<path d="M14 ${y}H186" stroke="${color}" stroke-width="5"/>` +
    write(index, { x: 100, y: 24, height: 112, color, most: 140, weight: 18 }) +
    `<g transform="translate(100 ${y}) scale(1.35)">${rosette(rank)}</g>`
  );
}
