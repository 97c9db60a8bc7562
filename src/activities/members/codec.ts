/** Member events as bytes. */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError, type Time } from '../activity.ts';
import { decoded } from '../decoding.ts';
import type { Group, MemberRole, MembersEvent, Policy, WelcomeRole } from './types.ts';

/** The first byte of an event. Numbers are in logs: never reuse one. */
const KIND = {
  joined: 1,
  left: 2,
  'role-set': 3,
  'policy-set': 4,
  muted: 5,
  unmuted: 6,
  kicked: 7,
  banned: 8,
  unbanned: 9,
  locked: 10,
  'taken-over': 11,
  'joined-as-bot': 12,
} as const;

/** A role is its place in this list; only append. */
const ROLES: readonly MemberRole[] = ['watcher', 'player', 'master'];
/** The order in which a policy is written; only append. */
const GROUPS: readonly Group[] = ['talk', 'paint', 'play', 'invite'];

export function encodeEvent(event: MembersEvent): Uint8Array {
  const writer = new ByteWriter(16);
  writer.byte(event.type === 'joined' && event.bot ? KIND['joined-as-bot'] : KIND[event.type]);
  switch (event.type) {
    case 'joined':
      writeRole(writer, event.role);
      break;
    case 'left':
      writer.varint(event.heir);
      break;
    case 'role-set':
      writeRole(writer, event.role);
      writer.varint(event.person);
      break;
    case 'policy-set':
      writePolicy(writer, event.policy);
      writer.byte(event.welcome === null ? 0 : ROLES.indexOf(event.welcome) + 1);
      break;
    case 'muted':
      writer.varint(event.person);
      writeUntil(writer, event.until);
      writer.text(event.why).text(event.note);
      break;
    case 'kicked':
      writer.varint(event.person).varint(event.until);
      writer.text(event.why).text(event.note).varint(event.heir);
      break;
    case 'banned':
      writer.varint(event.person);
      writeUntil(writer, event.until);
      writer.text(event.why).text(event.note).varint(event.heir);
      writer.byte(event.member ? 1 : 0);
      break;
    case 'unmuted':
    case 'unbanned':
      writer.varint(event.person);
      break;
    case 'locked':
      writer.byte(event.on ? 1 : 0);
      break;
    case 'taken-over':
      writer.varint(event.from).varint(event.to);
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
    case KIND['joined-as-bot']:
      return { type: 'joined', role: takeRole(reader), bot: true };
    case KIND.left:
      return { type: 'left', heir: reader.varint() };
    case KIND['role-set']: {
      const role = takeRole(reader);
      return { type: 'role-set', person: reader.varint(), role };
    }
    case KIND['policy-set']: {
      const policy = takePolicy(reader);
      const welcome = reader.byte();
      return { type: 'policy-set', policy, welcome: welcome === 0 ? null : welcomeAt(welcome - 1) };
    }
    case KIND.muted:
      return { type: 'muted', person: reader.varint(), until: takeUntil(reader), ...takeWords(reader) };
    case KIND.unmuted:
      return { type: 'unmuted', person: reader.varint() };
    case KIND.kicked: {
      const [person, until] = [reader.varint(), reader.varint()];
      return { type: 'kicked', person, until, ...takeWords(reader), heir: reader.varint() };
    }
    case KIND.banned: {
      const [person, until] = [reader.varint(), takeUntil(reader)];
      const words = takeWords(reader);
      return { type: 'banned', person, until, ...words, heir: reader.varint(), member: takeFlag(reader) };
    }
    case KIND.unbanned:
      return { type: 'unbanned', person: reader.varint() };
    case KIND.locked:
      return { type: 'locked', on: takeFlag(reader) };
    case KIND['taken-over']:
      return { type: 'taken-over', from: reader.varint(), to: reader.varint() };
    default:
      throw new CodecError(`unknown member event ${kind}`);
  }
}

export function writeRole(writer: ByteWriter, role: MemberRole): void {
  writer.byte(ROLES.indexOf(role));
}

export function takeRole(reader: ByteReader): MemberRole {
  return roleAt(reader.byte());
}

export function takeWelcome(reader: ByteReader): WelcomeRole {
  return welcomeAt(reader.byte());
}

function roleAt(index: number): MemberRole {
  const role = ROLES[index];
  if (!role) throw new CodecError('unknown role');
  return role;
}

function welcomeAt(index: number): WelcomeRole {
  const role = roleAt(index);
  if (role === 'master') throw new CodecError('nobody is welcomed as master');
  return role;
}

/** A byte for each group: 0 where nothing is said, else the role's place and one. */
export function writePolicy(writer: ByteWriter, policy: Partial<Policy>): void {
  for (const group of GROUPS) {
    const role = policy[group];
    writer.byte(role === undefined ? 0 : ROLES.indexOf(role) + 1);
  }
}

export function takePolicy(reader: ByteReader): Partial<Policy> {
  const said = GROUPS.flatMap((group) => {
    const index = reader.byte();
    return index === 0 ? [] : [[group, roleAt(index - 1)] as const];
  });
  return Object.fromEntries(said);
}

/** 0 for none: nothing ended at the beginning of time. */
export function writeUntil(writer: ByteWriter, until: Time | null): void {
  writer.varint(until ?? 0);
}

export function takeUntil(reader: ByteReader): Time | null {
  return reader.varint() || null;
}

export function takeFlag(reader: ByteReader): boolean {
  const flag = reader.byte();
  if (flag > 1) throw new CodecError('neither yes nor no');
  return flag === 1;
}

export function takeWords(reader: ByteReader): { why: string; note: string } {
  const why = reader.text();
  return { why, note: reader.text() };
}
