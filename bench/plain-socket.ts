/** A WebSocket connection of a load generator: a TCP socket that shakes hands and then reads frames, nothing more. */
import { connect, type Socket } from 'node:net';
import { clientFrame, createFrameReader, PING, PONG, TEXT } from './frames.ts';

export interface PlainSocketOptions {
  readonly port: number;
  readonly path: string;
  /** Source address, 127.0.0.x: one address has some 28,000 ports towards one listener. */
  readonly from?: string;
  readonly protocol?: string;
  readonly cookie?: string;
  /** The payload is valid only during the call. Pings are answered before. */
  readonly frame: (opcode: number, payload: Buffer, self: PlainSocket) => void;
  /** Bytes off the wire, as read. */
  readonly bytes?: (count: number) => void;
  readonly closed?: () => void;
}

export interface PlainSocket {
  send(text: string): void;
  /** Writes frames built before; see `clientFrame`. */
  write(frame: Buffer): void;
  destroy(): void;
}

/** All sockets of the process read into this one memory, one after another. */
const memory = Buffer.alloc(256 * 1024);
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Resolves after the handshake; rejects with the server's first line when it refused. */
export function openPlainSocket(options: PlainSocketOptions): Promise<PlainSocket> {
  return new Promise((resolve, reject) => {
    let head: Buffer | null = Buffer.alloc(0);
    const read = createFrameReader((opcode, payload) => {
      if (opcode === PING) self.write(clientFrame(PONG, payload));
      options.frame(opcode, payload, self);
    });
    const received = (chunk: Buffer): void => {
      if (head === null) {
        options.bytes?.(chunk.length);
        return read(chunk);
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const answer = head.subarray(0, end).toString('latin1');
      const rest = head.subarray(end + END_OF_HEAD.length);
      head = null;
      if (!answer.startsWith('HTTP/1.1 101')) {
        socket.destroy();
        return reject(new Error(`handshake: ${answer.split('\r\n', 1)[0]}`));
      }
      resolve(self);
      if (rest.length > 0) received(rest);
    };
    const socket: Socket = connect({
      host: '127.0.0.1',
      port: options.port,
      noDelay: true,
      ...(options.from !== undefined && { localAddress: options.from }),
      onread: {
        buffer: memory,
        callback(length, buffer) {
          received(Buffer.from(buffer.buffer, buffer.byteOffset, length));
          return true;
        },
      },
    });
    const self: PlainSocket = {
      send: (text) => void socket.write(clientFrame(TEXT, Buffer.from(text))),
      write: (frame) => void socket.write(frame),
      destroy: () => socket.destroy(),
    };
    socket.once('connect', () => socket.write(handshake(options)));
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the connection was closed'));
      options.closed?.();
    });
  });
}

function handshake({ port, path, protocol, cookie }: PlainSocketOptions): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: YXRlbGllci1iZW5jaC0wMQ==',
    ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n');
}
