import { useSignal } from '@preact/signals';
import { Megaphone, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from '../../client/request.ts';
import { api } from '../kit/connection.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { keep, loadKept } from '../kit/kept.ts';
import { whileSeen } from '../kit/while-seen.ts';
import { t } from './words.ts';

/** Between two looks, in ms. */
const INTERVAL = 60_000;
/** Free space round it, in px. */
const AROUND = 10;
/** The one that was closed last: another text is shown again. */
const KEY = 'announcement';

/** The line the host has for everybody, on every page, until somebody closes it. */
export function Announcement() {
  const text = useSignal('');
  const closed = useSignal(loadKept(KEY, String) ?? '');

  async function look(): Promise<void> {
    try {
      text.value = (await api.house()).announcement;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // It is asked again in a minute; what stands there stays.
    }
  }
  useEffect(() => whileSeen(INTERVAL, look), []);

  function close(): void {
    closed.value = text.value;
    keep(KEY, text.value);
  }

  const shown = text.value !== '' && text.value !== closed.value;
  // Pages and rooms begin below it: it must not lie on what somebody wants to press.
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!line.current) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(([entry]) => {
      style.setProperty('--announcement', `${(entry?.target.clientHeight ?? 0) + AROUND}px`);
    });
    watch.observe(line.current);
    return () => {
      watch.disconnect();
      style.removeProperty('--announcement');
    };
  }, [shown]);
  return (
    <aside
      aria-label={t('announcement')}
      aria-live="polite"
      class="pointer-events-none fixed inset-x-0 top-15 z-30 flex justify-center px-3"
    >
      {shown && (
        <div
          ref={line}
          class="pointer-events-auto flex max-w-160 animate-rise items-center gap-2.5 rounded-lg border border-accent/40 bg-tint py-1 pr-1 pl-3.5 shadow-float"
        >
          <Megaphone size={17} aria-hidden="true" class="shrink-0 text-accent" />
          <p class="wrap-anywhere min-w-0 py-1.5 text-sm">{text.value}</p>
          <IconButton label={t('dismiss')} tip="none" size="sm" icon={<X size={14} />} onClick={close} />
        </div>
      )}
    </aside>
  );
}
