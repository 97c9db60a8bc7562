import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { refusalWords } from './refusals.ts';
import { useSending } from './use-sending.ts';
import { t } from './words.ts';

interface DialogFormProps {
  /** The verb on the button, never "OK". */
  readonly verb: string;
  readonly look?: 'primary' | 'danger';
  /** Whether enough is filled in; without it the button can always be pressed. */
  readonly ready?: boolean;
  readonly children: ComponentChildren;
  /** @throws Refusal, which is told above the buttons: the form stays as it was filled in */
  send(): Promise<void>;
  /** Null where there is nothing to go back to. */
  readonly onClose: (() => void) | null;
}

/** The form in a dialog: its fields, what was refused, and the way out. Sent once, however often the button is pressed. */
export function DialogForm({ verb, look = 'primary', ready = true, children, ...rest }: DialogFormProps) {
  const { busy, refusal, send } = useSending();
  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send(rest.send);
      }}
    >
      {children}
      {refusal && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal)}
        </p>
      )}
      <div class="flex flex-wrap justify-end gap-2">
        {rest.onClose && (
          <Button look="quiet" onClick={rest.onClose}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" look={look} busy={busy} disabled={!ready}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
