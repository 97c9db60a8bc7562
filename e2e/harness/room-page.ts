/** A room as people find their way in it: by roles and names, in English. */
import type { Locator, Page } from 'playwright-core';

export interface RoomPage {
  readonly mural: Locator;
  readonly chat: Locator;
  readonly field: Locator;
  readonly nameDialog: Locator;
  /** Rows of the chat that hold this text. */
  message(text: string | RegExp): Locator;
  say(text: string): Promise<void>;
  /** Answers the question for a name. */
  giveName(name: string): Promise<void>;
  /** Resolves when the mural is complete and can be painted on. */
  ready(): Promise<void>;
}

export function roomPage(page: Page): RoomPage {
  const chat = page.getByRole('region', { name: 'Messages', exact: true });
  const field = page.getByRole('textbox', { name: 'Write a message' });
  const nameDialog = page.getByRole('dialog', { name: 'What shall we call you?' });
  const mural = page.getByRole('application', { name: /^Mural, / });
  return {
    mural,
    chat,
    field,
    nameDialog,
    message: (text) => chat.getByRole('listitem').filter({ hasText: text }),
    async say(text) {
      await field.fill(text);
      await field.press('Enter');
    },
    async giveName(name) {
      await nameDialog.getByRole('textbox', { name: 'Your name' }).fill(name);
      await nameDialog.getByRole('button', { name: 'That’s me' }).click();
      await nameDialog.waitFor({ state: 'hidden' });
    },
    async ready() {
      await mural.waitFor();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
    },
  };
}
