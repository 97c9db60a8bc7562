/** Sitting down, leaving, and holding the seat of somebody who dropped out. */
import { type Moment, type Person, type Refusal, refuse } from '../../activity.ts';
import { mySeat } from '../looking.ts';
import { seatOf, type TableState } from '../state.ts';
import { MAX_SEATS, type Op, type SeatNumber, type TableEvent } from '../types.ts';

/** `table/seat-taken` {seat}, `table/seated-already` {seat}, `table/no-seat` {seat, max}. */
export function sit(state: TableState, seat: SeatNumber, moment: Moment): TableEvent | Refusal {
  if (seat < 1 || seat > MAX_SEATS) return refuse('table/no-seat', { seat, max: MAX_SEATS });
  const { who, role } = moment;
  const mine = seatOf(state, moment);
  if (mine !== null) return refuse('table/seated-already', { seat: mine });
  if (state.seats.has(seat)) return refuse('table/seat-taken', { seat });
  const ops: Op[] = [{ op: 'seat', seat, sitter: { person: who, role, away: null } }];
  // Who has just come did not agree to be looked at.
  if (state.settings.watchers === 'hands')
    ops.push({ op: 'settings', settings: { ...state.settings, watchers: 'public' } });
  return plain('sat', seat, ops);
}

/** The hand stays where it is, for whoever takes the seat. */
export function leave(state: TableState, moment: Moment): TableEvent | Refusal {
  const seat = mySeat(state, moment);
  if (typeof seat !== 'number') return seat;
  return plain('left', seat, [{ op: 'seat', seat, sitter: null }, ...withoutAnswerOf(state, moment.who)]);
}

/** `table/seated-already` {seat} where the other one sits. */
export function handOver(state: TableState, person: Person, moment: Moment): TableEvent | Refusal {
  const seat = mySeat(state, moment);
  if (typeof seat !== 'number') return seat;
  const theirs = seatOf(state, { who: person });
  if (theirs !== null) return refuse('table/seated-already', { seat: theirs });
  const sitter = { person, role: 'player', away: null } as const;
  return plain('seat-handed', seat, [{ op: 'seat', seat, sitter }, ...withoutAnswerOf(state, moment.who)]);
}

/** `table/seat-free` {seat}. */
export function clearSeat(state: TableState, seat: SeatNumber): TableEvent | Refusal {
  const sitter = state.seats.get(seat);
  if (!sitter) return refuse('table/seat-free', { seat });
  return plain('seat-cleared', seat, [
    { op: 'seat', seat, sitter: null },
    ...withoutAnswerOf(state, sitter.person),
  ]);
}

/** Only the house says it. `table/unchanged` where everybody knows already. */
export function notePresence(
  state: TableState,
  { person, here }: { readonly person: Person; readonly here: boolean },
  { who, at }: Moment,
): TableEvent | Refusal {
  if (who !== 0) return refuse('table/house-only');
  const seat = seatOf(state, { who: person });
  const sitter = seat === null ? undefined : state.seats.get(seat);
  if (seat === null || !sitter || (sitter.away === null) === here) return refuse('table/unchanged');
  const op = { op: 'seat', seat, sitter: { ...sitter, away: here ? null : at } } as const;
  return plain(here ? 'back' : 'away', seat, [op]);
}

/** Nobody waits for the answer of somebody who is gone. */
function withoutAnswerOf({ ask }: TableState, person: Person): Op[] {
  if (!ask) return [];
  const waits = ask.waits.filter((one) => one !== person);
  if (waits.length === ask.waits.length && ask.by !== person) return [];
  return [{ op: 'ask', ask: ask.by === person || waits.length === 0 ? null : { ...ask, waits } }];
}

const plain = (type: TableEvent['act']['type'], seat: SeatNumber, ops: readonly Op[]): TableEvent => ({
  act: { type, seat },
  ops,
  moves: [],
});
