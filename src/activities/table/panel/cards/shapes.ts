/** The silhouettes of suits, each in a box from -50 to 50. */
import type { Shape } from '../../decks/deck.ts';
import { round } from './svg.ts';

function star(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: points * 2 }, (_, at) => {
    const angle = (Math.PI * at) / points;
    const radius = at % 2 ? inner : outer;
    return `${round(radius * Math.sin(angle))} ${round(-radius * Math.cos(angle))}`;
  });
  return `M${corners.join('L')}z`;
}

const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1${-2 * r} 0z`;

const PATHS: Readonly<Record<Shape, string>> = {
  spade:
    'M0-50C9-30 45-13 45 13 45 33 24 42 7 27 8 38 14 46 23 50H-23C-14 46-8 38-7 27-24 42-45 33-45 13-45-13-9-30 0-50z',
  heart:
    'M0 49C-9 29-46 9-46-19-46-36-35-46-23-46-11-46-3-38 0-27 3-38 11-46 23-46 35-46 46-36 46-19 46 9 9 29 0 49z',
  diamond: 'M0-50C9-30 23-12 39 0 23 12 9 30 0 50-9 30-23 12-39 0-23-12-9-30 0-50z',
  club: `${disc(0, -26, 22)}${disc(-25, 9, 22)}${disc(25, 9, 22)}M-12-12H12L6 14C7 34 13 45 22 50H-22C-13 45-7 34-6 14z`,
  star: star(5, 52, 27),
  circle: disc(0, 0, 44),
  triangle: 'M0-46Q4-46 6-42L49 34Q52 42 44 42H-44Q-52 42-49 34L-6-42Q-4-46 0-46z',
  square: 'M-32-40H32Q40-40 40-32V32Q40 40 32 40H-32Q-40 40-40 32V-32Q-40-40-32-40z',
};

/** A suit of this height around a point; `turned` stands on its head. */
export function shape(
  which: Shape,
  { x, y, size, fill, turned }: { x: number; y: number; size: number; fill: string; turned?: boolean },
): string {
  const turn = turned ? ' rotate(180)' : '';
  return `<path transform="translate(${round(x)} ${round(y)})${turn} scale(${round(size / 100)})" d="${PATHS[which]}" fill="${fill}"/>`;
}
