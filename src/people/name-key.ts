/**
 * The look-alike-safe key of a name: two names that a reader could mistake for
 * each other have the same key, so a unique index on keys keeps impostors out.
 *
 * After the skeleton of Unicode's UTS #39 (section 4, Confusable Detection)
 * with its table of confusables (package `unhomoglyph`), with three changes:
 * - Case does not matter. Capitals that imitate Latin ones are caught too: a
 *   letter without a Latin twin of its own takes that of its capital (н, whose
 *   capital looks like H, becomes h), whichever case it is written in. Where
 *   the two cases have different Latin twins (ν v, Ν N; υ u, Υ Y), a name all in
 *   capitals counts as what it looks like, so ΝΙΝΑ is Nina and not νινα.
 * - i, l, I, 1 and | are one, because I is both a capital i and the image of l.
 * - vv is w, as rn is m in Unicode's table.
 *
 * Keys are stored: after a change here or of the package, or when Node brings
 * a newer Unicode, those of existing accounts have to be computed anew.
 */
import unhomoglyph from 'unhomoglyph';

const ASCII = /^[ -~]*$/;
const ASCII_LETTERS = /^[0-9A-Za-z]+$/;

/** Each round maps towards fewer and simpler letters; all of Unicode is at rest after four (tested). */
const MAX_ROUNDS = 8;

/** The key of any string; the key of a key is that key. Not for display. */
export function nameKey(name: string): string {
  let key = name;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = simplify(key);
    if (next === key) break;
    key = next;
  }
  return key;
}

function simplify(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{DI}/gu, '');
  return latinLook(bare)
    .toLowerCase()
    .replaceAll('i', 'l')
    .replaceAll('vv', 'w')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A text that looks all Latin is read as such, whatever its letters are; any other letter by letter. */
function latinLook(text: string): string {
  const look = unhomoglyph(text);
  if (ASCII.test(look)) return look;
  return Array.from(text.toLowerCase(), twin).join('');
}

function twin(letter: string): string {
  const look = unhomoglyph(letter);
  if (ASCII.test(look)) return look;
  const ofCapital = unhomoglyph(letter.toUpperCase());
  return ASCII_LETTERS.test(ofCapital) ? ofCapital : look;
}
