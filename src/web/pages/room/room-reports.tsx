import { useSignal } from '@preact/signals';
import { Flag } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { ApiError } from '../../../client/request.ts';
import { live } from '../../kit/connection.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { IconButton } from '../../kit/icon-button.tsx';
import { loadPage } from '../../kit/load-page.ts';
import { onNews } from '../../kit/on-news.ts';
import { moderation } from '../../report/moderation.ts';
import { t } from '../../report/words.ts';
import { useServerRole } from '../staff.ts';

const ReportQueue = lazy(
  loadPage(async () => (await import('../../report/queue/report-queue.tsx')).ReportQueue),
);

/** What was reported in this room, for those who look after it. */
export function RoomReports({ code }: { readonly code: string }) {
  const open = useSignal(false);
  const waiting = useSignal(0);
  const staff = useServerRole() != null;

  async function count(): Promise<void> {
    try {
      waiting.value = await moderation.countReports(code);
    } catch (error) {
      // The next news tell; the list itself says what is wrong.
      if (!(error instanceof ApiError)) throw error;
    }
  }
  useEffect(() => {
    const listen = (look: () => void) => live.on('reports', ({ room }) => room === code && look());
    return onNews(listen, count);
  }, [code]);

  // A case leads to a part of the mural, which lies behind the list.
  useEffect(() => {
    const close = (): void => {
      open.value = false;
    };
    addEventListener('hashchange', close);
    return () => removeEventListener('hashchange', close);
  }, []);

  return (
    <span class="relative">
      <IconButton
        label={waiting.value > 0 ? t('reports-waiting', { count: waiting.value }) : t('room-reports')}
        icon={<Flag size={18} />}
        onClick={() => {
          open.value = true;
        }}
      />
      {waiting.value > 0 && (
        <span
          aria-hidden="true"
          class="figures pointer-events-none absolute top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center font-semibold text-[0.625rem] text-accent-ink leading-4"
        >
          {waiting.value > 99 ? '99+' : waiting.value}
        </span>
      )}
      <Dialog
        open={open.value}
        wide
        title={t('room-reports')}
        onClose={() => {
          open.value = false;
        }}
      >
        <ErrorBoundary>
          <ReportQueue room={code} staff={staff} onHandled={() => void count()} />
        </ErrorBoundary>
      </Dialog>
    </span>
  );
}
