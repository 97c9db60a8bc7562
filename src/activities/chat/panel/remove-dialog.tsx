import { useSignal } from '@preact/signals';
import { Button } from '../../../web/kit/button.tsx';
import { Choice } from '../../../web/kit/choice.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Field } from '../../../web/kit/field.tsx';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { isRefusal, type Refusal, type Time } from '../../activity.ts';
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
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);

  async function remove(): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      await props.remove(sinceOf(reach.value, props.now()), why.value.trim());
      onClose();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  return (
    <Dialog open title={t('remove-title')} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy.value) void remove();
        }}
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
        {refusal.value && (
          <p role="alert" class="text-danger text-sm">
            {refusalWords(refusal.value)}
          </p>
        )}
        <div class="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" look="danger" busy={busy.value}>
            {t(reach.value === 'one' ? 'remove-verb' : 'remove-verb-all')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** From when on; null for this message alone. */
function sinceOf(reach: Reach, now: number): number | null {
  if (reach === 'one') return null;
  if (reach === 'all') return 0;
  return now - (reach === 'hour' ? HOUR : 24 * HOUR);
}
