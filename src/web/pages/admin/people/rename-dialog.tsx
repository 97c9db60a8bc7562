import { useSignal } from '@preact/signals';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { DialogForm } from '../../../kit/dialog-form.tsx';
import { Field } from '../../../kit/field.tsx';
import { toast } from '../../../kit/toast.tsx';
import { desk } from '../desk.ts';
import { t } from './words.ts';

interface RenameDialogProps {
  readonly person: DeskPersonDetails;
  onDone(): void;
  onClose(): void;
}

export function RenameDialog({ person, onDone, onClose }: RenameDialogProps) {
  const name = useSignal(t('new-name', { number: person.number }));

  async function rename(): Promise<void> {
    await desk.renamePerson(person.number, name.value);
    toast({ text: t('was-renamed'), tone: 'good' });
    onClose();
    onDone();
  }

  return (
    <Dialog open title={t('rename-title', { name: person.name })} onClose={onClose}>
      <DialogForm verb={t('rename')} look="danger" send={rename} onClose={onClose}>
        <p class="text-muted">{t('rename-text')}</p>
        <Field
          label={t('name')}
          value={name.value}
          maxLength={40}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
