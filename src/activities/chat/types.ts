/** The words of the chat: its commands, events and views. */
import type { Person, Time } from '../activity.ts';

export type ChatCommand = Say | Edit | Delete | React | Configure | Remove | RemoveAll | Restore;

/** 1 to 1,000 characters (code points) of plain text after trimming. */
export interface Say {
  readonly type: 'say';
  readonly text: string;
  /** Numbers of the people mentioned, at most 20. */
  readonly mentions?: readonly Person[];
}
/** One's own message, within 10 minutes. */
export interface Edit {
  readonly type: 'edit';
  readonly seq: number;
  readonly text: string;
}
/** One's own message, within 10 minutes. */
export interface Delete {
  readonly type: 'delete';
  readonly seq: number;
}
/** Puts a reaction on one of the last 500 messages, or takes it off. One emoji, at most 12 different ones a message. */
export interface React {
  readonly type: 'react';
  readonly seq: number;
  readonly emoji: string;
  readonly on: boolean;
}

/** For those who look after the room. */
export interface Configure {
  readonly type: 'configure';
  /** Seconds everybody else waits between two messages; 0 for none. At most 6 hours. */
  readonly slow: number;
}
/** Anybody's message of whatever age, for those who look after the room. */
export interface Remove {
  readonly type: 'remove';
  readonly seq: number;
  /** For the audit; nobody in the room is told. */
  readonly why?: string;
}
/** All messages of a person since a time (everything where none is given) up to now. */
export interface RemoveAll {
  readonly type: 'remove';
  readonly by: Person;
  readonly since?: Time;
  readonly why?: string;
  /** Asked for by the person themselves: only the server says so, when an account is deleted. */
  readonly own?: boolean;
}

/** Takes a removal back, while it is among the newest entries. */
export interface Restore {
  readonly type: 'restore';
  /** Sequence number of the entry that removed. */
  readonly removal: number;
}

export type ChatEvent = Said | Edited | Deleted | Reacted | Configured | Removed | Purged | Restored;
export interface Said {
  readonly type: 'said';
  readonly text: string;
  readonly mentions?: readonly Person[];
  /** Never in a log, only in what is shown: it was removed since, by somebody who looks after the room. */
  readonly removed?: true;
}
export interface Edited {
  readonly type: 'edited';
  readonly seq: number;
  readonly text: string;
}
export interface Deleted {
  readonly type: 'deleted';
  readonly seq: number;
}
export interface Reacted {
  readonly type: 'reacted';
  readonly seq: number;
  readonly emoji: string;
  readonly on: boolean;
}

export interface Configured {
  readonly type: 'configured';
  readonly slow: number;
}
export interface Removed {
  readonly type: 'removed';
  readonly seq: number;
  /** Not shown. */
  readonly why?: string;
}
/** All messages of a person at or after `since` that came before this entry. */
export interface Purged {
  readonly type: 'purged';
  readonly person: Person;
  readonly since: Time;
  /** The person wanted it; otherwise somebody who looks after the room. */
  readonly own: boolean;
  /** Not shown. */
  readonly why?: string;
}
/** What that entry removed stands again as it was; a client fetches it anew. */
export interface Restored {
  readonly type: 'restored';
  readonly removal: number;
}

/** A message as it stands now. A deleted one keeps its place with an empty text. */
export interface Message {
  /** Sequence number of its `said` entry: the message's name for ever. */
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly text: string;
  readonly mentions: readonly Person[];
  readonly editedAt: Time | null;
  readonly deleted: boolean;
  /** Deleted by somebody who looks after the room, not by its author. */
  readonly removed: boolean;
  readonly reactions: readonly Reaction[];
}
export interface Reaction {
  readonly emoji: string;
  readonly people: readonly Person[];
}

/** Messages, oldest first, and whether there are earlier ones. */
export interface MessagePage {
  readonly messages: readonly Message[];
  readonly earlier: boolean;
}

/** The newest messages; earlier ones: `GET /api/v1/rooms/{code}/chat/messages?before={seq}`. */
export interface ChatView extends MessagePage {
  /** Seconds between two messages of one person; 0 for none. */
  readonly slow: number;
  /** When the viewer last said something that slow mode counts; null for never. */
  readonly saidAt: Time | null;
}
