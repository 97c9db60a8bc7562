/**
 * A mural's cooldown for everybody behind one address together, where an admin
 * chose so: one person with many accounts waits like one. Off by default, as a
 * school or a café shares an address.
 */
import { LRUCache } from 'lru-cache';
import { type Command, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Actor } from '../../people/actor.ts';
import { ownPrefix } from '../../people/addresses.ts';
import type { Channel } from '../../rooms/channel.ts';
import type { Guard } from '../../rooms/draft.ts';

/** Addresses remembered over all rooms; the ones that were quiet longest are forgotten, and may go on at once. */
const MAX_ADDRESSES = 50_000;

interface Turn {
  readonly at: Time;
  readonly command: Command;
}

export interface AddressCooldownDeps {
  readonly isOn: () => boolean;
  /** Milliseconds between two pixels on this channel; 0 where there is no such wait. */
  readonly cooldownOf: (channel: Channel, command: Command) => number;
  /** A command that gives the last turn back. */
  readonly takesBack: (channel: Channel, command: Command) => boolean;
}

export function createAddressCooldown({ isOn, cooldownOf, takesBack }: AddressCooldownDeps): Guard {
  const turns = new LRUCache<string, Turn>({ max: MAX_ADDRESSES });
  const keyOf = (channel: Channel, { address = '' }: Actor): string => {
    const prefix = ownPrefix(address);
    return prefix && `${channel.id} ${prefix}`;
  };

  return {
    check(channel, actor, command, at) {
      if (!isOn() || actor.address === undefined) return null;
      const cooldown = cooldownOf(channel, command);
      const last = cooldown > 0 ? turns.get(keyOf(channel, actor)) : undefined;
      if (!last || last.command === command) return null;
      const wait = last.at + cooldown - at;
      return wait > 0 ? refusal(wait) : null;
    },
    done(channel, actor, command, at) {
      if (!isOn()) return;
      const key = keyOf(channel, actor);
      if (!key) return;
      if (takesBack(channel, command)) turns.delete(key);
      else if (cooldownOf(channel, command) > 0) turns.set(key, { at, command });
    },
  };
}

const refusal = (wait: number): Refusal => refuse('mural/address-cooldown', { wait });
