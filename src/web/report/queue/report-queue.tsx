import { useSignal } from '@preact/signals';
import { Inbox } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '../../../activities/activity.ts';
import type { QueuedReport } from '../../../client/moderation.ts';
import { ApiError } from '../../../client/request.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { moderation } from '../moderation.ts';
import { ReportCard } from './report-card.tsx';
import { t } from './words.ts';

interface ReportQueueProps {
  /** Only those of this room. */
  readonly room?: string;
  /** Whether I look after the whole server. */
  readonly staff: boolean;
  /** How many wait may have changed. */
  onHandled?(): void;
}

interface Shown {
  readonly reports: readonly QueuedReport[];
  readonly earlier: boolean;
}

/** What was reported, and what can be done about it. */
export function ReportQueue({ room, staff, onHandled }: ReportQueueProps) {
  const handled = useSignal(false);
  const shown = useSignal<Shown | null>(null);
  const refusal = useSignal<Refusal | null>(null);

  async function load(more: boolean): Promise<void> {
    const old = more ? (shown.value?.reports ?? []) : [];
    const before = old.at(-1)?.id;
    refusal.value = null;
    try {
      const page = await moderation.reports({
        ...(room !== undefined && { room }),
        ...(handled.value && { handled: 'true' }),
        ...(before !== undefined && { before }),
      });
      shown.value = { reports: [...old, ...page.reports], earlier: page.earlier };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusal.value = error;
    }
  }
  useEffect(() => {
    shown.value = null;
    void load(false);
  }, [room, handled.value]);

  const list = shown.value;
  return (
    <div class="flex flex-col gap-4">
      <fieldset class="flex w-fit rounded-md border border-edge/60 p-0.5">
        <legend class="sr-only">{t('which')}</legend>
        {[false, true].map((old) => (
          <button
            key={String(old)}
            type="button"
            aria-pressed={handled.value === old}
            onClick={() => {
              handled.value = old;
            }}
            class="h-8 rounded-sm px-3 font-medium text-muted text-sm aria-pressed:bg-tint aria-pressed:text-accent pointer-coarse:h-11"
          >
            {t(old ? 'handled' : 'open')}
          </button>
        ))}
      </fieldset>
      {refusal.value && (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={() => void load(false)}>{t('try-again')}</Button>}
        >
          {refusalWords(refusal.value)}
        </EmptyState>
      )}
      {!list && !refusal.value && (
        <p class="flex animate-late items-center justify-center gap-2 py-10 text-muted" role="status">
          <Spinner /> {t('loading')}
        </p>
      )}
      {list?.reports.length === 0 && (
        <EmptyState
          icon={<Inbox size={36} strokeWidth={1.5} />}
          title={t(handled.value ? 'none-handled' : 'none-open')}
        >
          {handled.value ? null : t('none-text')}
        </EmptyState>
      )}
      {list && list.reports.length > 0 && (
        <ul class="flex flex-col gap-3">
          {list.reports.map((report) => (
            <li key={report.id}>
              <ReportCard
                report={report}
                staff={staff}
                onHandled={() => {
                  shown.value = { ...list, reports: list.reports.filter(({ id }) => id !== report.id) };
                  onHandled?.();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {list?.earlier && (
        <Button class="self-center" onClick={() => void load(true)}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
