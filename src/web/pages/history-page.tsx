import { useSignal } from '@preact/signals';
import { MessageSquareText, Search } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import type { HistoryItem } from '../../client/types.ts';
import { Button } from '../kit/button.tsx';
import { api, me } from '../kit/connection.ts';
import { clock, day } from '../kit/dates.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { INPUT_LOOK } from '../kit/field.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { Spinner } from '../kit/spinner.tsx';
import { askName } from '../name/ask-name.ts';
import { groupByDay, marked } from './history-groups.ts';
import { PageFrame } from './page-frame.tsx';
import { usePageTitle } from './page-title.ts';
import { t } from './words.ts';

/** Typing rests this long before it is searched, in ms. */
const REST = 250;

/** Everything I wrote, in every room. */
export function HistoryPage() {
  const query = useSignal('');
  const items = useSignal<readonly HistoryItem[]>([]);
  /** Where the next page begins; null at the end. */
  const next = useSignal<string | null>(null);
  const state = useSignal<'loading' | 'idle' | Refusal>('loading');
  const asked = useRef(0);
  usePageTitle(`${t('history')} · Atelier`);

  async function fetchPage(afresh: boolean): Promise<void> {
    const request = ++asked.current;
    state.value = 'loading';
    try {
      const page = await api.history(query.value.trim(), afresh ? undefined : (next.value ?? undefined));
      // Another search was begun meanwhile.
      if (request !== asked.current) return;
      items.value = afresh ? page.messages : [...items.value, ...page.messages];
      next.value = page.next;
      state.value = 'idle';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (request === asked.current) state.value = error;
    }
  }

  const account = me.value?.number;
  useEffect(() => {
    if (account === undefined) return;
    const timer = setTimeout(() => void fetchPage(true), query.value === '' ? 0 : REST);
    return () => clearTimeout(timer);
  }, [query.value, account]);

  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current) return;
    const nearEnd = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting && next.value && state.value === 'idle') void fetchPage(false);
      },
      { rootMargin: '600px' },
    );
    nearEnd.observe(end.current);
    return () => nearEnd.disconnect();
  }, [items.value.length, state.value]);

  if (me.value === null)
    return (
      <PageFrame title={t('history')}>
        <EmptyState
          icon={<MessageSquareText size={40} strokeWidth={1.5} />}
          title={t('history-nobody')}
          action={
            <Button look="primary" onClick={() => askName()}>
              {t('choose-name')}
            </Button>
          }
        >
          {t('history-nobody-text')}
        </EmptyState>
      </PageFrame>
    );
  const now = Date.now();
  return (
    <PageFrame title={t('history')}>
      <label class="relative mb-6 block">
        <span class="sr-only">{t('search')}</span>
        <Search size={18} aria-hidden="true" class="absolute top-3.5 left-3.5 text-muted" />
        <input
          type="search"
          value={query.value}
          placeholder={t('search')}
          class={`${INPUT_LOOK} h-11 pl-10.5`}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
      </label>
      <div aria-live="polite" class="sr-only">
        {state.value === 'idle' && query.value && t('found', { count: items.value.length })}
      </div>
      {groupByDay(items.value).map((group) => (
        <section key={group.key} class="mb-6">
          <h2 class="mb-1 font-medium text-muted text-sm">{day(group.at, now)}</h2>
          <ul class="-mx-3">
            {group.items.map((item) => (
              <li key={`${item.room} ${item.seq}`}>
                <a
                  href={`/r/${item.room}`}
                  class="block rounded-md px-3 py-2.5 transition-colors hover:bg-ink/5 focus-visible:-outline-offset-2"
                >
                  <p class="mb-0.5 flex items-baseline gap-2 text-muted text-xs">
                    <span class="truncate font-medium">{item.title}</span>
                    <span class="font-mono tracking-wider">{item.room}</span>
                    <time dateTime={new Date(item.at).toISOString()} class="figures ml-auto">
                      {clock(item.at)}
                    </time>
                  </p>
                  <p class="line-clamp-6 whitespace-pre-wrap wrap-anywhere">
                    {marked(item.text, query.value).map(([text, hit], index) =>
                      hit ? (
                        <mark key={index} class="rounded-[2px] bg-tint font-medium text-accent">
                          {text}
                        </mark>
                      ) : (
                        text
                      ),
                    )}
                  </p>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div ref={end}>
        {state.value === 'loading' && (
          <p class="flex animate-late items-center justify-center gap-2 py-6 text-muted text-sm">
            <Spinner /> {t('loading-history')}
          </p>
        )}
        {isRefusal(state.value) && (
          <EmptyState
            title={t('history-trouble')}
            action={<Button onClick={() => fetchPage(items.value.length === 0)}>{t('try-again')}</Button>}
          >
            {refusalWords(state.value)}
          </EmptyState>
        )}
        {state.value === 'idle' && items.value.length === 0 && (
          <EmptyState
            icon={<MessageSquareText size={40} strokeWidth={1.5} />}
            title={t(query.value ? 'nothing-found' : 'nothing-written')}
          >
            {t(query.value ? 'nothing-found-text' : 'nothing-written-text')}
          </EmptyState>
        )}
      </div>
    </PageFrame>
  );
}
