import { computed, effect, signal } from '@preact/signals';

export type Theme = 'light' | 'dark' | 'coffee';
/** `system`: light or dark as the system says, also when it changes. */
export type ThemeChoice = Theme | 'system';

export const THEMES: readonly Theme[] = ['light', 'dark', 'coffee'];

/** Read by `public/theme-boot.js` before the first paint, too. */
const KEY = 'atelier.theme';

function kept(): ThemeChoice {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === value) ?? 'system';
  } catch {
    // Storage can be forbidden: then the system's theme holds.
    return 'system';
  }
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(darkSystem.matches);

export const themeChoice = signal<ThemeChoice>(kept());
export const theme = computed<Theme>(() =>
  themeChoice.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : themeChoice.value,
);

/** Keeps <html data-theme> and the colour of the browser's own bars in step. Call once. */
export function startTheme(): void {
  darkSystem.addEventListener('change', (event) => {
    systemIsDark.value = event.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    const surface = getComputedStyle(document.documentElement).getPropertyValue('--surface');
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', surface.trim());
  });
  effect(() => {
    try {
      if (themeChoice.value === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, themeChoice.value);
    } catch {
      // Not remembered, but in force until the page is left.
    }
  });
}
