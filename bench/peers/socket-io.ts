/**
 * The common way to build this: every pixel is told to everybody at once, as
 * one JSON event through socket.io. Nothing is kept on disk. Set up in its
 * favour: WebSocket only, no compression, no rooms.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { serve } from '../child.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

io.on('connection', (socket) => {
  socket.on('place', (pixel: { x: number; y: number; color: number; sentAt: number }) => {
    io.emit('pixel', pixel);
  });
});

serve({
  listen: (port: number) => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', 511, resolve)),
});
