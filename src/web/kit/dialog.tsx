import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './icon-button.tsx';
import { t } from './words.ts';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape, the cross, a press beside it. */
  onClose(): void;
  /** `full` is for work that needs the whole screen. */
  readonly wide?: boolean | 'full';
}

const SIZES = {
  narrow: 'max-h-[min(100dvh-1rem,46rem)] sm:max-w-105',
  wide: 'max-h-[min(100dvh-1rem,46rem)] sm:max-w-140',
  full: 'h-[calc(100dvh-1rem)] max-h-[min(100dvh-1rem,58rem)] sm:max-w-240',
} as const;
const sizeOf = (wide: DialogProps['wide']) => SIZES[wide === 'full' ? 'full' : wide ? 'wide' : 'narrow'];

/**
 * A modal on the native <dialog>: focus is kept inside and given back by the
 * browser. On a phone it rises from the bottom edge, within the thumb's reach.
 */
export function Dialog({ open, title, children, onClose, wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    // Taken away while open, it would take the focus with it: only closing gives it back.
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which <dialog> brings
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) event.currentTarget.close();
      }}
      class={`m-auto w-full max-w-[calc(100vw-1rem)] flex-col rounded-xl border border-line bg-raised p-0 text-ink shadow-float open:flex max-sm:mb-2 ${sizeOf(wide)}`}
    >
      <div class="flex items-center justify-between gap-3 px-5 pt-4 pb-1">
        <h2 id={id} class="font-semibold text-xl">
          {title}
        </h2>
        <IconButton
          label={t('close')}
          tip="none"
          icon={<X size={18} />}
          onClick={() => dialog.current?.close()}
          class="-mr-2"
        />
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5">{open && children}</div>
    </dialog>
  );
}
