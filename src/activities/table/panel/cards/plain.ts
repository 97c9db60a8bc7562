/** Cards of people's own: a word or a text in the middle of paper. */
import { LINE } from './inks.ts';
import { escaped, round } from './svg.ts';

/** Sizes of letters, in units, from what fits a word to what fits the longest text. */
const SIZES = [34, 29, 24, 20, 17, 14, 12];
const MARGIN = 20;
/** How wide a letter is in the widest of the usual fonts, and a line high, of the size of letters. */
const [LETTER, LINE_HEIGHT] = [0.64, 1.25];

/** Words longer than this are broken rather than set small. */
const BREAKABLE = 14;

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
  const top = height / 2 - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
  const spans = lines.map(
    (line, at) => `<tspan x="100" y="${round(top + at * size * LINE_HEIGHT)}">${escaped(line)}</tspan>`,
  );
  const frame = `<rect x="10" y="10" width="180" height="${round(height - 20)}" rx="7" fill="none" stroke="${color}" stroke-opacity=".22" stroke-width="2"/>`;
  return `${frame}<text text-anchor="middle" dominant-baseline="central" font-family="system-ui,sans-serif" font-weight="600" font-size="${size}" fill="${color}">${spans.join('')}</text>`;
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
