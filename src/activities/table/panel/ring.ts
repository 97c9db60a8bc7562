/** Who sits where around the table, as one of them sees it. Pure. */
import { MAX_SEATS, type SeatNumber } from '../types.ts';

/** So many seats are shown at least, where the game has as many. */
const SHOWN = 4;

/** In which order free seats are offered: so that two face each other, and the next sit between. */
export function offered(seats: number): SeatNumber[] {
  const left = Array.from({ length: seats }, (_, index) => index);
  const order: number[] = [];
  while (left.length > 0) {
    // The one farthest from those who would sit already; the first of several.
    let best = left[0] as number;
    let most = -1;
    for (const seat of left) {
      const near = Math.min(...order.map((other) => apart(seat, other, seats)), seats);
      if (near > most) [best, most] = [seat, near];
    }
    order.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return order.map((index) => index + 1);
}

function apart(one: number, other: number, seats: number): number {
  const way = Math.abs(one - other);
  return Math.min(way, seats - way);
}

/** Seats to show, clockwise from one's own: all that are taken, and free ones to choose from. */
export function seatsShown(
  taken: readonly SeatNumber[],
  mine: SeatNumber | null,
  seats = MAX_SEATS,
): SeatNumber[] {
  const most = Math.max(seats, ...taken);
  const wanted = Math.min(most, Math.max(SHOWN, taken.length + (mine === null ? 2 : 1)));
  const shown = new Set(taken);
  for (const seat of offered(most)) {
    if (shown.size >= wanted) break;
    shown.add(seat);
  }
  const from = mine ?? 1;
  const after = (seat: number) => (seat - from + most) % most;
  return [...shown].sort((one, other) => after(one) - after(other));
}

/** How far around the table a seat is, clockwise from the one at the bottom: 0 to 1. */
export function wayTo(seat: SeatNumber, mine: SeatNumber | null, seats = MAX_SEATS): number {
  return ((seat - (mine ?? 1) + seats) % seats) / seats;
}

/** Whether somebody in this seat looks at the table from its other side. */
export function sitsAcross(mine: SeatNumber | null, seats = MAX_SEATS): boolean {
  if (mine === null) return false;
  const way = wayTo(mine, 1, seats);
  return way > 0.25 && way < 0.75;
}

/**
 * Where the seats stand on the edge of a stage: fractions of its width and
 * height. Those on either side of one's own are at the sides, those opposite on top.
 */
export function seatSpot(way: number): { readonly x: number; readonly y: number } {
  const angle = way * 2 * Math.PI;
  // A little squarer than an ellipse, so that the corners are used.
  const square = (value: number) => Math.sign(value) * Math.abs(value) ** 0.75;
  return { x: 0.5 - square(Math.sin(angle)) / 2, y: 0.5 + square(Math.cos(angle)) / 2 };
}
