import { useSignal } from '@preact/signals';
import { Button } from '../../../web/kit/button.tsx';
import { Choice } from '../../../web/kit/choice.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Field } from '../../../web/kit/field.tsx';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import type { Message } from '../types.ts';
import type { ChatModel } from './chat-model.ts';
import { t } from './words.ts';

interface RemoveDialogProps {
  readonly chat: ChatModel;
  readonly message: Message;
  readonly name: string;
  onClose(): void;
}

const HOUR = 3_600_000;
const MAX_WHY = 500;
type Reach = 'one' | 'hour' | 'day' | 'all';

/** For those who look after the room. What is removed is gone for good, so it is asked for here. */
export function RemoveDialog({ chat, message, name, onClose }: RemoveDialogProps) {
  const reach = useSignal<Reach>('one');
  const why = useSignal('');
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);

  async function remove(): Promise<void> {
    busy.value = true;
    refusal.value = null;
    const answer = await chat.takeAway(message, sinceOf(reach.value, chat.now()), why.value);
    busy.value = false;
    if (isRefusal(answer)) refusal.value = answer;
    else onClose();
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
