import { useSignal } from '@preact/signals';
import { ChevronLeft, FileJson, Grid3x3, ImagePlus, type LucideIcon, TextQuote } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Progress } from '../../../../web/kit/progress.tsx';
import { FileButton } from './file-button.tsx';
import { draft, notTaken, opening, type Step, takeDeckFile, takePictures } from './maker.ts';
import { NotTakenList } from './not-taken.tsx';
import { t } from './words.ts';

/** Four ways to a deck; by the first of them more cards come to one that is begun. */
export function Ways({ go }: { go(step: Step): void }) {
  const over = useSignal(false);
  const busy = opening.value;
  const begun = draft.value !== null;

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0 || opening.peek()) return;
    const isDeck = files.some(({ name }) => /\.json$/i.test(name));
    const taken = await (isDeck ? takeDeckFile(files) : takePictures(files));
    if (taken) go('edit');
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void take(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  // What was not taken before is told where it was tried.
  useEffect(() => {
    notTaken.value = [];
  }, []);

  return (
    <div class="flex flex-col gap-5">
      <Button
        look="quiet"
        size="sm"
        class="-ml-2 self-start"
        icon={<ChevronLeft size={17} />}
        onClick={() => go(begun ? 'edit' : 'list')}
      >
        {t('back')}
      </Button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same */}
      <div
        data-over={over.value ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          void take([...(event.dataTransfer?.files ?? [])]);
        }}
        class="flex flex-col items-center gap-2 rounded-xl border-2 border-edge/60 border-dashed px-4 py-10 text-center transition-colors data-over:border-accent data-over:bg-tint"
      >
        <ImagePlus size={34} strokeWidth={1.5} aria-hidden="true" class="text-accent" />
        <p class="font-semibold pointer-coarse:hidden">{t('drop-here')}</p>
        <p class="text-muted text-sm">{t('drop-hint')}</p>
        <FileButton
          label={t('choose-pictures')}
          look="primary"
          accept="image/png,image/jpeg,image/webp,image/avif"
          multiple
          disabled={busy !== null}
          onFiles={(files) => void take(files)}
        />
      </div>
      <div aria-live="polite" class="empty:hidden">
        {busy && (
          <div class="flex flex-col gap-1.5">
            <p class="text-muted text-sm">{t('opening', busy)}</p>
            <Progress value={busy.done / busy.count} label={t('opening', busy)} />
          </div>
        )}
      </div>
      <NotTakenList />
      <section class="flex flex-col gap-2">
        <h3 class="font-semibold">{t('other-ways')}</h3>
        <div class="grid gap-2 sm:grid-cols-3">
          <Way icon={Grid3x3} title={t('way-sheet')} text={t('way-sheet-text')} onClick={() => go('sheet')} />
          <Way icon={TextQuote} title={t('way-csv')} text={t('way-csv-text')} onClick={() => go('csv')} />
          {!begun && (
            <FileButton
              label={t('way-file')}
              accept=".json,application/json,image/png,image/jpeg,image/webp,image/avif"
              multiple
              onFiles={(files) => void take(files)}
              button={(press) => (
                <Way icon={FileJson} title={t('way-file')} text={t('way-file-text')} onClick={press} />
              )}
            />
          )}
        </div>
      </section>
    </div>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  onClick(): void;
}

function Way({ icon: Icon, title, text, onClick }: WayProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="flex h-full w-full items-start gap-3 rounded-lg border border-edge/60 bg-raised px-3.5 py-3 text-left transition-colors hover:border-accent hover:bg-tint"
    >
      <Icon size={20} aria-hidden="true" class="mt-0.5 shrink-0 text-accent" />
      <span class="min-w-0">
        <span class="block font-semibold">{title}</span>
        <span class="block text-muted text-sm">{text}</span>
      </span>
    </button>
  );
}
