/** A network between client and server that tears connections and may let no WebSocket through. */

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface FaultyProxy {
  readonly url: string;
  /** Chance, for each piece of data either way, that the connection is torn before it; 0 to 1. */
  tear: number;
  /** Answers WebSocket upgrades with 403, as some offices do. */
  noWebSockets: boolean;
  /** How many connections were torn, and how many upgrades turned away. */
  readonly torn: number;
  readonly blocked: number;
  tearAll(): void;
  close(): Promise<void>;
}

export async function startFaultyProxy(target: string, random: () => number): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    const end = () => {
      inner.destroy();
      outer.destroy();
      open.delete(inner);
    };
    const pass = (to: Socket) => (data: Buffer) => {
      if (proxy.tear > 0 && random() < proxy.tear) {
        torn++;
        end();
      } else to.write(data);
    };
    open.add(inner);
    inner.on('data', (data: Buffer) => {
      // Connections are used again: an upgrade may follow other requests.
      const upgrade = /^GET .*^upgrade: websocket/ims.test(data.toString('latin1'));
      if (upgrade && proxy.noWebSockets) {
        blocked++;
        inner.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      } else pass(outer)(data);
    });
    outer.on('data', pass(inner));
    for (const socket of [inner, outer]) socket.on('error', end).on('close', end);
  });
  let torn = 0;
  let blocked = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tearAll = () => {
    torn += open.size;
    for (const socket of open) socket.destroy();
  };
  const proxy = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    tear: 0,
    noWebSockets: false,
    get torn() {
      return torn;
    },
    get blocked() {
      return blocked;
    },
    tearAll,
    async close() {
      const closed = once(server, 'close');
      server.close();
      tearAll();
      await closed;
    },
  };
  return proxy;
}
