/**
 * Events and snapshots as bytes: JSON. A table is played at the speed of hands, and a log
 * that can be read is worth more here than one that is small.
 */
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { decoded } from '../decoding.ts';
import { NO_FAIR, type TableState } from './state.ts';
import { ACT_TYPES, type TableEvent, USUAL_SETTINGS } from './types.ts';

/** First byte, so that another form can come after it. */
const FORM = 1;
const ACTS: ReadonlySet<string> = new Set(ACT_TYPES);

export function encodeEvent(event: TableEvent): Uint8Array {
  return writeBytes(event);
}

/** Throws only `CodecError`. */
export function decodeEvent(bytes: Uint8Array): TableEvent {
  const event = readBytes(bytes);
  if (!isRecord(event) || !isRecord(event.act) || !ACTS.has(String(event.act.type)))
    throw new CodecError('not an act of the table');
  if (!isList(event.ops, 'op') || !isList(event.moves, 'card'))
    throw new CodecError('not facts of the table');
  return event as unknown as TableEvent;
}

export function encodeState(state: TableState): Uint8Array {
  const { places, pieces, seats, roles, ...plain } = state;
  return writeBytes({
    ...plain,
    places: [...places.values()],
    pieces: [...pieces.values()],
    seats: [...seats],
    roles: roles && [...roles],
  });
}

/** Throws only `CodecError`. */
export function decodeState(bytes: Uint8Array): TableState {
  const kept = readBytes(bytes);
  const lists = ['places', 'pieces', 'seats', 'cards', 'log', 'before', 'sheet', 'decks', 'rounds'];
  if (!isRecord(kept) || !lists.every((name) => Array.isArray(kept[name])))
    throw new CodecError('not a table');
  const { places, pieces, seats, roles, ...plain } = kept as unknown as Kept;
  return {
    ...plain,
    // Kept before there were fair shuffles.
    settings: { ...USUAL_SETTINGS, ...plain.settings },
    fair: plain.fair ?? NO_FAIR,
    // Snapshots of before there were decks of people's own have none.
    shelf: plain.shelf ?? [],
    // There were none to keep when the first tables were written.
    past: plain.past ?? [],
    places: new Map(places.map((place) => [place.id, place])),
    pieces: new Map(pieces.map((piece) => [piece.id, piece])),
    seats: new Map(seats),
    roles: roles && new Map(roles),
  };
}

type Values<M> = M extends Map<unknown, infer V> ? V[] : never;
type Pairs<M> = M extends ReadonlyMap<infer K, infer V> ? [K, V][] : never;
type Kept = Omit<TableState, 'places' | 'pieces' | 'seats' | 'roles'> & {
  places: Values<TableState['places']>;
  pieces: Values<TableState['pieces']>;
  seats: Pairs<TableState['seats']>;
  roles: Pairs<NonNullable<TableState['roles']>> | null;
};

/** JSON behind the number of its form. */
export function writeBytes(value: unknown): Uint8Array {
  return new ByteWriter(256).byte(FORM).text(JSON.stringify(value)).done();
}

/** Throws only `CodecError`. */
export function readBytes(bytes: Uint8Array): unknown {
  return decoded(bytes, (reader) => {
    if (reader.byte() !== FORM) throw new CodecError('another form');
    const text = reader.text();
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new CodecError('not JSON');
    }
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown, key: string): boolean =>
  Array.isArray(value) && value.every((one) => isRecord(one) && key in one);
