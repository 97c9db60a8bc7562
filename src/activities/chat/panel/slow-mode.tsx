import { useSignal } from '@preact/signals';
import { Timer } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Popover } from '../../../web/kit/popover.tsx';
import type { ChatModel } from './chat-model.ts';
import { t } from './words.ts';

/** Seconds that can be chosen; any other number may come from a program. */
const CHOICES = [0, 5, 10, 30, 60, 300, 900, 3600, 21_600];
const MINUTE = 60;
const HOUR = 3600;

/** "30 s", "5 min", "1 h"; a word where it is off. */
export function spanWords(seconds: number): string {
  if (seconds === 0) return t('slow-off');
  if (seconds < MINUTE) return t('seconds', { n: seconds });
  if (seconds < HOUR) return t('minutes', { n: Math.round(seconds / MINUTE) });
  return t('hours', { n: Math.round(seconds / HOUR) });
}

/** Seconds until I may write again, ticking; 0 for now. */
export function useWait(chat: ChatModel): number {
  const tick = useSignal(0);
  void tick.value;
  const until = chat.waitUntil.value;
  const wait = Math.max(0, until - chat.now());
  const waits = wait > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      tick.value++;
    }, 250);
    return () => clearInterval(timer);
  }, [waits, until]);
  return Math.ceil(wait / 1000);
}

/** What slow mode means for me at the moment; for those who look after the room, where it is set. */
export function SlowMode({ chat, wait }: { readonly chat: ChatModel; readonly wait: number }) {
  const slow = chat.slow.value;
  if (chat.manages.value) return <SlowMenu chat={chat} slow={slow} />;
  if (slow === 0) return null;
  return (
    <span class="flex shrink-0 items-center gap-1 text-muted text-xs">
      <Timer size={13} aria-hidden="true" />
      {wait > 0 ? t('slow-wait', { time: clockOf(wait) }) : t('slow-is', { time: spanWords(slow) })}
      {/* Said once when it begins and once when it is over, not every second. */}
      <span class="sr-only" role="status">
        {wait > 0 ? t('slow-waiting') : t('slow-ready')}
      </span>
    </span>
  );
}

function SlowMenu({ chat, slow }: { readonly chat: ChatModel; readonly slow: number }) {
  return (
    <Popover
      label={t('slow-mode')}
      align="end"
      side="above"
      class="w-64"
      button={(trigger) => (
        <button
          {...trigger}
          type="button"
          class="flex min-h-6 items-center gap-1 rounded-sm px-1.5 text-muted text-xs hover:text-ink pointer-coarse:min-h-11"
        >
          <Timer size={13} aria-hidden="true" />
          {t('slow-is', { time: spanWords(slow) })}
        </button>
      )}
    >
      {(close) => (
        <fieldset class="p-2">
          <legend class="float-left w-full font-semibold text-sm">{t('slow-mode')}</legend>
          <p class="clear-left mb-2 text-muted text-xs">{t('slow-text')}</p>
          <div class="grid grid-cols-3 gap-1">
            {CHOICES.map((seconds) => (
              <button
                key={seconds}
                type="button"
                aria-pressed={seconds === slow}
                onClick={async () => {
                  if (seconds === slow || (await chat.configure(seconds))) close();
                }}
                class="h-8 rounded-md border border-edge/50 px-2 text-sm hover:border-edge aria-pressed:border-accent aria-pressed:bg-tint aria-pressed:font-semibold pointer-coarse:h-11"
              >
                {spanWords(seconds)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </Popover>
  );
}

/** `0:09`, `12:30`, `1:02:03` */
function clockOf(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / MINUTE)];
  const rest = two(seconds % MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
