/** What came of reports: told by a toast the next time somebody who reported something comes by. */
import { ApiError } from '../../client/request.ts';
import { api } from '../kit/connection.ts';
import { keep, loadKept } from '../kit/kept.ts';
import { toast } from '../kit/toast.tsx';
import { WAITING } from './open-report.ts';
import { t } from './words.ts';

const TOLD = 'reports-told';
const MANY = 3;

/** Asks nothing on devices from which nothing was reported. */
export async function tellAnswers(): Promise<void> {
  if (loadKept(WAITING, (value) => (value === true ? true : null)) === null) return;
  const told = loadKept(TOLD, (value) => (typeof value === 'number' ? value : null)) ?? 0;
  try {
    const reports = await api.myReports();
    const news = reports.filter(({ handledAt }) => handledAt !== null && handledAt > told);
    for (const { state, answer } of news.slice(0, MANY)) {
      const outcome = t(state === 'done' ? 'told-done' : 'told-dismissed');
      toast({ text: answer === '' ? outcome : `${outcome} ${t('told-answer', { answer })}`, tone: 'good' });
    }
    const latest = Math.max(told, ...news.map(({ handledAt }) => handledAt ?? 0));
    if (news.length > 0) keep(TOLD, latest);
    if (reports.every(({ state }) => state !== 'open')) keep(WAITING, false);
  } catch (error) {
    // Not that important: the settings list them, and the next visit asks again.
    if (!(error instanceof ApiError)) throw error;
  }
}
