import { useSignal } from '@preact/signals';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Field } from '../../../kit/field.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
import { t } from './words.ts';

interface RenameDialogProps {
  readonly person: DeskPersonDetails;
  onDone(): void;
  onClose(): void;
}

export function RenameDialog({ person, onDone, onClose }: RenameDialogProps) {
  const name = useSignal(t('new-name', { number: person.number }));
  const busy = useSignal(false);

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    const done = await attempt(() => desk.renamePerson(person.number, name.value), t('was-renamed'));
    busy.value = false;
    if (!done) return;
    onClose();
    onDone();
  }

  return (
    <Dialog open title={t('rename-title', { name: person.name })} onClose={onClose}>
      <form onSubmit={rename} class="flex flex-col gap-4">
        <p class="text-muted">{t('rename-text')}</p>
        <Field
          label={t('name')}
          value={name.value}
          maxLength={40}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <div class="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" look="danger" busy={busy.value}>
            {t('rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
