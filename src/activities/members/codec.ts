/** Member events and snapshots as bytes. */
import { CodecError } from '../activity.ts';
import {
  type ByteReader,
  createReader,
  createWriter,
  putByte,
  putVarint,
  takeByte,
  takeCount,
  takeEnd,
  takeVarint,
  written,
} from '../bytes.ts';
import { emptyState, type MembersState } from './state.ts';
import type { MemberRole, MembersEvent, MembersOptions } from './types.ts';

/** The first byte of an event. Numbers are in logs: never reuse one. */
const KIND = { joined: 1, left: 2, 'role-set': 3 } as const;

/** A role is its place in this list; only append. */
const ROLES: readonly MemberRole[] = ['watcher', 'player', 'master'];

export function encodeEvent(event: MembersEvent): Uint8Array {
  const writer = createWriter(16);
  putByte(writer, KIND[event.type]);
  switch (event.type) {
    case 'joined':
      putByte(writer, ROLES.indexOf(event.role));
      break;
    case 'left':
      putVarint(writer, event.heir);
      break;
    case 'role-set':
      putByte(writer, ROLES.indexOf(event.role));
      putVarint(writer, event.person);
  }
  return written(writer);
}

/** Throws only `CodecError`. */
export function decodeEvent(bytes: Uint8Array): MembersEvent {
  const reader = createReader(bytes);
  const event = takeEvent(reader);
  takeEnd(reader);
  return event;
}

function takeEvent(reader: ByteReader): MembersEvent {
  const kind = takeByte(reader);
  switch (kind) {
    case KIND.joined:
      return { type: 'joined', role: takeRole(reader) };
    case KIND.left:
      return { type: 'left', heir: takeVarint(reader) };
    case KIND['role-set']: {
      const role = takeRole(reader);
      return { type: 'role-set', person: takeVarint(reader), role };
    }
    default:
      throw new CodecError(`unknown member event ${kind}`);
  }
}

function takeRole(reader: ByteReader): MemberRole {
  const role = ROLES[takeByte(reader)];
  if (!role) throw new CodecError('unknown role');
  return role;
}

/**
 * Count, then each member in the order of joining: number, role, and how much
 * later (ms, sequence numbers) than the one before. About 6 bytes a member.
 */
export function encodeState(state: MembersState): Uint8Array {
  const writer = createWriter(16 + state.members.size * 8);
  putVarint(writer, state.members.size);
  let since = 0;
  let seq = 0;
  for (const [number, member] of state.members) {
    putVarint(writer, number);
    putByte(writer, ROLES.indexOf(member.role));
    putVarint(writer, member.since - since);
    putVarint(writer, member.seq - seq);
    since = member.since;
    seq = member.seq;
  }
  return written(writer);
}

/** Throws only `CodecError`. */
export function decodeState(bytes: Uint8Array, options: MembersOptions): MembersState {
  const reader = createReader(bytes);
  const state = emptyState(options);
  let since = 0;
  let seq = 0;
  for (let left = takeCount(reader, 4); left > 0; left--) {
    const number = takeVarint(reader);
    const role = takeRole(reader);
    since += takeVarint(reader);
    seq += takeVarint(reader);
    state.members.set(number, { role, since, seq });
    if (role === 'master') state.masters.add(number);
  }
  takeEnd(reader);
  return state;
}
