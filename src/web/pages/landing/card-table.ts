/** A room of one's own with a card table, at a press: for whoever has the link or the code. */
import { isRefusal } from '../../../activities/activity.ts';
import { api } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { askName } from '../../name/ask-name.ts';
import { keepPlace } from '../room/kept-place.ts';
import { t } from '../words.ts';

/** Longest title of a room, in characters. */
const TITLE = 60;

/** @returns the room's code; null when the person would rather not, or may not, which they are told */
export async function openCardTable(): Promise<string | null> {
  const me = await askName();
  if (!me) return null;
  try {
    const title = t('card-table-of', { name: me.name }).slice(0, TITLE);
    const { code } = await api.createRoom({ title, visibility: 'unlisted', preset: 'sketch' });
    keepPlace(code, 'table');
    return code;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    toast({ text: refusalWords(error), tone: 'bad' });
    return null;
  }
}
