/**
 * Messages that were taken away: by their author for good, or by those who look
 * after the room so that it can be taken back. What left the window of the
 * rules is remembered as long as somebody may still be told of it.
 */
import { type Person, RESUMABLE, type Time } from '../activity.ts';
import { type ChatState, type Erased, isFresh, type MessageRecord, type Purge, REACTABLE } from './state.ts';

/** However fast people talk, no more messages than this are kept. */
const MAX_KEPT = 5_000;

/**
 * Of so many of the newest entries it is known which messages must not be shown although they left the window.
 * Twice of what is needed: while one client is being told what it missed, others go on talking.
 */
const REMEMBERED = 2 * RESUMABLE;

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
