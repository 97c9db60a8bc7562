/** One command on a channel that is not open on this page otherwise. */
import { isRefusal } from '../../../activities/activity.ts';
import { live } from '../../kit/connection.ts';

/** Resolves when it is done and kept. @throws Refusal */
export async function doOnce(
  room: string,
  activity: string,
  command: { readonly type: string },
): Promise<void> {
  const channel = live.open(room, activity, { view() {} });
  try {
    const answer = await channel.send(command);
    if (isRefusal(answer)) throw answer;
  } finally {
    channel.close();
  }
}
