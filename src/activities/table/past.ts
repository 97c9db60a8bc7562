/** What stays of a game when the table is laid anew: how it ended. */
import type { Time } from '../activity.ts';
import { PAST_KEPT, type TableState } from './state.ts';
import type { PastGame, SeatNumber } from './types.ts';

/** To be called before the sheet is cleared. A game in which nobody got a point and nobody won is not kept. */
export function keepScores(state: TableState, at: Time): void {
  const { game, sheet, seats } = state;
  if (!game || sheet.length === 0) return;
  const won = winnersIn(game.shown);
  const results: PastGame['results'][number][] = [];
  const last = Math.max(0, ...seats.keys(), ...sheet.map((row) => row.length));
  for (let seat = 1; seat <= last; seat++) {
    const points = sheet.reduce((sum, row) => sum + (row[seat - 1] ?? 0), 0);
    const sitter = seats.get(seat);
    if (sitter || points !== 0)
      results.push([seat, sitter?.person ?? null, points, won.includes(seat) ? 1 : 0]);
  }
  if (won.length === 0 && results.every(([, , points]) => points === 0)) return;
  state.past = [...state.past, { game: game.id, at, rounds: sheet.length, results }].slice(-PAST_KEPT);
}

/** Only rules say who won. */
function winnersIn(shown: unknown): readonly SeatNumber[] {
  const over = (shown as { readonly over?: readonly SeatNumber[] | null } | null)?.over;
  return Array.isArray(over) ? over : [];
}
