/**
 * The floor of fan-out: a plain node:net process that writes one buffer, built
 * before, to every socket at the same beat. No protocol, no rooms, no log.
 */
import { createServer, type Socket } from 'node:net';
import { serve } from '../child.ts';

const sockets = new Set<Socket>();
let timer: NodeJS.Timeout | undefined;
let writes = 0;

const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
  // Accepts whatever handshake comes, so that the same crowd can be its audience.
  socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
});

serve({
  listen: (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
  /** Begins to write. @param frame base64 of the bytes, @param interval ms between two writes to one socket */
  start({ frame, interval }: { frame: string; interval: number }) {
    const buffer = Buffer.from(frame, 'base64');
    writes = 0;
    timer = setInterval(() => {
      for (const socket of sockets) socket.write(buffer);
      writes += sockets.size;
    }, interval);
  },
  written: () => writes,
  end: () => clearInterval(timer),
});
