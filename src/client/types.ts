/** What the typed client offers: the web app, bots, the bench and the tests use nothing else. */
import type { Person, Refusal, Role, Time } from '../activities/activity.ts';
import type { MuralOptions, MuralStats } from '../activities/mural/types.ts';
import type { Pointers, Presence, ReportsChanged, ShownEntry, Spot } from '../live/protocol.ts';

/** `offline`: no connection, trying again; `polling`: WebSockets are blocked, same data by HTTP; `closed`: given up on purpose. */
export type LinkState = 'connecting' | 'live' | 'polling' | 'offline' | 'closed';

/** Does what can be done about a refusal. True when the same command may be sent again. */
export type Remedy = (refusal: Refusal) => Promise<boolean>;

/** A proof of work to do, as the server makes it (`altcha-lib`, version 2). */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    readonly nonce: string;
    readonly salt: string;
    /** Iterations of PBKDF2 for each try. */
    readonly cost: number;
    readonly keyLength: number;
    readonly keyPrefix: string;
  };
  readonly signature: string;
}

export interface Solution {
  readonly counter: number;
  /** Hexadecimal. */
  readonly derivedKey: string;
}

/** A generated picture somebody chose: which, and in which paint. */
export interface AvatarChoice {
  readonly seed: number;
  readonly paint: number;
}

export interface Me {
  readonly number: Person;
  readonly name: string;
  /** A program; absent for people. The live protocol says so in this way, … */
  readonly bot?: true;
  /** … HTTP in this one. */
  readonly kind?: 'person' | 'bot';
  /** Absent for the picture drawn from the number. */
  readonly avatar?: AvatarChoice;
  /** Numbers one had before accounts of one's own were merged; absent for none. */
  readonly also?: readonly Person[];
}

/** The connection: one for all rooms. */
export interface Live {
  readonly state: LinkState;
  readonly me: Me | null;
  /** The server's clock minus this machine's, in whole ms (0 until known). */
  readonly skew: number;
  on<K extends keyof LiveEvents>(event: K, listener: (value: LiveEvents[K]) => void): () => void;
  open<V>(room: string, activity: string, handlers: ChannelHandlers<V>): Channel;
  /** After signing in or out: takes up the new session with a new connection; channels go on. */
  reconnect(): void;
  close(): void;
}

export interface LiveEvents {
  readonly state: LinkState;
  readonly me: Me | null;
  readonly presence: Presence;
  /** The code of a room whose title or visibility changed. */
  readonly room: string;
  /** Something was reported or dealt with, where I look after it. */
  readonly reports: ReportsChanged;
  /** Something I reported was dealt with. */
  readonly answered: null;
  /** When nothing can be written (`paused` with a code), and when again. */
  readonly paused: { readonly paused: boolean; readonly code?: string };
  /** The server lets this account, or whoever comes from this address, in no more. */
  readonly banned: Refusal;
  /** Milliseconds until the next attempt to connect. */
  readonly retry: number;
}

export interface ChannelHandlers<V> {
  /**
   * The whole, first and after every honest "load afresh". Sequence numbers of
   * another `epoch` mean nothing: what was kept by them is to be dropped.
   */
  view(view: V, seq: number, epoch: string): void;
  /** New entries in order, each exactly once (activities that show every entry). */
  entries?(entries: readonly ShownEntry[]): void;
  /** A digest up to `seq` (activities that sum entries up, as the mural does). */
  digest?(bytes: Uint8Array, seq: number): void;
  typing?(people: readonly Person[]): void;
  /** Where people point now, those who moved; null for no longer anywhere. */
  pointers?(moved: Pointers['moved']): void;
  /** The channel cannot be had: unknown room, not allowed, closed. */
  refused?(refusal: Refusal): void;
}

export interface Channel {
  readonly seq: number;
  /**
   * Sends a command and resolves with the sequence number of its entry, or the
   * refusal. Survives lost connections: it is sent again under the same number
   * until there is an answer, and done once. Commands beyond the protocol's
   * window of 64 wait here for their turn.
   */
  send<C extends { readonly type: string }>(command: C): Promise<number | Refusal>;
  typing(): void;
  /** Shows others where I point, or (null) that I do not; at most ten times a second is worth it. */
  point(at: Spot | null): void;
  close(): void;
}

/** What everybody should know of a server before they do anything. */
export interface House {
  /** A line for everybody; empty for none. */
  readonly announcement: string;
  readonly openTo: 'everybody' | 'invited';
  readonly roomsBy: 'everybody' | 'claimed' | 'staff';
}
/** What the HTTP side gives back (`api.ts`). */
export interface RoomInfo {
  readonly code: string;
  readonly title: string;
  readonly visibility: 'public' | 'unlisted' | 'private';
  readonly activities: readonly string[];
  readonly createdAt: Time;
  readonly owner: Person;
  readonly closed: boolean;
}
/** A room in a list, with who is there at the moment: people with a name, and connections without. */
export interface RoomListing extends RoomInfo {
  readonly here: number;
  readonly watching: number;
}
/** For its masters a private room comes with the key of its invite link. */
export interface OwnRoom extends RoomInfo {
  readonly invite?: string;
}
/** One room, with one's own role and what happened so far. */
export interface RoomDetails extends RoomListing, OwnRoom {
  readonly role: Role;
  /** Whether I may make invitations here. */
  readonly mayInvite: boolean;
  readonly mural?: MuralStats;
}
/** What everybody should know of this server. */
export interface House {
  /** A line everybody sees; empty for none. */
  readonly announcement: string;
  /** Who may choose a name here. */
  readonly openTo: 'everybody' | 'invited';
  /** Who may make rooms. */
  readonly roomsBy: 'everybody' | 'claimed' | 'staff';
}
/** What somebody settled for themselves, on whichever device (`people/profile.ts`). */
export interface Profile {
  readonly avatar: AvatarChoice | null;
  /** Null: as the browser says. */
  readonly language: 'en' | 'fr' | null;
  readonly theme: 'system' | 'light' | 'dark' | 'coffee' | null;
  readonly notices: Notices;
}
/** What to be told of while one looks at something else. */
export interface Notices {
  readonly about: 'mentions' | 'all' | 'none';
  readonly sound: boolean;
  /** Notifications of the system, where the browser was allowed to show them. */
  readonly desktop: boolean;
}
export interface ProfileChange extends Partial<Omit<Profile, 'notices'>> {
  readonly notices?: Partial<Notices>;
}
export interface NewRoom {
  readonly title: string;
  readonly visibility: RoomInfo['visibility'];
  readonly preset?: 'mural' | 'sketch';
  /** What differs from the preset. A palette may be the id of a preset one. */
  readonly mural?: Partial<Omit<MuralOptions, 'palette'>> & { readonly palette?: string | readonly string[] };
}
export interface Account extends Me {
  readonly uuid: string;
  readonly kind: 'person' | 'bot';
  /** On the server. */
  readonly role: 'moderator' | 'admin' | null;
  /** There is a way to come back to it other than this session. */
  readonly claimed: boolean;
}
/** What became of somebody who signed in; see `people/sign-in/arrive.ts`. */
export interface SignedIn {
  readonly me: Account;
  readonly how: 'signed-in' | 'claimed' | 'merged' | 'created';
}
/** What can be done with a link from a mail; see `people/sign-in/link-choices.ts`. */
export type LinkChoice = 'enter' | 'bring' | 'connect' | 'apart';
export interface LinkLook {
  /** Masked: `a•••@example.org`. */
  readonly email: string;
  /** The first is the usual one. */
  readonly choices: readonly LinkChoice[];
  /** Whose account it leads to; null where it makes one. */
  readonly account: Me | null;
  /** Who this browser is. */
  readonly here: (Me & { readonly claimed: boolean }) | null;
  readonly askedHere: boolean;
  /** Another account asked for it: opened where that one is signed in, it would connect the address. */
  readonly forElsewhere: boolean;
  readonly askedAt: Time;
  readonly askedWith: Device;
}
/** A browser and its system by name; empty where they are not known. */
export interface Device {
  readonly browser: string;
  readonly system: string;
}
/** An address or issuer one signs in by. */
export interface OwnWay {
  readonly id: string;
  readonly kind: 'email' | 'oidc';
  readonly label: string;
  readonly createdAt: Time;
  readonly usedAt: Time;
}
/** A place where one is signed in. */
export interface OwnSession extends Device {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly via: 'name' | 'email' | 'oidc' | 'passkey' | 'invite';
  readonly address: string;
  readonly createdAt: Time;
  readonly seenAt: Time;
}
/** While developing: a mail that would have been sent. */
export interface DrawerMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Time;
}
/** Ways to sign in on this server. */
export interface SignInWays {
  /** A link by e-mail. */
  readonly mail: boolean;
  readonly passkeys: boolean;
  readonly oidc: readonly { readonly id: string; readonly name: string }[];
  /** While developing: the page where the mail can be read. */
  readonly mailPage: string | null;
}
export interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Time;
  readonly usedAt: Time;
}
/** What somebody points at to report it, with what the dialog shows of it. */
export type Reportable =
  | {
      readonly kind: 'message';
      readonly room: string;
      readonly seq: number;
      readonly name: string;
      readonly text: string;
    }
  | ({ readonly kind: 'area'; readonly room: string } & Region)
  | { readonly kind: 'person'; readonly person: Person; readonly name: string; readonly room?: string };

export const REPORT_REASONS = ['spam', 'harassment', 'offensive', 'vandalism', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export interface OwnReport {
  readonly id: number;
  readonly kind: 'message' | 'area' | 'person' | 'alert';
  readonly room: { readonly code: string; readonly title: string } | null;
  readonly about: { readonly number: Person; readonly name: string | null } | null;
  /** As it was when it was reported: `text` of a message, the rectangle of an area, `name` of a person. */
  readonly subject: Readonly<Record<string, string | number | boolean | null>>;
  /** One of `REPORT_REASONS`, or the code of an alert. */
  readonly reason: string;
  readonly words: string;
  readonly at: Time;
  readonly state: 'open' | 'done' | 'dismissed';
  readonly handledAt: Time | null;
  readonly answer: string;
}

/** Why I may not come in, and until when; 0 for no end. */
export interface OwnBan {
  readonly reason: string;
  readonly until: Time;
}

/** A message of one's own, with the room it was written in. */
export interface HistoryItem {
  readonly room: string;
  readonly title: string;
  readonly seq: number;
  readonly at: Time;
  readonly text: string;
}
/** `seq` of its entry, or the `code` and figures of a refusal. */
export interface PixelResult {
  readonly seq?: number;
  readonly code?: string;
  readonly [figure: string]: number | string | undefined;
}
/** A tile of a mural: one palette index a byte, row by row, exact at `seq`. */
export interface Tile {
  readonly seq: number;
  readonly indices: Uint8Array;
}
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture that was sent for a deck. */
export interface DeckPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** In bytes. */
  readonly size: number;
}
