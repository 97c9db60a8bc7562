import { useSignal } from '@preact/signals';
import type { Passkey } from '../../../../client/types.ts';
import { api } from '../../../kit/connection.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { DialogForm } from '../../../kit/dialog-form.tsx';
import { Field } from '../../../kit/field.tsx';
import { t } from '../../../passkeys/words.ts';

interface RenamePasskeyProps {
  readonly passkey: Passkey;
  onDone(): Promise<void>;
  onClose(): void;
}

export function RenamePasskey({ passkey, onDone, onClose }: RenamePasskeyProps) {
  const label = useSignal(passkey.label);

  async function rename(): Promise<void> {
    await api.renamePasskey(passkey.id, label.value);
    await onDone();
    onClose();
  }

  return (
    <Dialog open title={t('rename-passkey-title')} onClose={onClose}>
      <DialogForm verb={t('rename')} ready={label.value.trim() !== ''} send={rename} onClose={onClose}>
        <Field
          label={t('passkey-label')}
          hint={t('passkey-label-hint')}
          value={label.value}
          maxLength={60}
          required
          autofocus
          onInput={(event) => {
            label.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
