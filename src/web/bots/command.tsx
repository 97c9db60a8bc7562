import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide-preact';
import { copyText } from '../kit/copy-text.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { t as kit } from '../kit/words.ts';

/** How long it says that it was copied, in ms. */
const SAID = 2000;

/** Something for a terminal, with a button that copies it. */
export function Command({ children }: { readonly children: string }) {
  const copied = useSignal(false);
  async function copy(): Promise<void> {
    copied.value = await copyText(children);
    setTimeout(() => {
      copied.value = false;
    }, SAID);
  }
  return (
    <div class="relative min-w-0 rounded-md border border-line bg-sunken text-left">
      <pre class="whitespace-pre-wrap break-words py-2.5 pr-11 pl-3 font-mono text-xs leading-5">
        {children}
      </pre>
      <IconButton
        label={kit(copied.value ? 'copied' : 'copy-text')}
        tip="none"
        size="sm"
        icon={copied.value ? <Check size={15} /> : <Copy size={15} />}
        class="absolute top-1.5 right-1.5 bg-sunken"
        onClick={() => void copy()}
      />
    </div>
  );
}
