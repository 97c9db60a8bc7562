/** From a code in an address to a channel, for the HTTP routes of every activity. */
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import type { Channel } from './channel.ts';
import type { Entry } from './entry.ts';
import type { Host } from './host.ts';
import type { Room } from './room.ts';

export interface ChannelFinder {
  readonly entry: Entry;
  readonly host: Host;
}

/** A channel to read, or `rooms/unknown`, `rooms/no-such-activity`. */
export async function lookAtChannel(
  { entry, host }: ChannelFinder,
  code: string,
  activity: string,
  by: Actor,
): Promise<Channel | Refusal> {
  return channelOf(host, await entry.look(code, by), activity);
}

/** The same for somebody who takes part: entering makes people with an account members, as it does live. */
export async function enterChannel(
  { entry, host }: ChannelFinder,
  code: string,
  activity: string,
  by: Actor,
): Promise<Channel | Refusal> {
  return channelOf(host, await entry.enter(code, by), activity);
}

async function channelOf(host: Host, room: Room | Refusal, activity: string): Promise<Channel | Refusal> {
  if (isRefusal(room)) return room;
  return (await host.channel(room, activity)) ?? refuse('rooms/no-such-activity', { activity });
}
