import { CircleAlert, CircleCheck } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { Button } from '../../kit/button.tsx';
import { me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { wayBack } from './arrived.ts';
import { t } from './arrived-words.ts';

type How = 'signed-in' | 'claimed' | 'merged' | 'created';
const HOWS: readonly string[] = ['signed-in', 'claimed', 'merged', 'created'] satisfies How[];

/** How a sign-in went: the way back from an issuer ends here. Anybody can make such an address, so it is only believed of somebody who is signed in. */
export function ArrivedPage() {
  const { query, route } = useLocation();
  const back = wayBack(query.back);
  usePageTitle(`${t('signing-in')} · Atelier`);
  if (query.problem !== undefined)
    return <Trouble problem={query.problem} reason={query.reason} back={back} />;

  const account = me.value;
  if (account === undefined) {
    return (
      <PageFrame>
        <p role="status" class="flex items-center justify-center gap-2 py-20 text-muted">
          <Spinner /> {t('signing-in')}
        </p>
      </PageFrame>
    );
  }
  if (account === null) return <Trouble back={back} />;
  const how = (HOWS.includes(query.how ?? '') ? query.how : 'signed-in') as How;
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<CircleCheck size={40} strokeWidth={1.5} class="text-accent" />}
        title={t(`welcome-${how}`, { name: account.name })}
        action={
          <Button look="primary" autofocus onClick={() => route(back, true)}>
            {t('go-on')}
          </Button>
        }
      >
        {t(`text-${how}`)}
      </EmptyState>
    </PageFrame>
  );
}

/** Without a problem: there simply is nobody signed in. */
function Trouble({ problem, reason, back }: { problem?: string; reason?: string | undefined; back: string }) {
  const { route } = useLocation();
  const again = `/sign-in${back === '/' ? '' : `?${new URLSearchParams({ back })}`}`;
  // Words of somebody else's have no place in a sentence of ours: issuers speak in short codes.
  const detail = { reason: reason && /^\w{1,60}$/.test(reason) ? reason : '?' };
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<CircleAlert size={40} strokeWidth={1.5} />}
        title={problem === undefined ? t('not-signed-in') : t('did-not-work')}
        action={
          <Button look="primary" onClick={() => route(again, true)}>
            {problem === undefined ? t('to-sign-in') : t('try-again')}
          </Button>
        }
      >
        {problem !== undefined && refusalWords({ refused: problem, detail })}
      </EmptyState>
    </PageFrame>
  );
}
