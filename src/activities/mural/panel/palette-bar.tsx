import { useEffect, useRef } from 'preact/hooks';
import type { Studio } from './studio.ts';
import { Swatch } from './swatch.tsx';
import { colorWords, t } from './words.ts';

/** Digits 1 to 9 and 0 choose the first ten colours. */
const KEYS = '1234567890';

/** The palette as one radio group: a tab stop, arrows inside. */
export function PaletteBar({ studio }: { readonly studio: Studio }) {
  const group = useRef<HTMLDivElement>(null);
  const { palette } = studio.view.value;
  const chosen = studio.color.value;

  // A colour chosen elsewhere (by key, from the mural) must not stay out of sight.
  useEffect(() => {
    const box = group.current;
    const swatch = box?.children[chosen];
    if (!box || !(swatch instanceof HTMLElement)) return;
    const top = swatch.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + swatch.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: top - box.clientHeight / 2 });
    }
  }, [chosen]);

  function onKeyDown(event: KeyboardEvent): void {
    const swatches = [...(group.current?.children ?? [])] as HTMLElement[];
    const to = target(event.key, chosen, palette.length, columnsOf(swatches));
    if (to === null) return;
    event.preventDefault();
    studio.choose(to);
    swatches[to]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={t('palette')}
      onKeyDown={onKeyDown}
      class="relative grid max-h-30 max-h-short:max-h-20 flex-1 grid-cols-[repeat(auto-fill,minmax(1.625rem,1fr))] content-start gap-1 overflow-y-auto overscroll-contain p-1 @4xl:w-max @4xl:flex-none @4xl:grid-cols-[repeat(var(--columns),1.625rem)] @6xl:grid-cols-[repeat(var(--columns),1.875rem)]"
      style={{
        '--columns': Math.min(16, Math.ceil(palette.length / Math.min(2, Math.ceil(palette.length / 12)))),
      }}
    >
      {palette.map((hex, index) => {
        const number = index + 1;
        const name = colorWords(hex);
        const key = KEYS[index];
        return (
          <Swatch
            key={index}
            hex={hex}
            label={key ? t('color-key', { name, number, key }) : t('color-number', { name, number })}
            chosen={index === chosen}
            onChoose={() => studio.choose(index)}
          />
        );
      })}
    </div>
  );
}

/** How many swatches stand in the first row. */
function columnsOf(swatches: readonly HTMLElement[]): number {
  const top = swatches[0]?.offsetTop;
  const next = swatches.findIndex((swatch) => swatch.offsetTop !== top);
  return next < 0 ? swatches.length : next;
}

function target(key: string, from: number, count: number, columns: number): number | null {
  const wrap = (to: number) => (to + count) % count;
  switch (key) {
    case 'ArrowRight':
      return wrap(from + 1);
    case 'ArrowLeft':
      return wrap(from - 1);
    case 'ArrowDown':
      return Math.min(count - 1, from + columns);
    case 'ArrowUp':
      return Math.max(0, from - columns);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
