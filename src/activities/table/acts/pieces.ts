/** Tokens, counters, dice and notes. */
import { isRefusal, type Moment, type Refusal, refuse } from '../../activity.ts';
import { mySeat } from '../looking.ts';
import type { TableState } from '../state.ts';
import type { Op, Piece, PlacedPiece, TableCommand, TableEvent } from '../types.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

/** So many fit on a table. */
export const MAX_PIECES = 100;

/** `table/full` {max}. */
export function place(state: TableState, { piece, x, y }: Said<'place'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  if (state.pieces.size >= MAX_PIECES) return refuse('table/full', { max: MAX_PIECES });
  const placed: PlacedPiece = { id: state.nextId, x, y, turn: 0, ...piece };
  return {
    act: { type: 'placed', seat, what: piece.kind },
    ops: [{ op: 'piece', piece: placed }],
    moves: [],
  };
}

/** Moved, turned, counted up, written on. A die is only ever rolled: `table/bad-piece` for what it has not. */
export function change(state: TableState, { id, to }: Said<'change'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const piece = state.pieces.get(id);
  if (!piece) return refuse('table/no-piece', { piece: id });
  const { x, y, turn, ...rest } = to;
  for (const key of Object.keys(rest))
    if (!(key in piece) || (piece.kind === 'die' && key === 'value'))
      return refuse('table/bad-piece', { key });
  const { z: _, ...changed } = { ...piece, ...to } as Piece;
  return {
    act: { type: 'changed', seat, what: piece.kind },
    ops: [{ op: 'piece', piece: changed }],
    moves: [],
  };
}

export function remove(state: TableState, { id }: Said<'remove'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const piece = state.pieces.get(id);
  if (!piece) return refuse('table/no-piece', { piece: id });
  return { act: { type: 'removed', seat, what: piece.kind }, ops: [{ op: 'gone', id }], moves: [] };
}

/** All of them at once, each uniformly from 1 to its sides. */
export function roll(state: TableState, { dice }: Said<'roll'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const ops: Op[] = [];
  const values: number[] = [];
  for (const id of new Set(dice)) {
    const die = state.pieces.get(id);
    if (die?.kind !== 'die') return refuse('table/no-piece', { piece: id });
    const value = moment.random(die.sides) + 1;
    const { z: _, ...placed } = die;
    ops.push({ op: 'piece', piece: { ...placed, value } });
    values.push(value);
  }
  return { act: { type: 'rolled', seat, values }, ops, moves: [] };
}
