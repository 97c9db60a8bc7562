import type { Page } from 'playwright-core';

/** Tabs on until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const labels = [...(element?.labels ?? [])].map(({ textContent }) => textContent).join(' ');
      return element?.getAttribute('aria-label') ?? (labels || element?.textContent?.trim()) ?? '';
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} was not reached`);
}
