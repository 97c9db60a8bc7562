import { isRefusal } from '../../activities/activity.ts';
import { refusalWords } from './refusals.ts';
import { toast } from './toast.tsx';

/** Does it and says so, or says why not. @returns whether it was done */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    toast({ text: refusalWords(error), tone: 'bad' });
    return false;
  }
  if (done !== undefined) toast({ text: done, tone: 'good' });
  return true;
}
