/** Talking: changing what one said, finding it again, and what others write cannot do. */
import { expect, test } from 'vitest';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor } from './harness/visitor.ts';

const stage = setStage();

async function pair(her: string, his: string, title = 'Talk') {
  const ada = await stage.visitor();
  const bo = await stage.visitor();
  await Promise.all([ada.named(her), bo.named(his)]);
  const { code } = await makeRoom(ada, { title });
  await Promise.all([ada.open(`/r/${code}`), bo.open(`/r/${code}`)]);
  const [hers, theirs] = [roomPage(ada.page), roomPage(bo.page)];
  await Promise.all([hers.ready(), theirs.ready()]);
  return { ada, bo, hers, his: theirs, code };
}

test('one’s own message is edited and deleted, and others see it at once', async () => {
  const { ada, bo, hers, his } = await pair('Ada edits', 'Bo reads');
  await hers.say('A messge');
  await his.message('A messge').waitFor();
  await his.message('A messge').hover();
  expect(await bo.page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  await hers.message('A messge').hover();
  await ada.page.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = ada.page.getByRole('textbox', { name: 'Edit the message' });
  await editor.fill('A message');
  await editor.press('Enter');
  // The focus stays with the message.
  await expect
    .poll(() => ada.page.evaluate(() => document.activeElement?.closest('li')?.textContent))
    .toContain('A message');
  await his.message('A message').getByText('edited').waitFor();
  expect(await his.message('A messge').count()).toBe(0);

  await hers.message('A message').hover();
  await ada.page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = ada.page.getByRole('dialog', { name: 'Delete this message?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await his.message('Deleted by its author').waitFor();
  expect(await bo.page.content()).not.toContain('A message');
});

test('reactions are counted, and taken back by the one who gave them', async () => {
  const { ada, hers, his } = await pair('Ada reacts', 'Bo is reacted to');
  await his.say('What do you think?');
  const message = hers.message('What do you think?');
  await message.hover();
  await ada.page
    .getByRole('button', { name: /^React with/ })
    .first()
    .click();
  await message.getByRole('button', { name: /, 1: take your reaction back$/ }).waitFor();
  const theirs = his
    .message('What do you think?')
    .getByRole('button', { name: /, 1: react with this, too$/ });
  await theirs.click();
  await message.getByRole('button', { name: /, 2: take your reaction back$/ }).click();
  await his
    .message('What do you think?')
    .getByRole('button', { name: /, 1: take your reaction back$/ })
    .waitFor();
});

test('the history page finds what I wrote, and only that', async () => {
  const { ada, hers, his, code } = await pair('Ada searches', 'Bo is not found', 'Where the search goes');
  await hers.say('The heron stands in the reeds');
  await hers.say('Nothing here');
  await his.say('I saw a heron, too');
  await hers.message('I saw a heron, too').waitFor();
  await ada.open('/history');
  await ada.page.getByRole('link', { name: /Nothing here/ }).waitFor();
  await ada.page.getByRole('searchbox', { name: 'Search what you wrote' }).fill('HERON');
  await ada.page.getByRole('link', { name: /Nothing here/ }).waitFor({ state: 'detached' });
  const found = ada.page.getByRole('link', { name: /The heron stands in the reeds/ });
  await found.waitFor();
  expect(await ada.page.getByText('I saw a heron').count()).toBe(0);
  expect(await found.textContent()).toContain('Where the search goes');
  await found.click();
  await ada.page.waitForURL(`**/r/${code}*`);
  await hers.message('The heron stands in the reeds').waitFor();
});

test('what came while one was away stands below a line, and what comes below the fold is counted', async () => {
  const { ada, bo, hers, his, code } = await pair('Ada is away', 'Bo talks much');
  await his.say('Read by her');
  await hers.message('Read by her').waitFor();
  await ada.open('/settings');
  await ada.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  for (let number = 1; number <= 40; number++) {
    await bo.request('POST', `/rooms/${code}/chat/commands`, {
      client: 'a-client-of-this-test',
      n: number,
      command: { type: 'say', text: `Missed ${number}.` },
    });
  }
  await ada.open(`/r/${code}`);
  await hers.ready();
  await hers.message('Missed 40.').waitFor();
  const rows = await hers.chat.getByRole('listitem').allTextContents();
  const line = rows.indexOf('New');
  expect(rows[line - 1]).toContain('Read by her');
  expect(rows[line + 1]).toContain('Missed 1.');

  // Reading further up, one is not torn down by news.
  await hers.message('Read by her').scrollIntoViewIfNeeded();
  await hers.message('Read by her').hover();
  const before = await hers.message('Missed 1.').boundingBox();
  await his.say('The newest');
  const pill = ada.page.getByRole('button', { name: '1 new message' });
  await pill.waitFor();
  expect((await hers.message('Missed 1.').boundingBox())?.y).toBe(before?.y);
  await pill.click();
  await pill.waitFor({ state: 'detached' });
  await expect.poll(() => inSight(ada, 'The newest')).toBe(true);
});

async function inSight({ page }: Visitor, text: string): Promise<boolean> {
  const room = roomPage(page);
  const [row, list] = [await room.message(text).boundingBox(), await room.chat.boundingBox()];
  return row !== null && list !== null && row.y >= list.y && row.y + row.height <= list.y + list.height + 1;
}

test('a name after @ is completed, and the one who is meant sees it', async () => {
  const { ada, bo, hers, his } = await pair('Ada of the many names', 'Bo mentions');
  await his.field.pressSequentially('Hello @ada');
  const option = bo.page.getByRole('option', { name: 'Ada of the many names' });
  await option.waitFor();
  await his.field.press('Enter');
  await expect.poll(() => his.field.inputValue()).toBe('Hello @Ada of the many names ');
  await his.field.pressSequentially('!');
  await his.field.press('Enter');
  await hers.message('@Ada of the many names').waitFor();
  expect(await bo.page.getByRole('option').count()).toBe(0);
  const [message] = (
    await ada.request<{ messages: { mentions: number[] }[] }>(
      'GET',
      `/rooms/${/\/r\/(\w{4})/.exec(ada.page.url())?.[1]}/chat/messages`,
    )
  ).messages;
  const { me } = await ada.request<{ me: { number: number } }>('GET', '/me');
  expect(message?.mentions).toEqual([me.number]);
});

test('names, titles and messages stay text, whatever they hold', async () => {
  const attack = '<img src=x onerror="globalThis.hacked = 1">';
  const script = '<script>globalThis.hacked=2</script>';
  const { ada, bo, hers, his, code } = await pair('<b onclick=hacked=3>Ada', 'Bo', attack.slice(0, 60));
  await hers.say(`${attack} ${script} javascript:globalThis.hacked=4 [x](javascript:hacked=5)`);
  await his.message('onerror').waitFor();
  await hers.say('See https://example.org/a?b=<i>&c="d" and HTTP://EXAMPLE.ORG, or ftp://example.org/x');
  await his.message('See https').waitFor();
  const links = await his.chat.getByRole('link').evaluateAll((all) =>
    all.map((link) => {
      const { protocol, target, rel } = link as HTMLAnchorElement;
      return { protocol, target, rel: rel.split(' ').sort().join(' ') };
    }),
  );
  expect(links.length).toBeGreaterThanOrEqual(2);
  for (const link of links) {
    expect(['http:', 'https:']).toContain(link.protocol);
    expect(link).toMatchObject({ target: '_blank', rel: expect.stringContaining('noopener') });
    expect(link.rel).toContain('noreferrer');
  }
  await bo.page.getByRole('button', { name: /2 people here/ }).click();
  await bo.page.getByText('<b onclick=hacked=3>Ada').first().waitFor();
  await ada.open('/history');
  await ada.page
    .getByRole('link', { name: /onerror/ })
    .first()
    .waitFor();
  await ada.page.getByRole('searchbox').fill('<img');
  await ada.page.locator('mark').first().waitFor();
  await bo.open('/');
  await bo.page.getByRole('link', { name: new RegExp(code) }).waitFor();
  for (const { page } of [ada, bo]) {
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('img[src="x"], b').count()).toBe(0);
  }
});

test('who comes in is told in the room, but not who only reloads', async () => {
  const ada = await stage.visitor();
  await ada.named('Ada at the door');
  const { code } = await makeRoom(ada);
  await ada.open(`/r/${code}`);
  const hers = roomPage(ada.page);
  await hers.ready();
  await hers.say('Nobody here yet');
  const bo = await stage.visitor();
  await bo.named('Bo of the street');
  await bo.open(`/r/${code}`);
  await hers.chat.getByText('Bo of the street came in').waitFor();
  await bo.page.reload();
  const his = roomPage(bo.page);
  await his.ready();
  await his.say('Here again');
  await hers.message('Here again').waitFor();
  expect(await hers.chat.getByText(/Bo of the street (came in|left)/).count()).toBe(1);
});
