/** The floor of an idle viewer's memory: the same WebSocket library with nothing on top of it. */
import { WebSocketServer } from 'ws';
import { serve } from '../child.ts';

serve({
  listen: (port: number) =>
    new Promise<void>((resolve) => {
      const server = new WebSocketServer(
        { port, host: '127.0.0.1', perMessageDeflate: false, clientTracking: false, backlog: 511 },
        resolve,
      );
      server.on('connection', (socket) => {
        socket.on('message', () => {});
        socket.on('error', () => socket.terminate());
      });
    }),
});
