/** Decks of people's own: a sheet is cut and shared, somebody else lays it and sees its cards; a table of texts is put right. */
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();
const MENU = 'More about the table';

/** A sheet of two rows of three, of which the last is empty. Only its red tells which cell it is. */
async function sheet(): Promise<Buffer> {
  const [width, height] = [100, 140];
  const cards = Array.from({ length: 5 }, (_, at) => ({
    input: {
      create: { width: 90, height: 130, channels: 3, background: { r: 40 + at * 40, g: 60, b: 200 } },
    } as const,
    left: (at % 3) * width + 5,
    top: Math.floor(at / 3) * height + 5,
  }));
  return sharp({ create: { width: 3 * width, height: 2 * height, channels: 3, background: '#ffffff' } })
    .composite(cards)
    .png()
    .toBuffer();
}

async function openDecks(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: MENU, exact: true }).click();
  await page.getByRole('button', { name: 'Decks of cards', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Decks of cards', exact: true });
  await dialog.waitFor();
  return dialog;
}

/** The red in the middle of a picture on the page. */
const redOf = (image: Locator): Promise<number> =>
  image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    return context?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[0] ?? -1;
  });

test('a sheet is cut, shared, and laid by somebody else, who sees its cards; wrong lines of texts are told and put right', async () => {
  const [ada, bob] = [await stage.visitor(), await stage.visitor()];
  await ada.named('Ada the dealer');
  await bob.named('Bob the player');
  const { code } = await makeRoom(ada);
  for (const { page, open } of [ada, bob]) {
    await open(`/r/${code}`);
    await page.getByRole('tab', { name: 'Table' }).click();
  }
  await ada.page.getByRole('button', { name: /^Free table/ }).click();
  await bob.page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).click();
  await bob.page.getByRole('region', { name: 'Your hand' }).waitFor();

  // A sheet, cut into cards.
  await openDecks(ada.page);
  const dialog = ada.page.getByRole('dialog').first();
  await dialog.getByRole('button', { name: 'Make a deck' }).click();
  expect(await violations(ada.page)).toEqual([]);
  await dialog.getByRole('button', { name: /^A sheet of cards/ }).click();
  const buffer = await sheet();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'moons.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
  await dialog.getByText(/moons\.gif – This picture moves/).waitFor();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'moons.png', mimeType: 'image/png', buffer });
  await dialog.getByLabel('Columns', { exact: true }).fill('3');
  await dialog.getByLabel('Rows', { exact: true }).fill('2');
  // The empty cell was seen to be empty.
  expect(await dialog.getByLabel('Cards on it').inputValue()).toBe('5');
  expect(await violations(ada.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cut 5 cards' }).click();
  await dialog.getByLabel('Name of card 1', { exact: true }).fill('New moon');
  await dialog.getByLabel('Name of card 2', { exact: true }).fill('Half moon');
  await dialog.getByRole('button', { name: 'Remove card 5' }).click();
  expect(await violations(ada.page)).toEqual([]);

  // Texts among them: the wrong line is told.
  await dialog.getByRole('button', { name: 'Add more cards' }).click();
  await dialog.getByRole('button', { name: /^A table of texts/ }).click();
  const texts = dialog.getByLabel('Texts, a card a line');
  await texts.fill('text,copies\nHowl at the moon,2\nSing,many\n');
  await dialog.getByRole('button', { name: 'Make cards of it' }).click();
  await dialog.getByText('Line 3: copies have to be a number from 1 to 100.').waitFor();
  await texts.fill('text,copies\nHowl at the moon,2\nSing,1\n');
  await dialog.getByRole('button', { name: 'Make cards of it' }).click();
  await dialog.getByRole('button', { name: 'Share in the room' }).click();
  await dialog.getByText('Give the deck a name.').waitFor();
  await dialog.getByLabel('Name of the deck').fill('Moons');
  await dialog.getByRole('button', { name: 'Share in the room' }).click();
  await dialog.getByText('7 cards').waitFor();

  // The other one lays it, and their browser asks for its pictures once, in one piece.
  const asked: string[] = [];
  bob.page.on('request', (request) => {
    if (request.url().includes('/decks/')) asked.push(request.url().replace(/.*\/decks\//, ''));
  });
  await openDecks(bob.page);
  await bob.page.getByRole('button', { name: 'Add “Moons” to the table' }).click();
  const pile = bob.page.getByRole('button', { name: /^Pile \d+, 7 cards/ });
  await pile.waitFor();
  await expect.poll(() => asked.length).toBe(2);
  const hand = bob.page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]');
  // All but one, which would lie there as a card of its own and not as a pile.
  for (let drawn = 1; drawn <= 6; drawn++) {
    await bob.page.getByRole('button', { name: /^Pile \d+, \d/ }).focus();
    await bob.page.keyboard.press('d');
    await expect.poll(() => hand.count()).toBe(drawn);
  }
  const labels = await hand.evaluateAll((cards) =>
    cards.map((card) => card.getAttribute('aria-label') ?? ''),
  );
  const names = labels.map((label) => label.replace(/, \d of \d.*/, ''));
  const left = ['Card 3', 'Card 4', 'Half moon', 'Howl at the moon', 'Howl at the moon', 'New moon', 'Sing'];
  for (const name of names) left.splice(left.indexOf(name), left.includes(name) ? 1 : 0);
  expect([left.length, names]).toEqual([1, expect.any(Array)]);
  // Each shows the picture that was cut for it.
  for (const [name, red] of [
    ['New moon', 40],
    ['Half moon', 80],
  ] as const) {
    const card = hand.and(bob.page.getByRole('button', { name: new RegExp(`^${name}, `) }));
    if (names.includes(name)) expect(Math.abs((await redOf(card.locator('img'))) - red)).toBeLessThan(12);
  }
  // Whatever was seen, nothing more was asked for.
  expect(asked).toHaveLength(2);
  expect(asked.filter((path) => path.endsWith('/pictures'))).toHaveLength(1);
  expect(bob.troubles).toEqual([]);
  expect(ada.troubles).toEqual([]);
}, 60_000);
