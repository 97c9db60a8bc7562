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

const wear = (page: Page, theme: string): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.dataset.theme = to;
  }, theme);

/** Colours on their way from one to another are judged by nobody; what turns for ever is not waited for. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

async function judge(page: Page, within: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await settled(page);
  // In one page: there are no frames whose results would have to be put together in another.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations: found } = await choose(axe.include(within)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
