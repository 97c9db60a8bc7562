import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { t } from './words.ts';

interface ConfirmProps {
  readonly open: boolean;
  /** The question, naming the thing: "Empty the mural?" */
  readonly title: string;
  /** What will happen and whether it can be taken back. */
  readonly text: string;
  /** The verb on the button, never "OK". */
  readonly verb: string;
  onConfirm(): void | Promise<void>;
  onClose(): void;
}

export function Confirm({ open, title, text, verb, onConfirm, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  async function confirm() {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
      onClose();
    }
  }
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <p class="text-muted">{text}</p>
      <div class="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look="danger" busy={busy} onClick={confirm}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
