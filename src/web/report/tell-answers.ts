/** What came of reports: told by a toast at once, or when somebody who reported something next comes by. */
import { ApiError } from '../../client/request.ts';
import { api, live } from '../kit/connection.ts';
import { keep, loadKept } from '../kit/kept.ts';
import { onNews } from '../kit/on-news.ts';
import { toast } from '../kit/toast.tsx';
import { WAITING } from './open-report.ts';
import { t } from './words.ts';

const TOLD = 'reports-told';
const MANY = 3;

/** Call once. */
export function followAnswers(): void {
  onNews((look) => live.on('answered', look), tellAnswers);
}

/** Asks nothing on devices from which nothing was reported. */
async function tellAnswers(): Promise<void> {
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
