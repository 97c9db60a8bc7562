/**
 * One WebSocket after the other: opens it, says hello, notices when it has died
 * silently, and opens the next one after a while.
 */
import type { ClientMessage, ServerMessage, Welcome } from '../live/protocol.ts';
import { CLOSE, LIVE_PATH, SUBPROTOCOL } from '../live/protocol.ts';
import { backoff } from './backoff.ts';
import type { Incoming } from './channel.ts';
import type { Clock } from './clock.ts';
import { readDigestFrame } from './digest-frame.ts';
import { type OpenSocket, type Socket, socketUrl } from './socket.ts';

/** From opening the socket to the welcome, in ms. */
const PATIENCE = 10_000;
/** A connection that lived this long was a good one: the next attempt comes at once. In ms. */
const GOOD = 10_000;
/** How soon an answer must come when there is reason to doubt the connection, in ms. */
const PROBE = 5_000;

export interface ConnectionOptions {
  readonly url: string;
  readonly client: string;
  readonly socket: OpenSocket;
  readonly clock: Clock;
  readonly random: () => number;
  /** `skew`: the server's clock minus ours, in ms. */
  up(welcome: Welcome, skew: number): void;
  message(message: Incoming): void;
  /** `failures`: how often in a row no connection came about; 0 when an existing one was lost. Returns a longer wait, in ms, if one is wanted. */
  down(failures: number): number | undefined;
  /** The next attempt comes in so many ms. */
  retry(ms: number): void;
}

export interface Connection {
  /** Opens a new socket now, in place of the present one. */
  restart(): void;
  send(message: ClientMessage): void;
  /** The network or the page has come back: makes sure of the connection, or tries at once. */
  probe(): void;
  close(): void;
}

export function createConnection(options: ConnectionOptions): Connection {
  const { clock, random } = options;
  let socket: Socket | null = null;
  let welcomed = 0;
  let failures = 0;
  let attempt = 0;
  let retryIn = 0;
  let heard = 0;
  let ponged = 0;
  let heartbeat = PATIENCE;
  let closed = false;
  let stopTimer = () => {};

  function timer(ms: number, callback: () => void): void {
    stopTimer();
    stopTimer = clock.after(ms, callback);
  }

  function write(message: ClientMessage): void {
    socket?.send(JSON.stringify(message));
  }

  function start(): void {
    drop();
    const opened = options.socket(socketUrl(options.url, LIVE_PATH), SUBPROTOCOL);
    const asked = clock.now();
    let hello = asked;
    socket = opened;
    opened.binaryType = 'arraybuffer';
    opened.onopen = () => {
      hello = clock.now();
      write({ t: 'hello', client: options.client });
    };
    opened.onmessage = ({ data }) => {
      if (socket !== opened) return;
      heard = clock.now();
      const message = read(data);
      if (message === null) return lost(opened, CLOSE.protocol);
      if (message.t === 'welcome') greeted(message, hello);
      else if (message.t === 'bye') retryIn = message.retryIn;
      else if (message.t === 'pong') ponged = heard;
      else options.message(message);
    };
    opened.onclose = ({ code, reason }) => lost(opened, code, reason);
    // A close event follows; without a listener Node would end the process.
    opened.onerror = () => {};
    timer(PATIENCE, () => lost(opened));
  }

  /** Our clock is taken halfway between asking and hearing. */
  function greeted(welcome: Welcome, hello: number): void {
    welcomed = clock.now();
    failures = 0;
    retryIn = 0;
    heartbeat = welcome.heartbeat;
    timer(heartbeat, listen);
    options.up(welcome, welcome.now - (hello + welcomed) / 2);
  }

  /**
   * Quiet for one heartbeat: asks. Quiet for another: the connection is dead.
   * Counted from the question, because timers of hidden tabs come late.
   */
  function listen(): void {
    const quiet = clock.now() - heard;
    if (quiet < heartbeat) timer(heartbeat - quiet, listen);
    else ask(heartbeat);
  }

  function ask(within: number): void {
    const asked = clock.now();
    const present = socket;
    write({ t: 'ping' });
    timer(within, () => {
      if (heard < asked && present) lost(present);
      // What is heard may have lain in a buffer since before the connection died (a laptop wakes
      // up, a train leaves a tunnel): without the answer the question is asked once more.
      else if (ponged < asked) ask(within);
      else listen();
    });
  }

  /** Forgets the socket; whatever it still says is not heard. */
  function drop(code?: number): void {
    const old = socket;
    socket = null;
    stopTimer();
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    old.close(code);
  }

  function lost(which: Socket, code = 1006, reason = ''): void {
    if (socket !== which) return;
    drop(code === CLOSE.protocol ? CLOSE.protocol : undefined);
    const lived = welcomed > 0;
    attempt = lived && clock.now() - welcomed >= GOOD ? 0 : attempt + 1;
    if (!lived) failures++;
    welcomed = 0;
    const wanted = options.down(lived ? 0 : failures) ?? 0;
    // Too fast: the seconds to wait are in the reason.
    const told = code === CLOSE.tooFast ? Number.parseFloat(reason) * 1000 || 0 : retryIn;
    const wait = Math.max(wanted, told * (1 + random() / 2), backoff(attempt, random));
    if (closed) return;
    timer(wait, start);
    options.retry(wait);
  }

  return {
    restart() {
      attempt = 0;
      welcomed = 0;
      start();
    },
    send: write,
    probe() {
      if (closed) return;
      if (welcomed) ask(PROBE);
      else if (!socket) start();
    },
    close() {
      closed = true;
      drop(1000);
    },
  };
}

/** Null for what no version of this protocol says. */
function read(data: unknown): ServerMessage | Incoming | null {
  try {
    if (data instanceof ArrayBuffer) return readDigestFrame(new Uint8Array(data));
    const message: unknown = JSON.parse(String(data));
    return typeof message === 'object' && message !== null && 't' in message ? (message as Incoming) : null;
  } catch {
    // Only unreadable bytes come here; the caller closes the connection with 4400.
    return null;
  }
}
