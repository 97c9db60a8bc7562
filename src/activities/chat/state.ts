/**
 * What the rules need to remember: the newest messages. Older ones are in the
 * read model (`archive.ts`).
 */
import { type Person, RESUMABLE, type Time } from '../activity.ts';
import type { Message, Reaction } from './types.ts';

/** One's own message can be edited and deleted for so long. */
export const EDIT_MINUTES = 10;
const MINUTE = 60_000;

/** So many of the newest messages take reactions. */
export const REACTABLE = 500;

/** However fast people talk, no more messages than this are kept. */
const MAX_KEPT = 5_000;

/**
 * Of so many of the newest entries it is known which messages must not be shown although they left the window.
 * Twice of what is needed: while one client is being told what it missed, others go on talking.
 */
const REMEMBERED = 2 * RESUMABLE;

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
   * Deleted messages that are no longer in `messages`: somebody who resumes from far back is shown their place without their text.
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

/** By whom a message of this author was taken away; null while it stands. */
export function takenAwayBy(
  state: ChatState,
  { seq, at, by }: { readonly seq: number; readonly at: Time; readonly by: Person },
): 'author' | 'staff' | null {
  const message = state.messages.get(seq);
  if (message) return message.deleted ? byWhom(message.removed) : null;
  const erased = state.erased.get(seq);
  if (erased) return byWhom(erased.removed);
  const purge = state.purges.find((one) => isPurgedBy(one, { seq, at, by }));
  return purge ? byWhom(!purge.own) : null;
}

const byWhom = (removed: boolean): 'author' | 'staff' => (removed ? 'staff' : 'author');

/**
 * Whether an edit at this place may show words of a message that was taken away. Of a message that left
 * the window it is not known any more when it was said: in doubt its edit counts as taken away with it.
 */
export function isEditTakenAway(
  state: ChatState,
  {
    seq,
    at,
    by,
    target,
  }: { readonly seq: number; readonly at: Time; readonly by: Person; readonly target: number },
): boolean {
  const message = state.messages.get(target);
  if (message) return message.deleted;
  if (state.erased.has(target)) return true;
  return state.purges.some((one) => isPurgedBy(one, { seq, at, by }));
}

const GONE = { text: '', mentions: [], editedAt: null, deleted: true } as const;

/** Takes the words of a message away for good, as its author wants it. */
export function wipe(message: MessageRecord): void {
  Object.assign(message, { ...GONE, reactions: [], removal: 0, kept: null });
}

/** Takes a message away so that it can be brought back. */
export function hide(message: MessageRecord, removal: number): void {
  const { text, mentions, editedAt, reactions } = message;
  const kept = { text, mentions, editedAt, reactions };
  Object.assign(message, { ...GONE, reactions: [], removed: true, removal, kept });
}

/** Whether there is something of this removal that can be brought back. */
export function canRestore(state: ChatState, removal: number): boolean {
  // Of older ones it is not known any more whether a later one hides the same.
  if (!isRemembered(state, removal)) return false;
  const hasIt = (one: { readonly removal: number }): boolean => one.removal === removal;
  return (
    state.purges.some(({ seq, own }) => seq === removal && !own) ||
    [...state.messages.values()].some(hasIt) ||
    [...state.erased.values()].some(hasIt)
  );
}

/** Brings back what this entry removed, but for what another one removed as well. */
export function restore(state: ChatState, removal: number): void {
  state.purges = state.purges.filter(({ seq }) => seq !== removal);
  for (const [seq, one] of state.erased) if (one.removal === removal) state.erased.delete(seq);
  for (const message of state.messages.values()) {
    if (message.removal !== removal || !message.kept) continue;
    Object.assign(message, message.kept, { deleted: false, removed: false, removal: 0, kept: null });
    const purge = state.purges.find((one) => isPurgedBy(one, message));
    if (purge) hide(message, purge.seq);
  }
}

export function isPurgedBy(
  purge: Purge,
  message: { readonly seq: number; readonly at: Time; readonly by: Person },
): boolean {
  return purge.person === message.by && message.at >= purge.since && message.seq < purge.seq;
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
    if (message.deleted) rememberErased(state, message.seq, message);
  }
}

function isForgettable(state: ChatState, message: MessageRecord, now: Time): boolean {
  if (message.nth <= state.total - MAX_KEPT) return true;
  return message.nth <= state.total - REACTABLE && !isFresh(message, now);
}

export function rememberErased(state: ChatState, seq: number, { removed, removal }: Erased): void {
  if (isRemembered(state, seq)) state.erased.set(seq, { removed, removal });
  if (state.erased.size <= REMEMBERED) return;
  for (const one of state.erased.keys()) if (!isRemembered(state, one)) state.erased.delete(one);
}

export function rememberPurge(state: ChatState, purge: Purge): void {
  state.purges = [...state.purges.filter(({ seq }) => isRemembered(state, seq)), purge];
}

function isRemembered({ last }: ChatState, seq: number): boolean {
  return seq > last - REMEMBERED;
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
