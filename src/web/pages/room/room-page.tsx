import { useComputed, useSignal } from '@preact/signals';
import { DoorClosed } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { RoomDetails } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { api, live, me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { askName } from '../../name/ask-name.ts';
import { keepInvite } from '../invites.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { forgotten, visited } from '../recent-rooms.ts';
import { t } from '../words.ts';
import { RoomView } from './room-view.tsx';
import { isShutOut, ShutOut } from './shut-out.tsx';

/** Within this time those in a room ask for it again after it was changed, in ms. */
const SPREAD = 1000;

/** Finds the room, lets the person in where an invite is needed, and helps where there is none. */
export function RoomPage() {
  const { params } = useRoute();
  const { query, route } = useLocation();
  const code = (params.code ?? '').toUpperCase();
  const room = useSignal<RoomDetails | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const who = useComputed(() => me.value?.number ?? 0);
  usePageTitle(room.value ? `${room.value.title} · Atelier` : 'Atelier');

  async function enter(invite: string | undefined): Promise<void> {
    refusal.value = null;
    try {
      if (invite && (await askName())) {
        await api.joinRoom(code, invite);
        keepInvite(code, invite);
        // The key is kept on this device; it should not travel on in screenshots and copied addresses.
        history.replaceState(null, '', `/r/${code}${location.hash}`);
      }
      const found = await api.room(code);
      room.value = found;
      visited(found);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.refused === 'rooms/unknown') forgotten(code);
      refusal.value = error;
    }
  }

  useEffect(() => {
    room.value = null;
    void enter(query.invite);
  }, [code]);
  useEffect(() => {
    let timer = 0;
    const stop = live.on('room', (changed) => {
      clearTimeout(timer);
      // Not all who are in the room ask in the same moment.
      if (changed === code)
        timer = window.setTimeout(() => room.peek() && enter(undefined), Math.random() * SPREAD);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [code]);
  // Under another name one may see and do other things.
  useEffect(() => {
    if (room.value) void enter(undefined);
  }, [who.value]);

  if (room.value?.code === code)
    return (
      <RoomView
        key={code}
        room={room.value}
        onChange={() => enter(undefined)}
        onShutOut={(why) => {
          if (why.refused === 'rooms/unknown') forgotten(code);
          refusal.value = why;
          room.value = null;
        }}
      />
    );
  if (!refusal.value)
    return (
      <main class="grid h-full place-items-center" aria-busy="true">
        <p class="flex animate-late items-center gap-2 text-muted">
          <Spinner /> {t('opening-room', { code })}
        </p>
      </main>
    );
  if (isShutOut(refusal.value)) return <ShutOut why={refusal.value} onBack={() => enter(query.invite)} />;
  const unknown = refusal.value.refused === 'rooms/unknown';
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<DoorClosed size={40} strokeWidth={1.5} />}
        title={unknown ? t('no-such-room', { code }) : t('room-trouble')}
        action={
          <>
            {!unknown && (
              <Button look="primary" onClick={() => enter(query.invite)}>
                {t('try-again')}
              </Button>
            )}
            <Button look={unknown ? 'primary' : 'plain'} onClick={() => route('/r/PARK')}>
              {t('to-park')}
            </Button>
            <Button onClick={() => route('/')}>{t('to-start')}</Button>
          </>
        }
      >
        {refusalWords(refusal.value)}
      </EmptyState>
    </PageFrame>
  );
}
