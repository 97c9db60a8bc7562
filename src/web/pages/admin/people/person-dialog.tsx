import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { ago, figure, moment } from '../../../kit/dates.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { desk } from '../desk.ts';
import { deskState } from '../desk-state.ts';
import { Fact, Tag } from '../list-parts.tsx';
import { t } from '../words.ts';
import { PersonActs } from './person-acts.tsx';
import { RoleForm } from './role-form.tsx';

interface PersonDialogProps {
  readonly number: number;
  onChange(): void;
  onClose(): void;
}

/** One person: who they are here, and what can be done. */
export function PersonDialog({ number, onChange, onClose }: PersonDialogProps) {
  const person = useSignal<DeskPersonDetails | null>(null);
  const trouble = useSignal<Refusal | null>(null);

  async function load(): Promise<void> {
    try {
      person.value = await desk.person(number);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = error;
    }
  }
  useEffect(() => void load(), [number]);

  function changed(): void {
    onChange();
    void load();
  }

  const found = person.value;
  return (
    <Dialog open wide title={found?.name || `#${number}`} onClose={onClose}>
      {trouble.value && <p class="text-danger">{refusalWords(trouble.value)}</p>}
      {!found && !trouble.value && (
        <p class="flex animate-late items-center gap-2 py-6 text-muted text-sm">
          <Spinner /> {t('loading')}
        </p>
      )}
      {found && (
        <div class="flex flex-col gap-5">
          <PersonFacts person={found} />
          <RoomsOf person={found} />
          {deskState.value?.role === 'admin' && found.kind === 'person' && !found.deleted && (
            <RoleForm key={String(found.role)} person={found} onChange={changed} />
          )}
          <PersonActs person={found} onChange={changed} />
        </div>
      )}
    </Dialog>
  );
}

function PersonFacts({ person }: { readonly person: DeskPersonDetails }) {
  const { number, role, claimed, kind, createdAt, seenAt, sessions, waysBack } = person;
  return (
    <div class="flex items-start gap-4">
      <Avatar number={number} size={56} />
      <dl class="min-w-0 flex-1 divide-y divide-line">
        <Fact name={t('number')}>#{number}</Fact>
        <Fact name={t('role')}>{role ? t(`role-${role}`) : kind === 'bot' ? t('bot') : t('role-none')}</Fact>
        <Fact name={t('ways-back')}>
          {claimed || waysBack > 0 ? t('ways-back-some', { count: waysBack }) : t('ways-back-none')}
        </Fact>
        <Fact name={t('sessions')}>
          {figure(sessions)}
          {seenAt !== null && (
            <span class="text-muted">
              {' '}
              {t('last-seen', { when: ago(seenAt, Date.now()) ?? t('just-now') })}
            </span>
          )}
        </Fact>
        <Fact name={t('made')}>{moment(createdAt)}</Fact>
      </dl>
    </div>
  );
}

function RoomsOf({ person: { rooms } }: { readonly person: DeskPersonDetails }) {
  if (rooms.length === 0) return null;
  return (
    <section>
      <h3 class="mb-1 font-medium text-sm">{t('rooms-of')}</h3>
      <ul class="max-h-40 divide-y divide-line overflow-y-auto rounded-md border border-line">
        {rooms.map(({ code, title, role }) => (
          <li key={code}>
            <a
              href={`/r/${code}`}
              class="flex items-center gap-2 px-3 py-2 text-sm hover:bg-ink/5 focus-visible:-outline-offset-2"
            >
              <span class="min-w-0 flex-1 truncate">{title}</span>
              {role === 'master' && <Tag>{t('role-master')}</Tag>}
              <span class="font-mono text-muted tracking-widest">{code}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
