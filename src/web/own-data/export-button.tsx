import { useSignal } from '@preact/signals';
import { Download } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal } from '../../activities/activity.ts';
import { Button } from '../kit/button.tsx';
import { download } from '../kit/download.ts';
import { mine } from '../kit/mine.ts';
import { Progress } from '../kit/progress.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { toast } from '../kit/toast.tsx';
import { size } from '../pages/admin/format.ts';
import { t } from './words.ts';

/** Gathers the file here, so that one cut off on the way is never taken for a whole one. */
export function ExportButton() {
  const bytes = useSignal<number | null>(null);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  async function run(): Promise<void> {
    const stop = new AbortController();
    under.current = stop;
    bytes.value = 0;
    try {
      const file = await mine.exportMe((so) => {
        bytes.value = so;
      }, stop.signal);
      if (file) {
        download(file, `atelier-${new Date().toISOString().slice(0, 10)}.json`);
        toast({ text: t('export-done', { size: size(file.size) }), tone: 'good' });
      } else toast({ text: t('export-cut'), tone: 'bad' });
    } catch (error) {
      if (isRefusal(error)) toast({ text: refusalWords(error), tone: 'bad' });
      // A body that breaks off in the middle is a TypeError.
      else if (error instanceof TypeError) toast({ text: t('export-cut'), tone: 'bad' });
      else if (!stop.signal.aborted) throw error;
    } finally {
      bytes.value = null;
    }
  }

  if (bytes.value === null)
    return (
      <Button class="self-start" icon={<Download size={18} />} onClick={() => void run()}>
        {t('export')}
      </Button>
    );
  return (
    <div class="flex flex-col gap-2">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p role="status">{t('exporting')}</p>
        <p class="figures text-muted text-sm">{t('exported-so-far', { size: size(bytes.value) })}</p>
      </div>
      <Progress label={t('exporting')} value={null} />
      <Button size="sm" class="self-start" onClick={() => under.current?.abort()}>
        {t('stop')}
      </Button>
    </div>
  );
}
