import { useSignal } from '@preact/signals';
import { ArrowUp, Inbox } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../../activities/activity.ts';
import type { ReportCase } from '../../../client/moderation.ts';
import { ApiError } from '../../../client/request.ts';
import { Button } from '../../kit/button.tsx';
import { live } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { moderation } from '../moderation.ts';
import { CaseCard } from './case-card.tsx';
import { EVERYTHING, QueueFilters, type Wanted } from './queue-filters.tsx';
import { t } from './words.ts';

interface ReportQueueProps {
  /** Only those of this room. */
  readonly room?: string;
  /** Whether I look after the whole server. */
  readonly staff: boolean;
  /** How many wait may have changed. */
  onHandled?(): void;
}

interface Shown {
  readonly cases: readonly ReportCase[];
  readonly earlier: boolean;
}

/** What was reported, and what can be done about it. */
export function ReportQueue({ room, staff, onHandled }: ReportQueueProps) {
  const wanted = useSignal<Wanted>(EVERYTHING);
  const shown = useSignal<Shown | null>(null);
  const loading = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  /** Something was reported since this was fetched. It is not put in by itself: nobody's place is moved while they read. */
  const more = useSignal(false);
  const list = useRef<HTMLUListElement>(null);
  const asked = useRef(0);

  async function load(older: boolean): Promise<void> {
    const request = ++asked.current;
    const old = older ? (shown.peek()?.cases ?? []) : [];
    const before = old.at(-1)?.id;
    const { handled, kind, reason } = wanted.peek();
    refusal.value = null;
    loading.value = true;
    if (!older) more.value = false;
    try {
      const page = await moderation.cases({
        ...(room !== undefined && { room }),
        ...(handled && { handled: 'true' }),
        ...(kind !== 'any' && { kind }),
        ...(reason !== 'any' && { reason }),
        ...(before !== undefined && { before }),
      });
      if (request !== asked.current) return;
      shown.value = { cases: [...old, ...page.cases], earlier: page.earlier };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (request === asked.current) refusal.value = error;
    } finally {
      if (request === asked.current) loading.value = false;
    }
  }
  useEffect(() => {
    shown.value = null;
    void load(false);
  }, [room, wanted.value]);
  useEffect(
    () =>
      live.on('reports', (news) => {
        if (!news.fresh || wanted.peek().handled || (room !== undefined && news.room !== room)) return;
        if (shown.peek()?.cases.length === 0) void load(false);
        else more.value = true;
      }),
    [room],
  );

  /** They are at the top, and the button that was pressed is gone. */
  async function showNew(): Promise<void> {
    await load(false);
    requestAnimationFrame(() => headingsIn(list.current)[0]?.focus());
  }

  /** The next one has the focus then, as one goes through them with the keyboard. */
  function handled(one: ReportCase): void {
    const now = shown.peek();
    if (!now) return;
    const at = now.cases.findIndex(({ id }) => id === one.id);
    const cases = now.cases.filter(({ id }) => id !== one.id);
    shown.value = { ...now, cases };
    onHandled?.();
    // The page is used up, but there are more.
    if (cases.length === 0 && now.earlier) void load(false);
    requestAnimationFrame(() => headingsIn(list.current)[Math.min(at, cases.length - 1)]?.focus());
  }

  const page = shown.value;
  return (
    <div class="flex flex-col gap-4">
      <QueueFilters
        value={wanted.value}
        alerts={room === undefined}
        onChange={(value) => {
          wanted.value = value;
        }}
      />
      <div role="status" class="contents">
        {more.value && page && page.cases.length > 0 && (
          <Button size="sm" class="self-center" onClick={() => void showNew()}>
            <ArrowUp size={15} aria-hidden="true" /> {t('came-since')}
          </Button>
        )}
      </div>
      {refusal.value && (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={() => void load(false)}>{t('try-again')}</Button>}
        >
          {refusalWords(refusal.value)}
        </EmptyState>
      )}
      {!page && !refusal.value && (
        <p class="flex animate-late items-center justify-center gap-2 py-10 text-muted" role="status">
          <Spinner /> {t('loading')}
        </p>
      )}
      {page?.cases.length === 0 && !loading.value && <Nothing wanted={wanted.value} />}
      {page && page.cases.length > 0 && (
        <ul ref={list} class="flex flex-col gap-3" onKeyDown={walk}>
          {page.cases.map((one) => (
            <li key={one.id}>
              <CaseCard
                report={one}
                staff={staff}
                inRoom={room !== undefined}
                onHandled={() => handled(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {page?.earlier && page.cases.length > 0 && (
        <Button class="self-center" busy={loading.value} onClick={() => void load(true)}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function Nothing({ wanted: { handled, kind, reason } }: { readonly wanted: Wanted }) {
  const filtered = kind !== 'any' || reason !== 'any';
  return (
    <EmptyState
      icon={<Inbox size={36} strokeWidth={1.5} />}
      title={t(filtered ? 'none-such' : handled ? 'none-handled' : 'none-open')}
    >
      {handled || filtered ? null : t('none-text')}
    </EmptyState>
  );
}

const headingsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('li > article h2') ?? []),
];

/** Arrows go from case to case, from wherever one is in it but in a field. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const target = event.target as HTMLElement;
  const heading = target.closest('li > article')?.querySelector<HTMLElement>('h2');
  if (!heading || target.matches('textarea, input, select')) return;
  const headings = headingsIn(event.currentTarget);
  event.preventDefault();
  headings[headings.indexOf(heading) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
