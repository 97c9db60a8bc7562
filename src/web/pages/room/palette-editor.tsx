import { Plus, X } from 'lucide-preact';
import { Button } from '../../kit/button.tsx';
import { t } from '../words.ts';

interface PaletteEditorProps {
  /** So many are on the wall already: they may change their colour, but not go. */
  readonly kept: number;
  readonly colors: readonly string[];
  onChange(colors: readonly string[]): void;
}

const MOST = 256;

export function PaletteEditor({ kept, colors, onChange }: PaletteEditorProps) {
  return (
    <fieldset class="min-w-0">
      <legend class="mb-1.5 font-medium text-sm">
        {t('palette')} <span class="font-normal text-muted">· {t('colors', { count: colors.length })}</span>
      </legend>
      <div class="flex flex-wrap gap-1.5">
        {colors.map((color, index) => (
          <span key={index} class="group relative">
            <input
              type="color"
              value={color}
              aria-label={t('color-number', { count: index + 1 })}
              onChange={(event) => onChange(colors.with(index, event.currentTarget.value.toLowerCase()))}
              class="block size-8 cursor-pointer appearance-none overflow-hidden rounded-sm border border-edge/60 p-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:border-none"
            />
            {index >= kept && (
              <button
                type="button"
                aria-label={t('take-out-color', { count: index + 1 })}
                onClick={() => onChange(colors.toSpliced(index, 1))}
                class="absolute -top-1.5 -right-1.5 grid size-4.5 place-items-center rounded-full border border-line bg-raised text-ink"
              >
                <X size={11} />
              </button>
            )}
          </span>
        ))}
        <Button
          size="sm"
          icon={<Plus size={15} />}
          disabled={colors.length >= MOST}
          onClick={() => onChange([...colors, '#ff6b4a'])}
        >
          {t('add-color')}
        </Button>
      </div>
      <p class="mt-1.5 text-muted text-sm">{t('palette-hint')}</p>
    </fieldset>
  );
}
