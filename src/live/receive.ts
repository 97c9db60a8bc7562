/** What a session does with each message it gets. */
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import type { Answer } from '../rooms/log.ts';
import { leave } from './audience.ts';
import { type OpenDeps, openChannel } from './open-channel.ts';
import { parseMessage } from './parse.ts';
import type { PointerTeller } from './pointers.ts';
import { presentOf } from './presence.ts';
import { CLOSE, type ClientMessage, type Do } from './protocol.ts';
import { actorOf, type Session, send } from './session.ts';
import { fullBucket, take } from './token-bucket.ts';
import type { TokenPace } from './token-pace.ts';

/** Refused messages after which a connection is ended: it is broken or hostile. */
const MAX_OFFENCES = 100;
/** Of these so many are forgiven each second. */
const FORGIVEN_PER_SECOND = 5;
/** A bucket holds this many seconds' worth. */
const BURST = 3;

export interface Limits {
  readonly commandsPerSecond: number;
  readonly bytesPerSecond: number;
}

export interface ReceiveDeps extends OpenDeps {
  readonly limits: Limits;
  readonly tokenPace: TokenPace;
  readonly server: string;
  readonly pointers: PointerTeller;
  /** In ms. */
  readonly heartbeat: number;
  readonly received: (kind: string) => void;
  readonly refused: (code: string) => void;
}

export function createReceiver(deps: ReceiveDeps) {
  /** Sessions with answers to flush at the end of this turn: one frame for all answers of a commit. */
  const answered = new Set<Session>();

  function flush(): void {
    for (const session of answered) {
      for (const [id, acks] of session.acks ?? []) send(session, { t: 'done', id, acks });
      session.acks = null;
    }
    answered.clear();
  }

  function acknowledge(session: Session, id: number, n: number, answer: Answer): void {
    if (isRefusal(answer)) {
      const { refused: code, detail } = answer;
      send(session, { t: 'refused', id, n, code, ...(detail && { detail }) });
      return;
    }
    session.acks ??= new Map();
    const acks = session.acks.get(id);
    if (acks) acks.push([n, answer]);
    else session.acks.set(id, [[n, answer]]);
    if (answered.size === 0) queueMicrotask(flush);
    answered.add(session);
  }

  function complain(session: Session, refusal: Refusal, about: { ref?: number; id?: number } = {}): void {
    const { refused: code, detail } = refusal;
    deps.refused(code);
    send(session, { t: 'error', code, ...(detail && { detail }), ...about });
    if (isBeyondPatience(session)) session.socket.close(CLOSE.protocol, code);
  }

  function command(session: Session, { id, n, c }: Do): void {
    const subscription = session.subscriptions.get(id);
    if (!subscription) return complain(session, refuse('live/not-open', { id }), { id });
    if (!session.me) return acknowledge(session, id, n, session.stranger);
    // Whoever acts has stopped writing.
    subscription.typedAt = 0;
    const by = { ...actorOf(session), client: session.client, n };
    return deps.host.submitTo(subscription.feed.channel, c, by, (answer) =>
      acknowledge(session, id, n, answer),
    );
  }

  /** A command gets its refusal under its number; whoever goes on regardless is let go. */
  function slowDown(session: Session, message: ClientMessage, wait: number): void {
    const refusal = refuse('live/too-fast', { wait });
    if (isBeyondPatience(session)) return session.socket.close(CLOSE.tooFast, String(Math.ceil(wait / 1000)));
    if (message.t === 'do') return acknowledge(session, message.id, message.n, refusal);
    // Nobody waits for an answer to these; the next one says the same.
    if (message.t === 'typing' || message.t === 'point' || message.t === 'close') return;
    deps.refused(refusal.refused);
    send(session, { t: 'error', code: refusal.refused, detail: { wait }, ...aboutOf(message) });
  }

  /** Counts an offence. A client that heeds what it is told never gets there, however long it stays. */
  function isBeyondPatience(session: Session): boolean {
    const now = deps.now();
    session.patience ??= fullBucket(MAX_OFFENCES, now);
    return take(session.patience, 1, FORGIVEN_PER_SECOND, MAX_OFFENCES, now) > 0;
  }

  /** Milliseconds until this connection may send a command of so many bytes; 0 for now. */
  function delay(session: Session, bytes: number): number {
    const { bytesPerSecond } = deps.limits;
    const now = deps.now();
    session.bytes ??= fullBucket(bytesPerSecond * BURST, now);
    return (
      delayOfOne(session, now) || take(session.bytes, bytes, bytesPerSecond, bytesPerSecond * BURST, now)
    );
  }

  /** The same, whatever its size. A bot has one limit over all its connections. */
  function delayOfOne(session: Session, now: number): number {
    const token = session.me?.token;
    if (token) return deps.tokenPace.take(token.id);
    const { commandsPerSecond } = deps.limits;
    session.commands ??= fullBucket(commandsPerSecond * BURST, now);
    return take(session.commands, 1, commandsPerSecond, commandsPerSecond * BURST, now);
  }

  async function open(session: Session, message: Extract<ClientMessage, { t: 'open' }>): Promise<void> {
    const { ref } = message;
    try {
      const refusal = await openChannel(deps, session, message);
      if (refusal) complain(session, refusal, { ref });
    } catch (error) {
      const { code } = error as { code?: string };
      complain(session, refuse(code?.includes('/') ? code : 'rooms/failed'), { ref });
    }
  }

  function close(session: Session, id: number): void {
    const subscription = session.subscriptions.get(id);
    if (!subscription) return;
    session.subscriptions.delete(id);
    subscription.unwatch();
    const { room } = subscription.feed.channel;
    if (leave(deps.audience, room.id, session)) deps.presence.changed(room.id);
  }

  function perform(session: Session, message: ClientMessage): void {
    switch (message.t) {
      case 'hello':
        if (session.client !== '') return complain(session, refuse('live/hello-twice'));
        session.client = message.client;
        return send(session, {
          t: 'welcome',
          me: session.me && {
            ...presentOf(session.me),
            ...(session.me.also && { also: session.me.also }),
          },
          server: deps.server,
          now: deps.now(),
          heartbeat: deps.heartbeat,
        });
      case 'open':
        void open(session, message);
        return;
      case 'close':
        return close(session, message.id);
      case 'do':
        return command(session, message);
      case 'typing': {
        const subscription = session.subscriptions.get(message.id);
        if (!subscription || !session.me) return;
        subscription.typedAt = deps.now();
        return deps.presence.typing(subscription.feed.channel.room.id, message.id);
      }
      case 'point': {
        const subscription = session.subscriptions.get(message.id);
        if (!subscription || !session.me) return;
        const { room, id } = subscription.feed.channel;
        return deps.pointers.point(room.id, id, session.me.number, message.at);
      }
      case 'ping':
        return send(session, { t: 'pong' });
    }
  }

  return {
    /** @param data a text frame as it came, null for a binary one */
    message(session: Session, data: Buffer | null): void {
      if (data === null) return complain(session, refuse('live/binary'));
      const message = parseMessage(data.toString());
      if (isRefusal(message)) return complain(session, message);
      deps.received(message.t);
      if (session.client === '' && message.t !== 'hello')
        return complain(session, refuse('live/hello-first'), aboutOf(message));
      const wait = delay(session, data.length);
      if (wait > 0) slowDown(session, message, wait);
      // Letting go of a channel is never put off.
      if (wait === 0 || message.t === 'close') perform(session, message);
    },
    /** Ends what the session watches in this room, as it may no longer be seen; asking again says why. */
    expel(session: Session, room: number): void {
      for (const [id, { feed }] of [...session.subscriptions]) {
        if (feed.channel.room.id !== room) continue;
        close(session, id);
        send(session, { t: 'reset', id });
      }
    },
    /** The connection is gone: lets go of everything it watched. */
    gone(session: Session): void {
      for (const id of [...session.subscriptions.keys()]) close(session, id);
    },
  };
}

function aboutOf(message: ClientMessage): { ref?: number; id?: number } {
  if (message.t === 'open') return { ref: message.ref };
  return 'id' in message ? { id: message.id } : {};
}
