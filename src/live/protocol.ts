/**
 * The live protocol, version 1 (WebSocket subprotocol `atelier.v1`, path `/live`).
 *
 * Clients send JSON text frames only. Servers send JSON text frames, and binary
 * frames for digests (see `DIGEST`). One connection carries any number of
 * channels: an activity of a room. Every message is documented here and shown
 * with a golden example in `docs/protocol.md`.
 */
import type { Person, RefusalDetail, Time } from '../activities/activity.ts';

export const SUBPROTOCOL = 'atelier.v1';
export const LIVE_PATH = '/live';

/** First byte of a binary frame. */
export const DIGEST = 1;

/**
 * At most this many commands of one client may be unanswered on one channel:
 * the server remembers as many answers, so that none is ever done twice.
 */
export const WINDOW = 64;

/** Largest text frame a client may send, in bytes. Larger ones close the connection with 1009. */
export const MAX_FRAME = 64 * 1024;

// ── Client to server ────────────────────────────────────────────────────────

export type ClientMessage = Hello | Open | Close | Do | Typing | Point | Ping;

/** First message of every connection. */
export interface Hello {
  readonly t: 'hello';
  /** 16 to 32 characters [A-Za-z0-9_-], random, kept for the life of the tab or bot: with `n` it names a command for ever. */
  readonly client: string;
}

/** Asks for a channel: afresh, or from where one left it. */
export interface Open {
  readonly t: 'open';
  /** Chosen by the client, comes back in the answer. */
  readonly ref: number;
  /** Four-character room code. */
  readonly room: string;
  readonly activity: string;
  /** With `epoch`: the last sequence number already folded in. */
  readonly after?: number;
  readonly epoch?: string;
}

/** No more of this channel. */
export interface Close {
  readonly t: 'close';
  readonly id: number;
}

/** A command on an opened channel. Numbers start at 1 and rise by 1 for each client and channel. */
export interface Do {
  readonly t: 'do';
  readonly id: number;
  readonly n: number;
  readonly c: { readonly type: string; readonly [key: string]: unknown };
}

/** "I am writing"; forgotten after 5 s. Nothing of it is kept. */
export interface Typing {
  readonly t: 'typing';
  readonly id: number;
}

/** A place in the units of the activity, each 0 to 65535. */
export type Spot = readonly [x: number, y: number];

/** "I point there", as with a hand over the table; null for no longer anywhere. Nothing of it is kept. */
export interface Point {
  readonly t: 'point';
  readonly id: number;
  readonly at: Spot | null;
}

/** Answered by `pong`; for clients that cannot send WebSocket pings. */
export interface Ping {
  readonly t: 'ping';
}

// ── Server to client ────────────────────────────────────────────────────────

export type ServerMessage =
  | Welcome
  | Opened
  | Resumed
  | Entries
  | Done
  | Refused
  | Reset
  | Presence
  | RoomChanged
  | ReportsChanged
  | Answered
  | TypingNow
  | Pointers
  | Paused
  | Bye
  | ErrorMessage
  | Pong;

/** Answer to `hello`. */
export interface Welcome {
  readonly t: 'welcome';
  /** The account of this connection; null for somebody who only watches. */
  readonly me:
    | (PresentPerson & {
        /** Numbers they had before accounts of theirs were merged; absent for none. */
        readonly also?: readonly Person[];
      })
    | null;
  readonly server: string;
  readonly now: Time;
  /** The server pings this often; a client that heard nothing for twice as long should reconnect. In ms. */
  readonly heartbeat: number;
}

/**
 * A channel from the start: the whole as this viewer may see it, exact at `seq`.
 * Where entries are summed up in digests, the view may know more than `seq` says; a
 * digest of what came since follows at once.
 */
export interface Opened {
  readonly t: 'opened';
  readonly ref: number;
  readonly id: number;
  readonly epoch: string;
  readonly seq: number;
  readonly view: unknown;
  /** Commands this client had done on this channel, so that a reload does not reuse their numbers. */
  readonly n: number;
}

/** A channel resumed exactly: what was missed follows as `entries` or a digest. */
export interface Resumed {
  readonly t: 'resumed';
  readonly ref: number;
  readonly id: number;
  readonly epoch: string;
  readonly seq: number;
  readonly n: number;
}

/** New entries, `from` to `to` without a gap. */
export interface Entries {
  readonly t: 'entries';
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly ShownEntry[];
}
export interface ShownEntry {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  /** What this viewer may learn; null where nothing. */
  readonly e: unknown;
}

/** These commands are on disk: [n, seq] each. */
export interface Done {
  readonly t: 'done';
  readonly id: number;
  readonly acks: readonly (readonly [n: number, seq: number])[];
}

/** This command was refused, and why. `n` is absent where the command could not be read that far. */
export interface Refused {
  readonly t: 'refused';
  readonly id: number;
  readonly n: number;
  readonly code: string;
  readonly detail?: RefusalDetail;
}

/** The client has a hole that cannot be filled: open the channel again without `after`. */
export interface Reset {
  readonly t: 'reset';
  readonly id: number;
}

/** Who is here. At most one a second for each room. */
export interface Presence {
  readonly t: 'presence';
  readonly room: string;
  /** People with a name, distinct accounts. */
  readonly here: number;
  /** Connections without a name. */
  readonly watching: number;
  /** The first of those here, at most 50. */
  readonly people: readonly PresentPerson[];
}
export interface PresentPerson {
  readonly number: Person;
  readonly name: string;
  /** A program; absent for people. */
  readonly bot?: true;
  /** The picture they chose; absent for the one drawn from the number. */
  readonly avatar?: { readonly seed: number; readonly paint: number };
}

/**
 * Title, visibility or the like of a room changed: ask for it again over HTTP. It says nothing itself, as not
 * everybody who hears it may still see the room.
 */
export interface RoomChanged {
  readonly t: 'room';
  readonly room: string;
}

/**
 * What was reported waits, or was dealt with: ask for the list or the count again over HTTP. Told to those who look
 * after the server and, of what does not concern themselves, to the masters who are in that room.
 */
export interface ReportsChanged {
  readonly t: 'reports';
  /** Code of the room it was reported in; absent for what concerns the server. */
  readonly room?: string;
  /** True where there is a new report, false where some were closed. */
  readonly fresh: boolean;
}

/** Something this account reported was dealt with: `GET /me/reports` tells how. */
export interface Answered {
  readonly t: 'answered';
}

/** These people are writing right now. */
export interface TypingNow {
  readonly t: 'typing';
  readonly id: number;
  readonly people: readonly Person[];
}

/** Where people point now, those who moved. At most ten a second for each channel, with 50 people each. */
export interface Pointers {
  readonly t: 'pointers';
  readonly id: number;
  readonly moved: readonly (readonly [person: Person, at: Spot | null])[];
}

/** Nothing can be written at the moment (disk full, database away), or again it can. */
export interface Paused {
  readonly t: 'paused';
  readonly paused: boolean;
  readonly code?: string;
}

/** The server goes away; come back after `retryIn` ms (add jitter). */
export interface Bye {
  readonly t: 'bye';
  readonly retryIn: number;
}

/** A message that could not be understood or allowed. `ref` or `id` as far as known. */
export interface ErrorMessage {
  readonly t: 'error';
  readonly code: string;
  readonly detail?: RefusalDetail;
  readonly ref?: number;
  readonly id?: number;
}

export interface Pong {
  readonly t: 'pong';
}

// ── Close codes ─────────────────────────────────────────────────────────────

/** Beside the standard ones: 1008 policy, 1009 too big, 1012 restart. */
export const CLOSE = {
  /** Not a message of this protocol; several of them close the connection. */
  protocol: 4400,
  /** The session has ended or was revoked: sign in again. */
  session: 4401,
  /** Banned from the server, the account or the address; an `error` with `people/banned` says why and until when. */
  banned: 4403,
  /** Too many messages; `retry-after` seconds are in the reason. */
  tooFast: 4429,
} as const;

// ── Digests ─────────────────────────────────────────────────────────────────

/*
 * byte   DIGEST
 * varint channel id
 * varint to: sequence number after this frame
 * varint to - from + 1: how many entries it sums up
 * rest   the activity's own encoding (mural: `activities/mural/digest.ts`)
 *
 * A frame may cover entries the client already has; applying it again changes
 * nothing. `from` greater than the client's position + 1 is a hole.
 */
