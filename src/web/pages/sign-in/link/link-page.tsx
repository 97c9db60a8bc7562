import { Link2Off } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { LinkChoice, LinkLook } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { api, me } from '../../../kit/connection.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { toast } from '../../../kit/toast.tsx';
import { Pending } from '../../by-link/pending.tsx';
import { useLink } from '../../by-link/use-link.ts';
import { becameAccount } from '../../own-account.ts';
import { PageFrame } from '../../page-frame.tsx';
import { usePageTitle } from '../../page-title.ts';
import { arrivedPath } from '../arrived.ts';
import { LinkCard } from './link-card.tsx';
import { t } from './words.ts';

/** What a link in a mail opens. Signing in takes a press of a button: what follows links by itself burns none. */
export function LinkPage() {
  const { route } = useLocation();
  const link = useLink<LinkLook, 'entered'>(api.lookAtLink);
  const { look, refusal, outcome } = link;
  usePageTitle(`${t('signing-in')} · Atelier`);

  /** @throws ApiError that says nothing about the link itself */
  async function enter(choice: LinkChoice): Promise<void> {
    try {
      const answer = await api.followLink(link.token, choice);
      outcome.value = 'entered';
      becameAccount(answer.me);
      if (choice === 'connect' && look?.here?.claimed) {
        toast({ text: t('added', { email: look.email, name: answer.me.name }), tone: 'good' });
        return route(answer.back, true);
      }
      if (answer.how !== 'signed-in') return route(arrivedPath(answer.how, answer.back), true);
      toast({ text: t('welcome-back', { name: answer.me.name }), tone: 'good' });
      route(answer.back, true);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Somebody signed in or out meanwhile: what there is to choose is another thing now.
      if (error.refused === 'people/try-again') await link.again();
      else if (error.refused === 'people/link-over') refusal.value = error;
      throw error;
    }
  }

  if (refusal.value) return <Trouble refusal={refusal.value} onAgain={link.again} />;
  if (!look || outcome.value) return <Pending>{t('reading')}</Pending>;
  return (
    <PageFrame>
      <LinkCard key={cardKey(look)} look={look} onEnter={enter} />
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
