/** Who is here and who is not, with a field to find one of many. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Me } from '../../../client/types.ts';
import type { Presence } from '../../../live/protocol.ts';
import { Field } from '../../../web/kit/field.tsx';
import type { Person } from '../../activity.ts';
import type { Member, MembersView } from '../types.ts';
import type { MembersModel } from './members-model.ts';
import { PersonRow, type RowActs } from './person-row.tsx';
import { type Row, rollOf } from './roll.ts';
import { useFound } from './use-found.ts';
import { t } from './words.ts';

interface RollProps extends RowActs {
  readonly model: MembersModel;
  readonly view: MembersView;
  readonly presence: Presence | undefined;
  readonly me: ReadonlySignal<Me | null>;
  readonly owner: Person;
  /** Asks the server, where not all are listed. */
  search(query: string): Promise<readonly (Me & Member)[]>;
}

/** More than so many are easier found by name. */
const SEARCH_FROM = 8;

export function RollOfPeople({ model, view, presence, me, owner, search, ...acts }: RollProps) {
  const query = useSignal('');
  const found = useFound(query.value, view.count > view.members.length, search);
  const own = me.value?.number ?? 0;
  const roll = rollOf(view, presence?.people ?? [], model.nameOf, query.value, found);
  const unseen = (presence?.here ?? 0) - (presence?.people.length ?? 0);
  const watching = presence?.watching ?? 0;

  /** Only whoever made the room gives another role to somebody who runs it beside them. */
  const mayTo = (row: Row) => {
    if (!model.manages.value) return 'nothing';
    const isFellow = view.role === 'master' && row.role === 'master';
    if (!isFellow) return 'all';
    return own === owner ? 'role' : 'nothing';
  };
  const line = (row: Row) => (
    <PersonRow key={row.number} row={row} own={row.number === own} may={mayTo(row)} {...acts} />
  );

  return (
    <div class="flex flex-col gap-3 pt-3">
      {view.count > SEARCH_FROM && (
        <Field
          type="search"
          label={t('find-person')}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
      )}
      {roll.here.length + roll.away.length === 0 && (
        <p class="py-4 text-center text-muted">{t('nobody-found')}</p>
      )}
      {roll.here.length > 0 && (
        <section aria-label={t('here-now')}>
          <h3 class="font-semibold text-sm">
            {t('here-now')} <span class="figures font-normal text-muted">{presence?.here}</span>
          </h3>
          <ul class="-mx-2 pt-1">{roll.here.map(line)}</ul>
          {unseen > 0 && <p class="text-muted text-sm">{t('more-here', { count: unseen })}</p>}
        </section>
      )}
      {watching > 0 && <p class="text-muted text-sm">{t('watching', { count: watching })}</p>}
      {roll.away.length > 0 && (
        <section aria-label={t('not-here')}>
          <h3 class="font-semibold text-sm">
            {t('not-here')} <span class="figures font-normal text-muted">{roll.away.length}</span>
          </h3>
          <ul class="-mx-2 pt-1">{roll.away.map(line)}</ul>
        </section>
      )}
      {roll.unlisted > 0 && <p class="text-muted text-sm">{t('more-members', { count: roll.unlisted })}</p>}
    </div>
  );
}
