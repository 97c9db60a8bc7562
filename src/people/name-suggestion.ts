/** A free name like the one that is taken. */
import { nameKey } from './name-key.ts';
import { countCharacters, MAX_NAME } from './names.ts';

/** Tried one after another before searching. */
const FIRST = [2, 3, 4, 5, 6, 7, 8, 9];
/** Far beyond the number of accounts. */
const LAST = 1e15;

/**
 * `Ada` → `Ada 2`, or the next number that is free.
 *
 * @param name valid (as `readName` returned it) and taken
 * @param taken whether somebody has a name with this key
 */
export async function suggestName(name: string, taken: (key: string) => Promise<boolean>): Promise<string> {
  const base = name.replace(/ \d+$/, '');
  for (const number of FIRST) {
    const candidate = numbered(base, number);
    if (!(await taken(nameKey(candidate)))) return candidate;
  }
  // Doubling finds a free number in about log2(n) questions, halving the gap then finds a small one.
  let low = FIRST.at(-1) ?? 1;
  let high = low * 2;
  while (await taken(nameKey(numbered(base, high)))) {
    low = high;
    high *= 2;
    if (high > LAST) throw new Error('no free number for a name');
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await taken(nameKey(numbered(base, middle)))) low = middle;
    else high = middle;
  }
  return numbered(base, high);
}

/** The name is cut where the number would make it too long. */
function numbered(base: string, number: number): string {
  const suffix = ` ${number}`;
  let cut = base;
  while (countCharacters(cut) > MAX_NAME - suffix.length) cut = dropLast(cut);
  return cut.trimEnd() + suffix;
}

function dropLast(text: string): string {
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return text.slice(0, characters.at(-1)?.index ?? 0);
}
