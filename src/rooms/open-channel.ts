/** From a code in an address to a channel, for the HTTP routes of every activity. */
import { isRefusal, type Person, type Refusal, refuse } from '../activities/activity.ts';
import type { Channel } from './channel.ts';
import type { Entry } from './entry.ts';
import type { Host } from './host.ts';

/** `rooms/unknown`, `people/…` or `rooms/no-such-activity` where this person may not have it. */
export async function openChannel(
  { entry, host }: { readonly entry: Entry; readonly host: Host },
  code: string,
  activity: string,
  who: Person,
): Promise<Channel | Refusal> {
  const room = await entry.look(code, who);
  if (isRefusal(room)) return room;
  return (await host.channel(room, activity)) ?? refuse('rooms/no-such-activity', { activity });
}
