/** All channels of one client, and which incoming message belongs to which. */
import type { ClientMessage } from '../live/protocol.ts';
import { type ChannelCore, createChannel, type Incoming, type NewSession } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Remedy } from './types.ts';

/** Messages of channels whose opening is under way; more than that are dropped, and the hole noticed. */
const MOST_HELD = 1_000;

export function createChannels(clock: Pick<Clock, 'after'>, remedy?: Remedy) {
  /** Never removed: a channel opened again must go on with its command numbers. */
  const all = new Map<string, ChannelCore>();
  let held: (Incoming & { id: number })[] = [];
  let lastRef = 0;
  let attach: ((channel: ChannelCore) => void) | null = null;

  /** After an `opened`: what came too early for it. The channel drops what it has already. */
  function release(channel: ChannelCore): void {
    const early = held.filter((message) => message.id === channel.id);
    held = held.filter((message) => message.id !== channel.id);
    for (const message of early) receive(message);
  }

  function receive(message: Incoming): void {
    if ('ref' in message && message.ref !== undefined) {
      const channel = find((one) => one.ref === message.ref);
      if (channel) {
        channel.receive(message);
        if (channel.id) release(channel);
        return;
      }
    }
    if (!('id' in message) || message.id === undefined) return;
    const { id } = message;
    const channel = find((one) => one.id === id);
    if (channel) channel.receive(message);
    else if (!find((one) => one.ref > 0)) held = [];
    else if (held.length < MOST_HELD) held.push(message as Incoming & { id: number });
  }

  function find(wanted: (channel: ChannelCore) => boolean): ChannelCore | undefined {
    for (const channel of all.values()) if (wanted(channel)) return channel;
    return undefined;
  }

  return {
    receive,

    of(room: string, activity: string): ChannelCore {
      const key = `${room}/${activity}`;
      let channel = all.get(key);
      if (!channel) {
        channel = createChannel(room, activity, clock, remedy);
        all.set(key, channel);
        attach?.(channel);
      }
      return channel;
    },

    attach(send: (message: ClientMessage) => void, newSession: NewSession | null): void {
      held = [];
      const wire = { ref: () => ++lastRef, send };
      attach = (channel) => channel.attach(wire, null);
      for (const channel of all.values()) channel.attach(wire, newSession);
    },

    detach(): void {
      attach = null;
      held = [];
      for (const channel of all.values()) channel.detach();
    },

    end(): void {
      attach = null;
      for (const channel of all.values()) channel.end();
    },
  };
}
