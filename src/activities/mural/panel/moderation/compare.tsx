import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { MuralKeeping, RollBackPreview } from '../../../../client/mural-keeping.ts';
import { ApiError } from '../../../../client/request.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { figure } from '../../../../web/kit/dates.ts';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Progress } from '../../../../web/kit/progress.tsx';
import type { Refusal } from '../../../activity.ts';
import type { Area, Criteria } from '../../types.ts';
import { muralRefusal } from '../words.ts';
import { t } from './words.ts';

interface CompareProps {
  readonly open: boolean;
  readonly api: MuralKeeping;
  readonly criteria: Criteria;
  /** The part of the mural that is shown. */
  readonly box: Area;
  readonly preview: RollBackPreview;
  onClose(): void;
  onTakeBack(): void;
}

export function Compare(props: CompareProps) {
  return (
    <Dialog open={props.open} title={t('compare')} onClose={props.onClose} wide>
      <Pictures {...props} />
    </Dialog>
  );
}

/** Both pictures on top of each other, with a border between them that moves. */
function Pictures({ api, criteria, box, preview, onTakeBack }: CompareProps) {
  const after = useSignal<string | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const share = useSignal(50);
  const before = api.pictureNow(box, preview.seq);

  useEffect(() => {
    let address: string | null = null;
    let wanted = true;
    api.pictureAfter(criteria).then(
      (png) => {
        if (!wanted) return;
        address = URL.createObjectURL(png);
        after.value = address;
      },
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        if (wanted) refusal.value = error;
      },
    );
    return () => {
      wanted = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [api, criteria]);

  const picture = 'absolute inset-0 size-full [image-rendering:pixelated]';
  // Flat and narrow parts stay wide and high enough to be looked at.
  const ratio = Math.min(4, Math.max(0.75, box.width / box.height));
  return (
    <div class="flex flex-col gap-3 pt-2">
      <div
        class="relative mx-auto max-h-[50dvh] w-full overflow-hidden rounded-md border border-line bg-sunken"
        style={{ aspectRatio: String(ratio) }}
      >
        <img src={before} alt={t('before')} class={`${picture} object-contain`} />
        {after.value && (
          <>
            <img
              src={after.value}
              alt={t('after')}
              class={`${picture} bg-sunken object-contain`}
              style={{ clipPath: `inset(0 0 0 ${share.value}%)` }}
            />
            <div
              aria-hidden="true"
              class="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_#0008]"
              style={{ left: `${share.value}%` }}
            />
            <Corner side="left-2">{t('before')}</Corner>
            <Corner side="right-2">{t('after')}</Corner>
            <input
              type="range"
              min={0}
              max={100}
              value={share.value}
              aria-label={t('compare-help')}
              onInput={(event) => {
                share.value = event.currentTarget.valueAsNumber;
              }}
              class="absolute inset-0 size-full cursor-ew-resize appearance-none bg-transparent opacity-0"
            />
          </>
        )}
      </div>
      {after.value && (
        <input
          type="range"
          min={0}
          max={100}
          value={share.value}
          tabIndex={-1}
          aria-hidden="true"
          onInput={(event) => {
            share.value = event.currentTarget.valueAsNumber;
          }}
          class="w-full accent-accent"
        />
      )}
      <div role="status" class="empty:hidden">
        {refusal.value ? (
          <p class="text-danger text-sm">{muralRefusal(refusal.value)}</p>
        ) : (
          !after.value && (
            <>
              <p class="mb-2 text-muted text-sm">{t('drawing-after')}</p>
              <Progress value={null} label={t('drawing-after')} />
            </>
          )
        )}
      </div>
      <div class="flex justify-end">
        <Button look="danger" icon={<Undo2 size={16} />} onClick={onTakeBack}>
          {t('take-back', { count: preview.count, figure: figure(preview.count) })}
        </Button>
      </div>
    </div>
  );
}

function Corner({ side, children }: { readonly side: string; readonly children: string }) {
  return (
    <span
      aria-hidden="true"
      class={`pointer-events-none absolute top-2 ${side} rounded-sm bg-black/65 px-2 py-0.5 font-medium text-white text-xs`}
    >
      {children}
    </span>
  );
}
