/** Two people in two browsers paint and talk in one room. */
import { expect, test } from 'vitest';
import { clickCell, colorsOf, hashOf, type Look } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest } from './harness/visitor.ts';

const stage = setStage();
const LOOK: Look = { x: 20, y: 20, zoom: 24 };

test('two browsers paint and talk in one room, and see who is there and who writes', async () => {
  const ada = await stage.visitor();
  const bo = await stage.visitor();
  await ada.named('Ada');
  const { code } = await makeRoom(ada);
  const [hers, his] = [roomPage(ada.page), roomPage(bo.page)];
  await Promise.all([ada.open(`/r/${code}${hashOf(LOOK)}`), bo.open(`/r/${code}${hashOf(LOOK)}`)]);
  await Promise.all([hers.ready(), his.ready()]);
  // Whoever only watches is counted, too, and sees it.
  await bo.page.getByRole('button', { name: '1 person here, 1 watching' }).waitFor();
  await ada.page.getByRole('button', { name: '1 person here' }).click();
  await ada.page.getByText('1 without a name looks on').waitFor();
  await ada.page.keyboard.press('Escape');

  // He is asked for a name by the first thing he does, and never again.
  await his.say('May I come in?');
  await his.giveName('Bo');
  await hers.message('May I come in?').waitFor();
  await his.say('Thank you');
  await hers.message('Thank you').waitFor();
  expect(await his.nameDialog.isVisible()).toBe(false);
  await ada.page.getByRole('button', { name: '2 people here' }).click();
  await ada.page
    .getByRole('listitem')
    .filter({ hasText: /^Bo Player$/ })
    .waitFor();
  await ada.page.keyboard.press('Escape');

  await hers.field.pressSequentially('Come');
  await bo.page.getByText('Ada is writing').waitFor();
  await hers.say('Come and paint');
  await his.message('Come and paint').waitFor();

  await ada.page.getByRole('radio', { name: /colour 3,/ }).click();
  await clickCell(ada.page, LOOK, [18, 20]);
  await bo.page.getByRole('radio', { name: /colour 5,/ }).click();
  await clickCell(bo.page, LOOK, [22, 20]);
  for (const { page } of [ada, bo]) {
    await expect
      .poll(
        () =>
          colorsOf(page, LOOK, [
            [18, 20],
            [20, 20],
            [22, 20],
          ]),
        { timeout: 10_000 },
      )
      .toEqual([COLORS[2], COLORS[0], COLORS[4]]);
  }

  await bo.page.reload();
  await his.ready();
  await his.say('Back again');
  await hers.message('Back again').waitFor();
  expect(await his.nameDialog.isVisible()).toBe(false);
});

test('a name that is taken is refused with another one to take', async () => {
  const ada = await stage.visitor();
  await ada.named('Grace');
  const bo = await stage.visitor();
  bo.expects(refusedRequest(409));
  const room = roomPage(bo.page);
  await bo.open('/r/PARK');
  await room.ready();
  await room.say('Hello');
  const name = room.nameDialog.getByRole('textbox', { name: 'Your name' });
  // Neither case nor look-alike letters make it another name.
  await name.fill('GRACE');
  await name.press('Enter');
  await room.nameDialog.getByText('Somebody else is called').waitFor();
  const suggestion = room.nameDialog.getByRole('button', { name: /^Be “.+” instead$/ });
  const suggested = /“(.+)”/.exec((await suggestion.textContent()) ?? '')?.[1] ?? '';
  await suggestion.click();
  await room.nameDialog.waitFor({ state: 'hidden' });
  await room.message('Hello').waitFor();
  expect((await bo.request<{ me: { name: string } }>('GET', '/me')).me.name).toBe(suggested);
});
