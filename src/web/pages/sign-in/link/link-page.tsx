import { useSignal } from '@preact/signals';
import { Link2Off } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { LinkChoice, LinkLook } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { api, me } from '../../../kit/connection.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { toast } from '../../../kit/toast.tsx';
import { becameAccount } from '../../own-account.ts';
import { PageFrame } from '../../page-frame.tsx';
import { usePageTitle } from '../../page-title.ts';
import { arrivedPath } from '../arrived.ts';
import { LinkCard } from './link-card.tsx';
import { t } from './words.ts';

/**
 * What a link in a mail opens. Its token stands after # in the address, so no server has seen it; looking uses
 * nothing up, and signing in takes a press of a button: what follows links by itself burns none.
 */
export function LinkPage() {
  const { route } = useLocation();
  const token = useSignal(location.hash.slice(1));
  const look = useSignal<LinkLook | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const entered = useSignal(false);
  usePageTitle(`${t('signing-in')} · Atelier`);

  async function read(): Promise<void> {
    refusal.value = null;
    try {
      look.value = await api.lookAtLink(token.value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  /** @throws ApiError that says nothing about the link itself */
  async function enter(choice: LinkChoice): Promise<void> {
    try {
      const answer = await api.followLink(token.value, choice);
      // First: whoever one is now has no need to look at the link again.
      entered.value = true;
      becameAccount(answer.me);
      const seen = look.value;
      if (choice === 'connect' && seen?.here?.claimed) {
        toast({ text: t('added', { email: seen.email, name: answer.me.name }), tone: 'good' });
        return route(answer.back, true);
      }
      if (answer.how !== 'signed-in') return route(arrivedPath(answer.how, answer.back), true);
      toast({ text: t('welcome-back', { name: answer.me.name }), tone: 'good' });
      route(answer.back, true);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Somebody signed in or out meanwhile: what there is to choose is another thing now.
      if (error.refused === 'people/try-again') await read();
      else if (error.refused === 'people/link-over') refusal.value = error;
      throw error;
    }
  }

  const who = me.value?.number;
  useEffect(() => {
    if (!entered.value) void read();
  }, [token.value, who]);
  // Another link, opened in this tab.
  useEffect(() => {
    const changed = () => {
      look.value = null;
      token.value = location.hash.slice(1);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);

  if (refusal.value) return <Trouble refusal={refusal.value} onAgain={read} />;
  if (!look.value || entered.value)
    return (
      <PageFrame>
        <p class="flex animate-late items-center justify-center gap-2 py-16 text-muted" aria-busy="true">
          <Spinner /> {t('reading')}
        </p>
      </PageFrame>
    );
  return (
    <PageFrame>
      <LinkCard key={cardKey(look.value)} look={look.value} onEnter={enter} />
    </PageFrame>
  );
}

/** Other choices are another card: what was chosen before means nothing there. */
const cardKey = ({ choices, here, account }: LinkLook): string =>
  [...choices, here?.number, account?.number].join();

function Trouble({ refusal, onAgain }: { readonly refusal: Refusal; onAgain(): Promise<void> }) {
  const { route } = useLocation();
  const over = refusal.refused === 'people/link-over';
  const account = me.value;
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<Link2Off size={40} strokeWidth={1.5} />}
        title={t(over ? 'over' : 'trouble')}
        action={
          over ? (
            <>
              {account && (
                <Button look="primary" onClick={() => route('/', true)}>
                  {t('go-on')}
                </Button>
              )}
              <Button look={account ? 'plain' : 'primary'} onClick={() => route('/sign-in', true)}>
                {t('new-link')}
              </Button>
            </>
          ) : (
            <Button look="primary" onClick={() => void onAgain()}>
              {t('try-again')}
            </Button>
          )
        }
      >
        {over ? t('over-text') : refusalWords(refusal)}
        {over && account && ` ${t('over-but-here', { name: account.name })}`}
      </EmptyState>
    </PageFrame>
  );
}
