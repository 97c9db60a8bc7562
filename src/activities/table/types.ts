/**
 * The vocabulary of the card table.
 *
 * What people want is a command; what happened is an event: an `Act`, which
 * says it in the way people would, and the `Op`s, the plain facts that the
 * fold applies. Games with rules make the same ops, so undo, replay, secrecy
 * and resuming know nothing of games.
 */
import type { Person, Role, Time } from '../activity.ts';

/** 1 to 12, clockwise. A seat's hand is the place of the same number. */
export type SeatNumber = number;
export const MAX_SEATS = 12;

/** A hand (1 to 12), or a pile on the table (from 13). Never used twice for different piles. */
export type PlaceId = number;
export const FIRST_PILE = MAX_SEATS + 1;

/** Index of a card at this table, for the server and the log. It says nothing of the face, but is never sent: it would link a card to where it was before. */
export type CardIndex = number;

/**
 * What viewers call a card they can tell from others. A card gets a new one whenever it is
 * moved to another place, shuffled or turned over in a pile, so that nobody can follow it where eyes could not.
 */
export type Handle = number;

/** Which face: the deck's id and the index in its faces. */
export interface FaceOf {
  readonly deck: string;
  readonly face: number;
}

/** The table is so wide and high, a French card 100 × 139. Positions are the middle of a thing, in these units. */
export const WIDTH = 2400;
export const HEIGHT = 1500;

/** How a pile lies: squared up, as a row in which each card is seen, or fanned out. */
export type Spread = 'stack' | 'row' | 'fan';

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise: 0 to 359. */
  readonly turn: number;
}

// ── Pieces that are not cards ───────────────────────────────────────────────

export type PlacedPiece = Spot & { readonly id: number } & PieceKind;
export type Piece = PlacedPiece & { readonly z: number };
export type PieceKind =
  | { readonly kind: 'token'; readonly color: number; readonly label: string }
  | { readonly kind: 'counter'; readonly value: number; readonly label: string }
  | { readonly kind: 'die'; readonly sides: number; readonly value: number }
  | { readonly kind: 'note'; readonly text: string };

// ── Facts ───────────────────────────────────────────────────────────────────

export type Op =
  /** Cards, these piles and pieces, and scores go; who sits stays. */
  | { readonly op: 'clear'; readonly gone: readonly number[] }
  /** After a `clear`: a table that was saved lies here, its cards under new names. `roles`: its round runs again, in these. */
  | {
      readonly op: 'load';
      readonly table: LaidTable;
      readonly roles: readonly (readonly [Person, Role])[] | null;
    }
  /** New cards, face down on top of a place, in this order from bottom to top. */
  | { readonly op: 'deck'; readonly deck: string; readonly faces: readonly number[]; readonly to: PlaceId }
  /** A pile is made, or lies otherwise; what is left out stays as it was. It comes to lie above all others. */
  | ({ readonly op: 'pile'; readonly id: PlaceId } & Partial<PileShape>)
  /** An empty pile, or a piece, is taken away. */
  | { readonly op: 'gone'; readonly id: number }
  /** Cards leave where they are and come to lie in a place, the first one at `at` (0 is the bottom), face `up` or down. */
  | {
      readonly op: 'put';
      readonly cards: readonly CardIndex[];
      readonly to: PlaceId;
      readonly at: number;
      readonly up: boolean;
    }
  /** All cards of a place in their new order. `mixed`: face down, and nobody can know any longer which is which. */
  | {
      readonly op: 'order';
      readonly id: PlaceId;
      readonly cards: readonly CardIndex[];
      readonly mixed: boolean;
    }
  /** Cards are turned face up or down where they lie. In a hand, up means that everybody is shown them. */
  | { readonly op: 'turn'; readonly cards: readonly CardIndex[]; readonly up: boolean }
  /** These people see these cards as long as they lie there. */
  | { readonly op: 'know'; readonly cards: readonly CardIndex[]; readonly people: readonly Person[] }
  | { readonly op: 'piece'; readonly piece: PlacedPiece }
  | { readonly op: 'seat'; readonly seat: SeatNumber; readonly sitter: Sitter | null }
  | { readonly op: 'score'; readonly seat: SeatNumber; readonly points: number }
  /** The next round begins, in which these people take part in these roles; null: it is over. */
  | { readonly op: 'round'; readonly roles: readonly (readonly [Person, Role])[] | null }
  | { readonly op: 'game'; readonly game: GameRecord | null }
  | { readonly op: 'ask'; readonly ask: Ask | null }
  | { readonly op: 'settings'; readonly settings: TableSettings }
  /** A deck of people's own comes onto the shelf beside the table, or leaves it. */
  | { readonly op: 'shelve'; readonly deck: ShelvedDeck }
  | { readonly op: 'unshelve'; readonly id: string; readonly names: ShelvedDeck['names'] }
  /** Everybody may see all hands in the replay of the round that began with this entry. */
  | { readonly op: 'open-replay'; readonly from: number }
  /** A fair shuffle is prepared, somebody added to its chance, or (null) it was given up. */
  | { readonly op: 'fair-ask'; readonly asked: FairAsked | null }
  /** It was done; nobody but the server knows yet how. */
  | { readonly op: 'fair-keep'; readonly done: FairDone }
  /** Everybody is told how these came about. */
  | { readonly op: 'fair-show'; readonly ids: readonly number[] }
  /** The newest act that can be taken back is, and with it these piles and pieces go again. */
  | { readonly op: 'back'; readonly gone: readonly number[] };

export interface PileShape extends Spot {
  readonly spread: Spread;
  /** Of the game's areas, which lie there even when empty; '' for none. */
  readonly area: string;
}

/** Who sits: an account, or 0 for the table's own bot. `away` since when they are not connected. */
export interface Sitter {
  readonly person: Person;
  /** In which role they sat down. */
  readonly role: Role;
  readonly away: Time | null;
}

export interface GameRecord {
  /** Of the game's file. */
  readonly id: string;
  /** Whose turn it is; null where there are no turns. */
  readonly turn: SeatNumber | null;
  /** What everybody may know of how it stands, as the game's rules write it. */
  readonly shown: Json;
  /** What only the server knows. */
  readonly kept: Json;
}
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A deck that was shared in this room: as much of it as the table has to know. */
export interface ShelvedDeck {
  /** Says what is in it: `own-` and a checksum of the deck and its pictures. */
  readonly id: string;
  readonly names: Readonly<Record<'en' | 'fr', string>>;
  /** How many cards there are of each face. */
  readonly copies: readonly number[];
  /** Faces that are left out unless they are asked for. */
  readonly optional: readonly number[];
}
/** So many decks lie on the shelf of a room at most. */
export const MAX_SHELVED = 20;

/**
 * What waits for others to agree: to take back the newest act, to let all hands be seen, by watchers or in a replay,
 * or to tell how fair shuffles came about.
 */
export interface Ask {
  readonly kind: 'undo' | 'open-hands' | 'open-replay' | 'reveal';
  readonly by: Person;
  /** Who has not answered yet. */
  readonly waits: readonly Person[];
  /** Of which round: its number, and the entry it began with. */
  readonly replay?: { readonly round: number; readonly from: number };
}

export interface TableSettings {
  /** What those who do not sit are shown. */
  readonly watchers: 'public' | 'hands';
  /** Who must agree before an act is taken back: those who sit, the master, or nobody may. */
  readonly undo: 'players' | 'master' | 'never';
  /** Whether each round of a game with rules begins with a fair shuffle. */
  readonly fair: boolean;
}
export const USUAL_SETTINGS: TableSettings = { watchers: 'public', undo: 'players', fair: false };

// ── Fair shuffles ───────────────────────────────────────────────────────────

/** What somebody added to the chance of a fair shuffle; null: nothing, they need not be waited for. */
export interface Chance {
  readonly seat: SeatNumber;
  readonly person: Person;
  readonly text: string | null;
}

/** A fair shuffle that waits for everybody to add to its chance. */
export interface FairAsked {
  /** Counts the fair shuffles of a table. */
  readonly id: number;
  readonly by: Person;
  /** When it was asked for. */
  readonly at: Time;
  /** 64 hexadecimal digits, as the seed is. */
  readonly commit: string;
  /** Only the server knows it until it is shown. */
  readonly seed: string;
  /** Which pile; null for all cards, at the beginning of a round. */
  readonly pile: PlaceId | null;
  /** In the order in which they came. */
  readonly chances: readonly Chance[];
}

/** Index in `decks`, and the face. */
export type OrderedFace = readonly [deck: number, face: number];

/** A fair shuffle that was done. */
export interface FairDone extends Omit<FairAsked, 'by' | 'at'> {
  /** The round that began with it; null for none. */
  readonly round: number | null;
  /** The table was laid anew since. As it may have been saved before, only those who sit can let its order be shown. */
  readonly cleared?: true;
  readonly decks: readonly string[];
  /** Bottom to top, as the cards lay then. */
  readonly order: readonly OrderedFace[];
}

/** What everybody is told of fair shuffles. */
export interface FairView {
  readonly asked: Omit<FairAsked, 'seed'> | null;
  /** Done, and not shown yet; oldest first. */
  readonly kept: readonly (Omit<FairDone, 'seed' | 'decks' | 'order'> & { readonly count: number })[];
  /** The newest that were shown, oldest first. */
  readonly shown: readonly FairDone[];
}

// ── Saved tables ────────────────────────────────────────────────────────────

/** What lies on a table, without who sits at it: no log, nothing to take back, no names of cards. */
export interface LaidTable {
  /** So that another form can come after it. */
  readonly form: 1;
  readonly decks: readonly string[];
  /** By index: index of the deck, and the face. */
  readonly cards: readonly (readonly [deck: number, face: number])[];
  /** The piles, and hands that hold something; the last lies above all others. */
  readonly places: readonly SavedPlace[];
  readonly pieces: readonly PlacedPiece[];
  /** Cards that lie face up, or are shown from a hand. */
  readonly up: readonly CardIndex[];
  readonly round: number;
  readonly sheet: readonly (readonly number[])[];
  readonly game: GameRecord | null;
}
export interface SavedPlace {
  readonly id: PlaceId;
  /** Bottom to top. */
  readonly cards: readonly CardIndex[];
  /** Null for a hand. */
  readonly shape: PileShape | null;
}
export interface SavedTable extends LaidTable {
  /** Whether a round was being played. */
  readonly playing: boolean;
  /** Who saw a card although others could not, and where they sat. */
  readonly known: readonly (readonly [CardIndex, Person, SeatNumber])[];
}

// ── Commands ────────────────────────────────────────────────────────────────

/** Where cards go: onto a pile, or to a free spot. */
export type Target =
  | { readonly pile: PlaceId; readonly bottom?: boolean }
  | { readonly x: number; readonly y: number; readonly spread?: Spread };

export type TableCommand =
  | { readonly type: 'sit'; readonly seat: SeatNumber }
  | { readonly type: 'leave' }
  | { readonly type: 'hand-over'; readonly person: Person }
  | { readonly type: 'clear-seat'; readonly seat: SeatNumber }
  /** Said by the house when somebody who sits is no longer connected, or is again. */
  | { readonly type: 'presence'; readonly person: Person; readonly here: boolean }
  | { readonly type: 'draw'; readonly pile: PlaceId; readonly count: number }
  | { readonly type: 'deal'; readonly pile: PlaceId; readonly count: number }
  | { readonly type: 'take'; readonly cards: readonly Handle[] }
  | { readonly type: 'give'; readonly cards: readonly Handle[]; readonly seat: SeatNumber }
  | { readonly type: 'move'; readonly cards: readonly Handle[]; readonly to: Target; readonly up?: boolean }
  /** The whole pile, onto another one or to another spot. */
  | { readonly type: 'move-pile'; readonly pile: PlaceId; readonly to: Target }
  /** Piles and pieces, so far to the right and down, as they lie to each other. */
  | {
      readonly type: 'move-group';
      readonly things: readonly number[];
      readonly dx: number;
      readonly dy: number;
    }
  | { readonly type: 'turn'; readonly cards: readonly Handle[] }
  | { readonly type: 'turn-pile'; readonly pile: PlaceId }
  /** With nothing else said it only comes to lie above all others. */
  | { readonly type: 'arrange'; readonly pile: PlaceId; readonly spread?: Spread; readonly turn?: number }
  | { readonly type: 'shuffle'; readonly pile: PlaceId }
  /** Begins to prepare a fair shuffle: everybody who sits is asked to add to its chance. */
  | { readonly type: 'fair-shuffle'; readonly pile: PlaceId }
  /** To the chance of the fair shuffle that is being prepared; null: nothing. */
  | { readonly type: 'add-chance'; readonly text: string | null }
  /** Waits for nobody any longer: it is shuffled now, or not at all. */
  | { readonly type: 'fair-end'; readonly shuffle: boolean }
  /** The lowest `count` cards come to lie on top. */
  | { readonly type: 'cut'; readonly pile: PlaceId; readonly count: number }
  /** One's own hand, in this order. */
  | { readonly type: 'sort'; readonly cards: readonly Handle[] }
  | { readonly type: 'peek'; readonly pile: PlaceId; readonly count: number }
  /** Of one's own hand, to one person or (null) to all. */
  | { readonly type: 'show'; readonly cards: readonly Handle[]; readonly person: Person | null }
  | { readonly type: 'hide' }
  /** Every card of the table, face down into one pile; or these piles onto the first of them, each card as it lies. */
  | { readonly type: 'gather'; readonly piles?: readonly PlaceId[] }
  | { readonly type: 'place'; readonly piece: PieceKind; readonly x: number; readonly y: number }
  | { readonly type: 'change'; readonly id: number; readonly to: Partial<Spot> & PieceChange }
  | { readonly type: 'remove'; readonly id: number }
  | { readonly type: 'roll'; readonly dice: readonly number[] }
  | {
      readonly type: 'set-up';
      readonly game: string;
      readonly options?: Readonly<Record<string, number>>;
      /** Instead of the game's own, where people keep the rules themselves. */
      readonly deck?: string;
    }
  /** One more deck, shuffled, face down. `optional`: with jokers and their like. */
  | {
      readonly type: 'add-deck';
      readonly deck: string;
      readonly x: number;
      readonly y: number;
      readonly optional?: boolean;
    }
  /** Said by the house for whoever shared a deck, when it is stored. */
  | { readonly type: 'share-deck'; readonly deck: ShelvedDeck }
  | { readonly type: 'take-down-deck'; readonly deck: string }
  /** Made by the house for whoever asked for it over HTTP; nobody can say it from outside. */
  | {
      readonly type: 'load';
      readonly table: SavedTable;
      /** Where it comes from: saved here under this name, or a file, as it was or with hidden cards mixed anew. */
      readonly source: { readonly saved: string } | { readonly file: 'exact' | 'mixed' };
      /** The newest entry of the table that was saved before; another act since then makes it void. */
      readonly after: number;
    }
  /** A move of a game with rules: cards of one's own hand, and what is said with or instead of them. */
  | ({ readonly type: 'play' } & Play)
  /** Said by the house when a bot may move. */
  | { readonly type: 'bot'; readonly seat: SeatNumber }
  | { readonly type: 'seat-bot'; readonly seat: SeatNumber }
  | { readonly type: 'unseat-bot'; readonly seat: SeatNumber }
  | { readonly type: 'begin-round' }
  | { readonly type: 'end-round' }
  | { readonly type: 'score'; readonly seat: SeatNumber; readonly points: number }
  | { readonly type: 'ask'; readonly kind: Ask['kind']; readonly replay?: number }
  | { readonly type: 'answer'; readonly yes: boolean }
  | { readonly type: 'configure'; readonly settings: Partial<TableSettings> };
export interface Play {
  readonly cards: readonly Handle[];
  /** One of the words the game knows: a suit, a bid, `pass`. */
  readonly choice?: string;
  /** What a game lets people write, such as a theme. */
  readonly text?: string;
}
export interface PieceChange {
  readonly value?: number;
  readonly label?: string;
  readonly text?: string;
}

// ── Events ──────────────────────────────────────────────────────────────────

/** What somebody did, as the table's record says it. Everything in it is for everybody. */
export interface Act {
  readonly type: ActType;
  /** Which seat did it, or which it was done to. */
  readonly seat?: SeatNumber;
  readonly to?: SeatNumber;
  readonly count?: number;
  /** Faces that everybody sees by it. */
  readonly faces?: readonly FaceOf[];
  /** Of dice. */
  readonly values?: readonly number[];
  /** A game's own name for it, such as `pass`; `fair` for a round that began with a fair shuffle; of acts with decks the deck's id. */
  readonly what?: string;
  /** How many fair shuffles were shown to everybody by it. */
  readonly revealed?: number;
}
export const ACT_TYPES = [
  ...['set-up', 'sat', 'left', 'seat-handed', 'seat-cleared', 'away', 'back', 'round-began', 'round-ended'],
  ...['drew', 'dealt', 'moved', 'played', 'took', 'gave', 'turned', 'spread', 'sorted', 'shuffled', 'cut'],
  ...['gathered', 'peeked', 'showed', 'hid', 'rolled', 'placed', 'changed', 'removed', 'scored'],
  ...['asked', 'agreed', 'declined', 'undone', 'hands-opened', 'replay-opened', 'configured', 'game'],
  ...['deck-added', 'deck-shared', 'deck-taken-down'],
  ...['loaded', 'imported'],
  ...['fair-asked', 'chance-added', 'chance-passed', 'fair-given-up', 'shuffled-fairly', 'fair-shown'],
] as const;
export type ActType = (typeof ACT_TYPES)[number];

/** One card on its way, for the eye. */
export interface Move {
  readonly card: CardIndex;
  readonly from: PlaceId;
  readonly was: Handle;
  /** Whether everybody could tell it from others there. */
  readonly open: boolean;
}

export interface TableEvent {
  readonly act: Act;
  readonly ops: readonly Op[];
  readonly moves: readonly Move[];
}

// ── What viewers are given ──────────────────────────────────────────────────

/** A card that the viewer can tell from others: where in its place (0 is the bottom), its name, deck, face (-1: unknown) and whether it lies face up. */
export type CardView = readonly [at: number, handle: Handle, deck: number, face: number, up: 0 | 1];

export interface PlaceView {
  readonly id: PlaceId;
  /** How many cards lie there, told apart or not. */
  readonly count: number;
  readonly cards: readonly CardView[];
  /** Absent for hands. */
  readonly shape?: PileShape & { readonly z: number };
}

export interface SeatView {
  readonly seat: SeatNumber;
  readonly person: Person;
  readonly away: Time | null;
}

/** What everybody in the room is told of a deck on the shelf; its faces are asked for over HTTP. */
export interface ShelfView {
  readonly id: string;
  readonly names: ShelvedDeck['names'];
  /** In a full deck, without what is optional. */
  readonly cards: number;
}

export interface LogLine {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly act: Act;
}

/** How a game ended whose sheet made room for the next one. */
export interface PastGame {
  /** Of the game's file. */
  readonly game: string;
  /** When the table was laid anew. */
  readonly at: Time;
  readonly rounds: number;
  /** By seat: who sat there at last (0 a bot, null nobody), their points, and whether they won by the rules. */
  readonly results: readonly (readonly [
    seat: SeatNumber,
    person: Person | null,
    points: number,
    won: 0 | 1,
  ])[];
}

export interface TableView extends TableFields {
  readonly places: readonly PlaceView[];
  readonly pieces: readonly Piece[];
  /** The newest acts, oldest first. */
  readonly log: readonly LogLine[];
}

/** The parts of a view that an entry replaces as a whole. */
export interface TableFields {
  readonly decks: readonly string[];
  readonly seats: readonly SeatView[];
  /** 0 before the first. */
  readonly round: number;
  readonly playing: boolean;
  /** Points by round, and in it by seat (index 0 is seat 1). */
  readonly sheet: readonly (readonly number[])[];
  /** The newest games before this one, oldest first. */
  readonly past: readonly PastGame[];
  readonly game: Omit<GameRecord, 'kept'> | null;
  readonly ask: Ask | null;
  readonly settings: TableSettings;
  readonly fair: FairView;
  /** Decks of people's own that can be laid here. */
  readonly shelf: readonly ShelfView[];
  /** Whether the newest act can be taken back. */
  readonly undoable: boolean;
}

/** One entry as a viewer may learn it: what it touched, as that stands now. */
export interface ShownTableEvent extends Partial<TableFields> {
  readonly act: Act;
  readonly places: readonly PlaceView[];
  readonly pieces: readonly Piece[];
  /** Piles and pieces that are no longer there. */
  readonly gone: readonly number[];
  readonly moves: readonly ShownMove[];
}
export interface ShownMove {
  readonly from: PlaceId;
  readonly to: PlaceId;
  /** What the viewer called it before. */
  readonly was?: Handle;
  /** What the viewer calls it now. */
  readonly now?: Handle;
}
