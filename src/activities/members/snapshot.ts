/** The member list as bytes. */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import type { Person } from '../activity.ts';
import { decoded } from '../decoding.ts';
import {
  takeFlag,
  takePolicy,
  takeRole,
  takeUntil,
  takeWelcome,
  takeWords,
  writePolicy,
  writeRole,
  writeUntil,
} from './codec.ts';
import { emptyState, type MembersState } from './state.ts';
import type { Bar, MembersOptions } from './types.ts';

/**
 * Count, then each member in the order of joining: number, role, whether a bot, and how much
 * later (ms, sequence numbers) than the one before, about 7 bytes a member.
 * Then owner, policy, welcome, lock, mutes and bans.
 */
export function encodeState(state: MembersState): Uint8Array {
  const writer = new ByteWriter(64 + state.members.size * 8);
  writer.varint(state.members.size);
  let since = 0;
  let seq = 0;
  for (const [number, member] of state.members) {
    writer.varint(number);
    writeRole(writer, member.role);
    writer.byte(member.bot ? 1 : 0);
    writer.varint(member.since - since);
    writer.varint(member.seq - seq);
    since = member.since;
    seq = member.seq;
  }
  writer.varint(state.owner);
  writePolicy(writer, state.policy);
  writeRole(writer, state.welcome);
  writer.byte(state.locked ? 1 : 0);
  writer.varint(state.muted.size);
  for (const [person, bar] of state.muted) writeBar(writer, person, bar);
  writer.varint(state.banned.size);
  for (const [person, bar] of state.banned) {
    writeBar(writer, person, bar);
    writer.byte(bar.kind === 'kick' ? 1 : 0).byte(bar.knew ? 1 : 0);
  }
  return writer.done();
}

/** Throws only `CodecError`. */
export function decodeState(bytes: Uint8Array, options: MembersOptions): MembersState {
  return decoded(bytes, (reader) => takeState(reader, options));
}

function takeState(reader: ByteReader, options: MembersOptions): MembersState {
  const state = emptyState(options);
  let since = 0;
  let seq = 0;
  for (let left = reader.varint(); left > 0; left--) {
    const number = reader.varint();
    const role = takeRole(reader);
    const bot = takeFlag(reader);
    since += reader.varint();
    seq += reader.varint();
    state.members.set(number, { role, since, seq, ...(bot && { bot }) });
    if (role === 'master') state.masters.add(number);
  }
  state.owner = reader.varint();
  state.policy = takePolicy(reader);
  state.welcome = takeWelcome(reader);
  state.locked = takeFlag(reader);
  for (let left = reader.varint(); left > 0; left--) state.muted.set(...takeBar(reader));
  for (let left = reader.varint(); left > 0; left--) {
    const [person, bar] = takeBar(reader);
    const kind = takeFlag(reader) ? 'kick' : 'ban';
    state.banned.set(person, { ...bar, kind, knew: takeFlag(reader) });
  }
  return state;
}

function writeBar(writer: ByteWriter, person: Person, { until, why, note, by, at }: Bar): void {
  writer.varint(person);
  writeUntil(writer, until);
  writer.text(why).text(note).varint(by).varint(at);
}

function takeBar(reader: ByteReader): [Person, Bar] {
  const person = reader.varint();
  const until = takeUntil(reader);
  const words = takeWords(reader);
  return [person, { until, ...words, by: reader.varint(), at: reader.varint() }];
}
