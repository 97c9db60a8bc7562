import { channels } from './palette-colors.ts';

/**
 * Simple names for colours, so that a screen reader says "dark red" and not
 * "#8b1a1a". A small table of everyday colours in OKLab; the nearest one names.
 */
export type ColorName =
  | 'black'
  | 'dark-grey'
  | 'grey'
  | 'light-grey'
  | 'white'
  | 'dark-red'
  | 'red'
  | 'coral'
  | 'orange'
  | 'peach'
  | 'amber'
  | 'yellow'
  | 'pale-yellow'
  | 'olive'
  | 'lime'
  | 'green'
  | 'dark-green'
  | 'pale-green'
  | 'teal'
  | 'turquoise'
  | 'light-blue'
  | 'sky-blue'
  | 'blue'
  | 'dark-blue'
  | 'indigo'
  | 'lavender'
  | 'violet'
  | 'dark-violet'
  | 'magenta'
  | 'pink'
  | 'pale-pink'
  | 'burgundy'
  | 'brown'
  | 'dark-brown'
  | 'tan'
  | 'beige';

const EXAMPLES: readonly (readonly [ColorName, ...string[]])[] = [
  ['black', '#000000', '#101010'],
  ['dark-grey', '#404040', '#515252'],
  ['grey', '#808080', '#898d90'],
  ['light-grey', '#c4c4c4', '#d4d7d9'],
  ['white', '#ffffff', '#f5f5f3'],
  ['dark-red', '#8b0f14', '#be0039'],
  ['red', '#e5141d', '#ff4500'],
  ['coral', '#ff7a6b'],
  ['orange', '#ff8c00', '#ffa800'],
  ['peach', '#ffb8a0', '#ffb470'],
  ['amber', '#ffc72c'],
  ['yellow', '#ffea00', '#ffd635'],
  ['pale-yellow', '#fff8b8'],
  ['olive', '#7d7a1f'],
  ['lime', '#a4e02c', '#7eed56'],
  ['green', '#1fa03a', '#00cc78'],
  ['dark-green', '#0b5a2a', '#00a368'],
  ['pale-green', '#b4f0b4'],
  ['teal', '#00756f', '#009eaa'],
  ['turquoise', '#2ad4c0', '#00ccc0'],
  ['light-blue', '#a8d8ff'],
  ['sky-blue', '#51b9f0', '#51e9f4', '#3690ea'],
  ['blue', '#1f5fe0', '#2450a4', '#0000ff'],
  ['dark-blue', '#14245e'],
  ['indigo', '#493ac1'],
  ['lavender', '#b8a8ff', '#94b3ff', '#e4abff'],
  ['violet', '#8a3fd1', '#811e9f', '#6a5cff', '#b44ac0'],
  ['dark-violet', '#451070'],
  ['magenta', '#e0148f', '#de107f', '#ff00ff'],
  ['pink', '#ff7ab0', '#ff3881'],
  ['pale-pink', '#ffd0de', '#ff99aa'],
  ['burgundy', '#6d001a'],
  ['brown', '#7a4a24', '#9c6926', '#6d482f'],
  ['dark-brown', '#3c2414'],
  ['tan', '#c99a6b'],
  ['beige', '#efdfc0'],
];

type Lab = readonly [l: number, a: number, b: number];

/** OKLab of an sRGB colour; Björn Ottosson, "A perceptual color space for image processing", 2020. */
function okLab(hex: string): Lab {
  const [r, g, b] = channels(hex).map((c) => {
    const v = c / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Below this chroma the eye sees no hue, whichever coloured example is nearest. */
const HUELESS = 0.015;

const TABLE = EXAMPLES.flatMap(([name, ...examples]) => examples.map((hex) => ({ name, lab: okLab(hex) })));
const GREYS = TABLE.filter(({ lab }) => Math.hypot(lab[1], lab[2]) < HUELESS);

export function colorName(hex: string): ColorName {
  const [l, a, b] = okLab(hex);
  let best: ColorName = 'black';
  let distance = Number.POSITIVE_INFINITY;
  for (const { name, lab } of Math.hypot(a, b) < HUELESS ? GREYS : TABLE) {
    const d = (lab[0] - l) ** 2 + (lab[1] - a) ** 2 + (lab[2] - b) ** 2;
    if (d < distance) {
      distance = d;
      best = name;
    }
  }
  return best;
}
