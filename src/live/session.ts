/** One live connection as data, and what can be written to it. */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Refusal } from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import type { Avatar } from '../people/profile.ts';
import type { Scope } from '../people/scopes.ts';
import type { ChannelId } from '../rooms/log.ts';
import type { Feed } from './feed.ts';
import { textFrame } from './frame.ts';
import type { ServerMessage } from './protocol.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Bytes waiting for a slow viewer from which on digests are dropped and made up by one resync (invariant 5). */
export const MAX_BACKLOG = 256 * 1024;

/** A viewer this far behind is let go: it would not catch up, and what it gets besides digests must stay bounded. */
const HOPELESS_BACKLOG = 4 * 1024 * 1024;

/** Who is behind a connection, for as long as their session lasts. */
export interface Person {
  readonly number: number;
  readonly name: string;
  /** By the log's clock. */
  readonly sessionEnds: number;
  /** Numbers they had before accounts of theirs were merged; absent for none. */
  readonly also?: readonly number[];
  /** What their token may be used for; absent for a session. */
  readonly scopes?: readonly Scope[];
  /** Where they came with the token of a bot: which one, and whose bot it is. */
  readonly token?: { readonly id: number; readonly owner: number };
  readonly kind: 'person' | 'bot';
  /** The picture they chose. */
  readonly avatar?: Avatar;
}

export interface Session {
  readonly socket: WebSocket;
  /** The TCP stream below: frames built once are written to it as they are. */
  readonly stream: Duplex;
  readonly address: string;
  readonly me: Person | null;
  /** Why somebody without an account may do nothing. */
  readonly stranger: Refusal;
  /** The client's own random id, from `hello`; empty before. */
  client: string;
  readonly subscriptions: Map<ChannelId, Subscription>;
  /** Which of the room's frames it gets, by room. */
  commands: TokenBucket | null;
  bytes: TokenBucket | null;
  /** Messages refused for speed or form that are still forgiven; null for nobody who ever offended. */
  patience: TokenBucket | null;
  /** False from a ping until its pong. */
  alive: boolean;
  /** Answers of the commit under way, by channel; sent together. */
  acks: Map<ChannelId, [n: number, seq: number][]> | null;
}

export interface Subscription {
  readonly feed: Feed;
  readonly unwatch: () => void;
  /** Sequence number up to which the viewer was served when it fell behind; null while it keeps up. */
  behindSince: number | null;
  typedAt: number;
}

/** Who does what this connection asks for. */
export function actorOf({ me, address }: Session): Actor {
  return { who: me?.number ?? 0, address, ...(me?.scopes && { scopes: me.scopes }) };
}

export function send(session: Session, message: ServerMessage): void {
  if (session.socket.readyState === session.socket.OPEN) write(session, textFrame(message));
}

/** Invariant 5: whoever asks and asks and never reads an answer is let go before the answers fill the memory. */
export function write(session: Session, frames: Buffer): void {
  if (!letGoIfHopeless(session)) session.stream.write(frames);
}

export function letGoIfHopeless({ stream, socket }: Session): boolean {
  const hopeless = stream.writableLength > HOPELESS_BACKLOG;
  if (hopeless) socket.terminate();
  return hopeless;
}

export function isSlow(session: Session): boolean {
  return session.stream.writableLength > MAX_BACKLOG;
}
