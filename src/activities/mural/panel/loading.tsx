import { CloudOff } from 'lucide-preact';
import type { MuralProgress } from '../../../client/mural.ts';
import { Progress } from '../../../web/kit/progress.tsx';
import { t } from './words.ts';

/** A thin bar along the top edge while tiles come. */
export function LoadingBar({ progress }: { readonly progress: MuralProgress }) {
  const { loaded, total } = progress;
  if (total > 0 && loaded === total) return null;
  const words = total === 0 ? t('loading') : t('loading-tiles', { loaded, total });
  return (
    <div class="absolute inset-x-0 top-0 z-2">
      <Progress value={total === 0 ? null : loaded / total} label={words} />
    </div>
  );
}

/** Some tiles could not be had; they are tried again. What the whole connection lacks, the page says. */
export function FailedNote() {
  return (
    <p
      role="status"
      class="pointer-events-auto flex max-w-120 animate-rise items-center gap-2.5 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-float"
    >
      <CloudOff size={16} class="shrink-0 text-danger" />
      {t('failed')}
    </p>
  );
}
