import { useSignal } from '@preact/signals';
import { UsersRound } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { people } from '../../../kit/connection.ts';
import { desk } from '../desk.ts';
import { FilterSelect, ListEnd, SearchField } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { t } from '../words.ts';
import { PersonPage } from './person-page.tsx';
import { PersonRow } from './person-row.tsx';

const FILTERS = ['all', 'staff', 'claimed', 'unclaimed', 'bots'] as const;
type Filter = (typeof FILTERS)[number];

/** Everybody with an account; with a number in the address, that one. */
export function PeoplePage() {
  const { path } = useLocation();
  const [, number] = /^\/admin\/people\/(\d+)$/.exec(path) ?? [];
  return number === undefined ? <PeopleList /> : <PersonPage number={Number(number)} />;
}

/** The newest first. What is looked for stands in the address: whoever comes back from a person finds it again. */
function PeopleList() {
  const { query } = useLocation();
  const search = useSignal(query.q ?? '');
  const filter = useSignal<Filter>(FILTERS.find((one) => one === query.filter) ?? 'all');
  useEffect(() => {
    search.value = query.q ?? '';
  }, [query.q]);
  useEffect(() => {
    const wanted = [
      ['q', search.value.trim()],
      ['filter', filter.value === 'all' ? '' : filter.value],
    ].filter(([, value]) => value !== '') as [string, string][];
    const address = wanted.length === 0 ? '/admin/people' : `/admin/people?${new URLSearchParams(wanted)}`;
    // Not through the router: nothing else on the page changes.
    history.replaceState(history.state, '', address);
  }, [search.value, filter.value]);
  const pages = usePages(`${search.value}|${filter.value}`, async (cursor) => {
    const { people: found, next } = await desk.people({
      q: search.value.trim(),
      filter: filter.value,
      cursor,
    });
    people.learn(found.filter(({ deleted }) => !deleted));
    return { items: found, next: next === null ? null : String(next) };
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
            <PersonRow key={person.number} person={person} />
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
    </>
  );
}
