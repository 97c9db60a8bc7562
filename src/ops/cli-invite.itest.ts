/** The first admin, and the way back for a host who is locked out: by the command line, with a server or without. */
import { renderUnicodeCompact } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuest, signIn } from '../../e2e/harness/guest.ts';
import { type ServerProcess, startServer } from '../../e2e/harness/server-process.ts';
import { createInvitesApi } from '../client/invites.ts';
import { atelier, createFolders } from './testing/atelier.ts';

const SETTINGS = { CANVAS_WIDTH: '16', CANVAS_HEIGHT: '16' };
const folders = createFolders();
const dataDir = folders.fresh();
let server: ServerProcess;
let early = '';

beforeAll(async () => {
  // Before there is a server, or even a database.
  early = await done('invite', '--admin');
  server = await startServer({ DATA_DIR: dataDir, ...SETTINGS });
});
afterAll(async () => {
  await server.dispose();
  folders.remove();
});

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  atelier(dataDir, args, { env: { ...SETTINGS, ...env } });

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(args, { PUBLIC_URL: 'https://club.example.org' });
  expect(code, `${args.join(' ')}: ${err}`).toBe(0);
  return out;
}

const linkIn = (out: string) => /^https?:\S+\/join#[\w-]{43}$/m.exec(out)?.[0] ?? '';
const tokenIn = (out: string) => linkIn(out).split('#')[1] ?? '';
const invites = (cookie = '') => createInvitesApi({ base: server.url, headers: () => ({ cookie }) });

describe('invite', () => {
  test('prints a link and its QR code, which makes an admin once', async () => {
    const link = linkIn(early);
    expect(link).toMatch(/^https:\/\/club\.example\.org\/join#/);
    expect(early).toContain(renderUnicodeCompact(link, { border: 2 }));
    expect(early).toContain('is admin of this server. It works 1 time, for 24 hours.');
    const accepted = await invites().accept(tokenIn(early), 'Ada');
    expect(accepted).toMatchObject({ me: { name: 'Ada' }, room: null, role: 'admin', changed: true });
    await expect(invites().accept(tokenIn(early), 'Eve')).rejects.toMatchObject({
      refused: 'invites/used-up',
    });
  });

  test('works beside a running server, for moderators and guests too', async () => {
    const moderator = await done('invite', '--role', 'moderator', '--uses', '2', '--hours', '1');
    expect(moderator).toContain('It works 2 times, for 1 hour.');
    expect(await invites().accept(tokenIn(moderator), 'Grace')).toMatchObject({ role: 'moderator' });
    const guest = await done('invite', '--label', 'Neighbours');
    expect(await invites().accept(tokenIn(guest), 'Linus')).toMatchObject({ role: null, changed: true });
  });

  test('leads to the server that runs on the folder, unless told otherwise', async () => {
    const { out } = await run(['invite'], { PUBLIC_URL: '', HOST: '', PORT: '' });
    expect(new URL(linkIn(out)).origin).toBe(server.url);
    await server.end('SIGTERM');
    const idle = await run(['invite'], { PUBLIC_URL: '', HOST: '', PORT: '' });
    expect(new URL(linkIn(idle.out)).origin).toBe('http://127.0.0.1:3000');
    await server.start();
  });

  test('begins with HOST and PORT where no PUBLIC_URL is set', async () => {
    const at = async (env: Record<string, string>) =>
      new URL(linkIn((await run(['invite'], { PUBLIC_URL: '', ...env })).out)).origin;
    expect(await at({ HOST: '192.0.2.1', PORT: '8080' })).toBe('http://192.0.2.1:8080');
    expect(await at({ HOST: '0.0.0.0', PORT: '8080' })).toBe('http://localhost:8080');
    expect(await at({ HOST: '::1', PORT: '8080' })).toBe('http://[::1]:8080');
  });

  test.each([
    ['--role', 'king'],
    ['--admin', '--role', 'moderator'],
    ['--uses', '0'],
    ['--uses', '1.5'],
    ['--uses', 'many'],
    ['--hours', '9000'],
    ['--for', 'ever'],
  ])('%s %s is wrong use', async (...args) => {
    const { code, out, err } = await run(['invite', ...args.filter(Boolean)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/npm run atelier -- help invite says what can be typed\.\n$/);
  });
});

describe('staff', () => {
  test('lists and makes those who look after the server, and a running one notices', async () => {
    const { api, live } = await createGuest(server.url, 'Margaret');
    live.close();
    expect(await done('staff', 'margaret', 'admin')).toBe('Margaret is admin now.\n');
    expect(await done('staff')).toMatch(/^admin +Margaret$/m);
    const { cookie } = await signIn(server.url, 'Somebody');
    await expect.poll(async () => (await api.me())?.role).toBe('admin');
    const own = createInvitesApi({ base: server.url, headers: () => ({ cookie }) });
    await expect(own.list(null)).rejects.toMatchObject({ refused: 'people/not-allowed' });
    expect(await done('staff', 'Margaret', 'none')).toBe('Margaret has no role any more.\n');
    await expect.poll(async () => (await api.me())?.role).toBeNull();
  });

  test('says whom it does not know', async () => {
    const { code, err } = await run(['staff', 'Nobody at all', 'admin']);
    expect([code, err]).toEqual([1, 'Nobody here is called "Nobody at all".\n']);
    expect((await run(['staff', 'Ada'])).code).toBe(2);
  });
});
