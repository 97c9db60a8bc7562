import { useSignal } from '@preact/signals';
import type { ReportCase } from '../../../client/moderation.ts';
import { Button } from '../../kit/button.tsx';
import { INPUT_LOOK, Labelled } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { useSending } from '../../kit/use-sending.ts';
import { moderation } from '../moderation.ts';
import { t } from './words.ts';

const MAX_ANSWER = 500;

/** The answer that ends it. */
export function CaseClosing({ report, onHandled }: { readonly report: ReportCase; onHandled(): void }) {
  const { id, kind, count } = report;
  const answer = useSignal('');
  const { busy, refusal, send } = useSending();

  const close = (outcome: 'done' | 'dismissed') => () =>
    void send(async () => {
      await moderation.handle(id, outcome, answer.value);
      toast({ text: t(`closed-${outcome}`), tone: 'good' });
      onHandled();
    });

  const alert = kind === 'alert';
  return (
    <>
      {refusal && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal)}
        </p>
      )}
      <div class="flex flex-wrap items-start justify-end gap-2">
        {!alert && (
          <Labelled label={t('answer')} hint={t('answer-hint', { count })} class="min-w-0 flex-1 basis-60">
            {(ids) => (
              <textarea
                {...ids}
                rows={1}
                maxLength={MAX_ANSWER}
                value={answer.value}
                onInput={(event) => {
                  answer.value = event.currentTarget.value;
                }}
                // Grows with what is written; an empty one leaves the next case in sight.
                class={`${INPUT_LOOK} field-sizing-content max-h-40 min-h-8 py-1.5 text-sm pointer-coarse:min-h-11`}
              />
            )}
          </Labelled>
        )}
        <div class={`flex gap-2 ${alert ? '' : 'pt-6.5 max-sm:pt-0'}`}>
          {!alert && (
            <Button size="sm" busy={busy} onClick={close('dismissed')}>
              {t('dismiss')}
            </Button>
          )}
          <Button size="sm" look="primary" busy={busy} onClick={close('done')}>
            {t(alert ? 'seen' : 'done')}
          </Button>
        </div>
      </div>
    </>
  );
}
