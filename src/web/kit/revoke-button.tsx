import { useSignal } from '@preact/signals';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';

interface RevokeButtonProps {
  /** The verb on the button, and on the one that confirms it. */
  readonly verb: string;
  /** The verb and what it is about: there is a list of such buttons. */
  readonly label: string;
  /** The question, naming the thing. */
  readonly title: string;
  readonly text: string;
  onRevoke(): Promise<void>;
}

/** The quiet button at the end of a row that takes something back for good, and asks first. */
export function RevokeButton({ verb, label, title, text, onRevoke }: RevokeButtonProps) {
  const asking = useSignal(false);
  return (
    <>
      <Button
        size="sm"
        look="quiet"
        class="text-danger!"
        aria-label={label}
        onClick={() => {
          asking.value = true;
        }}
      >
        {verb}
      </Button>
      <Confirm
        open={asking.value}
        title={title}
        text={text}
        verb={verb}
        onConfirm={onRevoke}
        onClose={() => {
          asking.value = false;
        }}
      />
    </>
  );
}
