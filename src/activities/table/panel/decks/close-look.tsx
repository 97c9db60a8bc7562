import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { t } from './words.ts';

interface CloseLookProps {
  readonly name: string;
  readonly text: string;
  readonly url: string;
  /** Width by height. */
  readonly ratio: number;
  /** To the one before (−1) or after (1). */
  onStep(by: -1 | 1): void;
  onClose(): void;
}

/** One card, as large as the screen lets it be. */
export function CloseLook({ name, text, url, ratio, onStep, onClose }: CloseLookProps) {
  return (
    <Dialog open title={name} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons do the same */}
      <div
        class="flex items-center justify-between gap-2"
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') onStep(-1);
          else if (event.key === 'ArrowRight') onStep(1);
        }}
      >
        <IconButton
          label={t('previous-card')}
          tip="none"
          icon={<ChevronLeft size={20} />}
          onClick={() => onStep(-1)}
        />
        <img
          src={url}
          alt={text || name}
          style={{ aspectRatio: `${ratio}`, maxHeight: 'min(60dvh, 30rem)' }}
          class="min-w-0 flex-1 rounded-lg bg-[#fff] object-contain shadow-raised"
        />
        <IconButton
          label={t('next-card')}
          tip="none"
          icon={<ChevronRight size={20} />}
          onClick={() => onStep(1)}
        />
      </div>
    </Dialog>
  );
}
