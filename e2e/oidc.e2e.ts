/** The club’s own accounts: connected in the settings at a real OpenID Connect issuer, told by mail, taken by one person only. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT, type OpenidProvider, startOpenidProvider } from '../src/testing/openid-provider.ts';
import { violations } from './harness/axe.ts';
import { freePort } from './harness/server-process.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor } from './harness/visitor.ts';

// Browsers make no passkeys for an address of numbers.
const port = await freePort();
const url = `http://localhost:${port}`;
const issuer: OpenidProvider = await startOpenidProvider([`${url}/api/v1/sign-in/oidc/back`]);
const stage = setStage({
  PORT: String(port),
  OIDC_ISSUER: issuer.issuer,
  OIDC_CLIENT_ID: CLIENT.client_id,
  OIDC_CLIENT_SECRET: CLIENT.client_secret,
  OIDC_NAME: 'Club',
});
const EMAIL = 'ada@example.org';

beforeAll(() => {
  issuer.people.set('ada', { preferred_username: 'ada.l' });
  issuer.person = 'ada';
});
afterAll(() => issuer.stop());

interface Drawer {
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly text: string }[];
}

const mailsTo = async ({ request }: Visitor, email: string) =>
  (await request<Drawer>('GET', '/dev/mail')).mails.filter(({ to }) => to === email);

/** Waits for a mail to this address whose text fits. */
async function mailThatSays(who: Visitor, email: string, words: RegExp): Promise<string> {
  let found = '';
  await expect
    .poll(async () => {
      found = (await mailsTo(who, email)).find(({ text }) => words.test(text))?.text ?? '';
      return found;
    })
    .not.toBe('');
  return found;
}

async function keepNameByMail(who: Visitor, email: string): Promise<void> {
  await who.request('POST', '/sign-in/mail', { email });
  const text = await mailThatSays(who, email, /\/link#/);
  await who.open(/\/link#[\w-]{43}/.exec(text)?.[0] ?? '');
  await who.page.getByRole('button', { name: 'Keep this name' }).click();
  await who.page.getByRole('heading', { name: /^This name is yours now/ }).waitFor();
}

test('an account of the club is connected in the settings, told by mail, leads nobody else there, and goes again', async () => {
  const ada = await stage.visitor({ url });
  const { page } = ada;
  const { number } = await ada.named('Ada');
  await keepNameByMail(ada, EMAIL);

  await ada.open('/settings');
  await page.getByRole('button', { name: 'Connect Club' }).click();
  await page.waitForURL(/\/sign-in\/arrived\?how=claimed/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL('**/settings#ways');
  const way = page.getByRole('listitem').filter({ hasText: 'Club' });
  await way.getByText('ada.l').waitFor();
  await page.getByRole('button', { name: 'Connect Club' }).waitFor({ state: 'detached' });
  expect(await ada.request('GET', '/me')).toMatchObject({ me: { number, claimed: true } });
  expect(await mailThatSays(ada, EMAIL, /was connected with Club/)).toContain(`${url}/settings#ways`);

  // It is hers: in another account of another browser it is not connected a second time, nor does it take that one over.
  const grace = await stage.visitor({ url });
  const other = await grace.named('Grace');
  await grace.open('/settings');
  await grace.page.getByRole('button', { name: 'Connect Club' }).click();
  await grace.page.getByText('belongs to another account').waitFor();
  expect(await grace.request('GET', '/me')).toMatchObject({ me: { number: other.number, claimed: false } });

  await way.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Connect Club' }).waitFor();
  await mailThatSays(ada, EMAIL, /no longer connected with Club/);
});

test('a passkey that is added is told to the address of the account', async () => {
  const ada = await stage.visitor({ url });
  await ada.named('Ada of the mail');
  await keepNameByMail(ada, 'ada@keys.example');
  const cdp = await ada.context.newCDPSession(ada.page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await ada.open('/settings');
  await ada.page.getByRole('button', { name: 'Add a passkey' }).click();
  await ada.page.getByRole('button', { name: /^Rename “/ }).waitFor();
  const text = await mailThatSays(ada, 'ada@keys.example', /A passkey was added to your account/);
  expect(text).toMatch(/It was done in .+ on Linux\./);
});
