/** Lays a table again that was saved, here or in a file. */
import { isRefusal, type Moment, type Person, type Refusal, type Role, refuse } from '../../activity.ts';
import type { GameShown } from '../games/rules.ts';
import { isHand, type TableState } from '../state.ts';
import type { LaidTable, Op, SavedTable, SeatNumber, TableCommand, TableEvent } from '../types.ts';
import { checkSound, type Known } from './sound.ts';

/**
 * Who sits stays, and what a hand held belongs to its seat. A round that was running runs again with those who sit
 * now; in a game with rules a bot takes each seat that plays and is empty. Whoever saw a card that others did not
 * sees it again only where they sit where they sat.
 *
 * `table/house-only`, `table/changed` where somebody acted since the table was saved, and what makes a table unsound.
 */
export function load(
  known: Known,
  state: TableState,
  { table, source, after }: Extract<TableCommand, { type: 'load' }>,
  { who, role }: Moment,
): TableEvent | Refusal {
  if ((state.log.at(-1)?.seq ?? 0) !== after) return refuse('table/changed');
  const unsound = checkSound(known, table);
  if (isRefusal(unsound)) return unsound;
  const gone = [...[...state.places.keys()].filter((id) => !isHand(id)), ...state.pieces.keys()];
  const ops: Op[] = [{ op: 'clear', gone }];
  // Whoever agreed to be looked at held other cards.
  if (state.settings.watchers === 'hands')
    ops.push({ op: 'settings', settings: { ...state.settings, watchers: 'public' } });
  for (const seat of emptySeats(known, state, table))
    ops.push({ op: 'seat', seat, sitter: { person: 0, role: 'player', away: null } });
  ops.push({
    op: 'load',
    table: renumbered(state, table),
    roles: table.playing ? roles(state, who, role) : null,
  });
  const still = table.known.filter(([, person, seat]) => state.seats.get(seat)?.person === person);
  for (const [card, person] of still) ops.push({ op: 'know', cards: [card], people: [person] });
  return {
    act: 'saved' in source ? { type: 'loaded', what: source.saved } : { type: 'imported', what: source.file },
    ops,
    moves: [],
  };
}

function roles(state: TableState, who: Person, role: Role): (readonly [Person, Role])[] {
  return [...state.seats.values()]
    .filter(({ person }) => person !== 0)
    .map((one) => [one.person, one.person === who ? role : one.role]);
}

/** Seats that play in the round that goes on, and in which nobody sits. */
function emptySeats(
  { games }: Known,
  { seats }: TableState,
  { game, playing }: SavedTable,
): readonly SeatNumber[] {
  if (!playing || !game || !games.find(({ id }) => id === game.id)?.rules) return [];
  const { players } = game.shown as unknown as GameShown;
  return players.filter((seat) => !seats.has(seat));
}

/** Numbers of piles and pieces go on: nothing of before can be taken for something new. */
function renumbered({ nextId }: TableState, { playing: _, known: __, ...table }: SavedTable): LaidTable {
  let next = nextId;
  return {
    ...table,
    places: table.places.map((place) => (isHand(place.id) ? place : { ...place, id: next++ })),
    pieces: table.pieces.map((piece) => ({ ...piece, id: next++ })),
  };
}
