/** Passkeys in a real browser with a virtual authenticator: made, used in another browser, refused, removed. */
import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();

/** Browsers make no passkeys for an address of numbers. */
const byName = () => stage.server.url.replace('127.0.0.1', 'localhost');

interface Authenticator {
  readonly cdp: CDPSession;
  readonly id: string;
}

async function authenticator({ context, page }: Visitor): Promise<Authenticator> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

const keysOf = async ({ cdp, id }: Authenticator) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials;

async function give({ cdp, id }: Authenticator, keys: Awaited<ReturnType<typeof keysOf>>): Promise<void> {
  for (const credential of keys)
    await cdp.send('WebAuthn.addCredential', { authenticatorId: id, credential });
}

test('a passkey made in the settings signs in elsewhere, takes along what was done there, and is nothing once removed', async () => {
  const ada = await stage.visitor({ url: byName() });
  const device = await authenticator(ada);
  const { number } = await ada.named('Ada of the keys');
  await ada.open('/settings');
  await ada.page.getByText('only this browser knows your name').waitFor();
  const [before] = await ada.context.cookies();
  await ada.page.getByRole('button', { name: 'Add a passkey' }).click();
  await ada.page.getByRole('button', { name: /^Rename “/ }).click();
  await ada.page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Pocket');
  await ada.page.getByRole('button', { name: 'Rename', exact: true }).click();
  await ada.page.getByRole('listitem').filter({ hasText: 'Pocket' }).waitFor();
  expect(await ada.request('GET', '/me')).toMatchObject({ me: { number, claimed: true } });
  // Worth more than before, so it is another session.
  const [after] = await ada.context.cookies();
  expect([before?.name, after?.name, after?.value === before?.value]).toEqual(['atelier', 'atelier', false]);
  const keys = await keysOf(device);
  expect(keys).toHaveLength(1);

  const elsewhere = await stage.visitor({ url: byName() });
  await give(await authenticator(elsewhere), keys);
  // A browser that suggests no passkeys: then by the button.
  await elsewhere.context.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await elsewhere.named('Nobody for now');
  await elsewhere.open('/sign-in?back=/settings');
  await elsewhere.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await elsewhere.page.getByRole('heading', { name: 'Welcome back, Ada of the keys' }).waitFor();
  await elsewhere.page.getByRole('button', { name: 'Go on' }).click();
  await elsewhere.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(await elsewhere.request('GET', '/me')).toMatchObject({ me: { number } });

  await elsewhere.page.getByRole('button', { name: 'Remove “Pocket”' }).click();
  await elsewhere.page.getByText('It is your last way to sign in.').waitFor();
  await elsewhere.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await elsewhere.page.getByText('“Pocket” is removed.').waitFor();
  expect(await elsewhere.request('GET', '/me/passkeys')).toEqual({ passkeys: [], otherWays: 0 });

  const late = await stage.visitor({ url: byName() });
  late.expects(refusedRequest(403));
  await give(await authenticator(late), keys);
  // Chosen among the suggestions of the field for the address.
  await late.open('/sign-in');
  await late.page.getByText('Nobody here has this passkey').waitFor();
  expect(await late.request('GET', '/me')).toEqual({ me: null });
});

test('an answer counts once, for its own challenge, its own browser and this address', async () => {
  const grace = await stage.visitor({ url: byName() });
  await authenticator(grace);
  await grace.named('Grace of the keys');
  await grace.open('/settings');
  await grace.page.getByRole('button', { name: 'Add a passkey' }).click();
  await grace.page.getByRole('button', { name: /^Rename “/ }).waitFor();

  // By the suggestions of the field for the address: nothing is pressed.
  const sent = grace.page.waitForRequest((request) => request.url().endsWith('/api/v1/sign-in/passkey'));
  await grace.open('/sign-in');
  const request = await sent;
  const { cookie = '' } = await request.allHeaders();
  const { response } = request.postDataJSON();
  await grace.page.getByText('Welcome back, Grace of the keys.').waitFor();

  const post = async (headers: Record<string, string>, body: unknown) => {
    const url = `${byName()}/api/v1/sign-in/passkey`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-atelier': '1', ...headers },
      body: JSON.stringify({ response: body }),
    });
    return (await answer.json()).code;
  };
  const challenged = async () => {
    const answer = await fetch(`${byName()}/api/v1/sign-in/passkey/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-atelier': '1' },
      body: '{}',
    });
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  };
  expect(await post({ cookie }, response)).toBe('people/sign-in-stale');
  expect(await post({}, response)).toBe('people/sign-in-stale');
  expect(await post({ cookie: await challenged() }, response)).toBe('people/passkey-refused');

  const clientData = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString());
  const foreign = Buffer.from(JSON.stringify({ ...clientData, origin: 'https://evil.example' })).toString(
    'base64url',
  );
  const forged = { ...response, response: { ...response.response, clientDataJSON: foreign } };
  expect(await post({ cookie: await challenged() }, forged)).toBe('people/passkey-refused');
  expect(await post({ cookie: await challenged(), origin: 'https://evil.example' }, response)).toBe(
    'api/cross-site',
  );
});

test('at an address of numbers the settings say what to do', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Linus by number');
  await visitor.open('/settings');
  await visitor.page.getByText('this one is made of numbers').waitFor();
  const link = visitor.page.getByRole('link', { name: /^Open it as localhost/ });
  expect(await link.getAttribute('href')).toBe(`${byName()}/settings`);
});
