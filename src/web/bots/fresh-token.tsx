import { useSignal } from '@preact/signals';
import { Check, Copy, TriangleAlert } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Token } from '../../client/mine.ts';
import { Button } from '../kit/button.tsx';
import { copyText } from '../kit/copy-text.ts';
import { INPUT_LOOK } from '../kit/field.tsx';
import { t as kit } from '../kit/words.ts';
import { Command } from './command.tsx';
import { tryIt } from './example.ts';
import { t } from './words.ts';

interface FreshTokenProps {
  readonly token: Token;
  readonly secret: string;
  onDone(): void;
}

/** The secret of a token that was just made: the one time it can be seen. */
export function FreshToken({ token, secret, onDone }: FreshTokenProps) {
  const copied = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  // The form it takes the place of had the focus.
  useEffect(() => field.current?.focus(), []);

  async function copy(): Promise<void> {
    copied.value = await copyText(secret);
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  }

  return (
    <div class="flex flex-col gap-4 pt-1">
      <p class="text-muted">{t('token-once')}</p>
      <div class="flex gap-2 max-sm:flex-col">
        <input
          ref={field}
          readOnly
          aria-label={t('the-token')}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          class={`${INPUT_LOOK} h-10 min-w-0 shrink-0 font-mono sm:flex-1 text-sm`}
        />
        <Button
          look="primary"
          icon={copied.value ? <Check size={16} /> : <Copy size={16} />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{copied.value ? kit('copied') : t('copy-token')}</span>
        </Button>
      </div>
      <p class="flex items-start gap-2 text-sm">
        <TriangleAlert size={16} class="mt-0.5 shrink-0 text-danger" aria-hidden="true" />
        {t('token-danger')}
      </p>
      <div class="flex min-w-0 flex-col gap-1.5">
        <p class="font-medium text-sm">{t('token-try')}</p>
        <Command>{tryIt(location.origin, secret, token.scopes)}</Command>
      </div>
      <Button look="quiet" class="self-end" onClick={onDone}>
        {t('done')}
      </Button>
    </div>
  );
}
