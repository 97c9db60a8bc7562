import { CloudOff, Hourglass } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { MuralProgress } from '../../../client/mural.ts';
import type { LinkState } from '../../../client/types.ts';
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

/** Why painting rests, or that something could not be loaded; nothing while all is well. */
export function StateNote(props: {
  readonly link: LinkState;
  readonly paused: boolean;
  readonly failing: boolean;
}) {
  if (props.link === 'offline') return <Note icon={<CloudOff size={16} />}>{t('offline')}</Note>;
  if (props.paused) return <Note icon={<Hourglass size={16} />}>{t('paused')}</Note>;
  if (props.failing) return <Note icon={<CloudOff size={16} />}>{t('failed')}</Note>;
  return null;
}

function Note({
  icon,
  children,
}: {
  readonly icon: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="pointer-events-auto flex max-w-120 animate-rise items-center gap-2.5 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-float">
      <span class="shrink-0 text-danger">{icon}</span>
      {children}
    </div>
  );
}
