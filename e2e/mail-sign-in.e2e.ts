/** A name kept by e-mail: claimed in one browser, entered in another, and what the links and sessions are worth afterwards. */
import { expect, test } from 'vitest';
import { clickCell, hashOf, type Look } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const LOOK: Look = { x: 20, y: 20, zoom: 24 };

interface Drawer {
  readonly mails: readonly { readonly to: string; readonly text: string }[];
}

/** The newest link that was sent to this address, as a path; another one than `before`. */
async function linkTo({ request }: Visitor, email: string, before = ''): Promise<string> {
  let path = '';
  await expect
    .poll(async () => {
      const { mails } = await request<Drawer>('GET', '/dev/mail');
      path = /\/link#[\w-]{43}/.exec(mails.find(({ to }) => to === email)?.text ?? '')?.[0] ?? '';
      return path !== '' && path !== before;
    })
    .toBe(true);
  return path;
}

async function askFor({ page }: Visitor, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
}

test('a name is kept by mail, entered elsewhere with all that is its own, and signed out there at once', async () => {
  const ada = await stage.visitor();
  const { number } = await ada.named('Ada');
  const { code } = await makeRoom(ada);
  await ada.open(`/r/${code}${hashOf(LOOK)}`);
  const hers = roomPage(ada.page);
  await hers.ready();
  await ada.page.getByRole('radio', { name: /colour 3,/ }).click();
  await clickCell(ada.page, LOOK, [18, 20]);
  await hers.say('Mine, wherever I am');
  await hers.message('Mine, wherever I am').waitFor();

  // She is told that only this browser knows her, keeps her name, and comes back to where she was.
  await ada.page.getByRole('button', { name: /you and your settings$/ }).click();
  await ada.page.getByRole('link', { name: /^Keep your name/ }).waitFor();
  await ada.open(`/sign-in?back=/r/${code}`);
  await askFor(ada, 'ada@example.org');
  const link = await linkTo(ada, 'ada@example.org');
  const mailTab = await ada.context.newPage();
  await mailTab.goto('/dev/mail');
  await mailTab.getByRole('link', { name: /\/link#/ }).click();
  await mailTab.getByRole('button', { name: 'Keep this name' }).click();
  await mailTab.getByRole('heading', { name: 'This name is yours now, Ada' }).waitFor();
  await mailTab.getByRole('button', { name: 'Go on' }).click();
  await roomPage(mailTab).message('Mine, wherever I am').waitFor();
  // The tab that waits for the link sees it, too.
  await ada.page.getByRole('heading', { name: 'This name is yours now, Ada' }).waitFor();
  expect(await ada.request('GET', '/me')).toMatchObject({ me: { number, claimed: true } });

  const still = roomPage(mailTab);

  // A used link says what to do.
  ada.expects(refusedRequest(410));
  await ada.open(link);
  await ada.page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await ada.page.getByText('You are signed in here as Ada').waitFor();

  // Another browser, where something was said under another name, which comes along.
  const phone = await stage.visitor({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.named('Grace');
  await phone.request('POST', `/rooms/${code}/join`, {});
  await phone.request('POST', `/rooms/${code}/chat/commands`, {
    client: 'a'.repeat(16),
    n: 1,
    command: { type: 'say', text: 'Said as Grace' },
  });
  await phone.open(`/sign-in?back=/r/${code}`);
  await askFor(phone, 'ada@example.org');
  await phone.open(await linkTo(phone, 'ada@example.org', link));
  await phone.page.getByRole('heading', { name: 'Sign in as Ada' }).waitFor();
  expect(await phone.page.getByRole('radio', { name: /^Bring it along/ }).isChecked()).toBe(true);
  await phone.page.getByRole('button', { name: 'Sign in as Ada' }).click();
  await phone.page.getByRole('heading', { name: 'Welcome back, Ada' }).waitFor();
  await phone.page.getByRole('button', { name: 'Go on' }).click();
  await phone.page.getByRole('tab', { name: 'Chat' }).click();
  const his = roomPage(phone.page);
  await his.message('Mine, wherever I am').waitFor();
  // What was said as Grace is hers to change.
  await his.message('Said as Grace').tap();
  await phone.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await phone.page.getByRole('textbox', { name: 'Edit the message' }).fill('Said as Ada, then');
  await phone.page.keyboard.press('Enter');
  await still.message('Said as Ada, then').waitFor();
  const pixel = await phone.request<{ by: number; name: string }>('GET', `/rooms/${code}/mural/pixels/18/20`);
  expect(pixel).toMatchObject({ by: number, name: 'Ada' });

  // She signs the phone out from the other browser: at once, its live connection included.
  await ada.open('/settings#sessions');
  const others = ada.page.getByRole('button', { name: /^Sign out .+ on / });
  phone.expects(refusedRequest(401));
  await others.click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await ada.page.getByText(/is signed out\.$/).waitFor();
  await expect.poll(() => others.count()).toBe(0);
  await phone.page.getByRole('tab', { name: 'Mural' }).click();
  await expect.poll(async () => (await phone.request<{ me: unknown }>('GET', '/me')).me).toBeNull();
  await phone.page.getByRole('button', { name: 'You and your settings', exact: true }).waitFor();
});
