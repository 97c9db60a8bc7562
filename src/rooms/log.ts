/**
 * The port behind which the logs are kept. `store/` fulfils it on SQLite and
 * PostgreSQL; one contract suite (`store/log.contract.ts`) runs on both.
 */
import type { Person, Refusal, Time } from '../activities/activity.ts';

/** Identifies a channel in the database, on the bus and on the wire. */
export type ChannelId = number;

export interface ChannelHead {
  readonly id: ChannelId;
  /** Changes when a backup is restored: sequence numbers of another epoch mean nothing. */
  readonly epoch: string;
  /** Sequence number of the newest entry; 0 for an empty log. */
  readonly seq: number;
  /** Time of the newest entry; entries never run backwards. */
  readonly at: Time;
}

/** An entry whose event is still bytes. */
export interface LoggedEntry {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly body: Uint8Array;
}

/** What a command got as its answer: the sequence number of its entry, or why not. */
export type Answer = number | Refusal;

/** The last answers given to one client on one channel, oldest first. */
export interface Receipt {
  /** Account number and the client's own random id: `17:Zk3v…`. */
  readonly client: string;
  /** [command number, answer], rising. */
  readonly answers: readonly (readonly [n: number, answer: Answer])[];
}

/** Everything one channel adds in one transaction. */
export interface Append {
  readonly channel: ChannelId;
  /** The newest sequence number this process knows; another one in the database makes the append stale. */
  readonly after: number;
  readonly entries: readonly LoggedEntry[];
  readonly receipts: readonly Receipt[];
  /** Rows of read models, written in the same transaction. */
  readonly rows: readonly Row[];
}

/** A change to a read model. Those of one table are made in the order in which they are given. */
export type Row = KeyedRow | RowChange;

/** Inserts or replaces by key, or deletes. */
export interface KeyedRow {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
  /** Null deletes the row. */
  readonly set: Readonly<Record<string, string | number | null>> | null;
}

/** Changes all rows there are that fulfil everything said here. */
export interface RowChange {
  readonly table: string;
  /** Columns that have this value. At least one. */
  readonly where: Readonly<Record<string, string | number>>;
  /** Columns that are at least so much. */
  readonly from?: Readonly<Record<string, number>>;
  /** Columns that are less than so much. */
  readonly below?: Readonly<Record<string, number>>;
  readonly change: Readonly<Record<string, string | number | null>>;
}

export interface SnapshotHead {
  /** The newest entry in it, and when that was logged, or later. */
  readonly seq: number;
  readonly at: Time;
  readonly version: number;
}

export interface Snapshot extends SnapshotHead {
  readonly body: Uint8Array;
}

/** `stale`: somebody else wrote to this channel; fold the news in and decide again. */
export type AppendResult = 'written' | { readonly stale: readonly ChannelId[] };

export interface Log {
  /** The clock of the log, in milliseconds since the Unix epoch. */
  now(): Time;
  /** The channel of an activity in a room, made when it is not there. */
  open(room: number, activity: string): Promise<ChannelHead>;
  /** Entries with `seq > after`, oldest first, at most about `limit` (whole batches). */
  read(channel: ChannelId, after: number, limit: number): Promise<LoggedEntry[]>;
  /** All or nothing, synced to disk before the promise resolves. Rejects when it could not be written. */
  append(appends: readonly Append[]): Promise<AppendResult>;
  /** The receipts of these clients, as far as there are any. */
  receipts(channel: ChannelId, clients: readonly string[]): Promise<Receipt[]>;
  /** Removes the receipts of clients that did nothing since then; resolves with how many. */
  forgetReceipts(before: Time): Promise<number>;
  /** Those there are, oldest first. */
  snapshots(channel: ChannelId): Promise<SnapshotHead[]>;
  /** The one with this number, or the newest. */
  loadSnapshot(channel: ChannelId, seq?: number): Promise<Snapshot | null>;
  /** Adds one, or replaces the one with the same number. */
  saveSnapshot(channel: ChannelId, snapshot: Snapshot): Promise<void>;
  /** Removes those with these numbers, as far as there are any. */
  dropSnapshots(channel: ChannelId, seqs: readonly number[]): Promise<void>;
  /** Writes and syncs something of no meaning; rejects when nothing can be written. */
  probe(): Promise<void>;
  /** Calls back when another process wrote to the database; returns how to stop listening. */
  onForeignWrite(listener: () => void): () => void;
}
