import { KeyRound, Link2Off } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import { createReturnLinksApi, type ReturnLook } from '../../../client/return-links.ts';
import { Button } from '../../kit/button.tsx';
import { becameMe, me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Pending } from '../by-link/pending.tsx';
import { useLink } from '../by-link/use-link.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { ReturnCard } from './return-card.tsx';
import { t } from './words.ts';

const links = createReturnLinksApi({ base: '' });

/** What a link of the host's opens, for somebody who has no other way in; coming back takes a press of a button. */
export function ReturnPage() {
  const { route } = useLocation();
  /** What comes of it is the name of who is back. */
  const link = useLink<ReturnLook, string>(links.look);
  const { look, refusal, outcome: back } = link;
  usePageTitle(`${t('way-back')} · Atelier`);

  async function enter(bring: boolean): Promise<void> {
    try {
      const { me: account } = await links.enter(link.token, bring);
      back.value = account.name;
      becameMe({ number: account.number, name: account.name });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  if (back.value !== null)
    return <There title={t('is-back', { name: back.value })} text={t('is-back-text')} />;
  if (refusal.value) {
    const over = refusal.value.refused === 'people/link-over';
    return (
      <PageFrame>
        <EmptyState
          alone
          icon={<Link2Off size={40} strokeWidth={1.5} />}
          title={t(over ? 'over' : 'trouble')}
          action={
            <>
              {!over && (
                <Button look="primary" onClick={() => void link.again()}>
                  {t('try-again')}
                </Button>
              )}
              <Button onClick={() => route('/')}>{t('to-start')}</Button>
            </>
          }
        >
          {over ? t('over-text') : refusalWords(refusal.value)}
        </EmptyState>
      </PageFrame>
    );
  }
  if (!look || me.value === undefined) return <Pending>{t('looking')}</Pending>;
  const { account } = look;
  if (me.value?.number === account.number)
    return <There title={t('is-you', { name: account.name })} text={t('is-you-text')} />;
  return (
    <PageFrame>
      <ReturnCard look={look} onEnter={enter} />
    </PageFrame>
  );
}

/** Somebody who is in, and should not need such a link again. */
function There({ title, text }: { readonly title: string; readonly text: string }) {
  const { route } = useLocation();
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<KeyRound size={40} strokeWidth={1.5} />}
        title={title}
        action={
          <>
            <Button look="primary" onClick={() => route('/settings')}>
              {t('to-settings')}
            </Button>
            <Button onClick={() => route('/')}>{t('to-start')}</Button>
          </>
        }
      >
        {text}
      </EmptyState>
    </PageFrame>
  );
}
