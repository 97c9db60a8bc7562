import { useSignal } from '@preact/signals';
import { Shuffle } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { AvatarChoice } from '../../client/types.ts';
import { Avatar } from '../kit/avatar.tsx';
import { PAINTS } from '../kit/avatar-pixels.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { t } from './words.ts';

/** Shown at once. */
const SHOWN = 12;
const SEEDS = 0x8000_0000;
const DEFAULT = -1;

const TILE =
  'grid aspect-square cursor-pointer place-items-center rounded-md border border-line p-0.5 transition-colors hover:border-edge has-checked:border-accent has-checked:bg-tint has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2';

const paintWords = (paint: number) => t(`paint-${(paint + 1) as 1}`);
const newSeeds = () => Array.from({ length: SHOWN }, () => Math.floor(Math.random() * SEEDS));

interface AvatarDialogProps {
  readonly number: number;
  /** The one in use; null for the one drawn from the number. */
  readonly chosen: AvatarChoice | null;
  onChoose(avatar: AvatarChoice | null): Promise<void>;
  onClose(): void;
}

/** One of the generated pictures, in one of the paints. */
export function AvatarDialog({ number, chosen, onChoose, onClose }: AvatarDialogProps) {
  const ids = useId();
  const seeds = useSignal<readonly number[]>(chosen ? [chosen.seed, ...newSeeds().slice(1)] : newSeeds());
  const seed = useSignal(chosen?.seed ?? DEFAULT);
  const paint = useSignal(chosen?.paint ?? 0);
  const busy = useSignal(false);
  const look = seed.value === DEFAULT ? null : { seed: seed.value, paint: paint.value };

  return (
    <Dialog open title={t('choose-picture')} onClose={onClose}>
      <form
        class="flex flex-col gap-4 pt-2"
        onSubmit={async (event) => {
          event.preventDefault();
          busy.value = true;
          await onChoose(look);
          busy.value = false;
        }}
      >
        <div class="flex items-center gap-4">
          <Avatar number={number} look={look} size={88} />
          <fieldset class="min-w-0 flex-1">
            <legend class="mb-1.5 font-medium text-sm">{t('paint')}</legend>
            <div class="grid grid-cols-6 gap-1.5">
              {PAINTS.map(([deep, pale], index) => (
                <label
                  key={deep}
                  title={paintWords(index)}
                  class="relative block h-8 cursor-pointer overflow-hidden rounded-md border-2 border-raised ring-1 ring-line transition-shadow has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-3 pointer-coarse:h-10"
                  style={{ background: `linear-gradient(135deg, ${deep} 55%, ${pale} 55%)` }}
                >
                  <input
                    type="radio"
                    class="sr-only"
                    name={`${ids}-paint`}
                    aria-label={paintWords(index)}
                    checked={paint.value === index && look !== null}
                    onChange={() => {
                      paint.value = index;
                      // The one drawn from the number has its own paint.
                      if (seed.value === DEFAULT) seed.value = seeds.value[0] ?? 0;
                    }}
                  />
                </label>
              ))}
            </div>
          </fieldset>
        </div>
        <fieldset class="min-w-0">
          <legend class="mb-1.5 font-medium text-sm">{t('picture')}</legend>
          <div class="grid grid-cols-6 gap-1.5">
            {seeds.value.map((one, index) => (
              <label key={one} class={TILE}>
                <input
                  type="radio"
                  class="sr-only"
                  name={`${ids}-picture`}
                  aria-label={t('picture-number', { count: index + 1 })}
                  checked={seed.value === one}
                  onChange={() => {
                    seed.value = one;
                  }}
                />
                <Avatar number={number} look={{ seed: one, paint: paint.value }} size={36} />
              </label>
            ))}
          </div>
          <label class={`${TILE} mt-1.5 flex! aspect-auto! items-center justify-start! gap-3 px-2 py-1.5`}>
            <input
              type="radio"
              class="sr-only"
              name={`${ids}-picture`}
              checked={seed.value === DEFAULT}
              onChange={() => {
                seed.value = DEFAULT;
              }}
            />
            <Avatar number={number} look={null} size={32} />
            <span class="text-sm">{t('own-number')}</span>
          </label>
        </fieldset>
        <div class="flex flex-wrap items-center justify-between gap-2">
          <Button
            look="quiet"
            icon={<Shuffle size={16} />}
            onClick={() => {
              // The one that was picked stays among them.
              const kept = seed.value === DEFAULT ? [] : [seed.value];
              seeds.value = [...kept, ...newSeeds()].slice(0, SHOWN);
            }}
          >
            {t('others')}
          </Button>
          <Button type="submit" look="primary" busy={busy.value}>
            {t('use-picture')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
