import { DatabaseBackup, ListChecks, Sparkles } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { desk } from '../desk.ts';
import { t } from '../words.ts';
import { BackupList } from './backup-list.tsx';
import { JobRow } from './job-row.tsx';
import { jobs, keepJobs, lookAtJobs, trouble } from './jobs-store.ts';

const ICONS = { backup: DatabaseBackup, 'clean-up': Sparkles } as const;

/** Long work: started here, by others or by the house itself; and the backups it leaves. */
export function JobsPage() {
  useEffect(keepJobs, []);
  const list = jobs.value;

  async function start(kind: string): Promise<void> {
    await attempt(() => desk.startJob(kind));
    await lookAtJobs();
  }

  if (list === null)
    return trouble.value ? (
      <EmptyState title={t('trouble')} action={<Button onClick={lookAtJobs}>{t('try-again')}</Button>}>
        {refusalWords(trouble.value)}
      </EmptyState>
    ) : (
      <p class="flex animate-late items-center gap-2 py-10 text-muted text-sm">
        <Spinner /> {t('loading')}
      </p>
    );
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <section>
        <div class="mb-3 flex flex-wrap gap-2">
          {(['backup', 'clean-up'] as const).map((kind) => {
            const Icon = ICONS[kind];
            const running = list.some((job) => job.kind === kind && job.state === 'running');
            return (
              <Button key={kind} icon={<Icon size={17} />} busy={running} onClick={() => start(kind)}>
                {t(`start-${kind}`)}
              </Button>
            );
          })}
        </div>
        <p role="status" class="sr-only">
          {list[0] && t(`job-is-${list[0].state}`, { job: list[0].kind })}
        </p>
        {list.length === 0 ? (
          <EmptyState icon={<ListChecks size={40} strokeWidth={1.5} />} title={t('no-jobs')}>
            {t('no-jobs-text')}
          </EmptyState>
        ) : (
          <ol class="divide-y divide-line rounded-lg border border-line bg-raised">
            {list.map((job) => (
              <JobRow key={job.id} job={job} onChange={lookAtJobs} />
            ))}
          </ol>
        )}
      </section>
      <BackupList />
    </div>
  );
}
