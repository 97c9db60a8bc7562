/** Cards of people's own: a word or a text in the middle of paper. */
import { LINE } from './inks.ts';
import { escaped, round } from './svg.ts';

/** Sizes of letters, in units, from what fits a word to what fits the longest text. */
const SIZES = [34, 29, 24, 20, 17, 14, 12];
const MARGIN = 20;
/** How wide a letter is in the widest of the usual fonts, and a line high, of the size of letters. */
const [LETTER, LINE_HEIGHT] = [0.64, 1.25];
const SMALL_LINE = 1.08;

/** Words longer than this are broken rather than set small. */
const BREAKABLE = 14;

/** On a card of 44 px these are just large enough to be read; what does not fit is cut. */
const SMALL_SIZES = [46, 40];
const SMALL_MARGIN = 12;

export function smallText(height: number, text: string, color = LINE): string {
  const room = 200 - 2 * SMALL_MARGIN;
  const words = text.replace(/\s+/g, ' ');
  let [size, lines, most] = [0, [] as string[], 0];
  for (size of SMALL_SIZES) {
    const across = Math.floor(room / (size * LETTER));
    most = Math.max(1, Math.floor((height - 2 * SMALL_MARGIN) / (size * SMALL_LINE)));
    lines = wrapped(words, across);
    if (lines.length <= most) break;
  }
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${[...(shown[most - 1] ?? '')].slice(0, -1).join('')}…`;
  return letters(shown, { size, line: size * SMALL_LINE, height, color });
}

export function plainText(height: number, text: string, color = LINE): string {
  const room = 200 - 2 * MARGIN;
  const longest = Math.min(BREAKABLE, Math.max(...text.split(/\s+/).map((word) => [...word].length)));
  let [size, lines] = [0, [] as string[]];
  for (size of SIZES) {
    const most = Math.floor(room / (size * LETTER));
    lines = wrapped(text, most);
    // Smaller letters before words are broken.
    if (longest <= most && lines.length * size * LINE_HEIGHT <= height - 2 * MARGIN) break;
  }
  const frame = `<rect x="10" y="10" width="180" height="${round(height - 20)}" rx="7" fill="none" stroke="${color}" stroke-opacity=".22" stroke-width="2"/>`;
  return frame + letters(lines, { size, line: size * LINE_HEIGHT, height, color });
}

interface Setting {
  readonly size: number;
  /** From one line to the next. */
  readonly line: number;
  readonly height: number;
  readonly color: string;
}

/** Lines in the middle of a card. */
function letters(lines: readonly string[], { size, line, height, color }: Setting): string {
  const top = height / 2 - ((lines.length - 1) * line) / 2;
  const spans = lines.map(
    (text, at) => `<tspan x="100" y="${round(top + at * line)}">${escaped(text)}</tspan>`,
  );
  return `<text text-anchor="middle" dominant-baseline="central" font-family="system-ui,sans-serif" font-weight="600" font-size="${size}" fill="${color}">${spans.join('')}</text>`;
}

/** Lines of at most so many letters; a longer word is broken. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/).flatMap((one) => broken(one, most))) {
      const longer = line ? `${line} ${word}` : word;
      if ([...longer].length <= most) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
  }
  return lines;
}

function broken(word: string, most: number): string[] {
  const letters = [...word];
  const parts: string[] = [];
  for (let from = 0; from < letters.length; from += most)
    parts.push(letters.slice(from, from + most).join(''));
  return parts;
}
