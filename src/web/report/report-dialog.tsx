import { useSignal } from '@preact/signals';
import { REPORT_REASONS, type Reportable, type ReportReason } from '../../client/types.ts';
import { Choice } from '../kit/choice.tsx';
import { api } from '../kit/connection.ts';
import { Dialog } from '../kit/dialog.tsx';
import { DialogForm } from '../kit/dialog-form.tsx';
import { INPUT_LOOK, Labelled } from '../kit/field.tsx';
import { toast } from '../kit/toast.tsx';
import { reporting, sendReport } from './open-report.ts';
import { t } from './words.ts';

const MAX_WORDS = 1000;

/** Once in the app: opens when something is to be reported. */
export function ReportDialog() {
  const what = reporting.value;
  return (
    <Dialog open={what !== null} wide title={what ? t(`title-${what.kind}`) : ''} onClose={close}>
      {what && <ReportForm what={what} />}
    </Dialog>
  );
}

function close(): void {
  reporting.value = null;
}

function ReportForm({ what }: { readonly what: Reportable }) {
  const reason = useSignal<ReportReason>(what.kind === 'area' ? 'vandalism' : 'spam');
  const words = useSignal('');

  async function send(): Promise<void> {
    await sendReport(what, reason.value, words.value);
    close();
    toast({ text: t('sent'), tone: 'good' });
  }

  return (
    <DialogForm verb={t('send')} send={send} onClose={close}>
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
    </DialogForm>
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
