/** People at a card table, for the tests: how they come to sit there, and what they see of it. */
import type { Locator, Page } from 'playwright-core';
import { makeRoom } from './rooms.ts';
import type { Stage } from './stage.ts';
import type { Visitor, VisitorOptions } from './visitor.ts';

export const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

export interface TablePage {
  readonly visitor: Visitor;
  readonly page: Page;
  readonly drawPile: Locator;
  readonly discard: Locator;
  /** Cards of one's own hand. */
  readonly hand: Locator;
  /** What was announced. */
  readonly told: Locator;
  sit(seat: number): Promise<void>;
}

function tablePage(visitor: Visitor): TablePage {
  const { page } = visitor;
  return {
    visitor,
    page,
    drawPile: page.getByRole('button', { name: /^Draw pile, / }),
    discard: page.getByRole('group', { name: 'Discard pile' }),
    hand: page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]'),
    told: page.getByRole('log', { name: 'What happened' }),
    async sit(seat) {
      await page.getByRole('button', { name: `Sit here, seat ${seat}`, exact: true }).click();
      await page.getByRole('region', { name: 'Your hand' }).waitFor();
    },
  };
}

export async function atTable(visitor: Visitor, code: string): Promise<TablePage> {
  await visitor.open(`/r/${code}`);
  await visitor.page.getByRole('tab', { name: 'Table' }).click();
  const table = tablePage(visitor);
  await visitor.page.getByRole('list', { name: 'Seats' }).waitFor();
  return table;
}

/** A room whose owner laid the table and sits at it, and somebody opposite. */
export async function twoAtTable(
  stage: Stage,
  names: readonly [string, string],
  options: VisitorOptions = {},
): Promise<readonly [TablePage, TablePage]> {
  const [host, guest] = [await stage.visitor(), await stage.visitor(options)];
  await host.named(names[0]);
  await guest.named(names[1]);
  const { code } = await makeRoom(host);
  const hers = await atTable(host, code);
  await host.page.getByRole('button', { name: /^Free table/ }).click();
  await hers.drawPile.waitFor();
  await hers.sit(1);
  const his = await atTable(guest, code);
  await his.sit(7);
  return [hers, his];
}

export const middleOf = async (locator: Locator): Promise<{ x: number; y: number }> => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Pressed there, and moved here; not let go. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}
