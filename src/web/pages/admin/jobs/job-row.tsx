import { useSignal } from '@preact/signals';
import type { DeskJob } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { ago, clock, figure, moment } from '../../../kit/dates.ts';
import { hasWords } from '../../../kit/i18n.ts';
import { Progress } from '../../../kit/progress.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { desk } from '../desk.ts';
import { lengthOf, size } from '../format.ts';
import { Tag } from '../list-parts.tsx';
import { t } from '../words.ts';

type Say = (key: string, figures?: Readonly<Record<string, string | number>>) => string;
const say = t as unknown as Say;

/** What kind of work it is; kinds of a newer server go by their key. */
export const jobName = (kind: string): string =>
  hasWords('admin', `job-${kind}`) ? say(`job-${kind}`) : kind;

export function JobRow({ job, onChange }: { readonly job: DeskJob; onChange(): Promise<void> }) {
  const cancelling = useSignal(false);
  const { id, kind, by, byName, room, state, startedAt, endedAt, done, total } = job;

  async function cancel(): Promise<void> {
    cancelling.value = true;
    await attempt(() => desk.cancelJob(id));
    await onChange();
    cancelling.value = false;
  }

  return (
    <li class="px-4 py-3">
      <div class="flex flex-wrap items-baseline gap-x-2">
        <span class="font-medium">{jobName(kind)}</span>
        {room && <span class="font-mono text-muted text-sm tracking-widest">{room}</span>}
        {state !== 'running' && <Tag tone={state === 'failed' ? 'danger' : 'plain'}>{t(`job-${state}`)}</Tag>}
        <span class="figures ml-auto shrink-0 text-muted text-sm" title={moment(startedAt)}>
          {ago(startedAt, Date.now()) ?? clock(startedAt)}
        </span>
      </div>
      {state === 'running' ? (
        <div class="mt-2 flex items-center gap-3">
          <Progress value={total > 0 ? done / total : null} label={jobName(kind)} />
          <Button
            size="sm"
            busy={cancelling.value}
            onClick={cancel}
            aria-label={t('cancel-job', { job: jobName(kind) })}
          >
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <p class="text-muted text-sm">
          {by === 0 ? t('the-house') : byName || `#${by}`}
          {endedAt !== null && ` · ${t('took', { length: lengthOf(Math.max(1000, endedAt - startedAt)) })}`}
          {job.code !== '' && ` · ${refusalWords({ refused: job.code })}`}
          {job.result && ` · ${resultWords(job.result)}`}
        </p>
      )}
    </li>
  );
}

/** What of a result is for programs. */
const UNSAID = new Set(['name', 'newest', 'id']);

function resultWords(result: NonNullable<DeskJob['result']>): string {
  return (
    Object.entries(result)
      .filter(([name, value]) => !UNSAID.has(name) && value !== 0)
      .map(([name, value]) => {
        const shown = typeof value === 'number' ? figure(value) : String(value);
        if (!hasWords('admin', `result-${name}_other`)) return `${name} ${shown}`;
        return say(`result-${name}`, {
          count: Number(value),
          value: name === 'bytes' ? size(Number(value)) : shown,
        });
      })
      .join(', ') || t('result-nothing')
  );
}
