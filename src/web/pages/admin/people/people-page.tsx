import { useSignal } from '@preact/signals';
import { UsersRound } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { desk } from '../desk.ts';
import { FilterSelect, ListEnd, SearchField } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { t } from '../words.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonRow } from './person-row.tsx';

const FILTERS = ['all', 'staff', 'claimed', 'unclaimed', 'bots'] as const;

/** Everybody with an account, the newest first. */
export function PeoplePage() {
  const { query } = useLocation();
  const search = useSignal(query.q ?? '');
  const filter = useSignal<(typeof FILTERS)[number]>('all');
  /** The number of the person that is looked at. */
  const open = useSignal<number | null>(null);
  useEffect(() => {
    search.value = query.q ?? '';
  }, [query.q]);
  const pages = usePages(`${search.value}|${filter.value}`, async (cursor) => {
    const { people, next } = await desk.people({ q: search.value.trim(), filter: filter.value, cursor });
    return { items: people, next: next === null ? null : String(next) };
  });
  return (
    <>
      <div class="mb-4 flex flex-wrap gap-2">
        <SearchField
          label={t('search-people')}
          value={search.value}
          onChange={(to) => {
            search.value = to;
          }}
        />
        <FilterSelect
          label={t('who')}
          value={filter.value}
          options={FILTERS.map((value) => ({ value, label: t(`people-${value}`) }))}
          onChange={(to) => {
            filter.value = to;
          }}
        />
      </div>
      {pages.items.length > 0 && (
        <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
          {pages.items.map((person) => (
            <PersonRow
              key={person.number}
              person={person}
              onOpen={() => {
                open.value = person.number;
              }}
            />
          ))}
        </ul>
      )}
      <ListEnd
        pages={pages}
        empty={{
          icon: <UsersRound size={40} strokeWidth={1.5} />,
          title: t('no-people'),
          text: t('nothing-like-it'),
        }}
      />
      {open.value !== null && (
        <PersonDialog
          number={open.value}
          onChange={pages.reload}
          onClose={() => {
            open.value = null;
          }}
        />
      )}
    </>
  );
}
