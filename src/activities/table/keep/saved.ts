/** A table as it is kept beside the log: what lies there, as bytes, and back. */
import { CodecError } from '../../activity.ts';
import { readBytes, writeBytes } from '../codec.ts';
import { isHand, type PlaceRecord, type TableState } from '../state.ts';
import type { SavedTable } from '../types.ts';
import { savedTable } from './schema.ts';

/** What belongs to the table: not who sits there, not what was done, not what can be taken back. */
export function saveTable(state: TableState): SavedTable {
  const seatOf = new Map([...state.seats].map(([seat, { person }]) => [person, seat]));
  const byHeight = [...state.places.values()].sort((one, other) => heightOf(one) - heightOf(other));
  return {
    form: 1,
    decks: [...state.decks],
    cards: state.cards.map(({ deck, face }) => [deck, face]),
    places: byHeight
      .filter(({ id, cards }) => !isHand(id) || cards.length > 0)
      .map(({ id, cards, shape }) => ({ id, cards: [...cards], shape: shape && without(shape) })),
    pieces: [...state.pieces.values()].sort((one, other) => one.z - other.z).map(without),
    up: state.cards.flatMap(({ up }, index) => (up ? [index] : [])),
    known: state.cards.flatMap(({ known }, index) =>
      known.flatMap((person) => {
        const seat = seatOf.get(person);
        return person === 0 || seat === undefined ? [] : [[index, person, seat] as const];
      }),
    ),
    round: state.round,
    sheet: state.sheet.map((row) => [...row]),
    game: state.game,
    playing: state.roles !== null,
  };
}

/** Whether there is nothing that could be lost. */
export const isBare = ({ cards, pieces }: TableState): boolean => cards.length === 0 && pieces.size === 0;

export const encodeSaved = (table: SavedTable): Uint8Array => writeBytes(table);

/** Throws only `CodecError`. */
export function decodeSaved(bytes: Uint8Array): SavedTable {
  const read = savedTable.safeParse(readBytes(bytes));
  if (!read.success) throw new CodecError('not a saved table');
  return read.data as SavedTable;
}

const heightOf = ({ shape }: PlaceRecord): number => shape?.z ?? 0;
/** How high it lies is told by its place in the list. */
type Flat<T> = T extends unknown ? Omit<T, 'z'> : never;
function without<T extends { readonly z: number }>({ z: _, ...rest }: T): Flat<T> {
  return rest as unknown as Flat<T>;
}
