/** Four people play whole games at one table: by mouse, by thumb, by keyboard alone, and over a line that breaks. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { GameShown } from '../src/activities/table/games/rules.ts';
import type { TableView } from '../src/activities/table/types.ts';
import { violations } from './harness/axe.ts';
import {
  type CardPlayer,
  cardPlayer,
  type Manner,
  moveInCrazyEights,
  withKeys,
  withMouse,
  withThumb,
} from './harness/card-player.ts';
import type { Line } from './harness/line.ts';
import { setStage } from './harness/stage.ts';
import { LOST, type Visitor } from './harness/visitor.ts';
import { connect } from './harness/wire.ts';

const stage = setStage();
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const SOON = { timeout: 30_000 };

interface Party {
  readonly code: string;
  readonly ada: CardPlayer;
  readonly all: readonly CardPlayer[];
  /** Of the one whose line breaks. */
  readonly line: Line;
  readonly dropped: CardPlayer;
}

/** Says who they are, where they are asked. */
async function giveName({ page, press, name }: CardPlayer): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'What shall we call you?' });
  await dialog.getByRole('textbox', { name: 'Your name' }).waitFor();
  await page.keyboard.type(name);
  await press(dialog.getByRole('button', { name: 'That’s me' }));
  await dialog.waitFor({ state: 'hidden' });
}

const seat = (page: CardPlayer['page'], text: RegExp): Locator =>
  page.getByRole('list', { name: 'Seats' }).getByRole('button', { name: text });

/** New people, with nothing but an address: one opens a table and lays it, the others follow the link and sit down. */
async function sitDown(game: RegExp, names: readonly [string, string, string, string]): Promise<Party> {
  const line = await stage.line();
  const made: readonly (readonly [Visitor, (page: Visitor['page']) => Manner])[] = [
    [await stage.visitor(DESK), withMouse],
    [await stage.visitor(PHONE), withThumb],
    [await stage.visitor(), withKeys],
    [await stage.visitor({ url: line.url }), withMouse],
  ];
  const all = made.map(([{ page }, manner], nth) => cardPlayer(page, names[nth] ?? '', manner));
  const [ada, , , dropped] = all as [CardPlayer, CardPlayer, CardPlayer, CardPlayer];
  made[3]?.[0].expects(LOST);
  await made[0]?.[0].open('/');
  await ada.press(ada.page.getByRole('button', { name: 'Play cards' }));
  await giveName(ada);
  await ada.press(ada.page.getByRole('button', { name: game }));
  await ada.press(ada.bar.getByRole('button', { name: 'Take a seat' }));
  const code = /\/r\/(\w{4})/.exec(ada.page.url())?.[1] ?? '';
  await ada.page.getByRole('button', { name: /^Share the room/ }).waitFor();
  await Promise.all(
    all.slice(1).map(async (player, nth) => {
      await made[nth + 1]?.[0].open(`/r/${code}#table`);
      await player.press(player.bar.getByRole('button', { name: 'Take a seat' }));
      await giveName(player);
      await player.page.getByRole('region', { name: 'Your hand' }).waitFor();
    }),
  );
  return { code, ada, all, line, dropped };
}

/** Of their account. */
async function numberOf({ page }: CardPlayer): Promise<number> {
  const answer = await page.request.get('/api/v1/me');
  return ((await answer.json()) as { me: { number: number } }).me.number;
}

/** The table as the server tells somebody who only looks on. */
async function tableOf(code: string): Promise<TableView> {
  const wire = await connect(stage.server.url);
  const { view } = await wire.open(code, 'table');
  wire.close();
  return view as TableView;
}

const shownIn = (view: TableView): GameShown => view.game?.shown as unknown as GameShown;

const totalOf = ({ sheet }: TableView, number: number): number =>
  sheet.reduce((sum, row) => sum + (row[number - 1] ?? 0), 0);

/** The line breaks until all others see it; then the same hand is there again, and they see that as well. */
async function dropAndReturn({ all, line, dropped }: Party): Promise<void> {
  const cards = () =>
    dropped.hand.evaluateAll((list) =>
      list.map((card) => [card.getAttribute('data-handle'), card.getAttribute('aria-label')?.split(',')[0]]),
    );
  const before = await cards();
  const others = all.filter((player) => player !== dropped);
  line.cut();
  await Promise.all(
    others.map(({ page }) => seat(page, new RegExp(`^${dropped.name}.*reconnecting since 0:0`)).waitFor()),
  );
  line.restore();
  const count = `${before.length} card${before.length === 1 ? '' : 's'}`;
  await Promise.all(
    others.map(({ page }) =>
      seat(page, new RegExp(`^${dropped.name}, ${count}(, has the turn)?$`)).waitFor(),
    ),
  );
  await dropped.page.getByText('The connection is gone.').waitFor({ state: 'hidden' });
  expect(await cards()).toEqual(before);
}

/** Until the game is over: moves when the page says it is their turn; whoever looks after the room begins the next round. */
async function playToTheEnd(party: Party, player: CardPlayer): Promise<void> {
  const { page, bar, result } = player;
  const mine = page.locator('.play-bar[data-mine]');
  const next = bar.getByRole('button', { name: 'Next round' });
  for (let moves = 1; ; ) {
    await mine.or(next).or(result).first().waitFor({ timeout: 60_000 });
    if (await result.isVisible()) return;
    if (await next.isVisible()) {
      await player.press(next);
      await next.waitFor({ state: 'hidden' });
      continue;
    }
    await moveInCrazyEights(player);
    if (player === party.dropped && moves === 1) await dropAndReturn(party);
    moves++;
  }
}

/** One round of Tapis vert, put in order by whoever the game chose, in their own way. */
async function playTapisVert({ ada, all, code }: Party): Promise<number> {
  await ada.press(ada.bar.getByRole('button', { name: 'Begin the round' }));
  for (const { hand } of all) await expect.poll(() => hand.count(), SOON).toBe(1);
  const isMine = ({ page }: CardPlayer) => page.locator('.play-bar[data-mine]').isVisible();
  const askAll = () => Promise.all(all.map(isMine));
  await expect.poll(async () => (await askAll()).filter(Boolean).length, SOON).toBe(1);
  const orderer = all[(await askAll()).indexOf(true)] as CardPlayer;
  const row = ({ bar }: CardPlayer) =>
    bar.getByRole('list', { name: 'The row, lowest first' }).getByRole('listitem');
  for (let placed = 1; placed <= 3; placed++) {
    await orderer.press(orderer.bar.getByRole('button', { name: / in place \d$/ }).first());
    for (const player of all) await expect.poll(() => row(player).count(), SOON).toBe(placed);
  }
  for (let turned = 1; turned <= 3; turned++) {
    await orderer.press(orderer.bar.getByRole('button', { name: 'Turn over the next card' }));
    for (const player of all)
      await expect.poll(() => row(player).locator('strong').count(), SOON).toBe(turned);
  }
  const { sheet, seats, playing } = await tableOf(code);
  expect(playing).toBe(false);
  const points = Math.max(...seats.map(({ seat: number }) => sheet[0]?.[number - 1] ?? 0));
  const rows = await Promise.all(all.map((player) => row(player).allInnerTexts()));
  for (const [nth, { bar }] of all.entries()) {
    // Everybody sees the same cards, and the same points of the one who put them in order.
    expect(rows[nth]).toEqual(rows[0]);
    await bar.getByText(`Round 1 is over.`).waitFor();
    await bar.getByText(`${orderer.name} ${points}`).waitFor();
  }
  return points;
}

/** Whoever looks after the room lays another game; the points so far stay in sight. */
async function layAnother({ ada, all }: Party, game: RegExp): Promise<void> {
  const { page, press } = ada;
  await press(page.getByRole('button', { name: 'More about the table' }));
  await press(page.getByRole('button', { name: 'Lay the table anew…' }));
  const dialog = page.getByRole('dialog');
  await press(dialog.getByRole('button', { name: game }));
  await press(dialog.getByRole('button', { name: 'Lay the table', exact: true }));
  for (const { bar } of all) await bar.getByText('Points to reach: 100').waitFor();
}

test('four new people sit down in a few presses, play a round of Tapis vert and Crazy Eights to its end; one drops out and returns to the same hand', async () => {
  const party = await sitDown(/^Tapis vert/, ['Ada', 'Grace', 'Linus', 'Edsger']);
  const { ada, all, code } = party;
  // To sit: open a table, a name, the game, a seat; for guests a seat and a name. Then a press begins.
  expect(all.map(({ presses }) => presses())).toEqual([4, 2, 2, 2]);
  const points = await playTapisVert(party);
  await layAnother(party, /^Crazy Eights/);

  // A short game, chosen on the page.
  await ada.press(ada.bar.getByRole('button', { name: 'Rules and options' }));
  const dialog = ada.page.getByRole('dialog', { name: 'Crazy Eights' });
  await dialog
    .getByText('An eight goes on anything: whoever plays it says which suit counts next.')
    .waitFor();
  await dialog.getByRole('group', { name: 'Points to reach' }).getByText('50', { exact: true }).click();
  expect(await violations(ada.page, 'dialog[open]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Use these options' }).click();
  for (const { bar } of all) await bar.getByText('Cards each: 5 · Points to reach: 50').waitFor();

  await ada.press(ada.bar.getByRole('button', { name: 'Begin the round' }));
  for (const { hand } of all) await expect.poll(() => hand.count(), SOON).toBe(5);
  await Promise.all(all.map((player) => playToTheEnd(party, player)));

  const view = await tableOf(code);
  const { over } = shownIn(view);
  const best = Math.max(...view.seats.map((one) => totalOf(view, one.seat)));
  expect(best).toBeGreaterThanOrEqual(50);
  expect(over).toHaveLength(1);
  const numbers = await Promise.all(all.map(numberOf));
  for (const { name, result } of all) {
    const rows = await result.getByRole('listitem').allInnerTexts();
    const shown = rows.map((row) => row.replace(/\s+/g, ' ').trim());
    const wanted = view.seats.map(({ seat: number, person }) => {
      const who = all[numbers.indexOf(person)]?.name;
      return expect.stringMatching(new RegExp(` ${who} ${totalOf(view, number)} points?$`));
    });
    expect(shown, name).toHaveLength(4);
    expect(shown, name).toEqual(expect.arrayContaining(wanted));
  }

  for (const { page } of all.slice(0, 2)) expect(await violations(page)).toEqual([]);

  // The same once more, at a press: the sheet is empty, and the points are kept.
  await ada.press(ada.result.getByRole('button', { name: 'Play again' }));
  for (const { hand } of all) await expect.poll(() => hand.count(), SOON).toBe(5);
  const again = await tableOf(code);
  expect(again.past.map(({ game, rounds }) => [game, rounds])).toEqual([
    // A game in which nobody got a point leaves nothing to keep.
    ...(points > 0 ? [['tapis-vert', 1]] : []),
    ['crazy-eights', view.sheet.length],
  ]);
  expect(shownIn(again).options).toEqual({ hand: 5, target: 50 });
});
