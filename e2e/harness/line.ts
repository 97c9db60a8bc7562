/** The network of one visitor: everything goes through it, and it can be cut, restored, or closed to WebSockets. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  /** What the visitor opens instead of the server's own address. */
  readonly url: string;
  /** Ends every connection and takes no new one until `restore`. */
  cut(): void;
  restore(): void;
  /** Open WebSockets stay open, but nothing passes any more, as behind a router that forgot them. */
  muteSockets(): void;
  dispose(): Promise<void>;
}

const UPGRADE = /\r\nupgrade: *websocket/i;

/** @param webSockets false for a network that lets only plain requests through */
export async function openLine(target: string, { webSockets = true } = {}): Promise<Line> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const live = new Set<readonly [near: Socket, far: Socket]>();
  let whole = true;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  }

  const server = createServer((near) => {
    keep(near);
    // The other side vanishes as well when one of them does; that is what a network is for.
    near.on('error', () => near.destroy());
    if (!whole) return void near.resetAndDestroy();
    near.once('data', (first) => {
      const upgrade = UPGRADE.test(first.toString('latin1'));
      if (upgrade && !webSockets) {
        near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const far = connect(Number(port), hostname);
      keep(far);
      far.on('error', () => near.destroy());
      far.write(first);
      near.pipe(far).pipe(near);
      if (upgrade) live.add([near, far]);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as { port: number };

  function drop(): void {
    for (const socket of sockets) socket.destroy();
  }
  return {
    url: `http://127.0.0.1:${own}`,
    cut() {
      whole = false;
      drop();
    },
    restore() {
      whole = true;
    },
    muteSockets() {
      for (const [near, far] of live) {
        near.unpipe(far).resume();
        far.unpipe(near).resume();
      }
      live.clear();
    },
    async dispose() {
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}
