/**
 * The live protocol without a WebSocket, for networks that block it: takes the
 * same messages from the channels and gives them the same answers, by asking
 * `GET /rooms/{code}/{activity}/since` again and again, and by
 * `POST /rooms/{code}/{activity}/commands`.
 */
import type { ClientMessage, Do } from '../live/protocol.ts';
import type { Api } from './api.ts';
import { backoff } from './backoff.ts';
import type { Incoming } from './channel.ts';
import type { Clock } from './clock.ts';
import { ApiError } from './request.ts';

/** Between two rounds, in ms: while something happens, and at most when nothing does. */
const SHORTEST = 1_000;
const LONGEST = 15_000;
/** A hidden tab asks so many times more rarely. */
const HIDDEN = 4;

export interface PollingOptions {
  readonly api: Pick<Api, 'since' | 'command'>;
  readonly client: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Nobody can see the page at the moment. */
  readonly hidden: () => boolean;
  message(message: Incoming): void;
  /** Whether the last round got answers. */
  healthy(yes: boolean): void;
}

export interface Polling {
  send(message: ClientMessage): void;
  /** Asks at once: the page is seen again, or the network is back. */
  hurry(): void;
  /** What is under way is not heard any more. */
  stop(): void;
}

interface Subscription {
  /** Also serves as the channel's id: polls have no connection in which the server's own would mean anything. */
  readonly ref: number;
  readonly room: string;
  readonly activity: string;
  after?: number;
  epoch?: string;
  /** Commands go one at a time, so that they arrive in the order of their numbers. */
  readonly commands: Do[];
  posting: boolean;
  opened: boolean;
}

export function createPolling(options: PollingOptions): Polling {
  const { api, client, clock, random } = options;
  const subscriptions = new Map<number, Subscription>();
  let pause = SHORTEST;
  let errors = 0;
  let asking = false;
  let stopped = false;
  let stopTimer = () => {};

  const alive = (subscription: Subscription) => !stopped && subscriptions.has(subscription.ref);

  function next(ms: number): void {
    stopTimer();
    if (!stopped) stopTimer = clock.after(ms, round);
  }

  async function round(): Promise<void> {
    if (asking) return;
    asking = true;
    const asked = [...subscriptions.values()];
    const results = await Promise.all(asked.map(ask));
    asking = false;
    if (stopped) return;
    const failed = results.find((result) => result instanceof ApiError);
    if (failed) {
      const told = Number(failed.detail.wait) || 0;
      next(Math.max(told, backoff(++errors, random, 4 * LONGEST)));
    } else {
      errors = 0;
      pause = results.includes('news') ? SHORTEST : Math.min(pause * 1.5, LONGEST);
      // Somebody opened a channel meanwhile: it is not left waiting.
      const unasked = [...subscriptions.values()].some((one) => !one.opened && !asked.includes(one));
      next(unasked ? 0 : options.hidden() ? pause * HIDDEN : pause);
    }
    if (results.length > 0) options.healthy(!failed);
  }

  /** One channel's turn. */
  async function ask(subscription: Subscription): Promise<'news' | 'nothing' | ApiError> {
    const { ref, room, activity, after, epoch } = subscription;
    try {
      const from = after === undefined || epoch === undefined ? {} : { after, epoch };
      const messages = await api.since(room, activity, { client, ...from });
      let news = false;
      for (const message of messages) {
        if (alive(subscription)) news = hear(subscription, message) || news;
      }
      return news ? 'news' : 'nothing';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.passing) return error;
      if (alive(subscription)) {
        subscriptions.delete(ref);
        const which = subscription.opened ? { id: ref } : { ref };
        options.message({ t: 'error', ...which, code: error.code, detail: error.detail });
      }
      return 'nothing';
    }
  }

  /** Passes one message on and keeps our place; true when it brought something new. */
  function hear(subscription: Subscription, raw: unknown): boolean {
    const { ref } = subscription;
    const message = fromJson({ ...(raw as Incoming), id: ref } as Incoming);
    if (message.t === 'opened' || message.t === 'resumed') {
      const again = message.t === 'resumed' && subscription.opened;
      subscription.opened = true;
      subscription.epoch = message.epoch;
      if (again) return false;
      if (message.t === 'opened') subscription.after = message.seq;
      options.message({ ...message, ref });
      return message.t === 'opened';
    } else if (message.t === 'entries' || message.t === 'digest') {
      subscription.after = Math.max(subscription.after ?? 0, message.to);
    }
    options.message(message);
    return message.t !== 'presence';
  }

  async function post(subscription: Subscription): Promise<void> {
    if (subscription.posting) return;
    subscription.posting = true;
    for (let failures = 0; alive(subscription); ) {
      const [first] = subscription.commands;
      if (!first) break;
      const { ref: id, room, activity } = subscription;
      const { n, c: command } = first;
      try {
        const answer = await api.command(room, activity, { client, n, command });
        failures = 0;
        subscription.commands.shift();
        if (alive(subscription)) options.message({ ...(answer as Incoming), id } as Incoming);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.passing) {
          const wait = Math.max(Number(error.detail.wait) || 0, backoff(failures++, random));
          await new Promise<void>((done) => clock.after(wait, done));
        } else {
          subscription.commands.shift();
          const { code, detail } = error;
          if (alive(subscription)) options.message({ t: 'refused', id, n, code, detail });
        }
      }
    }
    subscription.posting = false;
    pause = SHORTEST;
    next(0);
  }

  return {
    send(message) {
      if (message.t === 'open') {
        const { t: _, ref, room, activity, ...from } = message;
        for (const old of subscriptions.values()) {
          if (old.room === room && old.activity === activity) subscriptions.delete(old.ref);
        }
        const posts = { commands: [], posting: false, opened: false };
        subscriptions.set(ref, { ref, room, activity, ...from, ...posts });
        next(0);
      } else if (message.t === 'close') {
        subscriptions.delete(message.id);
      } else if (message.t === 'do') {
        const subscription = subscriptions.get(message.id);
        subscription?.commands.push(message);
        if (subscription) void post(subscription);
      }
    },
    hurry() {
      pause = SHORTEST;
      errors = 0;
      next(0);
    },
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}

/** Digests come as `{t: 'digest', to, count, body}` with the body in base64. */
function fromJson(message: Incoming): Incoming {
  if (message.t !== 'digest') return message;
  const { id, to, count, body } = message as unknown as {
    id: number;
    to: number;
    count: number;
    body: string;
  };
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  return { t: 'digest', id, from: to - count + 1, to, body: bytes };
}
