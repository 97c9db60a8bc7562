import { Maximize, Printer, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { t } from './words.ts';

export interface QrSheetProps {
  readonly link: string;
  readonly title: string;
  /** What whoever scans it gets. */
  readonly caption: string;
  /** Four characters to type instead, where they are enough. */
  readonly code?: string | undefined;
  onClose(): void;
}

/** A QR code over the whole window, for a beamer or to print; paper in every theme. */
export function QrSheet({ link, title, caption, code, onClose }: QrSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Taken away while open, it would take the focus with it: only closing gives it back.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      data-theme="light"
      aria-label={title}
      onClose={onClose}
      class="sheet m-0 h-dvh max-h-none w-screen max-w-none bg-raised p-0 text-ink"
    >
      <div ref={paper} class="flex h-full flex-col bg-raised">
        <div class="flex justify-end gap-1 p-3 print:hidden">
          <Button look="quiet" icon={<Printer size={17} />} onClick={() => print()}>
            {t('print')}
          </Button>
          {document.fullscreenEnabled && (
            <Button
              look="quiet"
              class="max-sm:hidden"
              icon={<Maximize size={17} />}
              onClick={() => {
                // Refused where the page is embedded without the right to: the window is filled all the same.
                paper.current?.requestFullscreen().catch(() => {});
              }}
            >
              {t('full-screen')}
            </Button>
          )}
          <Button look="quiet" icon={<X size={17} />} onClick={() => dialog.current?.close()}>
            {t('close')}
          </Button>
        </div>
        <div class="flex min-h-0 flex-1 flex-col items-center justify-center gap-[2vmin] px-6 pb-10 text-center">
          <h2 class="text-balance font-semibold text-[clamp(1.5rem,5vmin,4rem)] leading-tight">{title}</h2>
          <QrCode text={link} label={t('qr-of', { link })} class="size-[min(88vw,58vh)]" />
          <p class="text-[clamp(1.125rem,3vmin,2.25rem)]">{caption}</p>
          {code && (
            <p class="text-[clamp(1rem,2.4vmin,1.75rem)] text-muted">
              {t('or-code')} <span class="font-mono font-semibold text-ink tracking-[0.2em]">{code}</span>
            </p>
          )}
          <p class="max-w-full break-all font-mono text-muted text-sm">{link}</p>
        </div>
      </div>
    </dialog>
  );
}
