import { useSignal } from '@preact/signals';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Choice } from '../../../kit/choice.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { DialogForm } from '../../../kit/dialog-form.tsx';
import { Field } from '../../../kit/field.tsx';
import { toast } from '../../../kit/toast.tsx';
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

  async function remove(): Promise<void> {
    await desk.deletePerson(number, { messages: messages.value, why: why.value });
    toast({ text: t('was-deleted'), tone: 'good' });
    onClose();
    onDone();
  }

  return (
    <Dialog open wide title={t('delete-title', { name })} onClose={onClose}>
      <DialogForm
        verb={t('delete')}
        look="danger"
        ready={typed.value.trim() === name}
        send={remove}
        onClose={onClose}
      >
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
      </DialogForm>
    </Dialog>
  );
}
