/**
 * One activity of one room, over any number of connections: where we stand in
 * its log, and what is on its way there. Entries reach the handlers once and in
 * order; where that cannot be had, the whole is loaded afresh and never a hole
 * passed over.
 */
import { isRefusal, type Refusal, type RefusalDetail, refuse } from '../activities/activity.ts';
import type { ClientMessage, Opened, Resumed, ServerMessage } from '../live/protocol.ts';
import { MAX_FRAME } from '../live/protocol.ts';
import type { Clock } from './clock.ts';
import type { DigestFrame } from './digest-frame.ts';
import { createOutbox, type OutgoingCommand } from './outbox.ts';
import type { Channel, ChannelHandlers, Remedy } from './types.ts';

/** What comes in for a channel, by WebSocket or polling. */
export type Incoming = ServerMessage | DigestFrame;

/** The connection as a channel sees it, while there is one. */
export interface Wire {
  /** A number for the `ref` of an `open`, never used before by this client. */
  ref(): number;
  send(message: ClientMessage): void;
}

export interface ChannelCore {
  readonly room: string;
  readonly activity: string;
  /** The `ref` of the `open` under way, or 0. */
  readonly ref: number;
  /** The server's id while the channel is open, or 0. */
  readonly id: number;
  /** A part of the program wants to follow; everybody following is given the whole then. */
  follow(handlers: ChannelHandlers<unknown>): Channel;
  /** There is a connection. `newcomer`: it is somebody else's now. */
  attach(wire: Wire, newcomer: NewSession | null): void;
  detach(): void;
  receive(message: Incoming): void;
  /** No more connections: what has no answer is refused. */
  end(): void;
}

/** `signedOut`: there was an account before. What it sent may have been done. */
export interface NewSession {
  readonly signedOut: boolean;
}

const LARGEST_COMMAND = MAX_FRAME - 128;

/** Refusals that the server gives before it looks at a command, and that time alone cures. */
const NOT_NOW = new Set(['live/too-fast', 'rooms/closing']);
/** Codes of what ails the server or the moment, not the channel. */
const FAILING = /^(store\/|rooms\/(failed|closing|busy)$|live\/too-fast$)/;
/** Where the server does not say when to try again, in ms. */
const TRY_AGAIN = 3_000;

const waitOf = ({ detail }: { readonly detail?: RefusalDetail }) => Number(detail?.wait) || TRY_AGAIN;

export function createChannel(
  room: string,
  activity: string,
  clock: Pick<Clock, 'after'>,
  remedy?: Remedy,
): ChannelCore {
  const followers = new Set<ChannelHandlers<unknown>>();
  const outbox = createOutbox(clock);
  let wire: Wire | null = null;
  let ref = 0;
  let id = 0;
  let epoch: string | null = null;
  let seq = 0;
  /** Somebody needs the whole; stays so over lost connections until it has come. */
  let wanted = true;
  let ended = false;

  /** Asks for the channel, from where we stand if that will do. */
  function open(): void {
    if (!wire) return;
    ref = wire.ref();
    id = 0;
    outbox.shut();
    const from = wanted || epoch === null ? {} : { after: seq, epoch };
    wire.send({ t: 'open', ref, room, activity, ...from });
  }

  function openAfresh(): void {
    wanted = true;
    open();
  }

  function isOpen(message: Opened | Resumed): void {
    ref = 0;
    id = message.id;
    // In another epoch (a backup was restored) too, numbers stay: the backup holds the answers beside the
    // entries, so that what it has is answered and what it lost is done again.
    epoch = message.epoch;
    const { id: channel } = message;
    outbox.open((n, c) => wire?.send({ t: 'do', id: channel, n, c }), message.n);
  }

  /** Nobody follows any more and nothing is on its way: the server need not send to us. */
  function leaveWhenDone(): void {
    if (followers.size > 0 || outbox.size > 0 || !id) return;
    wire?.send({ t: 'close', id });
    id = 0;
    epoch = null;
    outbox.shut();
  }

  /** True when `from` to `to` holds something new; asks for the whole when there is a hole before it. */
  function advances(from: number, to: number): boolean {
    if (to <= seq) return false;
    if (from <= seq + 1) return true;
    openAfresh();
    return false;
  }

  function receive(message: Incoming): void {
    switch (message.t) {
      case 'opened':
        isOpen(message);
        seq = message.seq;
        wanted = false;
        for (const follower of [...followers]) follower.view(message.view, message.seq, message.epoch);
        leaveWhenDone();
        return;
      case 'resumed':
        // Less than what we have, or of another epoch, cannot be our place in the log.
        if (message.epoch !== epoch || message.seq < seq) {
          openAfresh();
        } else {
          isOpen(message);
          leaveWhenDone();
        }
        return;
      case 'entries': {
        if (!advances(message.from, message.to)) return;
        const fresh = message.entries.filter((entry) => entry.seq > seq);
        seq = message.to;
        for (const follower of [...followers]) follower.entries?.(fresh);
        return;
      }
      case 'digest':
        if (!advances(message.from, message.to)) return;
        seq = message.to;
        for (const follower of [...followers]) follower.digest?.(message.body, message.to);
        return;
      case 'done':
        for (const [n, done] of message.acks) outbox.answer(n, done);
        leaveWhenDone();
        return;
      case 'refused':
        // No answer to the command, only to its moment: it is sent again.
        if (NOT_NOW.has(message.code)) outbox.postpone(message.n, waitOf(message));
        else outbox.answer(message.n, refuse(message.code, message.detail));
        leaveWhenDone();
        return;
      case 'reset':
        openAfresh();
        return;
      case 'typing':
        for (const follower of [...followers]) follower.typing?.(message.people);
        return;
      case 'pointers':
        for (const follower of [...followers]) follower.pointers?.(message.moved);
        return;
      case 'error': {
        // One message of ours was not liked; the channel itself is well.
        if (message.ref === undefined && message.code.startsWith('live/')) {
          if (message.code === 'live/not-open') open();
          return;
        }
        if (FAILING.test(message.code)) {
          ref = 0;
          id = 0;
          outbox.shut();
          const present = wire;
          clock.after(waitOf(message), () => {
            if (wire === present && !ref && !id) open();
          });
          return;
        }
        const refusal = refuse(message.code, message.detail);
        ref = 0;
        id = 0;
        epoch = null;
        outbox.shut();
        outbox.refuse('all', refusal);
        for (const follower of [...followers]) follower.refused?.(refusal);
      }
    }
  }

  function post(command: OutgoingCommand): Promise<number | Refusal> {
    const answer = outbox.send(command);
    // The channel was refused: asking again may help by now.
    if (wire && !id && !ref) open();
    return answer;
  }

  /** Where something can be done about a refusal, the command goes out again, as a new one and only once. */
  async function remedied(command: OutgoingCommand): Promise<number | Refusal> {
    const answer = await post(command);
    if (!remedy || !isRefusal(answer) || !(await remedy(answer))) return answer;
    return ended ? answer : post(command);
  }

  function follow(handlers: ChannelHandlers<unknown>): Channel {
    followers.add(handlers);
    openAfresh();
    let following = true;
    return {
      get seq() {
        return seq;
      },
      send(command) {
        if (ended || !following) return Promise.resolve(refuse('client/closed'));
        const bytes = new TextEncoder().encode(JSON.stringify(command)).length;
        // A frame too large would close the connection, and again after each reconnect.
        if (bytes > LARGEST_COMMAND) {
          return Promise.resolve(refuse('client/too-large', { bytes, most: LARGEST_COMMAND }));
        }
        return remedied(command as OutgoingCommand);
      },
      typing() {
        if (id) wire?.send({ t: 'typing', id });
      },
      point(at) {
        if (id) wire?.send({ t: 'point', id, at });
      },
      close() {
        following = false;
        followers.delete(handlers);
        leaveWhenDone();
      },
    };
  }

  return {
    room,
    activity,
    get ref() {
      return ref;
    },
    get id() {
      return id;
    },
    follow,
    receive,

    attach(newWire, newSession) {
      wire = newWire;
      if (newSession) {
        if (newSession.signedOut) outbox.refuse('sent', refuse('client/account-changed'));
        outbox.renumber();
        wanted = true; // A view is made for its viewer.
      }
      if (followers.size > 0 || outbox.size > 0) open();
    },

    detach() {
      wire = null;
      ref = 0;
      id = 0;
      outbox.shut();
    },

    end() {
      ended = true;
      outbox.refuse('all', refuse('client/closed'));
    },
  };
}
