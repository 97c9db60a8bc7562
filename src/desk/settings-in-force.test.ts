/** Each setting an admin may change is tried on a running server: a new one without a way to try it does not compile. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';
import { type LiveSetting, liveSettings } from './live-settings.ts';

let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ PIXEL_COOLDOWN: '600' });
  admin = await server.staff('Ada', 'admin');
});
afterAll(() => server.end());

async function set(key: LiveSetting, value: string | number): Promise<void> {
  expect((await admin.put(`desk/settings/${key}`, { value })).statusCode).toBe(200);
}
const makeRoom = async (by: TestPerson) =>
  (await by.post('rooms', { title: 'A room', visibility: 'private', preset: 'sketch' })).json().code;
const place = async (by: TestPerson, x: number) =>
  (await by.post('rooms/PARK/mural/pixels', { pixels: [x, 3, 2] })).json().results[0].code;
async function work(kind: string) {
  const job = await server.jobs.settled((await admin.post(`desk/jobs/${kind}`)).json().id);
  expect(job?.state).toBe('done');
  return job?.result;
}
const backups = async () => (await admin.get('desk/backups')).json().backups;

/** Tries that the setting counts as soon as it is set, and no longer once it is set back. */
const tries: Readonly<Record<LiveSetting, () => Promise<void>>> = {
  async 'rooms-by'() {
    const guest = await server.person('Would-be host');
    await set('rooms-by', 'staff');
    expect(await makeRoom(guest)).toBe('rooms/for-staff');
    await set('rooms-by', 'claimed');
    expect(await makeRoom(guest)).toBe('rooms/for-claimed');
    await set('rooms-by', 'everybody');
    expect(await makeRoom(guest)).toMatch(/^\w{4}$/);
  },
  async 'open-to'() {
    await set('open-to', 'invited');
    const refused = await server.ask('POST', 'me', { name: 'Newcomer' });
    expect(refused.json().code).toBe('people/invitation-needed');
    await set('open-to', 'everybody');
    expect((await server.ask('POST', 'me', { name: 'Newcomer' })).statusCode).toBe(201);
  },
  async announcement() {
    const told = async () => (await server.ask('GET', 'house')).json().announcement;
    await set('announcement', 'Open house at eight');
    expect(await told()).toBe('Open house at eight');
    await set('announcement', '');
    expect(await told()).toBe('');
  },
  async 'proof-of-work'() {
    const guest = await server.person('Unproven');
    await set('proof-of-work', 'always');
    expect(await place(guest, 20)).toBe('people/prove-first');
    await set('proof-of-work', 'never');
    expect(await place(guest, 20)).toBeUndefined();
  },
  async 'cooldown-by'() {
    const [one, other, third] = [
      await server.person('One of a school'),
      await server.person('Another of it'),
      await server.person('A third one'),
    ];
    await set('cooldown-by', 'address');
    expect(await place(one, 1)).toBeUndefined();
    expect(await place(other, 2)).toBe('mural/address-cooldown');
    await set('cooldown-by', 'account');
    expect(await place(other, 2)).toBeUndefined();
    expect(await place(third, 3)).toBeUndefined();
  },
  async 'unclaimed-days'() {
    const guest = await server.person('Long gone');
    const { db } = server.store;
    await db.deleteFrom('sessions').where('account', '=', guest.number).execute();
    await db
      .updateTable('accounts')
      .set({ created_at: Date.now() - 40 * 86_400_000 })
      .where('number', '=', guest.number)
      .execute();
    await set('unclaimed-days', 0);
    expect(await work('clean-up')).toMatchObject({ accounts: 0 });
    await set('unclaimed-days', 41);
    expect(await work('clean-up')).toMatchObject({ accounts: 0 });
    await set('unclaimed-days', 39);
    expect(await work('clean-up')).toMatchObject({ accounts: 1 });
    expect((await admin.get(`desk/people/${guest.number}`)).json().deleted).toBe(true);
  },
  async 'backups-kept'() {
    await set('backups-kept', 2);
    for (let n = 0; n < 3; n++) await work('backup');
    expect(await backups()).toHaveLength(2);
    await set('backups-kept', 1);
    await work('backup');
    expect(await backups()).toHaveLength(1);
  },
};

test.each(Object.keys(liveSettings) as LiveSetting[])('%s is in force at once', async (key) => {
  const { length } = (await admin.get('desk/audit?act=server/set&limit=100')).json().acts;
  await tries[key]();
  const acts = (await admin.get('desk/audit?act=server/set&limit=100')).json().acts;
  expect(acts.length).toBeGreaterThan(length);
  expect(acts[0]).toMatchObject({ who: admin.number, detail: { key } });
});
