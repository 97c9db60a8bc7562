import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import { ApiError } from '../../../client/request.ts';
import type { Account, SignInWays } from '../../../client/types.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { Button } from '../../kit/button.tsx';
import { api } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { MailWay } from '../../sign-in/mail-way.tsx';
import { becameAccount, useOwnAccount } from '../own-account.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { arrivedPath, howArrived, wayBack } from './arrived.ts';
import { t } from './arrived-words.ts';
import { OidcButtons } from './oidc-buttons.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** The ways this server has to come back to one's name, or to keep the one one has. */
export function SignInPage() {
  const { query, route } = useLocation();
  const back = wayBack(query.back);
  const ways = useSignal<SignInWays | null>(null);
  /** Whether somebody new may come in by an address alone. */
  const open = useSignal(false);
  const trouble = useSignal('');
  const waiting = useSignal(false);
  const account = useOwnAccount();
  /** Who this was when the link was asked for. */
  const before = useRef<Account | null | undefined>(undefined);
  usePageTitle(`${t('to-sign-in')} · Atelier`);

  async function load(): Promise<void> {
    trouble.value = '';
    try {
      const [there, { openTo }] = await Promise.all([api.signInWays(), api.house()]);
      ways.value = there;
      open.value = openTo === 'everybody';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
    }
  }
  useEffect(() => void load(), []);

  /** The link may be opened in another tab, or on another device. */
  const look = useCallback(async () => {
    try {
      const now = await api.me();
      // The first look is what later ones are compared with, where nothing was known before.
      before.current = before.current === undefined ? now : before.current;
      const how = howArrived(before.current, now);
      if (!now || !how) return;
      becameAccount(now);
      route(arrivedPath(how, back), true);
    } catch (error) {
      // The next look may tell.
      if (!(error instanceof ApiError)) throw error;
    }
  }, [back]);

  const { mail, oidc, passkeys, mailPage } = ways.value ?? { oidc: [], mailPage: null };
  return (
    <PageFrame>
      <section class="mx-auto max-w-105 rounded-xl border border-line bg-raised p-6 shadow-float sm:mt-8 sm:p-8">
        <h1 class="font-semibold text-2xl leading-tight">
          {t(account && !account.claimed ? 'to-keep' : 'to-sign-in')}
        </h1>
        {account ? (
          <div class="mt-3 flex items-start gap-3 rounded-md bg-sunken px-3.5 py-3">
            <Avatar number={account.number} size={36} />
            <p class="min-w-0 text-sm">
              <strong class="block truncate font-semibold">{account.name}</strong>
              <span class="text-muted">{t(account.claimed ? 'here-claimed' : 'here-unclaimed')}</span>
            </p>
          </div>
        ) : (
          <p class="mt-1.5 text-muted">{t('sign-in-text')}</p>
        )}
        <div class="mt-6 flex flex-col gap-4">
          {!ways.value && trouble.value === '' && (
            <p role="status" class="flex animate-late items-center gap-2 text-muted">
              <Spinner /> {t('looking-for-ways')}
            </p>
          )}
          {trouble.value !== '' && (
            <div role="alert" class="flex flex-col items-start gap-3">
              <p class="text-danger text-sm">{trouble.value}</p>
              <Button onClick={() => void load()}>{t('try-again')}</Button>
            </div>
          )}
          {mail && (
            <MailWay
              verb={t('send-link')}
              back={back}
              mailPage={mailPage}
              fill="username webauthn"
              look={look}
              onSent={(sent) => {
                waiting.value = sent;
                before.current = account;
              }}
            />
          )}
          {ways.value && !waiting.value && (
            <>
              {mail && (oidc.length > 0 || passkeys) && <Or />}
              <OidcButtons issuers={oidc} back={back} />
              {passkeys && <PasskeyButton back={back} suggest={mail === true} />}
            </>
          )}
        </div>
        {ways.value && !waiting.value && (
          <p class="mt-6 border-line border-t pt-4 text-muted text-sm empty:hidden">
            {!account && mail && open.value && t('new-here')}
            {account && (
              <a href="/settings#ways" class="font-medium text-accent underline underline-offset-2">
                {t(account.claimed ? 'see-ways' : passkeys ? 'make-passkey' : 'see-ways')}
              </a>
            )}
          </p>
        )}
      </section>
    </PageFrame>
  );
}

function Or() {
  return (
    <p class="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t('or')}
    </p>
  );
}
