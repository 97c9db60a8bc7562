/**
 * A server of the live protocol that is right about its logs and wrong about
 * everything that may go wrong on the way: it drops connections in the middle of
 * things, loses answers, repeats frames, leaves frames out, falls silent, and
 * comes back from an old backup. What happens when follows from `random`.
 */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ByteWriter } from '../../bytes/writer.ts';
import type { ClientMessage, ServerMessage, ShownEntry } from '../../live/protocol.ts';
import { DIGEST, LIVE_PATH, SUBPROTOCOL, WINDOW } from '../../live/protocol.ts';

export interface Faults {
  /** Chance, for each frame sent, that the connection is dropped instead; 0 to 1. */
  drop: number;
  /** That the frame is sent twice. */
  repeat: number;
  /** That a frame of entries is left out: a hole. */
  omit: number;
  /** For each command, that the connection is dropped after it was done and before the answer. */
  loseAnswer: number;
  /** For each connection, that nothing is ever sent on it. */
  silent: number;
  /** For each command, that it is refused for speed without being looked at. */
  tooFast: number;
}

export const noFaults: Faults = { drop: 0, repeat: 0, omit: 0, loseAnswer: 0, silent: 0, tooFast: 0 };

type Answer = { readonly seq: number } | { readonly code: string };

interface Log {
  readonly id: number;
  /** Entries are sent as digests: [seq, body] pairs as JSON. */
  readonly summed: boolean;
  epoch: number;
  readonly entries: ShownEntry[];
  /** By client, then by number: at most `WINDOW` each, as the protocol promises. */
  readonly answers: Map<string, Map<number, Answer>>;
  readonly viewers: Set<WebSocket>;
}

export interface FaultyServer {
  readonly url: string;
  readonly faults: Faults;
  /** How often each command was done, by its text. */
  readonly done: Map<string, number>;
  log(room: string, activity: string): readonly ShownEntry[];
  /** Somebody else does something. */
  add(room: string, activity: string, text: string): void;
  /** As after restoring a backup: the last entries and the answers to them are gone, the epoch is another. */
  restore(room: string, activity: string, keep: number): void;
  dropAll(): void;
  readonly connections: number;
  close(): Promise<void>;
}

/** Commands are `{type: 'add', text}`; a text that begins with "no" is refused with `test/no`. */
export async function startFaultyServer(random: () => number): Promise<FaultyServer> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, path: LIVE_PATH });
  await new Promise((listening) => sockets.once('listening', listening));
  const { port } = sockets.address() as AddressInfo;
  const faults: Faults = { ...noFaults };
  const logs = new Map<string, Log>();
  const done = new Map<string, number>();
  let connections = 0;

  function logOf(room: string, activity: string): Log {
    const key = `${room}/${activity}`;
    let log = logs.get(key);
    if (!log) {
      const id = logs.size + 1;
      const summed = activity === 'sum';
      log = { id, summed, epoch: 1, entries: [], answers: new Map(), viewers: new Set() };
      logs.set(key, log);
    }
    return log;
  }

  const happens = (chance: number): boolean => chance > 0 && random() < chance;

  function send(socket: WebSocket, frame: ServerMessage | Uint8Array): void {
    if (happens(faults.drop)) socket.terminate();
    const data = frame instanceof Uint8Array ? frame : JSON.stringify(frame);
    socket.send(data);
    // Answers to `open` are one to one by their `ref`; everything else may come twice.
    if (happens(faults.repeat)) socket.send(data);
  }

  function sendEntries(socket: WebSocket, log: Log, from: number, to: number): void {
    if (to < from || happens(faults.omit)) return;
    // Now and then a frame also holds what the client has already.
    const start = Math.max(1, from - Math.floor(random() * 3));
    const entries = log.entries.slice(start - 1, to);
    if (!log.summed) {
      send(socket, { t: 'entries', id: log.id, from: start, to, entries });
      return;
    }
    const body = new TextEncoder().encode(JSON.stringify(entries.map(({ seq, e }) => [seq, e])));
    const header = new ByteWriter()
      .byte(DIGEST)
      .varint(log.id)
      .varint(to)
      .varint(to - start + 1);
    send(socket, header.bytes(body).done());
  }

  function append(log: Log, text: string): number {
    const seq = log.entries.length + 1;
    log.entries.push({ seq, at: 0, by: 1, e: text });
    for (const viewer of log.viewers) sendEntries(viewer, log, seq, seq);
    return seq;
  }

  function perform(log: Log, client: string, n: number, text: string): Answer {
    const answers = log.answers.get(client) ?? new Map<number, Answer>();
    log.answers.set(client, answers);
    const first = answers.get(n);
    if (first) return first;
    const last = Math.max(0, ...answers.keys());
    if (n <= last - WINDOW) throw new Error(`Number ${n} is older than any client may send after ${last}.`);
    if (!text.startsWith('no')) done.set(text, (done.get(text) ?? 0) + 1);
    const answer: Answer = text.startsWith('no') ? { code: 'test/no' } : { seq: append(log, text) };
    answers.set(n, answer);
    for (const number of answers.keys()) if (number <= Math.max(last, n) - WINDOW) answers.delete(number);
    return answer;
  }

  function receive(socket: WebSocket, client: string, message: ClientMessage): void {
    if (message.t === 'ping') send(socket, { t: 'pong' });
    if (message.t === 'open') open(socket, client, message);
    if (message.t !== 'do') return;
    const log = [...logs.values()].find((one) => one.id === message.id) as Log;
    const { id, n } = message;
    if (happens(faults.tooFast)) {
      send(socket, { t: 'refused', id, n, code: 'live/too-fast', detail: { wait: 10 } });
      return;
    }
    const answer = perform(log, client, n, String(message.c.text));
    if (happens(faults.loseAnswer)) socket.terminate();
    else if ('code' in answer) send(socket, { t: 'refused', id, n, code: answer.code });
    else send(socket, { t: 'done', id, acks: [[n, answer.seq]] });
  }

  function open(socket: WebSocket, client: string, message: ClientMessage & { t: 'open' }): void {
    if (message.room === 'NONE') {
      send(socket, { t: 'error', code: 'rooms/unknown', ref: message.ref });
      return;
    }
    const log = logOf(message.room, message.activity);
    const { ref, after } = message;
    const seq = log.entries.length;
    const head = { ref, id: log.id, epoch: `e${log.epoch}`, seq };
    const n = Math.max(0, ...(log.answers.get(client)?.keys() ?? []));
    log.viewers.add(socket);
    socket.once('close', () => log.viewers.delete(socket));
    if (after !== undefined && message.epoch === head.epoch && seq - after < 50) {
      send(socket, { t: 'resumed', ...head, n });
      sendEntries(socket, log, after + 1, seq);
    } else {
      send(socket, { t: 'opened', ...head, n, view: log.entries.map(({ e }) => e) });
    }
  }

  sockets.on('connection', (socket) => {
    connections++;
    let client = '';
    const silent = happens(faults.silent);
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      if (silent) return;
      const message = JSON.parse(String(data)) as ClientMessage;
      if (message.t === 'hello') {
        client = message.client;
        const me = { number: 1, name: 'Somebody' };
        send(socket, { t: 'welcome', me, server: SUBPROTOCOL, now: Date.now(), heartbeat: 5_000 });
      } else receive(socket, client, message);
    });
  });

  const dropAll = () => {
    for (const socket of sockets.clients) socket.terminate();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    done,
    log: (room, activity) => logOf(room, activity).entries,
    add(room, activity, text) {
      append(logOf(room, activity), text);
    },
    restore(room, activity, keep) {
      const log = logOf(room, activity);
      log.epoch++;
      for (const entry of log.entries.splice(keep)) done.delete(String(entry.e));
      for (const answers of log.answers.values()) {
        for (const [n, answer] of answers) if ('seq' in answer && answer.seq > keep) answers.delete(n);
      }
      dropAll();
    },
    dropAll,
    get connections() {
      return connections;
    },
    async close() {
      dropAll();
      await new Promise((closed) => sockets.close(closed));
    },
  };
}
