import { Coffee, Moon, Sun, SunMoon } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { THEMES, type ThemeChoice, themeChoice } from '../kit/theme.ts';
import { t } from './words.ts';

const ICONS = { system: SunMoon, light: Sun, dark: Moon, coffee: Coffee } as const;
const CHOICES: readonly ThemeChoice[] = ['system', ...THEMES];

/** The themes as one row of radio buttons. */
export function ThemeSwitch({ labelled }: { readonly labelled?: boolean }) {
  const name = useId();
  return (
    <fieldset class="min-w-0">
      <legend class={labelled ? 'mb-1.5 font-medium text-sm' : 'sr-only'}>{t('theme')}</legend>
      <div class="grid grid-cols-4 gap-1 rounded-md bg-sunken p-1">
        {CHOICES.map((choice) => {
          const Icon = ICONS[choice];
          return (
            <label
              key={choice}
              title={t(`theme-${choice}`)}
              class="flex h-9 flex-col items-center justify-center rounded-sm text-muted transition-colors hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-11"
            >
              <input
                type="radio"
                class="sr-only"
                name={name}
                checked={themeChoice.value === choice}
                onChange={() => {
                  themeChoice.value = choice;
                }}
              />
              <span class="flex items-center gap-2">
                <Icon size={16} aria-hidden="true" />
                <span class={labelled ? 'text-sm max-sm:sr-only' : 'sr-only'}>{t(`theme-${choice}`)}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
