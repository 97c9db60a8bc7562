import { useSignal } from '@preact/signals';
import { Paintbrush, Plus, Spade } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ErrorBoundary, lazy, useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import type { RoomListing } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { api, presence } from '../../kit/connection.ts';
import { figure } from '../../kit/dates.ts';
import { Wordmark } from '../../kit/logo.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { AccountMenu } from '../account-menu.tsx';
import { usePageTitle } from '../page-title.ts';
import { wideScreen } from '../wide-screen.ts';
import { t } from '../words.ts';
import { JoinForm } from './join-form.tsx';
import { RoomList } from './room-list.tsx';

/** Alive behind the page, which does not wait for it. */
const MuralBackdrop = lazy(async () => (await import('./mural-backdrop.tsx')).MuralBackdrop);
const CreateRoom = lazy(async () => (await import('./create-room.tsx')).CreateRoom);
const PUBLIC_ROOM = 'PARK';
/** How often the list of rooms is fetched again, in ms. */
const REFRESH = 20_000;
/** Width of the panel with its margins, in CSS px. */
const PANEL = 472;

export function LandingPage() {
  const rooms = useSignal<readonly RoomListing[] | null>(null);
  const trouble = useSignal('');
  const creating = useSignal(false);
  const laying = useSignal(false);
  const { route } = useLocation();
  usePageTitle('Atelier');

  useEffect(() => {
    async function fetchRooms() {
      if (document.hidden) return;
      try {
        rooms.value = await api.rooms();
        trouble.value = '';
      } catch (error) {
        if (!isRefusal(error)) throw error;
        trouble.value = refusalWords(error);
      }
    }
    void fetchRooms();
    const timer = setInterval(fetchRooms, REFRESH);
    return () => clearInterval(timer);
  }, []);

  async function playCards(): Promise<void> {
    laying.value = true;
    try {
      const code = await (await import('./card-table.ts')).openCardTable();
      if (code) route(`/r/${code}`);
    } finally {
      laying.value = false;
    }
  }

  const park = presence.value.get(PUBLIC_ROOM);
  // The one who looks at this page is not company.
  const others = Math.max(0, (park?.here ?? 0) + (park?.watching ?? 0) - 1);
  return (
    <>
      <div aria-hidden="true" class="fixed inset-0 bg-sunken">
        <ErrorBoundary>
          <MuralBackdrop
            room={PUBLIC_ROOM}
            left={wideScreen.value ? PANEL : 0}
            bottom={wideScreen.value ? 0 : innerHeight * 0.6}
          />
        </ErrorBoundary>
      </div>
      <div class="pointer-events-none relative min-h-full pt-[38svh] md:p-6">
        <main class="pointer-events-auto flex min-h-[62svh] flex-col gap-6 rounded-t-xl border-line border-t bg-surface/94 px-5 pt-5 pb-10 shadow-float backdrop-blur-lg md:min-h-0 md:w-106 md:rounded-xl md:border md:px-8 md:pt-7 md:pb-8">
          <header class="flex items-center justify-between">
            <Wordmark height={32} />
            <AccountMenu align="end" />
          </header>

          <section class="flex flex-col gap-4 md:mt-4">
            <h1 class="font-semibold text-3xl">{t('headline')}</h1>
            <p class="text-lg text-muted">{t('headline-more')}</p>
            <Button
              look="primary"
              size="lg"
              icon={<Paintbrush size={20} />}
              onClick={() => route(`/r/${PUBLIC_ROOM}`)}
            >
              {t('paint-now')}
            </Button>
            <p class="figures -mt-1 flex items-center justify-center gap-2 text-muted text-sm">
              <span aria-hidden="true" class="size-1.5 rounded-[1px] bg-good" />
              {others === 0 ? t('alone-here') : t('others-here', { count: others, people: figure(others) })}
            </p>
            <Button size="lg" icon={<Spade size={20} />} busy={laying.value} onClick={() => void playCards()}>
              {t('play-cards')}
            </Button>
          </section>

          <JoinForm />

          <section class="flex flex-col gap-3">
            <div class="flex items-center justify-between gap-3">
              <h2 class="font-semibold">{t('rooms')}</h2>
              <Button
                size="sm"
                icon={<Plus size={16} />}
                onClick={() => {
                  creating.value = true;
                }}
              >
                {t('create-room')}
              </Button>
            </div>
            <RoomList rooms={rooms.value} trouble={trouble.value} publicRoom={PUBLIC_ROOM} />
          </section>
        </main>
      </div>
      <ErrorBoundary>
        {creating.value && (
          <CreateRoom
            open
            onClose={() => {
              creating.value = false;
            }}
          />
        )}
      </ErrorBoundary>
    </>
  );
}
