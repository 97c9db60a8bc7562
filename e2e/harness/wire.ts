/** The live protocol by hand: says whatever it is told to, hears everything and checks nothing. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { readDigestFrame } from '../../src/client/digest-frame.ts';
import { LIVE_PATH, SUBPROTOCOL } from '../../src/live/protocol.ts';

/** A message of the server; `done` comes apart, one for each command. A binary frame is read as `{t: 'digest', id, from, to, body}`. */
export type Heard = { readonly t: string; readonly [field: string]: unknown };

export interface Wire {
  readonly socket: WebSocket;
  /** What has come and was not taken by `next`. */
  readonly heard: Heard[];
  /** An object as JSON, a string or bytes as they are. */
  say(message: unknown): void;
  /** Takes the first message that fits, as soon as it is there; fails when the connection ends or after 10 s. */
  next(fits: string | ((message: Heard) => boolean)): Promise<Heard>;
  /** Opens a channel and resolves with `opened`, `resumed` or `error`. */
  open(room: string, activity: string, from?: { after: number; epoch: string }): Promise<Heard>;
  /** Sends a command and resolves with its `done` or `refused`. */
  command(id: unknown, n: number, c: unknown): Promise<Heard>;
  /** How the server ended it. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

export interface WireOptions {
  readonly cookie?: string;
  readonly client?: string;
  readonly headers?: Record<string, string>;
  /** Without it the connection says hello and waits for the welcome. */
  readonly silent?: boolean;
}

const PATIENCE = 10_000;
let wires = 0;
let refs = 0;

export async function connect(url: string, options: WireOptions = {}): Promise<Wire> {
  const { cookie, headers = {}, client = `test-wire-${String(++wires).padStart(8, '0')}` } = options;
  const socket = new WebSocket(url.replace('http', 'ws') + LIVE_PATH, SUBPROTOCOL, {
    headers: { ...headers, ...(cookie && { cookie }) },
    perMessageDeflate: false,
  });
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let ended = false;
  const look = (): void => {
    for (const one of [...waiting]) one();
  };
  socket.on('message', (data: Buffer, binary) => {
    heard.push(...(binary ? [{ ...readDigestFrame(data) }] : apart(JSON.parse(String(data)))));
    look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      ended = true;
      resolve({ code, reason: String(reason) });
      look();
    });
  });
  socket.on('error', () => {}); // A close follows.
  await Promise.race([once(socket, 'open'), closed]);

  const wire: Wire = {
    socket,
    heard,
    closed,
    say(message) {
      const raw = typeof message === 'string' || Buffer.isBuffer(message);
      socket.send(raw ? message : JSON.stringify(message));
    },
    next(fits) {
      const matches = typeof fits === 'string' ? ({ t }: Heard) => t === fits : fits;
      return new Promise((resolve, reject) => {
        const fail = (why: string): void => {
          stop();
          reject(new Error(`${why} while waiting for ${fits}; heard ${JSON.stringify(heard).slice(0, 500)}`));
        };
        const timer = setTimeout(() => fail('nothing came'), PATIENCE);
        const stop = (): void => {
          clearTimeout(timer);
          waiting.delete(check);
        };
        const check = (): void => {
          const index = heard.findIndex(matches);
          if (index >= 0) {
            stop();
            resolve(heard.splice(index, 1)[0] as Heard);
          } else if (ended) fail('the connection ended');
        };
        waiting.add(check);
        check();
      });
    },
    open(room, activity, from) {
      const ref = ++refs;
      wire.say({ t: 'open', ref, room, activity, ...from });
      return wire.next((message) => message.ref === ref);
    },
    async command(id, n, c) {
      wire.say({ t: 'do', id, n, c });
      return wire.next(
        (message) =>
          message.id === id &&
          ((message.t === 'refused' && message.n === n) ||
            (message.t === 'done' && (message.acks as number[][]).some(([number]) => number === n))),
      );
    },
    close: () => socket.terminate(),
  };
  if (!options.silent && !ended) {
    wire.say({ t: 'hello', client });
    await wire.next('welcome');
  }
  return wire;
}

/** Answers that came together, one by one: whoever waits for one must not take those of others. */
function apart(message: Heard): Heard[] {
  return message.t === 'done'
    ? (message.acks as unknown[]).map((ack) => ({ ...message, acks: [ack] }))
    : [message];
}
