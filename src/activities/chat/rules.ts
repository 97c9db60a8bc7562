/** The rules of the chat. Who may talk is asked before, of `people/roles.ts`; here only whose message it is. */
import {
  type Entry,
  isRefusal,
  type Moment,
  type Person,
  type Refusal,
  type Role,
  type Rules,
  refuse,
  type Time,
} from '../activity.ts';
import { decodeEvent, decodeState, encodeEvent, encodeState } from './codec.ts';
import { readEmoji } from './emoji.ts';
import {
  canRestore,
  hide,
  isEditTakenAway,
  isPurgedBy,
  rememberErased,
  rememberPurge,
  restore,
  takenAwayBy,
  trim,
  wipe,
} from './removals.ts';
import {
  type ChatState,
  EDIT_MINUTES,
  emptyState,
  isBeforeWindow,
  isFresh,
  isReactable,
  type MessageRecord,
  newest,
  noteSaid,
  setSlow,
  waitOf,
} from './state.ts';
import { tidyText } from './text.ts';
import type {
  ChatCommand,
  ChatEvent,
  ChatView,
  Configure,
  Configured,
  Delete,
  Deleted,
  Edit,
  Edited,
  Purged,
  React,
  Reacted,
  Remove,
  RemoveAll,
  Removed,
  Restore,
  Restored,
  Said,
  Say,
} from './types.ts';

/** How many messages a view holds. */
const VIEWED = 50;
const MAX_MENTIONS = 20;
/** Different emoji on one message, and people behind one of them: what a message weighs stays bounded. */
const MAX_EMOJI = 12;
const MAX_PEOPLE = 200;

export const chatRules: Rules<unknown, ChatState, ChatCommand, ChatEvent, ChatView> = {
  version: 3,
  open: emptyState,
  decide,
  apply,
  view: (state, { who }) => ({
    messages: newest(state, VIEWED),
    earlier: state.total > VIEWED,
    slow: state.slow,
    saidAt: state.saidAt.get(who) ?? null,
  }),
  show: (state, entry) => show(state, entry),
  retracts: ({ type }) =>
    type === 'deleted' || type === 'removed' || type === 'purged' || type === 'restored',
  snapshot: encodeState,
  restore: decodeState,
  encode: encodeEvent,
  decode: decodeEvent,
};

function decide(state: ChatState, command: ChatCommand, moment: Moment): ChatEvent | Refusal {
  switch (command.type) {
    case 'say':
      return say(state, command, moment);
    case 'edit':
      return edit(state, command, moment);
    case 'delete':
      return deleteOwn(state, command, moment);
    case 'react':
      return react(state, command, moment.who);
    case 'configure':
      return configure(state, command);
    case 'remove':
      return 'by' in command ? removeAll(command) : remove(state, command);
    case 'restore':
      return bringBack(state, command);
  }
}

/** Who may remove messages (`people/roles.ts`), and so need not wait in slow mode. */
function looksAfterRoom(role: Role): boolean {
  return role === 'master' || role === 'moderator' || role === 'admin';
}

function say(state: ChatState, { text, mentions = [] }: Say, { who, role, at }: Moment): Said | Refusal {
  const tidy = tidyText(text);
  if (isRefusal(tidy)) return tidy;
  const people = [...new Set(mentions)];
  if (people.length > MAX_MENTIONS) return refuse('chat/too-many-mentions', { max: MAX_MENTIONS });
  const wait = looksAfterRoom(role) ? 0 : waitOf(state, who, at);
  if (wait > 0) return refuse('chat/slow', { wait });
  return people.length > 0 ? { type: 'said', text: tidy, mentions: people } : { type: 'said', text: tidy };
}

function edit(state: ChatState, { seq, text }: Edit, moment: Moment): Edited | Refusal {
  const message = ownFreshMessage(state, seq, moment);
  if (isRefusal(message)) return message;
  const tidy = tidyText(text);
  if (isRefusal(tidy)) return tidy;
  return tidy === message.text ? refuse('chat/no-change') : { type: 'edited', seq, text: tidy };
}

function deleteOwn(state: ChatState, { seq }: Delete, moment: Moment): Deleted | Refusal {
  const message = ownFreshMessage(state, seq, moment);
  return isRefusal(message) ? message : { type: 'deleted', seq };
}

function configure(state: ChatState, { slow }: Configure): Configured | Refusal {
  return slow === state.slow ? refuse('chat/no-change') : { type: 'configured', slow };
}

/** Of a number before the window only the archive knows whether it is a message: for another one nothing happens. */
function remove(state: ChatState, { seq, why }: Remove): Removed | Refusal {
  const message = state.messages.get(seq);
  const there = message ? !message.deleted : isBeforeWindow(state, seq) && !state.erased.has(seq);
  if (!there) return refuse('chat/no-such-message');
  return { type: 'removed', seq, ...(why && { why }) };
}

function removeAll({ by, since = 0, own = false, why }: RemoveAll): Purged {
  return { type: 'purged', person: by, since, own, ...(why && { why }) };
}

function bringBack(state: ChatState, { removal }: Restore): Restored | Refusal {
  return canRestore(state, removal) ? { type: 'restored', removal } : refuse('chat/not-restorable');
}

function ownFreshMessage(state: ChatState, seq: number, { who, also, at }: Moment): MessageRecord | Refusal {
  const message = state.messages.get(seq);
  // What left the window is too old, whosever it was.
  if (!message && isBeforeWindow(state, seq)) return refuse('chat/too-late', { minutes: EDIT_MINUTES });
  if (!message || message.deleted) return refuse('chat/no-such-message');
  if (message.by !== who && !also?.includes(message.by)) return refuse('chat/not-yours');
  return isFresh(message, at) ? message : refuse('chat/too-late', { minutes: EDIT_MINUTES });
}

function react(state: ChatState, { seq, emoji, on }: React, who: Person): Reacted | Refusal {
  const message = state.messages.get(seq);
  if (!message || !isReactable(state, message)) return refuse('chat/no-such-message');
  const read = readEmoji(emoji);
  if (read === null) return refuse('chat/bad-emoji');
  const people = message.reactions.find((reaction) => reaction.emoji === read)?.people;
  if ((people?.includes(who) ?? false) === on) return refuse('chat/no-change');
  if (on && !people && message.reactions.length >= MAX_EMOJI)
    return refuse('chat/too-many-reactions', { max: MAX_EMOJI });
  if (on && people && people.length >= MAX_PEOPLE) return refuse('chat/reaction-full', { max: MAX_PEOPLE });
  return { type: 'reacted', seq, emoji: read, on };
}

function apply(state: ChatState, { seq, at, by, event }: Entry<ChatEvent>): void {
  state.last = seq;
  switch (event.type) {
    case 'said':
      state.total++;
      state.messages.set(seq, newMessage(state.total, seq, at, by, event));
      noteSaid(state, by, at);
      return trim(state, at);
    case 'configured':
      return setSlow(state, event.slow, at);
    case 'purged':
      return purge(state, seq, event);
    case 'restored':
      return restore(state, event.removal);
    case 'removed':
      if (!state.messages.has(event.seq))
        return rememberErased(state, event.seq, { removed: true, removal: seq });
  }
  const message = state.messages.get(event.seq);
  if (!message || message.deleted) return;
  switch (event.type) {
    case 'edited':
      message.text = event.text;
      message.editedAt = at;
      break;
    case 'deleted':
      wipe(message);
      break;
    case 'removed':
      hide(message, seq);
      break;
    case 'reacted':
      applyReaction(message, by, event);
  }
}

function newMessage(nth: number, seq: number, at: Time, by: Person, said: Said): MessageRecord {
  const { text, mentions = [] } = said;
  const fresh = { editedAt: null, deleted: false, removed: false, removal: 0, kept: null };
  return { seq, nth, at, by, text, mentions, reactions: [], ...fresh };
}

function purge(state: ChatState, seq: number, { person, since, own }: Purged): void {
  const purge = { seq, person, since, own };
  for (const message of state.messages.values()) {
    if (!isPurgedBy(purge, message)) continue;
    // What somebody else removed before goes for good with all the rest of its author.
    if (own) wipe(message);
    else if (!message.deleted) hide(message, seq);
  }
  rememberPurge(state, purge);
}

function applyReaction(message: MessageRecord, by: Person, { emoji, on }: Reacted): void {
  const reaction = message.reactions.find((one) => one.emoji === emoji);
  if (on) {
    if (!reaction) message.reactions.push({ emoji, people: [by] });
    else if (!reaction.people.includes(by)) reaction.people.push(by);
    return;
  }
  if (!reaction) return;
  const index = reaction.people.indexOf(by);
  if (index >= 0) reaction.people.splice(index, 1);
  if (reaction.people.length === 0) message.reactions.splice(message.reactions.indexOf(reaction), 1);
}

/**
 * The event itself, but nothing that was taken away since: who resumes late gets the place without the words.
 * Why somebody took it away is for the audit.
 */
function show(state: ChatState, { seq, at, by, event }: Entry<ChatEvent>): ChatEvent | null {
  switch (event.type) {
    case 'said': {
      const taken = takenAwayBy(state, { seq, at, by });
      if (taken === null) return event;
      return { type: 'said', text: '', ...(taken === 'staff' && { removed: true }) };
    }
    case 'edited':
      return isEditTakenAway(state, { seq, at, by, target: event.seq }) ? null : event;
    case 'removed':
      return { type: 'removed', seq: event.seq };
    case 'purged': {
      const { type, person, since, own } = event;
      return { type, person, since, own };
    }
    default:
      return event;
  }
}
