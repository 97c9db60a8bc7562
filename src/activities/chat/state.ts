/**
 * What the rules need to remember: the newest messages. Older ones are in the
 * read model (`archive.ts`).
 */
import type { Person, Time } from '../activity.ts';
import type { Message, Reaction } from './types.ts';

/** One's own message can be edited and deleted for so long. */
export const EDIT_MINUTES = 10;
const MINUTE = 60_000;

/** So many of the newest messages take reactions. */
export const REACTABLE = 500;

/** People whose last message slow mode knows; with more than that talking in turn, the first may talk early. */
const MAX_WAITING = 10_000;

export interface ChatState {
  /** Messages said since the beginning. */
  total: number;
  /** By sequence number, oldest first: the newest of all, without a gap. */
  readonly messages: Map<number, MessageRecord>;
  /** Sequence number of the newest entry. */
  last: number;
  /**
   * Deleted messages that are no longer in `messages`: somebody who resumes from far back is shown their
   * place without their text.
   */
  readonly erased: Map<number, Erased>;
  /** The same for all messages of a person at once, in the order it was done. */
  purges: readonly Purge[];
  /** Seconds between two messages of one person; 0 for none. */
  slow: number;
  /** When people said their last message, earliest first: those who may still have to wait. */
  readonly saidAt: Map<Person, Time>;
}

export interface Erased {
  /** By somebody who looks after the room, not by its author. */
  readonly removed: boolean;
  /** The entry that did it, where it can be taken back; else 0. */
  readonly removal: number;
}

/** Everything this person said from `since` on, before entry `seq`. */
export interface Purge {
  readonly seq: number;
  readonly person: Person;
  readonly since: Time;
  readonly own: boolean;
}

export interface MessageRecord {
  readonly seq: number;
  /** It was the nth message of the room, counted from 1. */
  readonly nth: number;
  readonly at: Time;
  readonly by: Person;
  text: string;
  mentions: readonly Person[];
  editedAt: Time | null;
  deleted: boolean;
  removed: boolean;
  reactions: ReactionRecord[];
  /** The entry that removed it, and what it was: for taking that back. Nobody is shown either. */
  removal: number;
  kept: Kept | null;
}

export type Kept = Pick<MessageRecord, 'text' | 'mentions' | 'editedAt' | 'reactions'>;

export interface ReactionRecord {
  readonly emoji: string;
  /** In the order they reacted. */
  readonly people: Person[];
}

export function emptyState(): ChatState {
  return {
    total: 0,
    messages: new Map(),
    last: 0,
    erased: new Map(),
    purges: [],
    slow: 0,
    saidAt: new Map(),
  };
}

export function isReactable(state: ChatState, message: MessageRecord): boolean {
  return !message.deleted && message.nth > state.total - REACTABLE;
}

/** Whether it is still young enough to be edited or deleted. */
export function isFresh(message: MessageRecord, now: Time): boolean {
  return now - message.at <= EDIT_MINUTES * MINUTE;
}

/** Whether the message with this number, if there was one, has left the window. */
export function isBeforeWindow(state: ChatState, seq: number): boolean {
  const oldest = state.messages.keys().next().value;
  return oldest !== undefined && seq < oldest && state.total > state.messages.size;
}

/** Milliseconds until this person may say something; 0 for now. */
export function waitOf({ slow, saidAt }: ChatState, person: Person, now: Time): number {
  const last = saidAt.get(person);
  return slow === 0 || last === undefined ? 0 : Math.max(0, last + slow * 1000 - now);
}

/** Notes that somebody said something, and forgets whoever need not wait any more. */
export function noteSaid(state: ChatState, person: Person, at: Time): void {
  if (state.slow === 0) return;
  const { saidAt } = state;
  saidAt.delete(person);
  saidAt.set(person, at);
  for (const [one, last] of saidAt) {
    if (saidAt.size <= MAX_WAITING && last + state.slow * 1000 > at) break;
    saidAt.delete(one);
  }
}

/** Who said something lately waits from the moment slow mode begins. */
export function setSlow(state: ChatState, slow: number, now: Time): void {
  const said = [...state.saidAt, ...[...state.messages.values()].map(({ by, at }) => [by, at] as const)];
  state.slow = slow;
  state.saidAt.clear();
  for (const [person, at] of said.sort(([, one], [, other]) => one - other))
    if (at + slow * 1000 > now) noteSaid(state, person, at);
}

/** The newest messages, oldest first. */
export function newest(state: ChatState, limit: number): Message[] {
  return [...state.messages.values()].slice(-limit).map(toMessage);
}

export function toMessage(record: MessageRecord): Message {
  const { seq, at, by, text, mentions, editedAt, deleted, removed, reactions } = record;
  return { seq, at, by, text, mentions, editedAt, deleted, removed, reactions: reactions.map(toReaction) };
}

function toReaction({ emoji, people }: ReactionRecord): Reaction {
  return { emoji, people: [...people] };
}
