/** Painters, players and probes: the live protocol over a plain socket, as the bench needs it. */
import { randomBytes } from 'node:crypto';
import { readDigestFrame } from '../src/client/digest-frame.ts';
import {
  LIVE_PATH,
  type Opened,
  type ServerMessage,
  type ShownEntry,
  type Spot,
  SUBPROTOCOL,
} from '../src/live/protocol.ts';
import { BINARY, TEXT } from './frames.ts';
import { openPlainSocket, type PlainSocket } from './plain-socket.ts';

export interface LiveClientOptions {
  readonly port: number;
  readonly room: string;
  readonly cookie?: string;
  readonly from?: string;
  /** The mural where left out. */
  readonly activity?: string;
  readonly opened?: (message: Opened) => void;
  readonly digest?: (from: number, to: number, body: Uint8Array) => void;
  readonly entries?: (entries: readonly ShownEntry[]) => void;
  readonly done?: (n: number, seq: number) => void;
  readonly refused?: (n: number, code: string) => void;
}

export interface LiveClient {
  /** What the server gave on opening the channel. */
  readonly opened: Opened;
  /** Sends one command; returns its number. */
  do(command: object): number;
  place(pixels: readonly number[]): number;
  point(at: Spot): void;
  destroy(): void;
}

/** Resolves when the room's mural, or whichever activity is asked for, is open. */
export async function openLiveClient(options: LiveClientOptions): Promise<LiveClient> {
  let settle: { resolve(opened: Opened): void; reject(error: Error): void };
  const opening = new Promise<Opened>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const heard = (message: ServerMessage): void => {
    switch (message.t) {
      case 'opened':
        options.opened?.(message);
        return settle.resolve(message);
      case 'entries':
        return options.entries?.(message.entries);
      case 'done':
        for (const [n, seq] of message.acks) options.done?.(n, seq);
        return;
      case 'refused':
        return options.refused?.(message.n, message.code);
      case 'error':
        return settle.reject(new Error(`the server answers ${message.code}`));
    }
  };
  const socket: PlainSocket = await openPlainSocket({
    port: options.port,
    path: LIVE_PATH,
    protocol: SUBPROTOCOL,
    ...(options.from !== undefined && { from: options.from }),
    ...(options.cookie !== undefined && { cookie: options.cookie }),
    frame(opcode, payload) {
      if (opcode === TEXT) heard(JSON.parse(payload.toString()) as ServerMessage);
      else if (opcode === BINARY && options.digest) {
        const { from, to, body } = readDigestFrame(payload);
        options.digest(from, to, body);
      }
    },
    closed: () => settle.reject(new Error('the connection was closed')),
  });
  for (const message of openingMessages(options.room, [options.activity ?? 'mural'])) socket.send(message);
  const opened = await opening;
  let n = 0;
  const command = (json: string): number => {
    n++;
    socket.send(`{"t":"do","id":${opened.id},"n":${n},"c":${json}}`);
    return n;
  };
  return {
    opened,
    do: (wish) => command(JSON.stringify(wish)),
    place: (pixels) => command(`{"type":"place","pixels":[${pixels.join()}]}`),
    point: (at) => socket.send(`{"t":"point","id":${opened.id},"at":[${at.join()}]}`),
    destroy: () => socket.destroy(),
  };
}

/** What a viewer says first. */
export function openingMessages(room: string, activities: readonly string[]): string[] {
  const client = randomBytes(12).toString('base64url');
  return [
    JSON.stringify({ t: 'hello', client }),
    ...activities.map((activity, ref) => JSON.stringify({ t: 'open', ref, room, activity })),
  ];
}
