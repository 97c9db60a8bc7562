/** The connection to the server: puts the socket, polling and the channels together. */
import type { Welcome } from '../live/protocol.ts';
import { createApi } from './api.ts';
import type { Incoming, NewSession } from './channel.ts';
import { createChannels } from './channels.ts';
import { type Clock, systemClock } from './clock.ts';
import { createConnection } from './connection.ts';
import { browserPage, type Page } from './page.ts';
import type { Polling } from './polling.ts';
import { headersOf, type RequestOptions } from './request.ts';
import { type OpenSocket, openWebSocket } from './socket.ts';
import type { ChannelHandlers, LinkState, Live, LiveEvents, Me, Remedy } from './types.ts';

/** After so many failed attempts in a row WebSockets are taken to be blocked, if HTTP works. */
const BLOCKED = 3;
/** While polling, a WebSocket is tried this often, in ms. */
const RETRY_WHILE_POLLING = 60_000;

export interface LiveOptions extends Omit<RequestOptions, 'base'> {
  /** `''` for the page's own origin, or `https://host/base`. */
  readonly url: string;
  /** Random for each tab and bot, never shared: two clients of one id would take each other's commands for their own. */
  readonly clientId?: string;
  /** Another WebSocket than the global one. */
  readonly socket?: OpenSocket;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
  readonly page?: Page;
  /** What to do about refused commands before they count as refused, such as proving one’s work (`prove.ts`). */
  readonly remedy?: Remedy;
}

export function createLive(options: LiveOptions): Live {
  const { url, clock = systemClock, random = Math.random, page = browserPage } = options;
  const client = options.clientId ?? randomId();
  const api = createApi({ ...options, base: url });
  const listeners = new Map<keyof LiveEvents, Set<(value: never) => void>>();
  const channels = createChannels(clock, options.remedy);
  let state: LinkState = 'connecting';
  let me: Me | null = null;
  let known = false;
  let skew = 0;
  let polling: Polling | null = null;
  let checking = false;

  function emit<K extends keyof LiveEvents>(event: K, value: LiveEvents[K]): void {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(value as never);
  }

  function become(newState: LinkState): void {
    if (state === newState || state === 'closed') return;
    state = newState;
    emit('state', state);
  }

  /** Says who we are, and whether that is news for the channels. */
  function meet(newMe: Me | null): NewSession | null {
    const before = me;
    const change = known && before?.number !== newMe?.number ? { signedOut: before !== null } : null;
    me = newMe;
    const changed = !known || JSON.stringify(before) !== JSON.stringify(newMe);
    known = true;
    if (changed) emit('me', me);
    return change;
  }

  function message(incoming: Incoming): void {
    if (incoming.t === 'presence') emit('presence', incoming);
    else if (incoming.t === 'paused') emit('paused', incoming);
    else if (incoming.t === 'room') emit('room', incoming.room);
    else if (incoming.t === 'reports') emit('reports', incoming);
    else if (incoming.t === 'answered') emit('answered', null);
    else if (incoming.t === 'error' && incoming.code === 'people/banned')
      emit('banned', { refused: incoming.code, ...(incoming.detail && { detail: incoming.detail }) });
    else channels.receive(incoming);
  }

  const connection = createConnection({
    url,
    client,
    clock,
    random,
    socket: options.socket ?? openWebSocket(headersOf(options)),
    message,
    up(welcome: Welcome, newSkew: number) {
      // What is measured may lie between two milliseconds; times in commands do not.
      skew = Math.round(newSkew);
      stopPolling();
      channels.detach();
      const change = meet(welcome.me);
      channels.attach((sent) => connection.send(sent), change);
      become('live');
    },
    down(failures) {
      if (polling) return RETRY_WHILE_POLLING;
      channels.detach();
      become('offline');
      if (failures < BLOCKED) return undefined;
      void startPolling();
      return undefined;
    },
    retry: (ms) => emit('retry', ms),
  });

  function stopPolling(): void {
    polling?.stop();
    polling = null;
  }

  /** Polls if HTTP gets through. */
  async function startPolling(): Promise<void> {
    if (checking) return;
    checking = true;
    // Fetched by the few who need it. Unreachable as well: the socket goes on trying.
    const reached = await Promise.all([api.me(), import('./polling.ts')]).catch(() => null);
    checking = false;
    if (!reached || state === 'live' || state === 'closed') return;
    const [account, { createPolling }] = reached;
    const started = createPolling({
      api,
      client,
      clock,
      random,
      hidden: () => page.hidden(),
      message,
      healthy: (yes) => become(yes ? 'polling' : 'offline'),
    });
    polling = started;
    channels.attach((sent) => started.send(sent), meet(account));
    become('polling');
  }

  const stopWatching = page.onReturn(() => {
    polling?.hurry();
    connection.probe();
  });
  connection.restart();

  return {
    get state() {
      return state;
    },
    get me() {
      return me;
    },
    get skew() {
      return skew;
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (value: never) => void));
      return () => set.delete(listener as (value: never) => void);
    },
    open: <V>(room: string, activity: string, handlers: ChannelHandlers<V>) =>
      channels.of(room, activity).follow(handlers as ChannelHandlers<unknown>),
    reconnect() {
      stopPolling();
      channels.detach();
      become('connecting');
      connection.restart();
    },
    close() {
      stopWatching();
      stopPolling();
      connection.close();
      channels.end();
      become('closed');
    },
  };
}

/** 24 characters. `crypto.randomUUID` would need a secure context, which a server in the house has not. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
