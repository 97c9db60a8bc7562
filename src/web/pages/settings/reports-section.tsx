import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '../../../activities/activity.ts';
import { ApiError } from '../../../client/request.ts';
import type { OwnReport } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { api, live } from '../../kit/connection.ts';
import { moment } from '../../kit/dates.ts';
import { onNews } from '../../kit/on-news.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { t } from '../../report/words.ts';
import { Section } from './section.tsx';

/** What I reported, and what came of it. */
export function ReportsSection() {
  const reports = useSignal<readonly OwnReport[] | null>(null);
  const refusal = useSignal<Refusal | null>(null);

  async function load(): Promise<void> {
    refusal.value = null;
    try {
      reports.value = await api.myReports();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusal.value = error;
    }
  }
  useEffect(() => onNews((look) => live.on('answered', look), load), []);

  return (
    <Section id="reports" title={t('your-reports')}>
      {refusal.value && (
        <div role="alert" class="flex flex-wrap items-center gap-3">
          <p class="text-danger text-sm">
            {t('reports-failed')} {refusalWords(refusal.value)}
          </p>
          <Button size="sm" onClick={() => void load()}>
            {t('try-again')}
          </Button>
        </div>
      )}
      {reports.value?.length === 0 && <p class="text-muted">{t('no-reports')}</p>}
      {reports.value && reports.value.length > 0 && (
        <ul class="-my-3 divide-y divide-line">
          {reports.value.map((report) => (
            <li key={report.id} class="py-3">
              <OwnReportRow report={report} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OwnReportRow({ report }: { readonly report: OwnReport }) {
  const { kind, about, subject, state, answer, at } = report;
  const name = about?.name ?? t('someone');
  return (
    <>
      <p class="flex flex-wrap items-baseline justify-between gap-x-3">
        <span class="font-medium">
          {kind === 'area' ? t('of-area') : t(kind === 'message' ? 'of-message' : 'of-person', { name })}
        </span>
        <span class={`text-sm ${state === 'open' ? 'text-muted' : 'font-medium'}`}>
          {t(`state-${state}`)}
        </span>
      </p>
      {kind === 'message' && <p class="truncate text-muted text-sm">{String(subject.text)}</p>}
      {answer !== '' && <p class="mt-1 break-words text-sm">“{answer}”</p>}
      <p class="text-muted text-xs">{moment(at)}</p>
    </>
  );
}
