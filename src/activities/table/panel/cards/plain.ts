/** Cards of people's own: a word or a text in the middle of paper. */
import { LINE } from './inks.ts';
import { escaped, round } from './svg.ts';

/** Sizes of letters, in units, from what fits a word to what fits the longest text. */
const SIZES = [34, 28, 23, 19, 16, 13];
const MARGIN = 16;
/** How wide a letter is on average, and a line high, of the size of letters. */
const [LETTER, LINE_HEIGHT] = [0.54, 1.25];

export function plainText(height: number, text: string, color = LINE): string {
  const room = 200 - 2 * MARGIN;
  let [size, lines] = [0, [] as string[]];
  for (size of SIZES) {
    lines = wrapped(text, Math.floor(room / (size * LETTER)));
    if (lines.length * size * LINE_HEIGHT <= height - 2 * MARGIN) break;
  }
  const top = height / 2 - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
  const spans = lines.map(
    (line, at) => `<tspan x="100" y="${round(top + at * size * LINE_HEIGHT)}">${escaped(line)}</tspan>`,
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
