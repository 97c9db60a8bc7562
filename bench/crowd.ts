/**
 * The many viewers, in a process of its own: plain sockets that count frames
 * and bytes and read no more of a frame than which entries it stands for.
 */
import { readDigestFrame } from '../src/client/digest-frame.ts';
import { LIVE_PATH, SUBPROTOCOL } from '../src/live/protocol.ts';
import { serve } from './child.ts';
import { BINARY, TEXT } from './frames.ts';
import { openingMessages } from './live-client.ts';
import { openPlainSocket, type PlainSocket } from './plain-socket.ts';

export interface Gather {
  readonly speaks: 'atelier' | 'socket.io' | 'websocket';
  readonly port: number;
  readonly count: number;
  /** Of the room to open, and further channels beside the mural. */
  readonly room?: string;
  readonly activities?: readonly string[];
}

export interface CrowdCount {
  readonly viewers: number;
  /** Since the last `mark`. */
  readonly frames: number;
  readonly bytes: number;
  /** From here on since the viewers came. Entries (Atelier) or pixels (socket.io) that reached a viewer, summed over all viewers. */
  readonly delivered: number;
  /** Times a viewer's entries did not follow on what it had. */
  readonly holes: number;
  /** The sequence number that every viewer has reached. */
  readonly reached: number;
  /** Connections that ended on their own. */
  readonly lost: number;
}

interface Viewer {
  last: number;
}

/** Handshakes under way at once: below the listener's backlog of 511. */
const AT_ONCE = 100;
/** Connections from one source address. */
const PER_ADDRESS = 4000;

const sockets: PlainSocket[] = [];
const viewers: Viewer[] = [];
let frames = 0;
let bytes = 0;
let delivered = 0;
let holes = 0;
let lost = 0;
let leaving = false;

async function gather(wish: Gather): Promise<void> {
  const join = { atelier: joinAtelier, 'socket.io': joinSocketIo, websocket: joinWebSocket }[wish.speaks];
  let left = wish.count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await join(wish);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const source = (): string => `127.0.0.${2 + Math.floor(sockets.length / PER_ADDRESS)}`;
const counters = {
  bytes: (count: number): void => {
    bytes += count;
  },
  closed: (): void => {
    if (!leaving) lost++;
  },
};

/** Resolves when the mural is open. */
function joinAtelier({ port, room = '', activities = [] }: Gather): Promise<void> {
  const viewer: Viewer = { last: 0 };
  let missing = activities.length + 1;
  return new Promise((resolve, reject) => {
    const heard = (message: { t: string; seq?: number; view?: { tile?: number }; code?: string }): void => {
      if (message.t === 'error') return reject(new Error(`a viewer got ${message.code}`));
      if (message.t !== 'opened') return;
      if (message.view?.tile !== undefined) viewer.last = message.seq ?? 0;
      if (--missing === 0) resolve();
    };
    openPlainSocket({
      port,
      path: LIVE_PATH,
      protocol: SUBPROTOCOL,
      from: source(),
      ...counters,
      frame(opcode, payload) {
        frames++;
        if (opcode === TEXT && missing > 0) heard(JSON.parse(payload.toString()));
        else if (opcode === BINARY) follow(viewer, payload);
      },
    }).then((socket) => {
      sockets.push(socket);
      viewers.push(viewer);
      for (const message of openingMessages(room, ['mural', ...activities])) socket.send(message);
    }, reject);
  });
}

function follow(viewer: Viewer, payload: Buffer): void {
  const { from, to } = readDigestFrame(payload);
  if (from > viewer.last + 1) holes++;
  if (to <= viewer.last) return;
  delivered += to - Math.max(viewer.last, from - 1);
  viewer.last = to;
}

/** Engine.IO 4 and Socket.IO 5 by hand: open (0), connect (40), ping (2) and pong (3), events (42). */
function joinSocketIo({ port }: Gather): Promise<void> {
  return new Promise((resolve, reject) => {
    openPlainSocket({
      port,
      path: '/socket.io/?EIO=4&transport=websocket',
      from: source(),
      ...counters,
      frame(_opcode, payload, self) {
        frames++;
        const [first, second] = payload;
        if (first === 0x34 && second === 0x32) delivered++;
        else if (first === 0x30) self.send('40');
        else if (first === 0x32) self.send('3');
        else if (first === 0x34 && second === 0x30) resolve();
      },
    }).then((socket) => sockets.push(socket), reject);
  });
}

async function joinWebSocket({ port }: Gather): Promise<void> {
  const frame = (): void => {
    frames++;
  };
  sockets.push(await openPlainSocket({ port, path: '/', from: source(), ...counters, frame }));
}

serve({
  gather,
  mark() {
    frames = 0;
    bytes = 0;
  },
  count: (): CrowdCount => ({
    viewers: sockets.length,
    frames,
    bytes,
    delivered,
    holes,
    reached: viewers.reduce((low, { last }) => Math.min(low, last), Number.MAX_SAFE_INTEGER),
    lost,
  }),
  leave() {
    leaving = true;
    for (const socket of sockets) socket.destroy();
  },
});
