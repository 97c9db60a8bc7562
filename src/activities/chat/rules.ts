/** The rules of the chat. Who may talk is asked before, of `people/roles.ts`; here only whose message it is. */
import {
  type Entry,
  isRefusal,
  type Moment,
  type Person,
  type Refusal,
  type Rules,
  refuse,
} from '../activity.ts';
import { decodeEvent, decodeState, encodeEvent, encodeState } from './codec.ts';
import { readEmoji } from './emoji.ts';
import {
  type ChatState,
  EDIT_MINUTES,
  emptyState,
  isBeforeWindow,
  isFresh,
  isReactable,
  type MessageRecord,
  newest,
  trim,
  wasDeleted,
} from './state.ts';
import { tidyText } from './text.ts';
import type {
  ChatCommand,
  ChatEvent,
  ChatView,
  Delete,
  Deleted,
  Edit,
  Edited,
  React,
  Reacted,
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
  version: 1,
  open: emptyState,
  decide,
  apply,
  view: (state) => ({ messages: newest(state, VIEWED), earlier: state.total > VIEWED }),
  show: (state, entry) => show(state, entry),
  snapshot: encodeState,
  restore: decodeState,
  encode: encodeEvent,
  decode: decodeEvent,
};

function decide(state: ChatState, command: ChatCommand, moment: Moment): ChatEvent | Refusal {
  switch (command.type) {
    case 'say':
      return say(command);
    case 'edit':
      return edit(state, command, moment);
    case 'delete':
      return remove(state, command, moment);
    case 'react':
      return react(state, command, moment.who);
  }
}

function say({ text, mentions = [] }: Say): Said | Refusal {
  const tidy = tidyText(text);
  if (isRefusal(tidy)) return tidy;
  const people = [...new Set(mentions)];
  if (people.length > MAX_MENTIONS) return refuse('chat/too-many-mentions', { max: MAX_MENTIONS });
  return people.length > 0 ? { type: 'said', text: tidy, mentions: people } : { type: 'said', text: tidy };
}

function edit(state: ChatState, { seq, text }: Edit, moment: Moment): Edited | Refusal {
  const message = ownFreshMessage(state, seq, moment);
  if (isRefusal(message)) return message;
  const tidy = tidyText(text);
  if (isRefusal(tidy)) return tidy;
  return tidy === message.text ? refuse('chat/no-change') : { type: 'edited', seq, text: tidy };
}

function remove(state: ChatState, { seq }: Delete, moment: Moment): Deleted | Refusal {
  const message = ownFreshMessage(state, seq, moment);
  return isRefusal(message) ? message : { type: 'deleted', seq };
}

function ownFreshMessage(state: ChatState, seq: number, { who, at }: Moment): MessageRecord | Refusal {
  const message = state.messages.get(seq);
  // What left the window is too old, whosever it was.
  if (!message && isBeforeWindow(state, seq)) return refuse('chat/too-late', { minutes: EDIT_MINUTES });
  if (!message || message.deleted) return refuse('chat/no-such-message');
  if (message.by !== who) return refuse('chat/not-yours');
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
  if (event.type === 'said') {
    state.total++;
    state.messages.set(seq, {
      seq,
      nth: state.total,
      at,
      by,
      text: event.text,
      mentions: event.mentions ?? [],
      editedAt: null,
      deleted: false,
      reactions: [],
    });
    trim(state, at);
    return;
  }
  const message = state.messages.get(event.seq);
  if (!message || message.deleted) return;
  switch (event.type) {
    case 'edited':
      message.text = event.text;
      message.editedAt = at;
      break;
    case 'deleted':
      Object.assign(message, { text: '', mentions: [], editedAt: null, deleted: true, reactions: [] });
      break;
    case 'reacted':
      applyReaction(message, by, event);
  }
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

/** The event itself, but nothing that was deleted since: who resumes late gets the place without the words. */
function show(state: ChatState, { seq, event }: Entry<ChatEvent>): ChatEvent {
  if (event.type === 'said' && wasDeleted(state, seq)) return { type: 'said', text: '' };
  if (event.type === 'edited' && wasDeleted(state, event.seq)) return { ...event, text: '' };
  return event;
}
