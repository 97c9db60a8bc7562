/** Who has how many points: by seat, or by team where those who sit play together. Pure. */
import type { Game } from '../../games/game.ts';
import type { SeatNumber, TableView } from '../../types.ts';
import { shownOf } from '../play/playing.ts';

export interface Standing {
  /** One, or all of a team. */
  readonly seats: readonly SeatNumber[];
  /** Points of each round. */
  readonly rounds: readonly number[];
  readonly total: number;
  /** From 1; the same for as many points. */
  readonly place: number;
}

/** One row for everybody who sits or has points, in the order of seats; of a team, for all of it. */
export function standings(view: TableView, game: Game | undefined): readonly Standing[] {
  const rows = sides(view, game).map((seats) => {
    const [first = 0] = seats;
    const rounds = view.sheet.map((row) => row[first - 1] ?? 0);
    return { seats, rounds, total: rounds.reduce((sum, points) => sum + points, 0) };
  });
  const better = (one: number, other: number) => (game?.best === 'fewest' ? one < other : one > other);
  return rows.map((row) => ({
    ...row,
    place: 1 + rows.filter(({ total }) => better(total, row.total)).length,
  }));
}

/** Those who share their points, one list for each side. */
export function sides(view: TableView, game: Game | undefined): readonly (readonly SeatNumber[])[] {
  const total = (seat: SeatNumber) => view.sheet.reduce((sum, row) => sum + (row[seat - 1] ?? 0), 0);
  const sitting = view.seats.map(({ seat }) => seat);
  const players = shownOf(view)?.players ?? [];
  const seats = [...new Set([...sitting, ...players])].sort((one, other) => one - other);
  const { teams } = game ?? {};
  const inTeams = players.length > 0 ? players : seats;
  if (teams && inTeams.length === game?.seats.max)
    return Array.from({ length: teams }, (_, team) => inTeams.filter((_, nth) => nth % teams === team));
  const gone = Array.from({ length: 12 }, (_, index) => index + 1).filter(
    (seat) => !seats.includes(seat) && total(seat) !== 0,
  );
  return [...seats, ...gone].sort((one, other) => one - other).map((seat) => [seat]);
}

/** The best first; of as many points in the order of seats. */
export const ranked = (rows: readonly Standing[]): readonly Standing[] =>
  [...rows].sort((one, other) => one.place - other.place);
