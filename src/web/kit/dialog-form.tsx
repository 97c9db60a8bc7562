import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import { Button } from './button.tsx';
import { refusalWords } from './refusals.ts';
import { t } from './words.ts';

interface DialogFormProps {
  /** The verb on the button, never "OK". */
  readonly verb: string;
  readonly look?: 'primary' | 'danger';
  readonly children: ComponentChildren;
  /** @throws Refusal, which is told above the buttons: the form stays as it was filled in */
  send(): Promise<void>;
  /** Null where there is nothing to go back to. */
  readonly onClose: (() => void) | null;
}

/** The form in a dialog: its fields, what was refused, and the way out. Sent once, however often the button is pressed. */
export function DialogForm({ verb, look = 'primary', children, send, onClose }: DialogFormProps) {
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);

  async function submit(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    refusal.value = null;
    try {
      await send();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="flex justify-end gap-2">
        {onClose && (
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" look={look} busy={busy.value}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
