/** People at a card table who move as their page says they may, each in a way of their own. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How somebody presses, plays a card and draws. Everything is found by what the page shows. */
export interface Manner {
  /** Presses a button or a tab. */
  press(target: Locator): Promise<void>;
  /** Plays a card of their hand; where it may be played in several ways, the page asks afterwards. */
  play(card: Locator): Promise<void>;
  /** Draws from the pile. */
  draw(): Promise<void>;
}

export interface CardPlayer extends Manner {
  readonly page: Page;
  readonly name: string;
  readonly bar: Locator;
  readonly hand: Locator;
  /** How the game ended. */
  readonly result: Locator;
  /** How many times they pressed so far: drags and keys count as one each, walking with keys does not. */
  readonly presses: () => number;
}

export function cardPlayer(page: Page, name: string, manner: (page: Page) => Manner): CardPlayer {
  let presses = 0;
  const { press, play, draw } = manner(page);
  const counted =
    <A extends unknown[]>(act: (...all: A) => Promise<void>) =>
    async (...all: A): Promise<void> => {
      presses++;
      await act(...all);
    };
  return {
    page,
    name,
    bar: page.getByRole('region', { name: 'The game' }),
    hand: page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]'),
    result: page.getByRole('region', { name: 'The result' }),
    presses: () => presses,
    press: counted(press),
    play: counted(play),
    draw: counted(draw),
  };
}

const middleOf = async (locator: Locator): Promise<{ x: number; y: number }> => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Drags cards to the pile, and from it into the hand. */
export function withMouse(page: Page): Manner {
  async function drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await middleOf(from), await middleOf(to)];
    await page.mouse.move(start.x - 18, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await page.mouse.move(end.x, end.y, { steps: 3 });
    await page.mouse.up();
  }
  return {
    press: (target) => target.click(),
    play: (card) => drag(card, page.getByRole('group', { name: 'Discard pile' }).locator('.table-frame')),
    async draw() {
      const pile = page.getByRole('button', { name: /^Draw pile, \d/ });
      // When nothing is left to draw, the button has the pile turned over.
      if ((await pile.count()) > 0) await drag(pile, page.locator('[data-hand]'));
      else await page.getByRole('button', { name: 'Draw a card' }).click();
    },
  };
}

/** Chooses a card with the thumb, then presses the button for it. */
export function withThumb(page: Page): Manner {
  const bar = page.getByRole('region', { name: 'The game' });
  return {
    press: (target) => target.tap(),
    async play(card) {
      await card.tap({ position: { x: 12, y: 40 } });
      const ways = bar.locator('[data-way]');
      const button = bar.getByRole('button', { name: 'Play', exact: true });
      await button.or(ways.first()).waitFor();
      if ((await ways.count()) === 0) await button.tap();
    },
    draw: () => bar.getByRole('button', { name: 'Draw a card' }).tap(),
  };
}

/** Tabs to what they press, walks the hand with arrows. */
export function withKeys(page: Page): Manner {
  const { keyboard } = page;
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < 80; tabs++) {
      if (await hasFocus(target)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${target} was not reached with Tab`);
  }
  /** Letters mean something at the table only. */
  async function atTable(): Promise<void> {
    const inside = () => page.evaluate(() => document.activeElement?.closest('[data-panel]') != null);
    for (let tabs = 0; !(await inside()) && tabs < 80; tabs++) await keyboard.press('Tab');
  }
  return {
    async press(target) {
      await tabTo(target);
      await keyboard.press('Enter');
    },
    async play(card) {
      await atTable();
      await keyboard.press('h');
      for (let step = 0; step < 60 && !(await hasFocus(card)); step++)
        await keyboard.press(step < 30 ? 'ArrowRight' : 'ArrowLeft');
      await keyboard.press('p');
    },
    async draw() {
      await atTable();
      await keyboard.press('d');
    },
  };
}

/** Makes one move of Crazy Eights, with the first card that the page offers. */
export async function moveInCrazyEights(player: CardPlayer): Promise<void> {
  const { page, bar, hand } = player;
  const asked = (await bar.getByRole('status').first().textContent()) ?? '';
  const before = await hand.count();
  if (/Draw a card/.test(asked)) await player.draw();
  else if (/ Pass\.$/.test(asked)) {
    await player.press(bar.getByRole('button', { name: 'Pass' }));
    await page.locator('.play-bar[data-mine]').waitFor({ state: 'detached' });
    return;
  } else {
    const card = page.locator('[data-hand] [data-handle]:not([data-barred])').first();
    const isEight = /^8 /i.test((await card.getAttribute('aria-label')) ?? '');
    // The same element whatever moves: the first of those that fit could be another one later.
    const handle = await card.getAttribute('data-handle');
    await player.play(page.locator(`[data-hand] [data-handle="${handle}"]`));
    if (isEight) await player.press(bar.locator('[data-way]').first());
  }
  await expect.poll(() => hand.count(), { timeout: 30_000 }).not.toBe(before);
}
