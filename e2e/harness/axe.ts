import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const THEMES = ['light', 'dark', 'coffee'];
const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What axe objects to on a page as it is now, in lines a person can act on.
 *
 * @param within a CSS selector: only what lies in it is judged
 */
export function violations(page: Page, within = 'html'): Promise<string[]> {
  return judge(page, within, []);
}

/**
 * The same in every theme. What a theme changes is colours: all else is judged
 * in the first one. Afterwards the page has the theme it had.
 */
export function violationsInThemes(page: Page, within = 'html'): Promise<string[]> {
  return judge(page, within, THEMES);
}

/** In one go within the page: what it costs to ask and to answer is more than what axe itself takes. */
async function judge(page: Page, within: string, themes: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([where, worn]) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { dataset } = document.documentElement;
      const before = dataset.theme ?? '';

      /** Colours on their way from one to another are judged by nobody; what turns for ever is not waited for. */
      async function settle(): Promise<void> {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const all = document.getAnimations();
        const ending = all.filter((one) => one.effect?.getComputedTiming().iterations === 1);
        await Promise.allSettled(ending.map(({ finished }) => finished));
      }
      async function look(rules: Axe.RunOptions): Promise<string[]> {
        await settle();
        const { violations: found } = await axe.run(where, { resultTypes: ['violations'], ...rules });
        return found.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
        );
      }

      if (worn.length === 0) return look({});
      const lines: string[] = [];
      for (const [index, theme] of worn.entries()) {
        dataset.theme = theme;
        const found = await look(index === 0 ? {} : { runOnly: ['color-contrast'] });
        lines.push(...found.map((line) => `${theme}: ${line}`));
      }
      dataset.theme = before || (worn[0] ?? '');
      return lines;
    },
    [within, themes] as const,
  );
}
