import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { people } from '../../../kit/connection.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { usePageTitle } from '../../page-title.ts';
import { desk } from '../desk.ts';
import { deskState } from '../desk-state.ts';
import { t as shared } from '../words.ts';
import { ActsOf } from './acts-of.tsx';
import { BanNotice } from './ban-notice.tsx';
import { PersonActs } from './person-acts.tsx';
import { PersonHead } from './person-head.tsx';
import { PersonRecord } from './person-record.tsx';
import { RoleForm } from './role-form.tsx';
import { RoomsOf } from './rooms-of.tsx';
import { SigningIn } from './signing-in.tsx';
import { t } from './words.ts';

/** One person: who they are here, what is on record, and what can be done. */
export function PersonPage({ number }: { readonly number: number }) {
  const person = useSignal<DeskPersonDetails | null>(null);
  const trouble = useSignal<Refusal | null>(null);
  /** Counts what was done here, so that the audit is read again. */
  const version = useSignal(0);

  async function load(): Promise<void> {
    trouble.value = null;
    try {
      const found = await desk.person(number);
      if (!found.deleted) people.learn([found]);
      person.value = found;
      version.value++;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = error;
    }
  }
  useEffect(() => {
    person.value = null;
    void load();
  }, [number]);

  const found = person.value;
  usePageTitle(`${found?.name ?? `#${number}`} · Atelier`);
  return (
    <>
      <a
        href="/admin/people"
        class="-mt-1 mb-4 inline-flex items-center gap-1.5 rounded-sm text-muted text-sm hover:text-ink"
      >
        <ArrowLeft size={15} aria-hidden="true" /> {t('all-people')}
      </a>
      {trouble.value && (
        <EmptyState title={shared('trouble')} action={<Button onClick={load}>{shared('try-again')}</Button>}>
          {refusalWords(trouble.value)}
        </EmptyState>
      )}
      {!found && !trouble.value && (
        <p class="flex animate-late items-center gap-2 py-10 text-muted text-sm">
          <Spinner /> {shared('loading')}
        </p>
      )}
      {found && <Found person={found} version={version.value} onChange={load} />}
    </>
  );
}

interface FoundProps {
  readonly person: DeskPersonDetails;
  readonly version: number;
  onChange(): Promise<void>;
}

function Found({ person, version, onChange }: FoundProps) {
  const isAdmin = deskState.value?.role === 'admin';
  // The server decides for itself; nobody needs a button that can only be refused.
  const mayAct = !person.deleted && (isAdmin || person.role === null);
  const changed = () => void onChange();
  return (
    <>
      <PersonHead person={person} />
      <BanNotice person={person} onChange={changed} />
      <div class="grid items-start gap-4 lg:grid-cols-2">
        <div class="flex min-w-0 flex-col gap-4">
          {!person.deleted && person.kind === 'person' && (
            <SigningIn person={person} mayAct={mayAct} isAdmin={isAdmin} onChange={changed} />
          )}
          {isAdmin && person.kind === 'person' && !person.deleted && (
            <RoleForm key={String(person.role)} person={person} onChange={changed} />
          )}
          {mayAct ? (
            <PersonActs person={person} isAdmin={isAdmin} onChange={changed} />
          ) : (
            !person.deleted && <p class="px-1 text-muted text-sm">{t('not-yours')}</p>
          )}
        </div>
        <div class="flex min-w-0 flex-col gap-4">
          <PersonRecord person={person} />
          <RoomsOf person={person} />
          <ActsOf key={`target ${version}`} filter={{ target: person.number }} title={t('about-them')} />
          <ActsOf key={`who ${version}`} filter={{ who: person.number }} title={t('by-them')} />
        </div>
      </div>
    </>
  );
}
