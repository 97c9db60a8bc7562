import { useSignal } from '@preact/signals';
import { DoorClosed } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../client/request.ts';
import { Button } from '../kit/button.tsx';
import { api, ban, live, me } from '../kit/connection.ts';
import { end } from '../kit/dates.ts';
import { Mark } from '../kit/logo.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { toast } from '../kit/toast.tsx';
import { t } from './words.ts';

/** Between two looks whether the ban is over, in ms. */
const LOOK_EVERY = 30_000;

/** All there is for somebody who is banned from the server: why, until when, and the way back. */
export function BannedPage() {
  const { reason, until } = ban.value ?? { reason: '', until: 0 };
  const busy = useSignal(false);

  async function look(): Promise<void> {
    try {
      const now = await api.myBan();
      // A page that begins afresh takes up everything there was to miss.
      if (now === null) location.reload();
      else ban.value = now;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  useEffect(() => {
    document.title = `${t('title')} · Atelier`;
    const soon = until === 0 ? LOOK_EVERY : Math.max(1000, until - (Date.now() + live.skew));
    const timer = setInterval(look, Math.min(LOOK_EVERY, soon));
    return () => clearInterval(timer);
  }, [until]);

  async function press(what: () => Promise<void>): Promise<void> {
    busy.value = true;
    await what();
    busy.value = false;
  }

  async function leave(): Promise<void> {
    try {
      await api.leave();
      location.assign('/');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  return (
    <main class="grid min-h-full place-items-center px-4 py-10">
      <div class="flex w-full max-w-110 flex-col gap-5">
        <Mark size={28} />
        <div class="rounded-xl border border-line bg-raised p-6">
          <DoorClosed size={32} strokeWidth={1.5} class="mb-3 text-danger" aria-hidden="true" />
          <h1 class="text-balance font-semibold text-2xl">{t('title')}</h1>
          <div role="alert" class="mt-4 flex flex-col gap-4">
            <div>
              <p class="font-medium text-muted text-sm">{t('reason')}</p>
              <p class="whitespace-pre-wrap break-words">{reason}</p>
            </div>
            <div>
              <p class="font-medium text-muted text-sm">{t('until')}</p>
              <p>{until === 0 ? t('no-end') : end(until, Date.now())}</p>
            </div>
          </div>
          <p class="mt-5 border-line border-t pt-4 text-muted text-sm">{t('text')}</p>
        </div>
        <div class="flex flex-wrap gap-2">
          <Button look="primary" busy={busy.value} onClick={() => void press(look)}>
            {t('look-again')}
          </Button>
          {me.value !== null && <Button onClick={() => void press(leave)}>{t('sign-out')}</Button>}
        </div>
      </div>
    </main>
  );
}
