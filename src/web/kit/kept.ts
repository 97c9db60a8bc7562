/** Small things this device remembers. Storage can be forbidden or full: then they last until the page is left. */

const PREFIX = 'atelier.';
/** Of `theme.ts` and `i18n.ts`. */
const STAYS = new Set(['atelier.theme', 'atelier.language']);

export function loadKept<T>(key: string, read: (value: unknown) => T | null): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : read(JSON.parse(text));
  } catch {
    // Not readable: as if nothing had been kept.
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // As the top of this file says.
  }
}

/** Everything this device remembers of somebody. How the page looks and speaks is no secret, and stays. */
export function forgetAll(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && !STAYS.has(key)) localStorage.removeItem(key);
  } catch {
    // Nothing could be kept, either.
  }
}
