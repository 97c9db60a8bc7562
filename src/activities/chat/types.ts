/** The words of the chat: its commands, events and views. */
import type { Person, Time } from '../activity.ts';

export type ChatCommand = Say | Edit | Delete | React;

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

export type ChatEvent = Said | Edited | Deleted | Reacted;
export interface Said {
  readonly type: 'said';
  readonly text: string;
  readonly mentions?: readonly Person[];
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
  readonly reactions: readonly Reaction[];
}
export interface Reaction {
  readonly emoji: string;
  readonly people: readonly Person[];
}

/** The newest messages, oldest first; earlier ones: `GET /api/v1/rooms/{code}/chat/messages?before={seq}`. */
export interface ChatView {
  readonly messages: readonly Message[];
  readonly earlier: boolean;
}
