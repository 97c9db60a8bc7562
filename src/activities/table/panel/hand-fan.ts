/** How a hand is held, in CSS px. Pure. */

export interface Fan {
  /** From one card's left edge to the next one's. */
  readonly step: number;
  /** Of all cards together; more than there is room for where the hand scrolls. */
  readonly width: number;
  /** Degrees from one card to the next. */
  readonly angle: number;
}

/** Less of a card cannot be hit with a thumb, or read. */
const LEAST = 30;

/** @param room width there is, @param card width of a card */
export function fanOf(count: number, room: number, card: number): Fan {
  if (count <= 1) return { step: 0, width: count * card, angle: 0 };
  const step = Math.max(LEAST, Math.min(card * 0.78, (room - card) / (count - 1)));
  const width = card + step * (count - 1);
  return { step, width, angle: width > room ? 0 : Math.min(1.7, 15 / count) };
}

/** How a card is lifted from the fan's arc, and turned. */
export function heldAt(
  at: number,
  count: number,
  { angle }: Fan,
): { readonly drop: number; readonly turn: number } {
  const off = at - (count - 1) / 2;
  return { drop: Math.abs(off) ** 2 * angle * 0.35, turn: off * angle };
}

/** Before which card something held at `x` (from the left of the first) would be put: 0 to `count`. */
export function gapAt(x: number, count: number, { step }: Fan, card: number): number {
  if (count === 0 || step === 0) return x > card / 2 ? count : 0;
  return Math.min(count, Math.max(0, Math.round((x - card / 2) / step + 0.5)));
}
