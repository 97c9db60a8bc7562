import type { Studio } from './studio.ts';
import { colorWords, t } from './words.ts';

/** The colours one used last; worth their place once there are two. `tight`: a phone has no room for them now. */
export function RecentColors({ studio, tight }: { readonly studio: Studio; readonly tight: boolean }) {
  const { palette } = studio.view.value;
  const recent = studio.recent.value.slice(0, 5);
  if (recent.length < 2) return null;
  return (
    <fieldset
      class={`min-w-0 shrink overflow-hidden rounded-md max-h-short:hidden @3xl:hidden @6xl:flex ${tight ? 'hidden' : 'flex'}`}
      aria-label={t('recent')}
    >
      {recent.map((index) => {
        const name = t('color-number', { name: colorWords(palette[index]), number: index + 1 });
        return (
          <button
            key={index}
            type="button"
            aria-label={name}
            title={name}
            onClick={() => studio.choose(index)}
            class="h-8 w-7 shrink-0 shadow-[inset_0_1px_0_color-mix(in_srgb,var(--ink)_18%,transparent),inset_0_-1px_0_color-mix(in_srgb,var(--ink)_18%,transparent)] first:rounded-l-md last:rounded-r-md focus-visible:-outline-offset-2"
            style={{ background: palette[index] }}
          />
        );
      })}
    </fieldset>
  );
}
