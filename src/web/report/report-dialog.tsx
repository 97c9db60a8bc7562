import { useSignal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import { REPORT_REASONS, type Reportable, type ReportReason } from '../../client/types.ts';
import { Button } from '../kit/button.tsx';
import { Choice } from '../kit/choice.tsx';
import { api } from '../kit/connection.ts';
import { Dialog } from '../kit/dialog.tsx';
import { INPUT_LOOK, Labelled } from '../kit/field.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { toast } from '../kit/toast.tsx';
import { reporting, sendReport } from './open-report.ts';
import { t } from './words.ts';

const MAX_WORDS = 1000;

/** Once in the app: opens when something is to be reported. */
export function ReportDialog() {
  const what = reporting.value;
  return (
    <Dialog
      open={what !== null}
      wide
      title={what ? t(`title-${what.kind}`) : ''}
      onClose={() => {
        reporting.value = null;
      }}
    >
      {what && <ReportForm what={what} />}
    </Dialog>
  );
}

function ReportForm({ what }: { readonly what: Reportable }) {
  const reason = useSignal<ReportReason>(what.kind === 'area' ? 'vandalism' : 'spam');
  const words = useSignal('');
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);

  async function send(): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      await sendReport(what, reason.value, words.value);
      reporting.value = null;
      toast({ text: t('sent'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void send();
      }}
    >
      <Pointed what={what} />
      <Choice<ReportReason>
        legend={t('why')}
        columns={2}
        value={reason.value}
        options={REPORT_REASONS.map((value) => ({
          value,
          label: t(`reason-${value}`),
          hint: t(`reason-${value}-hint`),
        }))}
        onChange={(value) => {
          reason.value = value;
        }}
      />
      <Labelled label={t('words')} hint={t('words-hint')}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxLength={MAX_WORDS}
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value;
            }}
            class={`${INPUT_LOOK} py-2`}
          />
        )}
      </Labelled>
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="flex justify-end gap-2">
        <Button
          look="quiet"
          onClick={() => {
            reporting.value = null;
          }}
        >
          {t('cancel')}
        </Button>
        <Button type="submit" look="primary" busy={busy.value}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}

/** What is reported, as the person sees it. */
function Pointed({ what }: { readonly what: Reportable }) {
  switch (what.kind) {
    case 'message':
      return (
        <blockquote class="max-h-32 overflow-y-auto rounded-md border-edge border-l-2 bg-sunken px-3 py-2">
          <p class="font-semibold text-sm">{what.name}</p>
          <p class="whitespace-pre-wrap break-words">{what.text}</p>
        </blockquote>
      );
    case 'person':
      return <p class="font-semibold">{what.name}</p>;
    case 'area': {
      const { room, x, y, width, height } = what;
      const region = new URLSearchParams({ x, y, width, height, format: 'png' } as never);
      return (
        <figure class="flex items-center gap-3">
          <img
            src={`${api.muralPng(room).replace(/\.png$/, '')}/region?${region}`}
            alt=""
            class="max-h-32 min-h-16 min-w-16 max-w-1/2 rounded-md border border-line object-contain [image-rendering:pixelated]"
          />
          <figcaption class="figures text-muted text-sm">{t('area-at', { x, y, width, height })}</figcaption>
        </figure>
      );
    }
  }
}
