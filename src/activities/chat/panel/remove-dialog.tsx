import { useSignal } from '@preact/signals';
import { Choice } from '../../../web/kit/choice.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { DialogForm } from '../../../web/kit/dialog-form.tsx';
import { Field } from '../../../web/kit/field.tsx';
import type { Time } from '../../activity.ts';
import { t } from './words.ts';

interface RemoveDialogProps {
  readonly name: string;
  /** What stands as the reason to begin with. */
  readonly why?: string;
  /** By the server's clock. */
  now(): Time;
  /** @param since all of the author from then on; null for the one message. @throws Refusal */
  remove(since: Time | null, why: string): Promise<void>;
  onClose(): void;
}

const HOUR = 3_600_000;
const MAX_WHY = 500;
type Reach = 'one' | 'hour' | 'day' | 'all';

/** For those who look after the room: one message, or more of its author. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { name, onClose } = props;
  const reach = useSignal<Reach>('one');
  const why = useSignal(props.why ?? '');

  async function remove(): Promise<void> {
    await props.remove(sinceOf(reach.value, props.now()), why.value.trim());
    onClose();
  }

  return (
    <Dialog open title={t('remove-title')} onClose={onClose}>
      <DialogForm
        verb={t(reach.value === 'one' ? 'remove-verb' : 'remove-verb-all')}
        look="danger"
        send={remove}
        onClose={onClose}
      >
        <p class="text-muted">{t('remove-text')}</p>
        <Choice<Reach>
          legend={t('remove-what', { name })}
          columns={2}
          value={reach.value}
          options={(['one', 'hour', 'day', 'all'] as const).map((value) => ({
            value,
            label: t(`remove-${value}`),
          }))}
          onChange={(value) => {
            reach.value = value;
          }}
        />
        <Field
          label={t('remove-why')}
          hint={t('remove-why-hint')}
          value={why.value}
          maxLength={MAX_WHY}
          onInput={(event) => {
            why.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}

/** From when on; null for this message alone. */
function sinceOf(reach: Reach, now: number): number | null {
  if (reach === 'one') return null;
  if (reach === 'all') return 0;
  return now - (reach === 'hour' ? HOUR : 24 * HOUR);
}
