/** From messages and notices to the rows of the list. */
import type { Person, Time } from '../../activity.ts';
import type { Message } from '../types.ts';
import type { Outgoing } from './chat-store.ts';
import type { Notice } from './notices.ts';

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: Time }
  | { readonly kind: 'unread'; readonly key: string }
  /** `lead`: the first of its author's group, with name and picture. */
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly lead: boolean }
  | { readonly kind: 'outgoing'; readonly key: string; readonly outgoing: Outgoing; readonly lead: boolean }
  | {
      readonly kind: 'notice';
      readonly key: string;
      readonly what: Notice['kind'];
      readonly people: readonly Person[];
    };

/** Messages of one author closer than this are one group. */
const GROUP_MS = 5 * 60_000;

interface TimelineInput {
  readonly messages: readonly Message[];
  readonly outgoing: readonly Outgoing[];
  /** There are older messages that are not loaded: notices from their time would float in the air. */
  readonly earlier: boolean;
  readonly notices: readonly Notice[];
  readonly me: Person;
  /** The last message read before; null where no divider is wanted. */
  readonly readUpTo: number | null;
  /** Names the day a time falls on, where the reader is. */
  dayOf(at: Time): string;
}

export function timeline({
  messages,
  earlier,
  outgoing,
  notices,
  me,
  readUpTo,
  dayOf,
}: TimelineInput): readonly Row[] {
  const rows: Row[] = [];
  const earliest = (earlier && messages[0]?.at) || Number.NEGATIVE_INFINITY;
  let waiting = notices.filter((notice) => notice.at >= earliest);
  let day = '';
  let last: { by: Person; at: Time } | null = null;
  let divided = readUpTo === null;

  function enterDay(at: Time): void {
    const today = dayOf(at);
    if (today === day) return;
    day = today;
    last = null;
    rows.push({ kind: 'day', key: `d${today}`, at });
  }

  function noticesUntil(at: Time): void {
    const due = waiting.filter((notice) => notice.at <= at);
    waiting = waiting.filter((notice) => notice.at > at);
    for (const notice of due) {
      enterDay(notice.at);
      const before = rows.at(-1);
      // "Ada and Ben came in" instead of two lines.
      if (before?.kind === 'notice' && before.what === notice.kind) {
        rows[rows.length - 1] = { ...before, people: [...new Set([...before.people, notice.person])] };
      } else {
        rows.push({ kind: 'notice', key: `n${notice.id}`, what: notice.kind, people: [notice.person] });
      }
      last = null;
    }
  }

  function leads(by: Person, at: Time): boolean {
    const lead = last === null || last.by !== by || at - last.at > GROUP_MS;
    last = { by, at };
    return lead;
  }

  for (const message of messages) {
    noticesUntil(message.at);
    enterDay(message.at);
    if (!divided && message.seq > (readUpTo ?? 0) && message.by !== me) {
      divided = true;
      last = null;
      // Nothing above it: then everything is new and a line says nothing.
      if (rows.some((row) => row.kind === 'message')) rows.push({ kind: 'unread', key: 'unread' });
    }
    rows.push({ kind: 'message', key: `m${message.seq}`, message, lead: leads(message.by, message.at) });
  }
  noticesUntil(Number.POSITIVE_INFINITY);
  for (const one of outgoing) {
    enterDay(one.at);
    rows.push({ kind: 'outgoing', key: `o${one.id}`, outgoing: one, lead: leads(me, one.at) });
  }
  return rows;
}
