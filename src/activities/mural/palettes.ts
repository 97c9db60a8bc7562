/**
 * Palettes to choose from, all mixed for this project. Index 0 is always the
 * paper: what an empty canvas looks like. `name` is a key for `web/i18n`.
 */

export interface PalettePreset {
  readonly id: string;
  readonly name: string;
  readonly colors: readonly string[];
}

/** Neutrals first, then round the colour circle, each hue from dark to light. */
const STUDIO = [
  ...['#fdfbf5', '#cfcad0', '#8b8592', '#484452', '#1d1a29'],
  ...['#5a3526', '#8f5a3a', '#c98d5e', '#f0c79c'],
  ...['#7a1f3d', '#c22f45', '#ee5a4f', '#ec7b2b', '#ffb03a', '#ffdc5e', '#fff3b0'],
  ...['#1f4a3d', '#2f7d4b', '#6bb04a', '#b4da5c'],
  ...['#14636b', '#25a59a', '#86dcc4'],
  ...['#1f2f6b', '#2f62c0', '#4fa3e8', '#a9d9f7'],
  ...['#4b2a7b', '#8a4fbf', '#c98be0', '#f08bb5', '#c73d86'],
];

const POSTER = [
  ...['#fbf8ef', '#b9b4bd', '#5d5868', '#201c2b'],
  ...['#7b4a2f', '#d99a66', '#b4273f', '#f0603f', '#ffa92f', '#ffe066'],
  ...['#24643f', '#7cbf4b', '#1f8f94', '#2b55b8', '#75b8ef', '#8548b0'],
];

const INK = ['#faf7f0', '#1b1a22'];

const CHARCOAL = ['#f7f5f1', '#d9d6d2', '#b5b1af', '#8f8b8b', '#6a6769', '#49474b', '#2b2a2f', '#141318'];

const PASTEL = [
  ...['#fffdf8', '#ece6ea', '#b9b0bd', '#6f677a'],
  ...['#ffc9c4', '#ff9fa8', '#ffd3b0', '#ffe9b3', '#f6f5b8'],
  ...['#d5efb9', '#a6dcb4', '#b5e8e2', '#b3dcf5', '#a5b9ee', '#cdbcf2', '#f0bfe3'],
];

const COFFEE = [
  ...['#fbf4e8', '#f0e0c8', '#dfc4a0', '#c9a27a', '#ab7d55', '#895b3a', '#673f28', '#472a1c', '#271610'],
  ...['#a83c32', '#5f7a4a', '#3f5f73'],
];

export const PALETTES: readonly PalettePreset[] = [
  { id: 'studio', name: 'mural.palette.studio', colors: STUDIO },
  { id: 'poster', name: 'mural.palette.poster', colors: POSTER },
  { id: 'pastel', name: 'mural.palette.pastel', colors: PASTEL },
  { id: 'coffee', name: 'mural.palette.coffee', colors: COFFEE },
  { id: 'charcoal', name: 'mural.palette.charcoal', colors: CHARCOAL },
  { id: 'ink', name: 'mural.palette.ink', colors: INK },
];

export const DEFAULT_PALETTE: readonly string[] = STUDIO;
