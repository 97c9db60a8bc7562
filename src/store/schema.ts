/** The tables, as kysely sees them. Times are milliseconds since the Unix epoch. */
import type { Generated } from 'kysely';

export interface Database {
  accounts: AccountsTable;
  sessions: SessionsTable;
  rooms: RoomsTable;
  channels: ChannelsTable;
  entries: EntriesTable;
  snapshots: SnapshotsTable;
  receipts: ReceiptsTable;
  messages: MessagesTable;
  meta: MetaTable;
}

/** Single facts about the database itself. */
interface MetaTable {
  key: string;
  value: string;
}

/** People. `number` stands for them in logs and on the wire, `uuid` outside. */
interface AccountsTable {
  number: Generated<number>;
  uuid: string;
  name: string;
  /** Look-alike-safe form of the name (`people/names.ts`), unique. */
  name_key: string;
  created_at: number;
}

interface SessionsTable {
  /** SHA-256 of the token, hexadecimal; the token itself is nowhere. */
  token_hash: string;
  account: number;
  created_at: number;
  seen_at: number;
  expires_at: number;
}

interface RoomsTable {
  id: Generated<number>;
  code: string;
  title: string;
  visibility: 'public' | 'unlisted' | 'private';
  /** Account number of its maker; 0 for the house. */
  owner: number;
  /** JSON: the options each activity was opened with. */
  options: string;
  /** Random key that opens a private room to those who have its link; null elsewhere. */
  invite: string | null;
  created_at: number;
  used_at: number;
  /** When nobody had used it for long: read only, deleted after a grace period. */
  archived_at: number | null;
}

interface ChannelsTable {
  id: Generated<number>;
  room: number;
  activity: string;
  epoch: string;
  seq: number;
  at: number;
}

/** One row for each batch of entries: `last` is the sequence number of its last one. */
interface EntriesTable {
  channel: number;
  last: number;
  count: number;
  body: Uint8Array;
}

interface SnapshotsTable {
  channel: number;
  seq: number;
  version: number;
  /** Compressed with zstd. */
  body: Uint8Array;
}

interface ReceiptsTable {
  channel: number;
  client: string;
  /** JSON of `Receipt.answers`. */
  answers: string;
  at: number;
}

/** Read model of the chat. A deleted message has an empty text. */
interface MessagesTable {
  room: number;
  seq: number;
  author: number;
  at: number;
  text: string;
  /** Case-folded text for searching. */
  folded: string;
  edited_at: number | null;
  deleted: number;
  /** JSON arrays. */
  mentions: string;
  reactions: string;
}
