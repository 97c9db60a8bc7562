import type { AuditFilter } from '../../../../client/desk.ts';
import { ActRow } from '../audit/act-row.tsx';
import { addressOf } from '../audit/filter.ts';
import { desk } from '../desk.ts';
import { ListEnd } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { t } from './words.ts';

/** So many of the last ones; the audit has them all. */
const SHOWN = 5;

/** The last acts by somebody, or about them. */
export function ActsOf({ filter, title }: { readonly filter: AuditFilter; readonly title: string }) {
  const pages = usePages(JSON.stringify(filter), async () => {
    const { acts, next } = await desk.audit(filter, undefined, SHOWN);
    return { items: acts, next };
  });
  const { items, state, hasMore } = pages;
  return (
    <section class="rounded-lg border border-line bg-raised pt-4 sm:pt-5">
      <div class="mb-1 flex items-baseline justify-between gap-3 px-4 sm:px-5">
        <h2 class="font-semibold">{title}</h2>
        {items.length > 0 && (
          <a href={addressOf(filter)} class="text-accent text-sm underline-offset-2 hover:underline">
            {t(hasMore ? 'all-acts' : 'in-audit')}
            <span class="sr-only">: {title}</span>
          </a>
        )}
      </div>
      {items.length > 0 ? (
        <ol class="divide-y divide-line pb-1 sm:px-1">
          {items.map((act) => (
            <ActRow key={act.id} act={act} narrow />
          ))}
        </ol>
      ) : state === 'idle' ? (
        <p class="px-4 pb-5 text-muted text-sm sm:px-5">{t('no-acts')}</p>
      ) : (
        <ListEnd pages={pages} empty={{ icon: null, title: '', text: '' }} />
      )}
    </section>
  );
}
