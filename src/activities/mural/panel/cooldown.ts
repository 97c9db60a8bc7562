/**
 * The wait between two pixels, counted by this machine's monotonic clock
 * (`performance.now()`): the server says how many milliseconds are left, so a
 * wrong wall clock on either side changes nothing.
 */
export interface Cooldown {
  /** When one may paint again, on the monotonic clock, in ms. */
  readonly readyAt: number;
  /** The whole wait this is the rest of, in ms. */
  readonly total: number;
}

export const READY: Cooldown = { readyAt: 0, total: 0 };

/**
 * @param wait ms left by the server's answer, counted from its arrival: what the
 * answer took to come makes the wait a little longer here, never too short
 * @param seconds the room's cooldown; a wait can be longer where it was changed meanwhile
 */
export function waitFor(wait: number, seconds: number, now: number): Cooldown {
  return wait <= 0 ? READY : { readyAt: now + wait, total: Math.max(wait, seconds * 1000) };
}

export function left(cooldown: Cooldown, now: number): number {
  return Math.max(0, cooldown.readyAt - now);
}

/** How much of the wait is over, 0 to 1. */
export function elapsed(cooldown: Cooldown, now: number): number {
  return cooldown.total === 0 ? 1 : 1 - Math.min(1, left(cooldown, now) / cooldown.total);
}

/** `4`, `1:05`, `1:00:00`. Rounded up: zero is shown only when it is over. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const s = seconds % 60;
  const m = Math.floor(seconds / 60) % 60;
  const h = Math.floor(seconds / 3600);
  if (h > 0) return `${h}:${two(m)}:${two(s)}`;
  return m > 0 ? `${m}:${two(s)}` : String(s);
}
