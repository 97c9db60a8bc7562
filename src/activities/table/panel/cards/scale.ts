/** One large number inside a dial that fills up to it, from cool to hot. */
import { inscription } from './corners.ts';
import { SHADE } from './inks.ts';
import { bothWays, round } from './svg.ts';

/** From 1 to 10; each readable on paper. */
export const SCALE_COLORS = [
  ...['#2447d8', '#1b5fc4', '#0b6f97', '#00786f', '#2c7a2f'],
  ...['#5f7300', '#a05a00', '#bd4408', '#cb2a1d', '#a3123f'],
] as const;

const STEPS = SCALE_COLORS.length;
/** The dial is open at the bottom. */
const [FIRST, LAST] = [-140, 140];
const RADIUS = 74;

export function scaleColor(rank: number): string {
  return SCALE_COLORS[Math.min(Math.max(rank, 1), STEPS) - 1] ?? SCALE_COLORS[0];
}

export function scaleCard(height: number, rank: number, index: string, small: boolean): string {
  const color = scaleColor(rank);
  if (small)
    return (
      inscription(index, { x: 100, y: 46, height: 130, color, most: 150, weight: 16 }) + gauge(height, rank)
    );
  const y = round(height / 2);
  return (
    bothWays(height, inscription(index, { x: 27, y: 16, height: 40, color, most: 38, weight: 17 })) +
    `<g transform="translate(100 ${y})">${dial(rank)}</g>` +
    inscription(index, { x: 100, y: y - 41, height: 82, color, most: 92, weight: 16 })
  );
}

function dial(rank: number): string {
  const step = (LAST - FIRST) / STEPS;
  const point = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `${round(RADIUS * Math.sin(angle))} ${round(-RADIUS * Math.cos(angle))}`;
  };
  return SCALE_COLORS.map((color, at) => {
    const from = FIRST + at * step + 3;
    return `<path d="M${point(from)}A${RADIUS} ${RADIUS} 0 0 1 ${point(from + step - 6)}" fill="none" stroke="${at < rank ? color : SHADE}" stroke-width="${at < rank ? 16 : 12}"/>`;
  }).join('');
}

/** The dial in a line, where there is no room for it. */
function gauge(height: number, rank: number): string {
  return SCALE_COLORS.map(
    (color, at) =>
      `<rect x="${21 + at * 16}" y="${round(height - 64)}" width="13" height="34" rx="3" fill="${at < rank ? color : SHADE}"/>`,
  ).join('');
}
