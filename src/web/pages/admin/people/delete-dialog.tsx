import { useSignal } from '@preact/signals';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Field } from '../../../kit/field.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
import { t } from './words.ts';

interface DeleteDialogProps {
  readonly person: DeskPersonDetails;
  onDone(): void;
  onClose(): void;
}

const MAX_WHY = 500;

/** The end of an account: its name has to be typed, as there is no way back. */
export function DeleteDialog({ person: { number, name }, onDone, onClose }: DeleteDialogProps) {
  const messages = useSignal<'keep' | 'delete'>('keep');
  const why = useSignal('');
  const typed = useSignal('');
  const busy = useSignal(false);

  async function remove(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    const wish = { messages: messages.value, why: why.value };
    const done = await attempt(() => desk.deletePerson(number, wish), t('was-deleted'));
    busy.value = false;
    if (!done) return;
    onClose();
    onDone();
  }

  return (
    <Dialog open wide title={t('delete-title', { name })} onClose={onClose}>
      <form onSubmit={remove} class="flex flex-col gap-4">
        <p class="text-muted">{t('delete-text')}</p>
        <Choice
          legend={t('messages')}
          value={messages.value}
          options={(['keep', 'delete'] as const).map((value) => ({ value, label: t(`messages-${value}`) }))}
          onChange={(to) => {
            messages.value = to;
          }}
        />
        <Field
          label={t('why')}
          hint={t('why-hint')}
          maxLength={MAX_WHY}
          value={why.value}
          onInput={(event) => {
            why.value = event.currentTarget.value;
          }}
        />
        <Field
          label={t('type-name', { name })}
          spellcheck={false}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <div class="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" look="danger" busy={busy.value} disabled={typed.value.trim() !== name}>
            {t('delete')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
