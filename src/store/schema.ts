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
  saved_tables: SavedTablesTable;
  identities: IdentitiesTable;
  passkeys: PasskeysTable;
  mail_links: MailLinksTable;
  return_links: ReturnLinksTable;
  spent: SpentTable;
  invites: InvitesTable;
  tokens: TokensTable;
  bans: BansTable;
  reports: ReportsTable;
  audit: AuditTable;
  jobs: JobsTable;
  settings: SettingsTable;
  decks: DecksTable;
  deck_pictures: DeckPicturesTable;
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
  /** The same without accents, for searching (`store/search.ts`). */
  name_find: string;
  created_at: number;
  kind: Generated<'person' | 'bot'>;
  /** Of a bot: whose it is. */
  owner: Generated<number | null>;
  /** Role on the server. */
  role: Generated<'moderator' | 'admin' | null>;
  /** The account that took this one over: what it did counts as done by that one. */
  merged_into: Generated<number | null>;
  /** JSON of `people/profile.ts`. */
  profile: Generated<string>;
  /** When somebody first proved a way to come back: an address, a passkey, an invitation. */
  claimed_at: Generated<number | null>;
  /** When this account last solved a challenge. */
  proven_at: Generated<number | null>;
  /** Its person is gone; the number stays for what they painted. */
  deleted_at: Generated<number | null>;
  /** What is still to be done after that: with their messages kept or deleted. Null when nothing is. */
  leaving: Generated<'keep' | 'delete' | null>;
  /** When a session of it was last used, as far as sessions that are gone told. */
  seen_at: Generated<number | null>;
}

interface SessionsTable {
  /** SHA-256 of the token, hexadecimal; the token itself is nowhere. */
  token_hash: string;
  account: number;
  created_at: number;
  seen_at: number;
  expires_at: number;
  /** What the browser said of itself (`User-Agent`), cut to 300 characters. */
  agent: Generated<string>;
  /** Where it was last used from. */
  address: Generated<string>;
  /** How it began: name, email, oidc, passkey or invite. */
  via: Generated<string>;
}

/** Ways to sign in that somebody else vouches for: an e-mail address, a subject of an OpenID issuer. */
interface IdentitiesTable {
  kind: 'email' | 'oidc';
  /** The address in lower case, or issuer and subject. */
  subject: string;
  account: number;
  /** What the person is shown of it. */
  label: string;
  created_at: number;
  used_at: number;
}

interface PasskeysTable {
  /** Credential ID, base64url. */
  credential: string;
  account: number;
  /** COSE. */
  public_key: Uint8Array;
  counter: number;
  /** JSON array. */
  transports: string;
  label: string;
  created_at: number;
  used_at: number;
}

/** Links sent by e-mail. One that was used is deleted. */
interface MailLinksTable {
  token_hash: string;
  email: string;
  /** Who asked for it, when they had a name already: the account to claim. */
  account: number | null;
  /** Path of this server to go to afterwards. */
  back: string;
  /** What the browser that asked for it said of itself. */
  agent: string;
  created_at: number;
  expires_at: number;
}

/** Links the host made for somebody with no other way in: one each. One that was used is deleted. */
interface ReturnLinksTable {
  token_hash: string;
  account: number;
  made_by: number;
  expires_at: number;
}

/** Sign-ins that were answered: none is answered twice (`people/sign-in/pending.ts`). */
interface SpentTable {
  id: string;
  /** From then on it would be too late anyway, and the row may go. */
  until: number;
}

interface InvitesTable {
  id: Generated<number>;
  token_hash: string;
  /** Null for an invitation to the server. */
  room: number | null;
  /** Role on arrival: in the room, or on the server. */
  role: string | null;
  label: string;
  made_by: number;
  uses: Generated<number>;
  /** Null for any number. */
  max_uses: number | null;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

/** Tokens of bots; `account` is the bot's own. */
interface TokensTable {
  id: Generated<number>;
  token_hash: string;
  account: number;
  label: string;
  /** JSON array. */
  scopes: string;
  created_at: number;
  used_at: number | null;
  expires_at: number | null;
}

/** Bans from the server; those from a room are in its member list. */
interface BansTable {
  id: Generated<number>;
  /** 0 where only an address is banned. */
  account: number;
  /** An address or prefix; empty where only an account is banned. */
  address: string;
  /** What the person is told. */
  reason: string;
  /** For those who look after the server. */
  note: string;
  made_by: number;
  created_at: number;
  until: number | null;
  lifted_at: number | null;
  lifted_by: number | null;
}

interface ReportsTable {
  id: Generated<number>;
  kind: 'message' | 'area' | 'person' | 'alert';
  room: number | null;
  /** The person it is about; 0 where none is known. */
  about: number;
  /** Names what was reported: reports of the same thing are looked at together. */
  thing: string;
  /** JSON: what was reported, as it was then. */
  subject: string;
  reason: string;
  /** What the person added in their own words. */
  words: string;
  made_by: number;
  at: number;
  state: 'open' | 'done' | 'dismissed';
  handled_by: number | null;
  handled_at: number | null;
  answer: string;
}

/** Read model: every act of somebody who looks after a room or the server. */
interface AuditTable {
  id: string;
  at: number;
  who: number;
  act: string;
  room: number | null;
  target: number | null;
  why: string;
  /** JSON. */
  detail: string;
}

/** What an admin settled while the server runs. */
/** Long work as it stood when it began, ended or was cut short; progress in between is in memory only. */
interface JobsTable {
  id: number;
  kind: string;
  started_by: number;
  room: number | null;
  started_at: number;
  ended_at: number | null;
  state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  done: number;
  total: number;
  /** JSON, as `refusal`. */
  result: string | null;
  refusal: string | null;
}

interface SettingsTable {
  key: string;
  /** JSON. */
  value: string;
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

/** The newest of each channel, and of some activities older ones (`rooms/kept-snapshots.ts`). */
interface SnapshotsTable {
  channel: number;
  seq: number;
  /** When that entry was logged, or later. */
  at: number;
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
  /** 0 while it stands, 1 where its author deleted it, 2 where somebody who looks after the room did. */
  deleted: number;
  /** The entry of the chat that removed it, where that can be taken back. */
  removed_in: Generated<number | null>;
  /** JSON arrays. */
  mentions: string;
  reactions: string;
}

/** Decks that people shared in a room. */
interface DecksTable {
  room: number;
  id: string;
  /** The file, as JSON. */
  file: string;
  /** JSON array of the names of its pictures. */
  pictures: string;
  made_by: number;
  at: number;
}

/** Pictures of such decks, and those that somebody is making one of. */
interface DeckPicturesTable {
  room: number;
  /** Checksum of `body`. */
  name: string;
  width: number;
  height: number;
  /** Bytes of `body`, a WebP. */
  size: number;
  body: Uint8Array;
  /** When it was last sent or used. */
  at: number;
}

/** Card tables that were saved (`activities/table/archive.ts`). */
interface SavedTablesTable {
  id: Generated<number>;
  room: number;
  name: string;
  kept_for: 'asked' | 'loading';
  made_by: number;
  at: number;
  game: string;
  round: number;
  cards: number;
  body: Uint8Array;
}
