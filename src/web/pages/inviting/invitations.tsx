import { useSignal } from '@preact/signals';
import { Plus, Ticket } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { Invite } from '../../../client/invites.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { toast } from '../../kit/toast.tsx';
import { invitesApi, joinAddress } from './api.ts';
import { FreshInvite } from './fresh-invite.tsx';
import { type Fresh, InviteForm } from './invite-form.tsx';
import { InviteRow } from './invite-row.tsx';
import { t } from './words.ts';

interface InvitationsProps {
  /** Null for the server. */
  readonly room: { readonly code: string; readonly title: string; readonly role: string } | null;
}

/** The invitations into a room or to the server: makes them, shows the link of a new one, lists and revokes. */
export function Invitations({ room }: InvitationsProps) {
  const code = room?.code ?? null;
  const list = useSignal<readonly Invite[] | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const making = useSignal(false);
  const fresh = useSignal<Fresh | null>(null);

  async function load(): Promise<void> {
    refusal.value = null;
    try {
      list.value = await invitesApi.list(code);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }
  useEffect(() => {
    void load();
  }, [code]);

  async function revoke(id: number): Promise<void> {
    try {
      await invitesApi.revoke(code, id);
      toast({ text: t('revoked'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
    await load();
  }

  if (fresh.value)
    return (
      <FreshInvite
        link={joinAddress(fresh.value.token)}
        title={room?.title ?? location.host}
        caption={t(room ? 'scan-room' : 'scan-server')}
        onDone={() => {
          fresh.value = null;
          void load();
        }}
      />
    );
  if (making.value)
    return (
      <InviteForm
        room={code}
        role={room?.role ?? null}
        onCancel={() => {
          making.value = false;
        }}
        onMade={(made) => {
          making.value = false;
          fresh.value = made;
        }}
      />
    );

  const start = (
    <Button
      look="primary"
      icon={<Plus size={16} />}
      onClick={() => {
        making.value = true;
      }}
    >
      {t('new-invitation')}
    </Button>
  );
  if (refusal.value)
    return (
      <EmptyState title={t('trouble')} action={<Button onClick={load}>{t('try-again')}</Button>}>
        {refusalWords(refusal.value)}
      </EmptyState>
    );
  if (list.value === null)
    return (
      <p class="flex animate-late items-center gap-2 py-8 text-muted" aria-busy="true">
        <Spinner /> {t('loading')}
      </p>
    );
  if (list.value.length === 0)
    return (
      <EmptyState icon={<Ticket size={36} strokeWidth={1.5} />} title={t('none')} action={start}>
        {t('none-text')}
      </EmptyState>
    );
  return (
    <InviteList
      list={list.value}
      text={t(room ? 'room-text' : 'server-text')}
      start={start}
      onRevoke={revoke}
    />
  );
}

interface InviteListProps {
  readonly list: readonly Invite[];
  readonly text: string;
  readonly start: preact.ComponentChildren;
  onRevoke(id: number): Promise<void>;
}

function InviteList({ list, text, start, onRevoke }: InviteListProps) {
  const now = Date.now();
  const rows = (invites: readonly Invite[]) => (
    <ul>
      {invites.map((invite) => (
        <InviteRow key={invite.id} invite={invite} now={now} onRevoke={() => onRevoke(invite.id)} />
      ))}
    </ul>
  );
  const over = list.filter(({ state }) => state !== 'open');
  return (
    <div class="flex flex-col gap-4 pt-1">
      <p class="text-muted text-sm">{text}</p>
      <div>{start}</div>
      {rows(list.filter(({ state }) => state === 'open'))}
      {over.length > 0 && (
        <details class="border-line border-t pt-3">
          <summary class="cursor-pointer rounded-sm font-medium text-muted text-sm">
            {t('over-ones')} ({over.length})
          </summary>
          {rows(over)}
        </details>
      )}
    </div>
  );
}
