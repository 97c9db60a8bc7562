import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskRoomDetails } from '../../../../client/desk.ts';
import { figure, moment } from '../../../kit/dates.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { desk } from '../desk.ts';
import { size } from '../format.ts';
import { Fact } from '../list-parts.tsx';
import { t } from '../words.ts';
import { RoomActs } from './room-acts.tsx';
import { RoomForm } from './room-form.tsx';

interface RoomDialogProps {
  readonly code: string;
  /** Something about the room changed: the list is to be fetched again. */
  onChange(): void;
  onClose(): void;
}

/** One room: what it is, and what can be done about it. */
export function RoomDialog({ code, onChange, onClose }: RoomDialogProps) {
  const room = useSignal<DeskRoomDetails | null>(null);
  const trouble = useSignal<Refusal | null>(null);

  async function load(): Promise<void> {
    try {
      room.value = await desk.room(code);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = error;
    }
  }
  useEffect(() => void load(), [code]);

  function changed(gone: boolean): void {
    onChange();
    if (gone) onClose();
    else void load();
  }

  return (
    <Dialog open wide title={room.value?.title ?? code} onClose={onClose}>
      {trouble.value && <p class="text-danger">{refusalWords(trouble.value)}</p>}
      {!room.value && !trouble.value && (
        <p class="flex animate-late items-center gap-2 py-6 text-muted text-sm">
          <Spinner /> {t('loading')}
        </p>
      )}
      {room.value && (
        <div class="flex flex-col gap-5">
          <RoomFacts room={room.value} />
          <RoomForm
            key={`${room.value.title} ${room.value.visibility}`}
            room={room.value}
            onChange={() => changed(false)}
          />
          <RoomActs room={room.value} onChange={changed} />
        </div>
      )}
    </Dialog>
  );
}

function RoomFacts({ room }: { readonly room: DeskRoomDetails }) {
  const { code, owner, ownerName, createdAt, usedAt, archivedAt, members, here, watching, logs } = room;
  const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
  return (
    <dl class="divide-y divide-line">
      <Fact name={t('code')}>
        <span class="font-mono tracking-widest">{code}</span>
      </Fact>
      <Fact name={t('owner')}>
        {owner === 0 ? (
          t('the-house')
        ) : (
          <a href={`/admin/people?q=${owner}`} class="text-accent underline-offset-2 hover:underline">
            {ownerName || t('somebody', { number: owner })}
          </a>
        )}
      </Fact>
      <Fact name={t('members')}>{figure(members)}</Fact>
      <Fact name={t('here-now')}>
        {figure(here)}
        {watching > 0 && <span class="text-muted"> {t('and-watching', { count: watching })}</span>}
      </Fact>
      <Fact name={t('logs')}>
        {size(bytes)}{' '}
        <span class="text-muted">{t('entries', { count: room.entries, entries: figure(room.entries) })}</span>
      </Fact>
      <Fact name={t('made')}>{moment(createdAt)}</Fact>
      <Fact name={t('last-used')}>{moment(usedAt)}</Fact>
      {archivedAt !== null && <Fact name={t('archived-since')}>{moment(archivedAt)}</Fact>}
    </dl>
  );
}
