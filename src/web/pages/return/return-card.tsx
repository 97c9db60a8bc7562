import { useSignal } from '@preact/signals';
import type { ReturnLook } from '../../../client/return-links.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { Button } from '../../kit/button.tsx';
import { Check } from '../../kit/check.tsx';
import { moment } from '../../kit/dates.ts';
import { t } from './words.ts';

interface ReturnCardProps {
  readonly look: ReturnLook;
  onEnter(bring: boolean): Promise<void>;
}

/** Whose account it is, what becomes of who is here now, and the button. */
export function ReturnCard({ look: { account, here, expiresAt }, onEnter }: ReturnCardProps) {
  const bring = useSignal(false);
  const busy = useSignal(false);
  const { name } = account;

  async function enter(): Promise<void> {
    busy.value = true;
    await onEnter(bring.value);
    busy.value = false;
  }

  return (
    <section class="mx-auto mt-2 max-w-105 rounded-xl border border-line bg-raised p-6 shadow-float sm:mt-10 sm:p-8">
      <div class="mb-4">
        <Avatar number={account.number} size={44} />
      </div>
      <h1 class="text-balance break-words font-semibold text-2xl leading-tight">
        {t('welcome-back', { name })}
      </h1>
      <p class="mt-2 text-muted">{t('text')}</p>
      {here && (
        <div class="mt-4 rounded-md bg-sunken px-4 py-3 text-sm">
          <p>{t(here.joins ? 'here-lost' : 'here-other', { name: here.name })}</p>
          {here.joins && (
            <div class="mt-2">
              <Check
                label={t('bring', { name: here.name })}
                checked={bring.value}
                onChange={(checked) => {
                  bring.value = checked;
                }}
              />
            </div>
          )}
        </div>
      )}
      <Button look="primary" size="lg" class="mt-6 w-full min-w-0" busy={busy.value} onClick={enter}>
        <span class="truncate">{t('come-back', { name })}</span>
      </Button>
      <p class="mt-5 border-line border-t pt-4 text-muted text-sm">
        {t('ends', { when: moment(expiresAt) })}
      </p>
    </section>
  );
}
