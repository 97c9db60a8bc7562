/** What counts as one emoji. Depends on the runtime's Unicode version, so it is asked only when deciding, never when folding. */

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;

/** Longest of Unicode's recommended sequences are 35 UTF-16 units; longer input is not even looked at. */
const MAX_UNITS = 40;

/**
 * The emoji in the form that Unicode recommends for interchange, or null where
 * the text is not exactly one. A bare heart (U+2764), as some keyboards send
 * it, becomes the emoji heart, so that both are one reaction.
 */
export function readEmoji(raw: string): string | null {
  if (raw.length > MAX_UNITS) return null;
  if (ONE_EMOJI.test(raw)) return raw;
  const shown = `${raw}\ufe0f`;
  return ONE_EMOJI.test(shown) ? shown : null;
}
