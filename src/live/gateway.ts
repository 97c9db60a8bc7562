/** The WebSocket endpoint: takes connections, keeps them honest and lets them go. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import type { Room } from '../rooms/room.ts';
import { createAudience } from './audience.ts';
import { createFanOut } from './fan-out.ts';
import { textFrame } from './frame.ts';
import { createPointers } from './pointers.ts';
import { createPresence, type Present } from './presence.ts';
import { type Answered, CLOSE, LIVE_PATH, MAX_FRAME, type ReportsChanged, SUBPROTOCOL } from './protocol.ts';
import { createReceiver, type Limits } from './receive.ts';
import { actorOf, letGoIfHopeless, type Person, type Session, send } from './session.ts';
import type { TokenPace } from './token-pace.ts';
import { createViewerOf } from './viewer.ts';

/** Pings go out this often to each connection, in ms. */
const HEARTBEAT = 25_000;
/** Connections are pinged in this many groups, one after another, so that the pings do not come in one burst. */
const SLOTS = 25;
/** Live connections with one token: one program, and the next one while it is being replaced. */
const CONNECTIONS_PER_TOKEN = 10;

export interface GatewayDeps {
  readonly host: Host;
  readonly entry: Entry;
  readonly limits: Limits & { readonly connectionsPerAddress: number };
  readonly tokenPace: TokenPace;
  readonly now: () => number;
  readonly server: string;
  /** The person behind a connection's cookie or token, or why there is none: such a connection only watches. */
  readonly identify: (request: IncomingMessage) => Promise<Person | Refusal>;
  /** Whether this request shows a token of a bot, good or bad. */
  readonly showsToken: (request: IncomingMessage) => boolean;
  /** Why somebody (0: nobody known) from this address may not come in, or null: banned. */
  readonly bar: (who: number, address: string) => Refusal | null;
  /** Whether a page of this origin may connect. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
  /** The address that rate limits count for. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Who is in a room changed; told at most once a second. */
  readonly present?: Present;
  /** A bug that costs one connection, for the operator to see. */
  readonly broken: (error: Error) => void;
  readonly metrics: GatewayMetrics;
}

export interface GatewayMetrics {
  connections(count: number): void;
  received(kind: string): void;
  refused(code: string): void;
  ticked(figures: { seconds: number; writes: number; bytes: number; interval: number }): void;
}

export interface Gateway {
  readonly connections: number;
  /** Distinct people with a name among them. */
  readonly people: number;
  /** How many are in a room right now. */
  count(room: number): { here: number; watching: number };
  /** Tells everybody that writing is paused (with the code), or works again (null). */
  paused(code: string | null): void;
  /** Tells those in a room that its title or visibility changed, not to what. */
  changed(room: Room): void;
  /**
   * Who may see this room may have changed: ends what others have open there (invariant 4).
   *
   * @param person only theirs
   */
  review(room: Room, person?: number): void;
  /**
   * Ends the connections of a person whose session ended or whose name changed: they come back with the new one.
   * Those of their bots, too: who a bot answers to may have changed.
   */
  renew(person: number): void;
  /**
   * Tells something to those who may know it, wherever they are connected.
   *
   * @param room only those who are in it
   */
  tell(
    message: ReportsChanged | Answered,
    mayKnow: (actor: Actor) => boolean | Promise<boolean>,
    room?: Room,
  ): void;
  /** Ends the connections that were opened with this token, and those of no other. */
  revoked(token: number): void;
  /** Ends the connections of everybody who is banned by now, and tells them why. */
  expelBanned(): void;
  /** Asks everybody to come back after a moment and closes. */
  close(): Promise<void>;
}

export function createGateway(server: Server, deps: GatewayDeps): Gateway {
  const sockets = new WebSocketServer({
    noServer: true,
    path: LIVE_PATH,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  const audience = createAudience();
  const viewerOf = createViewerOf(deps.host, deps.now);
  const fanOut = createFanOut(audience, viewerOf, deps.metrics.ticked);
  const presence = createPresence(audience, fanOut, deps.now, deps.present);
  const pointers = createPointers(fanOut);
  const receiver = createReceiver({
    ...deps,
    audience,
    presence,
    pointers,
    viewerOf,
    heartbeat: HEARTBEAT,
    received: deps.metrics.received,
    refused: deps.metrics.refused,
  });
  const sessions = new Set<Session>();
  const slots = Array.from({ length: SLOTS }, () => new Set<Session>());
  /** Connections by address or, of bots, by token: many bots behind one address keep no person out. */
  const connected = new Map<string, number>();
  const stopListening = deps.host.onCommitted(fanOut.publish);
  let slot = 0;
  let pauseCode: string | null = null;
  let closing = false;

  const beat = setInterval(() => {
    slot = (slot + 1) % SLOTS;
    for (const session of slots[slot] ?? []) {
      // Silent since the last ping, or never said hello.
      if (!session.alive || session.client === '') session.socket.terminate();
      else if (session.me && session.me.sessionEnds <= deps.now()) endSession(session, 'session expired');
      else {
        session.alive = false;
        session.socket.ping();
      }
    }
  }, HEARTBEAT / SLOTS);

  function endSession({ socket }: Session, reason: string): void {
    socket.close(CLOSE.session, reason);
  }

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    stream.on('error', () => stream.destroy());
    const address = deps.addressOf(request);
    const refusal = refuseUpgrade(request);
    if (refusal) return reject(stream, ...refusal);
    // Whoever only says that they have a token counts for their address until it has proved good.
    const crowd = tooMany(address, deps.limits.connectionsPerAddress);
    if (crowd && !deps.showsToken(request)) return reject(stream, ...crowd);
    const person = await deps.identify(request);
    const bar = deps.bar(isRefusal(person) ? 0 : person.number, address);
    if (bar) return reject(stream, '403 Forbidden', bar);
    const token = isRefusal(person) ? undefined : person.token;
    const crowded = token ? tooMany(`token ${token.id}`, CONNECTIONS_PER_TOKEN) : crowd;
    if (crowded) return reject(stream, ...crowded);
    const counted = token ? `token ${token.id}` : address;
    sockets.handleUpgrade(request, stream, head, (socket) =>
      connect(socket, stream, address, counted, person),
    );
  }

  function refuseUpgrade(request: IncomingMessage): [status: string, refusal: Refusal] | null {
    if (closing) return ['503 Service Unavailable', refuse('rooms/closing', { wait: 2000 })];
    const offered = String(request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
    if (!offered.includes(SUBPROTOCOL))
      return ['400 Bad Request', refuse('live/unknown-protocol', { speaks: SUBPROTOCOL })];
    if (!deps.originAllowed(request)) return ['403 Forbidden', refuse('live/foreign-origin')];
    return null;
  }

  function tooMany(counted: string, max: number): [status: string, refusal: Refusal] | null {
    if ((connected.get(counted) ?? 0) < max) return null;
    return ['429 Too Many Requests', refuse('live/too-many-connections', { max })];
  }

  /** @param counted the address, or the token, that this connection counts for */
  function connect(
    socket: WebSocket,
    stream: Duplex,
    address: string,
    counted: string,
    person: Person | Refusal,
  ): void {
    const session: Session = {
      socket,
      stream,
      address,
      me: isRefusal(person) ? null : person,
      stranger: isRefusal(person) ? person : refuse('people/name-first'),
      client: '',
      subscriptions: new Map(),
      commands: null,
      bytes: null,
      patience: null,
      alive: true,
      acks: null,
    };
    // The slot farthest away: its turn comes in nearly a full heartbeat.
    const mine = slots[slot] ?? new Set();
    mine.add(session);
    sessions.add(session);
    connected.set(counted, (connected.get(counted) ?? 0) + 1);
    deps.metrics.connections(sessions.size);
    socket.on('message', (data, isBinary) => {
      session.alive = true;
      // What still comes from somebody who was told to go is not heard.
      if (socket.readyState === socket.OPEN) receive(session, isBinary ? null : (data as Buffer));
    });
    socket.on('pong', () => {
      session.alive = true;
    });
    // `ws` answers by itself: whoever does not read the answers is let go.
    socket.on('ping', () => letGoIfHopeless(session));
    // Too large a frame, bad UTF-8, a broken mask: `ws` closes with the fitting code by itself.
    socket.on('error', (error) =>
      deps.metrics.refused(`live/${(error as NodeJS.ErrnoException).code ?? 'broken'}`),
    );
    socket.on('close', () => {
      mine.delete(session);
      sessions.delete(session);
      release(counted);
      receiver.gone(session);
      deps.metrics.connections(sessions.size);
    });
    if (pauseCode !== null) send(session, { t: 'paused', paused: true, code: pauseCode });
  }

  function receive(session: Session, data: Buffer | null): void {
    try {
      receiver.message(session, data);
    } catch (error) {
      deps.broken(error as Error);
      session.socket.close(1011, 'failed');
    }
  }

  function release(counted: string): void {
    const left = (connected.get(counted) ?? 1) - 1;
    if (left > 0) connected.set(counted, left);
    else connected.delete(counted);
  }

  // Everything else, such as `curl --http2` that asks for h2c, is answered as the plain request it also is.
  Object.assign(server, { shouldUpgradeCallback: isForUs });
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    upgrade(request, stream, head).catch(() =>
      reject(stream, '503 Service Unavailable', refuse('live/unavailable', { wait: 2000 })),
    );
  };
  server.on('upgrade', onUpgrade);

  return {
    get connections() {
      return sessions.size;
    },
    get people() {
      const numbers = new Set<number>();
      for (const { me } of sessions) if (me) numbers.add(me.number);
      return numbers.size;
    },
    count: presence.count,
    paused(code) {
      if (code === pauseCode) return;
      pauseCode = code;
      for (const session of sessions)
        send(session, { t: 'paused', paused: code !== null, ...(code !== null && { code }) });
    },
    changed: (room) => fanOut.tell(room.id, textFrame({ t: 'room', room: room.code })),
    review(room, person) {
      for (const session of audience.rooms.get(room.id)?.sessions ?? []) {
        if (person !== undefined && session.me?.number !== person) continue;
        deps.entry.look(room.code, { who: session.me?.number ?? 0 }).then((seen) => {
          if (isRefusal(seen)) receiver.expel(session, room.id);
        }, deps.broken);
      }
    },
    renew(person) {
      for (const session of sessions)
        if (session.me?.number === person || session.me?.token?.owner === person)
          endSession(session, 'session changed');
    },
    tell(message, mayKnow, room) {
      const tellIf = (session: Session) => (may: boolean) => {
        if (may) send(session, message);
      };
      for (const session of (room ? audience.rooms.get(room.id)?.sessions : sessions) ?? []) {
        // Whoever has not said hello yet asks for everything anyway.
        if (!session.me || session.client === '') continue;
        Promise.resolve(mayKnow(actorOf(session))).then(tellIf(session), deps.broken);
      }
    },
    revoked(token) {
      for (const session of sessions)
        if (session.me?.token?.id === token) endSession(session, 'token revoked');
    },
    expelBanned() {
      for (const session of sessions) {
        const bar = deps.bar(session.me?.number ?? 0, session.address);
        if (!bar) continue;
        const { refused: code, detail } = bar;
        send(session, { t: 'error', code, ...(detail && { detail }) });
        session.socket.close(CLOSE.banned, code);
      }
    },
    async close() {
      closing = true;
      clearInterval(beat);
      stopListening();
      presence.stop();
      pointers.stop();
      fanOut.stop();
      for (const session of sessions) {
        send(session, { t: 'bye', retryIn: 1000 });
        session.socket.close(1012, 'restart');
      }
      const deadline = performance.now() + 1000;
      while (sessions.size > 0 && performance.now() < deadline)
        await new Promise((done) => setTimeout(done, 20));
      for (const session of sessions) session.socket.terminate();
    },
  };
}

function isForUs({ url = '', headers }: IncomingMessage): boolean {
  const [path] = url.split('?', 1);
  return path === LIVE_PATH && headers.upgrade?.toLowerCase() === 'websocket';
}

/** Answers an upgrade that is not granted, as problem details (RFC 9457). */
function reject(stream: Duplex, status: string, { refused, detail }: Refusal): void {
  const body = JSON.stringify({
    type: `urn:atelier:${refused}`,
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    code: refused,
    ...detail,
  });
  stream.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
