import { useSignal } from '@preact/signals';
import { KeyRound, Link2Off } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import { createReturnLinksApi, type ReturnLook } from '../../../client/return-links.ts';
import { Button } from '../../kit/button.tsx';
import { becameMe, me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { ReturnCard } from './return-card.tsx';
import { t } from './words.ts';

const links = createReturnLinksApi({ base: '' });

/**
 * What a link of the host's opens, for somebody who has no other way in. Its token stands after # in the
 * address, so no server has seen it; looking uses nothing up, and coming back takes a press of a button.
 */
export function ReturnPage() {
  const { route } = useLocation();
  const token = useSignal(location.hash.slice(1));
  const look = useSignal<ReturnLook | null>(null);
  /** The name of who is back. */
  const back = useSignal<string | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  usePageTitle(`${t('way-back')} · Atelier`);

  async function read(): Promise<void> {
    refusal.value = null;
    try {
      look.value = await links.look(token.value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  async function enter(bring: boolean): Promise<void> {
    try {
      const { me: account } = await links.enter(token.value, bring);
      // First: whoever one is now has no need to look at the link again.
      back.value = account.name;
      becameMe({ number: account.number, name: account.name });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  const who = me.value?.number;
  useEffect(() => {
    if (me.value !== undefined && back.value === null) void read();
  }, [token.value, who, me.value === undefined]);
  // Another link, opened in this tab.
  useEffect(() => {
    const changed = () => {
      look.value = null;
      back.value = null;
      token.value = location.hash.slice(1);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);

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
                <Button look="primary" onClick={read}>
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
  if (!look.value || me.value === undefined)
    return (
      <PageFrame>
        <p class="flex animate-late items-center justify-center gap-2 py-16 text-muted" aria-busy="true">
          <Spinner /> {t('looking')}
        </p>
      </PageFrame>
    );
  const { account } = look.value;
  if (who === account.number)
    return <There title={t('is-you', { name: account.name })} text={t('is-you-text')} />;
  return (
    <PageFrame>
      <ReturnCard look={look.value} onEnter={enter} />
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
