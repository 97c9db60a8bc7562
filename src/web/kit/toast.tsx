import { signal } from '@preact/signals';
import { X } from 'lucide-preact';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { t } from './words.ts';

export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'good' | 'bad';
  /** Something to do about it, such as taking it back. */
  readonly action?: { readonly label: string; run(): void };
  /** Milliseconds until it goes; it stays while the pointer or focus is on it. */
  readonly stay?: number;
}

interface Shown extends Toast {
  readonly id: number;
}

const shown = signal<readonly Shown[]>([]);
let next = 1;

/** Pixels from the foot of the screen that something else needs, such as tools on a phone; null for the usual place. */
export const toastsAbove = signal<number | null>(null);

/** Shows a short notice at the foot of the screen and reads it out. Returns how to take it away. */
export function toast(notice: Toast): () => void {
  const id = next++;
  // The same words again replace the old ones instead of piling up.
  const others = shown.value.filter((other) => other.text !== notice.text).slice(-2);
  shown.value = [...others, { ...notice, id }];
  const close = () => {
    shown.value = shown.value.filter((other) => other.id !== id);
  };
  const stay = notice.stay ?? Math.max(4_000, notice.text.length * 70) + (notice.action ? 4_000 : 0);
  const leave = () => {
    if (document.querySelector(`[data-toast="${id}"]:is(:hover, :focus-within)`)) setTimeout(leave, 1_000);
    else close();
  };
  setTimeout(leave, stay);
  return close;
}

/** Once in the app, beside the router. The live region is always there, so that additions are read. */
export function Toasts() {
  return (
    <div
      aria-live="polite"
      role="status"
      style={toastsAbove.value === null ? undefined : { bottom: `${toastsAbove.value}px` }}
      class="pointer-events-none fixed inset-x-0 bottom-[calc(env(safe-area-inset-bottom)+4.5rem)] z-50 flex flex-col items-center gap-2 px-3 sm:bottom-6"
    >
      {shown.value.map((notice) => (
        <div
          key={notice.id}
          data-toast={notice.id}
          class="pointer-events-auto flex max-w-110 animate-rise items-center gap-2 rounded-lg border border-line bg-raised py-1 pr-1 pl-3.5 shadow-float"
        >
          {notice.tone && notice.tone !== 'plain' && (
            <span
              aria-hidden="true"
              class={classNames(
                'size-2 shrink-0 rounded-[1px]',
                notice.tone === 'good' ? 'bg-good' : 'bg-danger',
              )}
            />
          )}
          <p class="py-1.5 text-sm">{notice.text}</p>
          {notice.action && (
            <Button
              look="quiet"
              size="sm"
              class="text-accent!"
              onClick={() => {
                notice.action?.run();
                shown.value = shown.value.filter((other) => other.id !== notice.id);
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton
            label={t('close')}
            tip="none"
            size="sm"
            icon={<X size={14} />}
            onClick={() => {
              shown.value = shown.value.filter((other) => other.id !== notice.id);
            }}
          />
        </div>
      ))}
    </div>
  );
}
