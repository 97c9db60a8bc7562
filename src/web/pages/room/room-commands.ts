/** One command on a channel that is not open on this page otherwise. */
import { isRefusal } from '../../../activities/activity.ts';
import { live } from '../../kit/connection.ts';

/** Resolves with the number of its entry when it is done and kept. @throws Refusal */
export async function doOnce(
  room: string,
  activity: string,
  command: { readonly type: string },
): Promise<number> {
  const channel = live.open(room, activity, { view() {} });
  try {
    const answer = await channel.send(command);
    if (isRefusal(answer)) throw answer;
    return answer;
  } finally {
    channel.close();
  }
}
