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

/** However fast people talk, no more messages than this are kept. */
const MAX_KEPT = 5_000;

/** How many deleted messages are remembered after they left the window. */
const MAX_ERASED = 5_000;

export interface ChatState {
  /** Messages said since the beginning. */
  total: number;
  /** By sequence number, oldest first: the newest of all, without a gap. */
  readonly messages: Map<number, MessageRecord>;
  /**
   * Deleted messages that are no longer in `messages`: somebody who resumes
   * from far back is shown their place without their text.
   */
  readonly erased: Set<number>;
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
  reactions: ReactionRecord[];
}

export interface ReactionRecord {
  readonly emoji: string;
  /** In the order they reacted. */
  readonly people: Person[];
}

export function emptyState(): ChatState {
  return { total: 0, messages: new Map(), erased: new Set() };
}

export function isReactable(state: ChatState, message: MessageRecord): boolean {
  return !message.deleted && message.nth > state.total - REACTABLE;
}

/** Whether it is still young enough to be edited or deleted. */
export function isFresh(message: MessageRecord, now: Time): boolean {
  return now - message.at <= EDIT_MINUTES * MINUTE;
}

export function wasDeleted(state: ChatState, seq: number): boolean {
  return state.messages.get(seq)?.deleted ?? state.erased.has(seq);
}

/** Whether the message with this number, if there was one, has left the window. */
export function isBeforeWindow(state: ChatState, seq: number): boolean {
  const oldest = state.messages.keys().next().value;
  return oldest !== undefined && seq < oldest && state.total > state.messages.size;
}

/** Forgets what can no longer be changed. */
export function trim(state: ChatState, now: Time): void {
  for (const message of state.messages.values()) {
    if (!isForgettable(state, message, now)) break;
    state.messages.delete(message.seq);
    if (message.deleted) rememberErased(state, message.seq);
  }
}

function isForgettable(state: ChatState, message: MessageRecord, now: Time): boolean {
  if (message.nth <= state.total - MAX_KEPT) return true;
  return message.nth <= state.total - REACTABLE && !isFresh(message, now);
}

function rememberErased(state: ChatState, seq: number): void {
  state.erased.add(seq);
  if (state.erased.size <= MAX_ERASED) return;
  for (const oldest of state.erased) {
    state.erased.delete(oldest);
    break;
  }
}

/** The newest messages, oldest first. */
export function newest(state: ChatState, limit: number): Message[] {
  return [...state.messages.values()].slice(-limit).map(toMessage);
}

export function toMessage(record: MessageRecord): Message {
  const { nth: _nth, reactions, ...rest } = record;
  return { ...rest, reactions: reactions.map(toReaction) };
}

function toReaction({ emoji, people }: ReactionRecord): Reaction {
  return { emoji, people: [...people] };
}
