import { luminance } from './palette-colors.ts';

interface SwatchProps {
  readonly hex: string;
  readonly label: string;
  readonly chosen: boolean;
  onChoose(): void;
}

/**
 * One colour to choose. A thin inner rim keeps white on white and black on
 * black visible; the chosen one has a ring and a mark that contrasts with it.
 */
export function Swatch({ hex, label, chosen, onChoose }: SwatchProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a radio group of coloured buttons; <input> cannot be drawn as a swatch without a second element each
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={label}
      title={label}
      tabIndex={chosen ? 0 : -1}
      onClick={onChoose}
      class={`relative flex h-7.5 items-center justify-center rounded-[5px] shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--ink)_22%,transparent)] transition-transform duration-100 hover:z-1 hover:scale-112 ${
        chosen ? 'z-1 outline-2 outline-ink outline-offset-2' : ''
      }`}
      style={{ background: hex }}
    >
      {chosen && (
        <span
          aria-hidden="true"
          class="size-2 rounded-[1px]"
          style={{ background: luminance(hex) > 0.35 ? '#000' : '#fff' }}
        />
      )}
    </button>
  );
}
