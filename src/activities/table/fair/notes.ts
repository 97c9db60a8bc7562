/**
 * What a browser notes of fair shuffles while they happen, so that it need not believe later what it is told
 * then: the promise as it came before the shuffle, what it added itself, and which cards it saw. Pure.
 */
import type {
  Chance,
  FaceOf,
  Json,
  PlaceId,
  PlaceView,
  SeatNumber,
  ShownTableEvent,
  TableView,
} from '../types.ts';

export interface FairNote {
  readonly id: number;
  /** As it was first told. */
  readonly commit: string;
  /** Whether that was before the cards were shuffled, or only before it was shown how. */
  readonly early: boolean;
  /** What this browser sent. */
  readonly mine: readonly Sent[];
  /** Of everybody, as told when the cards were shuffled; null where this was missed. */
  readonly chances: readonly Chance[] | null;
  readonly count: number | null;
  /** How the table stood when the round began; null for a pile, or where this was missed. */
  readonly from: Beginning | null;
  /** What I saw of the deal. */
  readonly saw: readonly SeenPlace[];
  /** Of a pile: which card lay where, bottom to top, told from those drawn off it. */
  readonly drawn: readonly (readonly [at: number, card: FaceOf])[];
  /** So many of its cards lie as they were shuffled; null where this is not known any more. */
  readonly left: number | null;
  /** It was there, and then it was not, without being shown. */
  readonly lost?: true;
}
export type Sent = Pick<Chance, 'seat' | 'text'>;

export interface Beginning {
  readonly game: string;
  readonly shown: Json;
  readonly round: number;
  readonly seats: readonly SeatNumber[];
  readonly sheet: readonly (readonly number[])[];
  /** Mine; null for who looks on. */
  readonly seat: SeatNumber | null;
}

/** A hand by its seat, or an area by its name. */
export interface SeenPlace {
  readonly place: SeatNumber | string;
  readonly count: number;
  /** Those whose faces are seen, and where they lie. */
  readonly cards: readonly (readonly [at: number, card: FaceOf])[];
}

/** More than can wait to be shown. */
const NOTES_KEPT = 12;

/** What there is to note of the table as a whole, when one comes to it or comes back. */
export function noteView(notes: readonly FairNote[], { fair }: TableView): readonly FairNote[] {
  const known = new Set(notes.map(({ id }) => id));
  const news: FairNote[] = [];
  const blank = { mine: [], chances: null, count: null, from: null, saw: [], drawn: [], left: null };
  for (const { id, commit, chances, count } of fair.kept)
    if (!known.has(id)) news.push({ ...blank, id, commit, early: false, chances, count });
  if (fair.asked && !known.has(fair.asked.id))
    news.push({ ...blank, id: fair.asked.id, commit: fair.asked.commit, early: true });
  return news.length === 0 ? notes : [...notes, ...news].slice(-NOTES_KEPT);
}

/**
 * What there is to note of one more entry.
 *
 * @param single whether the table stands as this entry left it: what comes in a bundle is told as it stands after all of it
 */
export function noteEntry(
  notes: readonly FairNote[],
  before: TableView,
  after: TableView,
  { act, moves, places }: Pick<ShownTableEvent, 'act' | 'moves' | 'places'>,
  { seat, single }: { readonly seat: SeatNumber | null; readonly single: boolean },
): readonly FairNote[] {
  const wasKept = new Set(before.fair.kept.map(({ id }) => id));
  const kept = new Map(after.fair.kept.map((one) => [one.id, one]));
  const told = new Set(after.fair.shown.map(({ id }) => id));
  return noteView(notes, after).map((note) => {
    const now = kept.get(note.id);
    if (!now) return wasKept.has(note.id) && !told.has(note.id) ? { ...note, lost: true } : note;
    if (wasKept.has(note.id)) {
      if (now.pile === null || note.left === null) return note;
      return followed(note, note.left, now.pile, after, act.type, moves, places);
    }
    const done = { ...note, chances: now.chances, count: now.count };
    if (now.pile !== null) return { ...done, left: now.count };
    if (!single || !before.game) return done;
    const { id, shown } = before.game;
    const seats = before.seats.map((one) => one.seat);
    const from = { game: id, shown, round: before.round, seats, sheet: before.sheet, seat };
    return { ...done, from, saw: seenIn(after, seat) };
  });
}

/**
 * What is known of the fair shuffle with this number. One that nobody noted, shown where a noted one got lost, must be
 * that one: it is held against its note.
 */
export function noteFor(notes: readonly FairNote[], id: number): FairNote | null {
  return notes.find((note) => note.id === id) ?? notes.findLast(({ lost }) => lost) ?? null;
}

export function noteSent(notes: readonly FairNote[], id: number, sent: Sent): readonly FairNote[] {
  return notes.map((note) => (note.id === id ? { ...note, mine: [...note.mine, sent] } : note));
}

/** Cards drawn off the pile one by one tell where they lay. Whatever else is done to it ends that. */
function followed(
  note: FairNote,
  left: number,
  pile: PlaceId,
  after: TableView,
  act: string,
  moves: ShownTableEvent['moves'],
  places: readonly PlaceView[],
): FairNote {
  const off = moves.filter(({ from }) => from === pile);
  const touched = off.length > 0 || places.some(({ id }) => id === pile);
  if (!touched || act === 'peeked') return note;
  if (act !== 'drew' && act !== 'dealt') return { ...note, left: null };
  const drawn = [...note.drawn];
  for (const [nth, { now }] of off.entries()) {
    const card = now === undefined ? undefined : faceIn(after, now);
    if (card) drawn.push([left - 1 - nth, card]);
  }
  return { ...note, drawn, left: left - off.length };
}

function faceIn(view: TableView, handle: number): FaceOf | undefined {
  for (const { cards } of view.places)
    for (const [, name, deck, face] of cards)
      if (name === handle && face >= 0) return { deck: view.decks[deck] ?? '', face };
  return undefined;
}

/** My hand, and the areas of the game. */
export function seenIn(view: Pick<TableView, 'places' | 'decks'>, seat: SeatNumber | null): SeenPlace[] {
  return view.places.flatMap(({ id, count, cards, shape }) => {
    const place = shape ? shape.area : id;
    if (place === '' || (!shape && id !== seat)) return [];
    const faces = cards.flatMap(([at, , deck, face]) =>
      face < 0 ? [] : [[at, { deck: view.decks[deck] ?? '', face }] as const],
    );
    return [{ place, count, cards: faces }];
  });
}
