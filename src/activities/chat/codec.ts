/** Chat events and snapshots as bytes. */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError, type Person, type Time } from '../activity.ts';
import { decoded } from '../decoding.ts';
import { hide } from './removals.ts';
import {
  type ChatState,
  type Erased,
  emptyState,
  type MessageRecord,
  type Purge,
  type ReactionRecord,
} from './state.ts';
import type { ChatEvent } from './types.ts';

/** The first byte of an event. Numbers are in logs: never reuse one. */
const KIND = {
  said: 1,
  edited: 2,
  deleted: 3,
  reacted: 4,
  unreacted: 5,
  configured: 6,
  removed: 7,
  purged: 8,
  erased: 9,
  restored: 10,
} as const;

export function encodeEvent(event: ChatEvent): Uint8Array {
  const writer = new ByteWriter();
  switch (event.type) {
    case 'said':
      writer.byte(KIND.said);
      putPeople(writer, event.mentions ?? []);
      writer.text(event.text);
      break;
    case 'edited':
      writer.byte(KIND.edited);
      writer.varint(event.seq);
      writer.text(event.text);
      break;
    case 'deleted':
      writer.byte(KIND.deleted);
      writer.varint(event.seq);
      break;
    case 'reacted':
      writer.byte(event.on ? KIND.reacted : KIND.unreacted);
      writer.varint(event.seq);
      writer.text(event.emoji);
      break;
    case 'configured':
      writer.byte(KIND.configured);
      writer.varint(event.slow);
      break;
    case 'removed':
      writer.byte(KIND.removed);
      writer.varint(event.seq);
      writer.text(event.why ?? '');
      break;
    case 'purged':
      // "Erased" is what a person wanted of their own messages.
      writer.byte(event.own ? KIND.erased : KIND.purged);
      writer.varint(event.person);
      writer.varint(event.since);
      writer.text(event.why ?? '');
      break;
    case 'restored':
      writer.byte(KIND.restored);
      writer.varint(event.removal);
  }
  return writer.done();
}

/** Throws only `CodecError`. */
export function decodeEvent(bytes: Uint8Array): ChatEvent {
  return decoded(bytes, takeEvent);
}

function takeEvent(reader: ByteReader): ChatEvent {
  const kind = reader.byte();
  switch (kind) {
    case KIND.said: {
      const mentions = takePeople(reader);
      const text = reader.text();
      return mentions.length > 0 ? { type: 'said', text, mentions } : { type: 'said', text };
    }
    case KIND.edited:
      return { type: 'edited', seq: reader.varint(), text: reader.text() };
    case KIND.deleted:
      return { type: 'deleted', seq: reader.varint() };
    case KIND.reacted:
    case KIND.unreacted:
      return { type: 'reacted', seq: reader.varint(), emoji: reader.text(), on: kind === KIND.reacted };
    case KIND.configured:
      return { type: 'configured', slow: reader.varint() };
    case KIND.removed:
      return { type: 'removed', seq: reader.varint(), ...takeWhy(reader) };
    case KIND.purged:
    case KIND.erased: {
      const [person, since] = [reader.varint(), reader.varint()];
      return { type: 'purged', person, since, own: kind === KIND.erased, ...takeWhy(reader) };
    }
    case KIND.restored:
      return { type: 'restored', removal: reader.varint() };
    default:
      throw new CodecError(`unknown chat event ${kind}`);
  }
}

function takeWhy(reader: ByteReader): { why?: string } {
  const why = reader.text();
  return why === '' ? {} : { why };
}

const EDITED = 1;
const DELETED = 2;
const REMOVED = 4;
const KEPT = 8;

/**
 * total, last, slow, who waits (count, person and time as difference), the
 * erased (count, twice the difference of sequence numbers, odd for removed, and by
 * which entry), the purges, the messages (count, then each as below). Messages are the newest of
 * all without a gap, so their place in the room (`nth`) follows from `total`.
 */
export function encodeState(state: ChatState): Uint8Array {
  const writer = new ByteWriter(1024);
  writer.varint(state.total);
  writer.varint(state.last);
  writer.varint(state.slow);
  putTimes(writer, state.saidAt);
  putErased(writer, state.erased);
  writer.varint(state.purges.length);
  for (const { seq, person, since, own } of state.purges) {
    writer.varint(seq);
    writer.varint(person);
    writer.varint(since);
    writer.byte(Number(own));
  }
  writer.varint(state.messages.size);
  let seq = 0;
  let at = 0;
  for (const message of state.messages.values()) {
    writer.varint(message.seq - seq);
    writer.varint(message.at - at);
    putMessage(writer, message);
    seq = message.seq;
    at = message.at;
  }
  return writer.done();
}

/** Earliest first. */
function putTimes(writer: ByteWriter, times: ReadonlyMap<Person, Time>): void {
  writer.varint(times.size);
  let last = 0;
  for (const [person, at] of times) {
    writer.varint(person);
    writer.varint(at - last);
    last = at;
  }
}

function putErased(writer: ByteWriter, erased: ReadonlyMap<number, Erased>): void {
  writer.varint(erased.size);
  let last = 0;
  // Old messages are removed in any order.
  for (const [seq, { removed, removal }] of [...erased].sort(([one], [other]) => one - other)) {
    writer.varint((seq - last) * 2 + Number(removed));
    writer.varint(removal);
    last = seq;
  }
}

/**
 * Flags, author, the entry that removed it (where it is kept), when edited (ms after it was said), text,
 * mentions, reactions. Of one that is kept the latter are those it had: it shows none itself.
 */
function putMessage(writer: ByteWriter, message: MessageRecord): void {
  const { by, at, deleted, removed, kept, removal } = message;
  const { text, mentions, editedAt, reactions } = kept ?? message;
  writer.byte(
    (editedAt === null ? 0 : EDITED) |
      (deleted ? DELETED : 0) |
      (removed ? REMOVED : 0) |
      (kept === null ? 0 : KEPT),
  );
  writer.varint(by);
  if (kept !== null) writer.varint(removal);
  if (editedAt !== null) writer.varint(editedAt - at);
  writer.text(text);
  putPeople(writer, mentions);
  writer.varint(reactions.length);
  for (const { emoji, people } of reactions) {
    writer.text(emoji);
    putPeople(writer, people);
  }
}

/** Throws only `CodecError`. */
export function decodeState(bytes: Uint8Array): ChatState {
  return decoded(bytes, takeState);
}

function takeState(reader: ByteReader): ChatState {
  const state = emptyState();
  state.total = reader.varint();
  state.last = reader.varint();
  state.slow = reader.varint();
  let said = 0;
  for (let left = reader.varint(); left > 0; left--) {
    const person = reader.varint();
    said += reader.varint();
    state.saidAt.set(person, said);
  }
  let erased = 0;
  for (let left = reader.varint(); left > 0; left--) {
    const step = reader.varint();
    erased += Math.floor(step / 2);
    state.erased.set(erased, { removed: step % 2 === 1, removal: reader.varint() });
  }
  state.purges = takePurges(reader);
  const count = reader.varint();
  if (count > state.total) throw new CodecError('more messages than were said');
  let seq = 0;
  let at = 0;
  for (let nth = state.total - count + 1; nth <= state.total; nth++) {
    seq += reader.varint();
    at += reader.varint();
    state.messages.set(seq, takeMessage(reader, seq, nth, at));
  }
  return state;
}

function takePurges(reader: ByteReader): Purge[] {
  const purges: Purge[] = [];
  for (let left = reader.varint(); left > 0; left--) {
    const [seq, person, since] = [reader.varint(), reader.varint(), reader.varint()];
    purges.push({ seq, person, since, own: reader.byte() === 1 });
  }
  return purges;
}

function takeMessage(reader: ByteReader, seq: number, nth: number, at: number): MessageRecord {
  const flags = reader.byte();
  if (flags > (EDITED | DELETED | REMOVED | KEPT)) throw new CodecError('unknown flags of a message');
  const by = reader.varint();
  const removal = flags & KEPT ? reader.varint() : 0;
  const editedAt = flags & EDITED ? at + reader.varint() : null;
  const text = reader.text();
  const mentions = takePeople(reader);
  const reactions: ReactionRecord[] = [];
  for (let left = reader.varint(); left > 0; left--)
    reactions.push({ emoji: reader.text(), people: takePeople(reader) });
  const [deleted, removed] = [(flags & DELETED) !== 0, (flags & REMOVED) !== 0];
  const said = { text, mentions, editedAt, reactions };
  const message = { seq, nth, at, by, ...said, deleted, removed, removal, kept: null };
  if (flags & KEPT) hide(message, removal);
  return message;
}

function putPeople(writer: ByteWriter, people: readonly Person[]): void {
  writer.varint(people.length);
  for (const person of people) writer.varint(person);
}

function takePeople(reader: ByteReader): Person[] {
  const people: Person[] = [];
  for (let left = reader.varint(); left > 0; left--) people.push(reader.varint());
  return people;
}
