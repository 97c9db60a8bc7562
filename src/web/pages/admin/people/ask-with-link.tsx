import { useSignal } from '@preact/signals';
import { Check } from '../../../kit/check.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { DialogForm } from '../../../kit/dialog-form.tsx';
import { t } from './words.ts';

interface AskWithLinkProps {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  /** What the box says where somebody has no way in but a link; null where there is no need for one. */
  readonly offer: string | null;
  onConfirm(withLink: boolean): Promise<void>;
  onClose(): void;
}

/** Asks before somebody may lose their way in, and offers to make a link by which they come back. */
export function AskWithLink({ title, text, verb, offer, onConfirm, onClose }: AskWithLinkProps) {
  const withLink = useSignal(offer !== null);

  async function confirm(): Promise<void> {
    await onConfirm(withLink.value);
    onClose();
  }

  return (
    <Dialog open title={title} onClose={onClose}>
      <DialogForm verb={verb} look="danger" send={confirm} onClose={onClose}>
        <p class="text-muted">{text}</p>
        {offer !== null && (
          <Check
            label={offer}
            hint={t('with-link-hint')}
            checked={withLink.value}
            onChange={(checked) => {
              withLink.value = checked;
            }}
          />
        )}
      </DialogForm>
    </Dialog>
  );
}
