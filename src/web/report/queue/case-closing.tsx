import { useSignal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { ReportCase } from '../../../client/moderation.ts';
import { Button } from '../../kit/button.tsx';
import { INPUT_LOOK, Labelled } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { moderation } from '../moderation.ts';
import { t } from './words.ts';

const MAX_ANSWER = 500;

/** The answer that ends it. */
export function CaseClosing({ report, onHandled }: { readonly report: ReportCase; onHandled(): void }) {
  const { id, kind, count } = report;
  const answer = useSignal('');
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);

  async function close(outcome: 'done' | 'dismissed'): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      await moderation.handle(id, outcome, answer.value);
      toast({ text: t(`closed-${outcome}`), tone: 'good' });
      onHandled();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  const alert = kind === 'alert';
  return (
    <>
      {!alert && (
        <Labelled label={t('answer')} hint={t('answer-hint', { count })}>
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              maxLength={MAX_ANSWER}
              value={answer.value}
              onInput={(event) => {
                answer.value = event.currentTarget.value;
              }}
              class={`${INPUT_LOOK} py-2`}
            />
          )}
        </Labelled>
      )}
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="flex flex-wrap justify-end gap-2">
        {!alert && (
          <Button size="sm" busy={busy.value} onClick={() => void close('dismissed')}>
            {t('dismiss')}
          </Button>
        )}
        <Button size="sm" look="primary" busy={busy.value} onClick={() => void close('done')}>
          {t(alert ? 'seen' : 'done')}
        </Button>
      </div>
    </>
  );
}
