import { Download, ScrollText, X } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import type { AuditFilter } from '../../../../client/desk.ts';
import { people } from '../../../kit/connection.ts';
import { desk } from '../desk.ts';
import { ListEnd } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { t } from '../words.ts';
import { ActRow } from './act-row.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { addressOf, readFilter } from './filter.ts';

/** Who did what to whom, when and why. The filter is in the address, so that it can be passed on. */
export function AuditPage() {
  const { query, route } = useLocation();
  const filter = readFilter(query);
  const change = (news: Partial<AuditFilter>): void => route(addressOf({ ...filter, ...news }), true);
  const pages = usePages(JSON.stringify(filter), async (cursor) => {
    const { acts, next } = await desk.audit(filter, cursor);
    return { items: acts, next };
  });
  return (
    <>
      <AuditFilters filter={filter} onChange={change} />
      <div class="mb-4 flex flex-wrap items-center gap-2">
        <PersonChip word="by" number={filter.who} onClear={() => change({ who: undefined })} />
        <PersonChip word="about" number={filter.target} onClear={() => change({ target: undefined })} />
        <div class="ml-auto flex gap-1">
          {(['csv', 'jsonl'] as const).map((format) => (
            <a
              key={format}
              href={desk.auditFile(filter, format)}
              download
              class="flex h-8 items-center gap-1.5 rounded-md px-2.5 font-medium text-muted text-sm hover:bg-ink/6 hover:text-ink pointer-coarse:h-11"
            >
              <Download size={15} aria-hidden="true" /> {t(`save-${format}`)}
            </a>
          ))}
        </div>
      </div>
      {pages.items.length > 0 && (
        <ol class="divide-y divide-line rounded-lg border border-line bg-raised">
          {pages.items.map((act) => (
            <ActRow key={act.id} act={act} />
          ))}
        </ol>
      )}
      <ListEnd
        pages={pages}
        empty={{
          icon: <ScrollText size={40} strokeWidth={1.5} />,
          title: t('no-acts'),
          text: t('no-acts-text'),
        }}
      />
    </>
  );
}

function PersonChip(props: {
  readonly word: 'by' | 'about';
  readonly number: number | undefined;
  onClear(): void;
}) {
  const { word, number } = props;
  if (number === undefined) return null;
  const name = number === 0 ? t('the-house') : (people.name(number) ?? `#${number}`);
  return (
    <button
      type="button"
      onClick={props.onClear}
      aria-label={t('clear-filter', { filter: t(`chip-${word}`, { name }) })}
      class="flex h-8 items-center gap-1.5 rounded-full bg-tint pr-2 pl-3 font-medium text-accent text-sm pointer-coarse:h-11"
    >
      {t(`chip-${word}`, { name })} <X size={14} aria-hidden="true" />
    </button>
  );
}
