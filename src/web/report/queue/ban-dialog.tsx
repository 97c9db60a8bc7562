import { useSignal } from '@preact/signals';
import type { Person } from '../../../activities/activity.ts';
import { live } from '../../kit/connection.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { DialogForm } from '../../kit/dialog-form.tsx';
import { Field, INPUT_LOOK, Labelled, Select } from '../../kit/field.tsx';
import { toast } from '../../kit/toast.tsx';
import { moderation } from '../moderation.ts';
import { ReachNote, useReach } from './reach-note.tsx';
import { t } from './words.ts';

interface BanDialogProps {
  readonly person: Person;
  readonly name: string;
  onDone?(): void;
  onClose(): void;
}

const HOUR = 3_600_000;
const SPANS = [
  ['hour', HOUR],
  ['day', 24 * HOUR],
  ['week', 7 * 24 * HOUR],
  ['month', 30 * 24 * HOUR],
  ['ever', null],
] as const;
type Span = (typeof SPANS)[number][0];
const ADDRESS_DAYS = ['0', '1', '7', '30'] as const;
type AddressDays = (typeof ADDRESS_DAYS)[number];
const MAX_REASON = 500;
const MAX_NOTE = 1000;

/** Bans somebody from the whole server. */
export function BanDialog({ person, name, onDone, onClose }: BanDialogProps) {
  const span = useSignal<Span>('week');
  const reason = useSignal('');
  const note = useSignal('');
  const addressDays = useSignal<AddressDays>('0');
  const missing = useSignal(false);
  const reach = useReach(person);

  async function send(): Promise<void> {
    missing.value = reason.value.trim() === '';
    if (missing.value) return;
    const length = SPANS.find(([id]) => id === span.value)?.[1] ?? null;
    await moderation.ban({
      person,
      reason: reason.value,
      note: note.value,
      // The skew may lie between two milliseconds; times on the wire do not.
      until: length === null ? null : Math.round(Date.now() + live.skew + length),
      ...(addressDays.value !== '0' && { addressDays: Number(addressDays.value) }),
    });
    toast({ text: t('banned', { name }), tone: 'good' });
    onDone?.();
    onClose();
  }

  return (
    <Dialog open wide title={t('ban-title', { name })} onClose={onClose}>
      <DialogForm verb={t('ban-verb')} look="danger" send={send} onClose={onClose}>
        <p class="text-muted">{t('ban-text')}</p>
        <Labelled
          label={t('ban-reason')}
          hint={t('ban-reason-hint', { name })}
          error={missing.value && t('ban-reason-missing')}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              maxLength={MAX_REASON}
              value={reason.value}
              onInput={(event) => {
                reason.value = event.currentTarget.value;
                missing.value = false;
              }}
              class={`${INPUT_LOOK} py-2`}
            />
          )}
        </Labelled>
        <Select<Span>
          label={t('ban-span')}
          value={span.value}
          options={SPANS.map(([value]) => ({ value, label: t(`span-${value}`) }))}
          onChange={(value) => {
            span.value = value;
          }}
        />
        <Select<AddressDays>
          label={t('ban-address')}
          hint={t('ban-address-hint')}
          value={addressDays.value}
          options={ADDRESS_DAYS.map((value) => ({ value, label: t(`address-${value}`) }))}
          onChange={(value) => {
            addressDays.value = value;
          }}
        />
        <ReachNote reach={reach} chosen={addressDays.value !== '0'} />
        <Field
          label={t('ban-note')}
          hint={t('ban-note-hint')}
          maxLength={MAX_NOTE}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
