/** A TCP connection on which anything can be said, as a program without manners does. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LIVE_PATH, SUBPROTOCOL } from '../../src/live/protocol.ts';

export interface RawSocket {
  readonly socket: Socket;
  /** All that came so far. */
  received(): Buffer;
  /** Resolves with all that came once the other side has closed. */
  readonly ended: Promise<Buffer>;
}

export async function rawSocket(url: string): Promise<RawSocket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (data: Buffer) => chunks.push(data));
  socket.on('error', () => {}); // A close follows.
  const ended = new Promise<Buffer>((resolve) => socket.on('close', () => resolve(Buffer.concat(chunks))));
  await once(socket, 'connect');
  return { socket, received: () => Buffer.concat(chunks), ended };
}

/** Asks for the upgrade to the live protocol; `change` replaces or adds headers, null leaves one out. */
export function upgradeRequest(
  change: Readonly<Record<string, string | null>> = {},
  path = LIVE_PATH,
): string {
  const headers = {
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
    'Sec-WebSocket-Protocol': SUBPROTOCOL,
    ...change,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** A connection that has become a WebSocket, with nothing said yet. */
export async function rawWebSocket(url: string): Promise<RawSocket> {
  const raw = await rawSocket(url);
  raw.socket.write(upgradeRequest());
  while (!raw.received().includes('\r\n\r\n')) await once(raw.socket, 'data');
  return raw;
}
