/**
 * What the chat panel knows, as plain data with pure functions over it:
 * a view and the entries after it fold into messages; one's own that are not
 * in the log yet wait in `outgoing`.
 */
import type { Person, Refusal, Time } from '../../activity.ts';
import type { ChatEvent, Message, MessagePage, Reaction } from '../types.ts';

export interface ChatStore {
  /** Rising by `seq`, without a gap between the first and the last. */
  readonly messages: readonly Message[];
  /** Whether there are older ones to fetch. */
  readonly earlier: boolean;
  /** Folded up to here; 0 before the first view. */
  readonly seq: number;
  readonly outgoing: readonly Outgoing[];
}

/** A message on its way. It leaves this list when its entry is in `messages`: so there is one copy, always. */
export interface Outgoing {
  /** Rising within this panel's life. */
  readonly id: number;
  readonly text: string;
  readonly mentions: readonly Person[];
  readonly at: Time;
  /** Its entry's sequence number will be greater than this. */
  readonly after: number;
  /** What the server answered: nothing yet, its entry's sequence number, or why not. */
  readonly answer: number | Refusal | null;
}

/** An entry as the live channel hands it over. */
export interface ChatEntry {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly e: unknown;
}

export const EMPTY_STORE: ChatStore = { messages: [], earlier: false, seq: 0, outgoing: [] };

/** The whole, first or afresh after a hole: nothing older than it can be trusted any more. */
export function viewed(store: ChatStore, view: MessagePage, seq: number): ChatStore {
  return settle({ ...store, messages: view.messages, earlier: view.earlier, seq });
}

export function folded(store: ChatStore, entries: readonly ChatEntry[]): ChatStore {
  const messages = [...store.messages];
  let seq = store.seq;
  for (const entry of entries) {
    if (entry.seq <= seq) continue;
    seq = entry.seq;
    if (entry.e !== null) fold(messages, entry, entry.e as ChatEvent);
  }
  return settle({ ...store, messages, seq });
}

function fold(messages: Message[], { seq, at, by }: ChatEntry, event: ChatEvent): void {
  if (event.type === 'said') {
    const { text, mentions = [], removed = false } = event;
    const deleted = text === '';
    messages.push({ seq, at, by, text, mentions, editedAt: null, deleted, removed, reactions: [] });
    return;
  }
  // What was brought back is fetched anew (`refreshed`).
  if (event.type === 'configured' || event.type === 'restored') return;
  if (event.type === 'purged') {
    const { person, since, own } = event;
    for (const [index, message] of messages.entries())
      if (message.by === person && message.at >= since && !message.deleted)
        messages[index] = wiped(message, !own);
    return;
  }
  const index = indexOf(messages, event.seq);
  const message = messages[index];
  // One that is not loaded comes with its newest state when it is.
  if (!message || message.deleted) return;
  switch (event.type) {
    case 'edited':
      messages[index] = { ...message, text: event.text, editedAt: at };
      break;
    case 'deleted':
      messages[index] = wiped(message, false);
      break;
    case 'removed':
      messages[index] = wiped(message, true);
      break;
    case 'reacted':
      messages[index] = { ...message, reactions: reacted(message.reactions, event.emoji, by, event.on) };
  }
}

function wiped(message: Message, removed: boolean): Message {
  return { ...message, text: '', mentions: [], editedAt: null, deleted: true, removed, reactions: [] };
}

function reacted(
  reactions: readonly Reaction[],
  emoji: string,
  by: Person,
  on: boolean,
): readonly Reaction[] {
  if (on && !reactions.some((one) => one.emoji === emoji)) return [...reactions, { emoji, people: [by] }];
  return reactions
    .map((one) => {
      if (one.emoji !== emoji) return one;
      const others = one.people.filter((person) => person !== by);
      return { emoji, people: on ? (one.people.includes(by) ? one.people : [...one.people, by]) : others };
    })
    .filter((one) => one.people.length > 0);
}

/** Where the message is, by bisection; -1 when it is not loaded. */
export function indexOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return messages[low]?.seq === seq ? low : -1;
}

/** Puts a page of older messages in front. A page that overlaps or came too late adds nothing twice. */
export function prepended(store: ChatStore, page: MessagePage): ChatStore {
  const first = store.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.messages.filter((message) => message.seq < first);
  return { ...store, messages: [...older, ...store.messages], earlier: page.earlier };
}

/** Takes up messages that were brought back. Only those: all others are as the entries say. */
export function refreshed(store: ChatStore, page: readonly Message[]): ChatStore {
  const known = new Map(page.filter(({ deleted }) => !deleted).map((message) => [message.seq, message]));
  const messages = store.messages.map((one) => (one.removed ? (known.get(one.seq) ?? one) : one));
  return { ...store, messages };
}

export function sent(store: ChatStore, message: Omit<Outgoing, 'answer' | 'after'>): ChatStore {
  return { ...store, outgoing: [...store.outgoing, { ...message, after: store.seq, answer: null }] };
}

export function answered(store: ChatStore, id: number, answer: number | Refusal): ChatStore {
  const outgoing = store.outgoing.map((one) => (one.id === id ? { ...one, answer } : one));
  return settle({ ...store, outgoing });
}

/** A refused one goes on its way again, behind those that were sent meanwhile. */
export function retried(store: ChatStore, id: number): ChatStore {
  const again = store.outgoing.find((one) => one.id === id);
  return again ? sent(discarded(store, id), again) : store;
}

export function discarded(store: ChatStore, id: number): ChatStore {
  return { ...store, outgoing: store.outgoing.filter((one) => one.id !== id) };
}

/** What was answered with a number that is folded in already is a message now. */
function settle(store: ChatStore): ChatStore {
  let claimed = 0;
  const outgoing: Outgoing[] = [];
  for (const one of store.outgoing) {
    if (typeof one.answer === 'number' && one.answer <= store.seq) claimed = Math.max(claimed, one.answer);
    // Commands of one client are done in the order they were sent: the entry of a later one comes later.
    else outgoing.push(claimed > one.after ? { ...one, after: claimed } : one);
  }
  return { ...store, outgoing };
}

/**
 * The outgoing ones to show. An entry may come before the answer that names
 * it: until then one's own message with the same words that came since stands
 * in for the one on its way.
 */
export function visibleOutgoing(store: ChatStore, me: Person): readonly Outgoing[] {
  const taken = new Set<number>();
  return store.outgoing.filter((one) => {
    if (one.answer !== null) return true;
    const twin = store.messages.find(
      ({ by, text, seq }) => by === me && text === one.text && seq > one.after && !taken.has(seq),
    );
    if (twin) taken.add(twin.seq);
    return !twin;
  });
}
