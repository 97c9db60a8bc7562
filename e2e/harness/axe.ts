import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const THEMES = ['light', 'dark', 'coffee'] as const;

/**
 * What axe objects to on a page as it is now, in lines a person can act on.
 *
 * @param within a CSS selector: only what lies in it is judged
 */
export function violations(page: Page, within = 'html'): Promise<string[]> {
  return judge(page, within, (axe) => axe);
}

/**
 * The same in every theme. What a theme changes is colours: all else is judged
 * in the first one. Afterwards the page has the theme it had.
 */
export async function violationsInThemes(page: Page, within = 'html'): Promise<string[]> {
  const before = await page.locator('html').getAttribute('data-theme');
  const found: string[] = [];
  for (const theme of THEMES) {
    await wear(page, theme);
    const judged = await judge(page, within, (axe) =>
      theme === THEMES[0] ? axe : axe.withRules('color-contrast'),
    );
    found.push(...judged.map((line) => `${theme}: ${line}`));
  }
  await wear(page, before ?? THEMES[0]);
  return found;
}

/** Resolves when the colours have settled. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (to) => {
    document.documentElement.dataset.theme = to;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const passing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(passing.map((one) => one.finished));
  }, theme);
}

async function judge(page: Page, within: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // In one page: there are no frames whose results would have to be put together in another.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations: found } = await choose(axe.include(within)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
