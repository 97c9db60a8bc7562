/** Chat events and snapshots as bytes. */
import { CodecError, type Person } from '../activity.ts';
import {
  type ByteReader,
  type ByteWriter,
  createReader,
  createWriter,
  putByte,
  putText,
  putVarint,
  takeByte,
  takeCount,
  takeEnd,
  takeText,
  takeVarint,
  written,
} from '../bytes.ts';
import { type ChatState, emptyState, type MessageRecord, type ReactionRecord } from './state.ts';
import type { ChatEvent } from './types.ts';

/** The first byte of an event. Numbers are in logs: never reuse one. */
const KIND = { said: 1, edited: 2, deleted: 3, reacted: 4, unreacted: 5 } as const;

export function encodeEvent(event: ChatEvent): Uint8Array {
  const writer = createWriter();
  switch (event.type) {
    case 'said':
      putByte(writer, KIND.said);
      putPeople(writer, event.mentions ?? []);
      putText(writer, event.text);
      break;
    case 'edited':
      putByte(writer, KIND.edited);
      putVarint(writer, event.seq);
      putText(writer, event.text);
      break;
    case 'deleted':
      putByte(writer, KIND.deleted);
      putVarint(writer, event.seq);
      break;
    case 'reacted':
      putByte(writer, event.on ? KIND.reacted : KIND.unreacted);
      putVarint(writer, event.seq);
      putText(writer, event.emoji);
  }
  return written(writer);
}

/** Throws only `CodecError`. */
export function decodeEvent(bytes: Uint8Array): ChatEvent {
  const reader = createReader(bytes);
  const event = takeEvent(reader);
  takeEnd(reader);
  return event;
}

function takeEvent(reader: ByteReader): ChatEvent {
  const kind = takeByte(reader);
  switch (kind) {
    case KIND.said: {
      const mentions = takePeople(reader);
      const text = takeText(reader);
      return mentions.length > 0 ? { type: 'said', text, mentions } : { type: 'said', text };
    }
    case KIND.edited:
      return { type: 'edited', seq: takeVarint(reader), text: takeText(reader) };
    case KIND.deleted:
      return { type: 'deleted', seq: takeVarint(reader) };
    case KIND.reacted:
    case KIND.unreacted:
      return { type: 'reacted', seq: takeVarint(reader), emoji: takeText(reader), on: kind === KIND.reacted };
    default:
      throw new CodecError(`unknown chat event ${kind}`);
  }
}

const EDITED = 1;
const DELETED = 2;

/**
 * total, the erased (count, sequence numbers as differences), the messages
 * (count, then each as below). Messages are the newest of all without a gap,
 * so their place in the room (`nth`) follows from `total`.
 */
export function encodeState(state: ChatState): Uint8Array {
  const writer = createWriter(1024);
  putVarint(writer, state.total);
  putVarint(writer, state.erased.size);
  let last = 0;
  for (const seq of state.erased) {
    putVarint(writer, seq - last);
    last = seq;
  }
  putVarint(writer, state.messages.size);
  let seq = 0;
  let at = 0;
  for (const message of state.messages.values()) {
    putVarint(writer, message.seq - seq);
    putVarint(writer, message.at - at);
    putMessage(writer, message);
    seq = message.seq;
    at = message.at;
  }
  return written(writer);
}

/** Flags, author, when edited (ms after it was said), text, mentions, reactions. */
function putMessage(writer: ByteWriter, message: MessageRecord): void {
  const { by, at, text, mentions, editedAt, deleted, reactions } = message;
  putByte(writer, (editedAt === null ? 0 : EDITED) | (deleted ? DELETED : 0));
  putVarint(writer, by);
  if (editedAt !== null) putVarint(writer, editedAt - at);
  putText(writer, text);
  putPeople(writer, mentions);
  putVarint(writer, reactions.length);
  for (const { emoji, people } of reactions) {
    putText(writer, emoji);
    putPeople(writer, people);
  }
}

/** Throws only `CodecError`. */
export function decodeState(bytes: Uint8Array): ChatState {
  const reader = createReader(bytes);
  const state = emptyState();
  state.total = takeVarint(reader);
  let erased = 0;
  for (let left = takeCount(reader, 1); left > 0; left--) {
    erased += takeVarint(reader);
    state.erased.add(erased);
  }
  const count = takeCount(reader, 8);
  if (count > state.total) throw new CodecError('more messages than were said');
  let seq = 0;
  let at = 0;
  for (let nth = state.total - count + 1; nth <= state.total; nth++) {
    seq += takeVarint(reader);
    at += takeVarint(reader);
    state.messages.set(seq, takeMessage(reader, seq, nth, at));
  }
  takeEnd(reader);
  return state;
}

function takeMessage(reader: ByteReader, seq: number, nth: number, at: number): MessageRecord {
  const flags = takeByte(reader);
  if (flags > (EDITED | DELETED)) throw new CodecError('unknown flags of a message');
  const by = takeVarint(reader);
  const editedAt = flags & EDITED ? at + takeVarint(reader) : null;
  const text = takeText(reader);
  const mentions = takePeople(reader);
  const reactions: ReactionRecord[] = [];
  for (let left = takeCount(reader, 2); left > 0; left--)
    reactions.push({ emoji: takeText(reader), people: takePeople(reader) });
  return { seq, nth, at, by, text, mentions, editedAt, deleted: (flags & DELETED) !== 0, reactions };
}

function putPeople(writer: ByteWriter, people: readonly Person[]): void {
  putVarint(writer, people.length);
  for (const person of people) putVarint(writer, person);
}

function takePeople(reader: ByteReader): Person[] {
  const people: Person[] = [];
  for (let left = takeCount(reader, 1); left > 0; left--) people.push(takeVarint(reader));
  return people;
}
