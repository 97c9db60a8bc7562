/** The table as the server knows it. Data, and questions that only read it. */
import type { Person, Role, Time } from '../activity.ts';
import {
  type Act,
  type Ask,
  type CardIndex,
  type FairAsked,
  type FairDone,
  FIRST_PILE,
  type GameRecord,
  type Handle,
  MAX_SEATS,
  type PastGame,
  type Piece,
  type PileShape,
  type PlaceId,
  type SeatNumber,
  type ShelvedDeck,
  type Sitter,
  type TableSettings,
  USUAL_SETTINGS,
} from './types.ts';

export interface CardRecord {
  /** Index in `decks`. */
  readonly deck: number;
  readonly face: number;
  handle: Handle;
  /** The entry by which it got its handle. */
  since: number;
  place: PlaceId;
  up: boolean;
  /** Who sees it although it lies face down, or in another's hand. */
  known: readonly Person[];
}

export interface PlaceRecord {
  readonly id: PlaceId;
  /** Bottom to top; of a hand left to right. */
  cards: CardIndex[];
  /** Null for a hand. */
  shape: (PileShape & { readonly z: number }) | null;
}

export interface LoggedAct {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly act: Act;
}

/** What an act changed, as it was before. Places and pieces that were not there are null. */
export interface Before {
  readonly seq: number;
  readonly by: Person;
  readonly places: readonly (readonly [PlaceId, PlaceRecord | null])[];
  readonly cards: readonly (readonly [CardIndex, Pick<CardRecord, 'place' | 'up' | 'known'>])[];
  readonly pieces: readonly (readonly [number, Piece | null])[];
  readonly sheet: readonly (readonly number[])[];
  readonly game: GameRecord | null;
}

/** Fair shuffles, with what only the server knows of them. */
export interface FairRecord {
  /** The number of the next. */
  readonly next: number;
  readonly asked: FairAsked | null;
  readonly kept: readonly FairDone[];
  readonly shown: readonly FairDone[];
}
export const NO_FAIR: FairRecord = { next: 1, asked: null, kept: [], shown: [] };
/** A round that was played here, or is. Entries by their sequence numbers. */
export interface PastRound {
  readonly round: number;
  /** Id of the game; empty for none. */
  readonly game: string;
  readonly from: number;
  /** When it began. */
  readonly at: Time;
  /** Its last entry; null while it runs. */
  to: number | null;
  /** Who sat in it. */
  people: readonly Person[];
  /** All cards were shuffled together when it began: what they were before says nothing of it. */
  gathered: boolean;
  /** What hands held in it says nothing of the cards as they lie now. */
  settled: boolean;
  /** Those who sat in it let everybody see their hands. */
  opened: boolean;
}

export interface TableState {
  decks: string[];
  cards: CardRecord[];
  /** Hands of all seats, and the piles. */
  places: Map<PlaceId, PlaceRecord>;
  pieces: Map<number, Piece>;
  seats: Map<SeatNumber, Sitter>;
  round: number;
  /** In which roles people take part in the round; null while there is none. */
  roles: ReadonlyMap<Person, Role> | null;
  sheet: number[][];
  /** The newest games before this one, oldest first. */
  past: PastGame[];
  game: GameRecord | null;
  ask: Ask | null;
  settings: TableSettings;
  fair: FairRecord;
  /** Decks of people's own, oldest first. */
  shelf: ShelvedDeck[];
  /** The newest acts, oldest first. */
  log: LoggedAct[];
  /** What can be taken back, oldest first. */
  before: Before[];
  /** The newest rounds, oldest first. */
  rounds: PastRound[];
  /** The entry with which the table was laid; 0 for never. */
  laid: number;
  nextId: number;
  nextHandle: Handle;
  /** The highest there is. */
  z: number;
}

/** Kept for whoever comes, and for taking back. */
export const LOG_KEPT = 60;
export const UNDO_KEPT = 20;
export const FAIR_SHOWN = 2;
export const PAST_KEPT = 8;
/** Rounds that can be replayed. */
export const ROUNDS_KEPT = 20;

export function emptyTable(): TableState {
  const hands = Array.from({ length: MAX_SEATS }, (_, index): [PlaceId, PlaceRecord] => [
    index + 1,
    { id: index + 1, cards: [], shape: null },
  ]);
  return {
    decks: [],
    cards: [],
    places: new Map(hands),
    pieces: new Map(),
    seats: new Map(),
    round: 0,
    roles: null,
    sheet: [],
    past: [],
    game: null,
    ask: null,
    settings: USUAL_SETTINGS,
    fair: NO_FAIR,
    shelf: [],
    log: [],
    before: [],
    rounds: [],
    laid: 0,
    nextId: FIRST_PILE,
    nextHandle: 1,
    z: 0,
  };
}

export const isHand = (place: PlaceId): boolean => place < FIRST_PILE;

/** The place of this number. @throws where there is none: a bug, as commands were checked before */
export function placeAt({ places }: Pick<TableState, 'places'>, id: PlaceId): PlaceRecord {
  const place = places.get(id);
  if (!place) throw new Error(`there is no place ${id} on the table`);
  return place;
}

export function cardAt({ cards }: Pick<TableState, 'cards'>, index: CardIndex): CardRecord {
  const card = cards[index];
  if (!card) throw new Error(`there is no card ${index} on the table`);
  return card;
}

/** A card is called otherwise from this entry on. */
export function rename(state: TableState, card: CardRecord, seq: number): void {
  card.handle = state.nextHandle++;
  card.since = seq;
}

/** Somebody, with the numbers they had before accounts of theirs were merged. */
export interface Who {
  readonly who: Person;
  readonly also?: readonly Person[];
}

export const isSame = ({ who, also }: Who, person: Person): boolean =>
  person !== 0 && (person === who || also?.includes(person) === true);

/** Where they sit, null for nowhere. The table's own bot (0) sits nowhere in particular. */
export function seatOf({ seats }: Pick<TableState, 'seats'>, who: Who): SeatNumber | null {
  for (const [seat, { person }] of seats) if (isSame(who, person)) return seat;
  return null;
}
