/** Member events and snapshots as bytes. */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError } from '../activity.ts';
import { decoded } from '../decoding.ts';
import { emptyState, type MembersState } from './state.ts';
import type { MemberRole, MembersEvent, MembersOptions } from './types.ts';

/** The first byte of an event. Numbers are in logs: never reuse one. */
const KIND = { joined: 1, left: 2, 'role-set': 3 } as const;

/** A role is its place in this list; only append. */
const ROLES: readonly MemberRole[] = ['watcher', 'player', 'master'];

export function encodeEvent(event: MembersEvent): Uint8Array {
  const writer = new ByteWriter(16);
  writer.byte(KIND[event.type]);
  switch (event.type) {
    case 'joined':
      writer.byte(ROLES.indexOf(event.role));
      break;
    case 'left':
      writer.varint(event.heir);
      break;
    case 'role-set':
      writer.byte(ROLES.indexOf(event.role));
      writer.varint(event.person);
  }
  return writer.done();
}

/** Throws only `CodecError`. */
export function decodeEvent(bytes: Uint8Array): MembersEvent {
  return decoded(bytes, takeEvent);
}

function takeEvent(reader: ByteReader): MembersEvent {
  const kind = reader.byte();
  switch (kind) {
    case KIND.joined:
      return { type: 'joined', role: takeRole(reader) };
    case KIND.left:
      return { type: 'left', heir: reader.varint() };
    case KIND['role-set']: {
      const role = takeRole(reader);
      return { type: 'role-set', person: reader.varint(), role };
    }
    default:
      throw new CodecError(`unknown member event ${kind}`);
  }
}

function takeRole(reader: ByteReader): MemberRole {
  const role = ROLES[reader.byte()];
  if (!role) throw new CodecError('unknown role');
  return role;
}

/**
 * Count, then each member in the order of joining: number, role, and how much
 * later (ms, sequence numbers) than the one before. About 6 bytes a member.
 */
export function encodeState(state: MembersState): Uint8Array {
  const writer = new ByteWriter(16 + state.members.size * 8);
  writer.varint(state.members.size);
  let since = 0;
  let seq = 0;
  for (const [number, member] of state.members) {
    writer.varint(number);
    writer.byte(ROLES.indexOf(member.role));
    writer.varint(member.since - since);
    writer.varint(member.seq - seq);
    since = member.since;
    seq = member.seq;
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
    since += reader.varint();
    seq += reader.varint();
    state.members.set(number, { role, since, seq });
    if (role === 'master') state.masters.add(number);
  }
  return state;
}
