import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import type { SignInWays } from '../../../client/types.ts';
import { api } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { wayBack } from './arrived.ts';
import { t } from './arrived-words.ts';
import { OidcButtons } from './oidc-buttons.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** The ways this server has to come back to one's name. */
export function SignInPage() {
  const back = wayBack(useLocation().query.back);
  const ways = useSignal<SignInWays | null>(null);
  const trouble = useSignal('');
  usePageTitle(`${t('to-sign-in')} · Atelier`);

  useEffect(() => {
    api.signInWays().then(
      (found) => {
        ways.value = found;
      },
      (error: unknown) => {
        if (!isRefusal(error)) throw error;
        trouble.value = refusalWords(error);
      },
    );
  }, []);

  return (
    <PageFrame title={t('to-sign-in')}>
      <div class="flex max-w-105 flex-col gap-4">
        <p class="text-muted">{t('sign-in-text')}</p>
        {ways.value && (
          <>
            <OidcButtons issuers={ways.value.oidc} back={back} />
            {ways.value.passkeys && <PasskeyButton back={back} />}
          </>
        )}
        <p role="status" class="text-danger text-sm empty:hidden">
          {trouble.value}
        </p>
      </div>
    </PageFrame>
  );
}
