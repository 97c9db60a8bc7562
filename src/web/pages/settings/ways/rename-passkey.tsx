import { useSignal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { Passkey } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { api } from '../../../kit/connection.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { Field } from '../../../kit/field.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { t } from '../../../passkeys/words.ts';

interface RenamePasskeyProps {
  readonly passkey: Passkey;
  onDone(): Promise<void>;
  onClose(): void;
}

export function RenamePasskey({ passkey, onDone, onClose }: RenamePasskeyProps) {
  const label = useSignal(passkey.label);
  const refusal = useSignal<Refusal | null>(null);

  async function rename(): Promise<void> {
    try {
      await api.renamePasskey(passkey.id, label.value);
      await onDone();
      onClose();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  return (
    <Dialog open title={t('rename-passkey-title')} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <Field
          label={t('passkey-label')}
          hint={t('passkey-label-hint')}
          value={label.value}
          maxLength={60}
          required
          autofocus
          error={refusal.value && refusalWords(refusal.value)}
          onInput={(event) => {
            label.value = event.currentTarget.value;
            refusal.value = null;
          }}
        />
        <Button type="submit" look="primary" class="self-end" disabled={label.value.trim() === ''}>
          {t('rename')}
        </Button>
      </form>
    </Dialog>
  );
}
