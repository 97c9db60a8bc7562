import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';

const palette = ['#ffffff', '#000000', '#ff0000', '#0000ff'];
let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let room: string;

beforeAll(async () => {
  server = await startTestServer();
  [ada, bob] = [await server.person('Ada'), await server.person('Bob')];
});
beforeEach(async () => {
  const mural = { width: 60, height: 50, palette, cooldown: 0 };
  const made = await ada.post('rooms', { title: 'Studio', visibility: 'public', mural });
  room = `rooms/${made.json().code}/mural`;
});
afterAll(() => server.end());

async function paint(who: TestPerson, ...pixels: number[]): Promise<(string | undefined)[]> {
  const { results } = (await who.post(`${room}/pixels`, { pixels })).json();
  return results.map(({ code }: { code?: string }) => code);
}

async function colors(...places: [number, number][]): Promise<number[]> {
  const all = (await server.ask('GET', `${room}/region`)).json().pixels;
  return places.map(([x, y]) => all[y * 60 + x]);
}

/** Starts a job and waits for it as a page would. */
async function finished(started: Awaited<ReturnType<TestPerson['post']>>) {
  expect([started.statusCode, started.body]).toEqual([202, expect.any(String)]);
  const { id } = started.json();
  await server.jobs.settled(id);
  return (await ada.get(`${room}/jobs/${id}`)).json();
}

async function command(who: TestPerson, body: object, n = 1) {
  const path = room.replace(/mural$/, 'mural/commands');
  return (
    await who.post(path, { client: `test-client-${who.number}-${n}`.padEnd(22, 'x'), n: 1, command: body })
  ).json();
}

describe('a rollback', () => {
  test('shows what it would change, changes it, and can be undone', async () => {
    await paint(ada, 1, 1, 2, 2, 1, 2);
    await paint(bob, 2, 1, 3, 3, 1, 3, 40, 40, 3);
    const preview = await ada.post(`${room}/roll-back/preview`, { by: bob.number });
    expect(preview.json()).toMatchObject({
      count: 3,
      box: { x: 2, y: 1, width: 39, height: 40 },
      painters: [{ by: bob.number, count: 3 }],
    });
    expect(await colors([2, 1], [3, 1])).toEqual([3, 3]);
    const job = await finished(await ada.post(`${room}/roll-back`, { by: bob.number }));
    expect(job).toMatchObject({ state: 'done', result: { id: 1, pixels: 3, stayed: 0 } });
    expect(job.done).toBe(job.total);
    expect(await colors([1, 1], [2, 1], [3, 1], [40, 40])).toEqual([2, 2, 0, 0]);
    const pixel = (await server.ask('GET', `${room}/pixels/2/1`)).json();
    expect(pixel).toMatchObject({ by: ada.number, name: 'Ada' });

    await paint(ada, 3, 1, 1);
    const { rollbacks } = (await ada.get(`${room}/roll-backs`)).json();
    expect(rollbacks).toMatchObject([
      { id: 1, by: ada.number, pixels: 3, found: 3, criteria: { by: bob.number }, why: '', undone: null },
    ]);
    const undone = await finished(await ada.post(`${room}/roll-back/1/undo`));
    expect(undone).toMatchObject({ state: 'done', result: { pixels: 2, stayed: 1 } });
    expect(await colors([1, 1], [2, 1], [3, 1], [40, 40])).toEqual([2, 3, 1, 3]);
    const again = await finished(await ada.post(`${room}/roll-back/1/undo`));
    expect(again).toMatchObject({ state: 'failed', refusal: { code: 'mural/nothing-to-roll-back' } });
  });

  test('takes an area and a time', async () => {
    await paint(bob, 1, 1, 3, 30, 30, 3);
    const area = { x: 0, y: 0, width: 10, height: 10 };
    const later = { area, since: Date.now() + 60_000 };
    expect((await ada.post(`${room}/roll-back/preview`, later)).json().count).toBe(0);
    await finished(await ada.post(`${room}/roll-back`, { area, since: Date.now() - 60_000 }));
    expect(await colors([1, 1], [30, 30])).toEqual([0, 3]);
  });

  test('is drawn before it is done', async () => {
    await paint(ada, 5, 5, 2);
    await paint(bob, 5, 5, 3, 6, 5, 3);
    const answer = await ada.post(`${room}/roll-back/preview.png`, { by: bob.number });
    expect(answer.headers['content-type']).toBe('image/png');
    const { data, info } = await sharp(answer.rawPayload)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    // With four pixels around it, so that one sees where it is.
    expect([info.width, info.height]).toEqual([10, 9]);
    const at = (x: number, y: number) => [...data.subarray((y * 10 + x) * 3, (y * 10 + x) * 3 + 3)];
    expect([at(4, 4), at(5, 4)]).toEqual([
      [255, 0, 0],
      [255, 255, 255],
    ]);
    expect(await colors([5, 5])).toEqual([3]);
  });

  test('can be cancelled, by those who look after the room', async () => {
    const { id: roomId } = (await channelOf()).room;
    // One that ends by being cancelled only; what that leaves of a real one is in rolling-back.test.ts.
    const job = server.jobs.start({ kind: 'mural/roll-back', by: ada.number, room: roomId }, ({ signal }) => {
      const { promise, resolve } = Promise.withResolvers<Refusal>();
      signal.addEventListener('abort', () => resolve(refuse('jobs/cancelled', { id: 1, pixels: 5 })));
      return promise;
    });
    if (isRefusal(job)) throw new Error(job.refused);
    expect((await ada.post(`${room}/roll-back`, { by: bob.number })).json()).toMatchObject({
      code: 'jobs/running',
      id: job.id,
    });
    expect((await bob.delete(`${room}/jobs/${job.id}`)).json().code).toBe('people/not-allowed');
    expect((await ada.get(`${room}/jobs/${job.id}`)).json().state).toBe('running');
    expect((await ada.delete(`${room}/jobs/${job.id}`)).json()).toMatchObject({
      state: 'cancelled',
      refusal: { code: 'jobs/cancelled', id: 1, pixels: 5 },
    });
  });

  test('takes back what somebody painted before their accounts were merged', async () => {
    const linus = await server.person('Linus');
    await paint(linus, 1, 1, 1);
    await paint(bob, 2, 1, 3, 3, 1, 3);
    const grace = await signedIn('Grace', 'grace@example.org');
    await paint(grace, 3, 1, 1, 4, 1, 1);
    await mergeInto(linus, 'grace@example.org');
    expect((await ada.get(`${room}/painters`)).json().painters).toMatchObject([
      { by: grace.number, placed: 3 },
      { by: bob.number, placed: 2 },
    ]);
    expect((await server.ask('GET', `${room}/pixels/1/1`)).json()).toMatchObject({
      by: grace.number,
      name: 'Grace',
    });
    // By either number it is the same person.
    for (const by of [grace.number, linus.number])
      expect((await ada.post(`${room}/roll-back/preview`, { by })).json()).toMatchObject({
        count: 3,
        painters: [{ by: grace.number, count: 3 }],
      });
    await finished(await ada.post(`${room}/roll-back`, { by: linus.number }));
    expect(await colors([1, 1], [2, 1], [3, 1], [4, 1])).toEqual([0, 3, 3, 0]);
    expect((await ada.get(`${room}/roll-backs`)).json().rollbacks).toMatchObject([
      { pixels: 3, criteria: { by: grace.number } },
    ]);
  });

  test('is refused where nothing fits, nothing is asked for, or the area lies outside', async () => {
    expect((await ada.post(`${room}/roll-back/preview`, {})).json().code).toBe('mural/bad-criteria');
    const outside = { area: { x: 50, y: 0, width: 20, height: 5 } };
    expect((await ada.post(`${room}/roll-back/preview`, outside)).json().code).toBe('mural/out-of-bounds');
    const nothing = await finished(await ada.post(`${room}/roll-back`, { by: 99_999 }));
    expect(nothing).toMatchObject({ state: 'failed', refusal: { code: 'mural/nothing-to-roll-back' } });
    expect((await ada.get(`${room}/jobs/99999`)).json().code).toBe('jobs/unknown');
    const undo = await finished(await ada.post(`${room}/roll-back/7/undo`));
    expect(undo.refusal.code).toBe('mural/no-such-roll-back');
  });

  test('invariant 8: is for those who look after the room', async () => {
    await paint(bob, 1, 1, 1);
    const by = { by: ada.number };
    for (const answer of [
      await bob.post(`${room}/roll-back/preview`, by),
      await bob.post(`${room}/roll-back/preview.png`, by),
      await bob.post(`${room}/roll-back`, by),
      await bob.get(`${room}/roll-backs`),
      await bob.post(`${room}/roll-back/1/undo`),
      await bob.get(`${room}/jobs/1`),
      await bob.delete(`${room}/jobs/1`),
      await bob.get(`${room}/painters`),
      await bob.delete(`${room}/mask`),
      await server.ask('PUT', `${room}/mask`, await maskPng(), {
        cookie: bob.cookie,
        'content-type': 'image/png',
      }),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
    expect((await server.ask('POST', `${room}/roll-back`, by)).json().code).toBe('people/name-first');
    const moderator = await server.staff(`Keeper ${Math.random()}`.slice(0, 12), 'moderator');
    expect((await moderator.post(`${room}/roll-back/preview`, { by: bob.number })).json().count).toBe(1);
  });

  test('cannot be spoken from outside', async () => {
    const changes = { places: [1], before: {}, after: {} };
    const answer = await command(ada, { type: 'roll-back', group: 1, undoes: false, changes });
    expect(answer).toMatchObject({ t: 'refused', code: 'mural/bad-command' });
  });

  test('is audited once, and so is undoing it', async () => {
    await paint(bob, 1, 1, 1, 2, 1, 1);
    await finished(await ada.post(`${room}/roll-back`, { by: bob.number, why: ' Over the logo ' }));
    await finished(await ada.post(`${room}/roll-back/1/undo`));
    const { id } = (await channelOf()).room;
    const rows = await server.store.db
      .selectFrom('audit')
      .selectAll()
      .where('room', '=', id)
      .where('act', 'like', 'mural/%')
      .execute();
    expect(rows.map(({ act, who, target, why }) => [act, who, target, why]).toSorted()).toEqual([
      ['mural/roll-back', ada.number, bob.number, 'Over the logo'],
      ['mural/undo-roll-back', ada.number, bob.number, ''],
    ]);
  });

  test('people who painted last are listed', async () => {
    await paint(ada, 1, 1, 1);
    await paint(bob, 2, 2, 2, 3, 3, 3);
    const { painters } = (await ada.get(`${room}/painters`)).json();
    expect(painters).toEqual([
      { by: bob.number, at: expect.any(Number), placed: 2 },
      { by: ada.number, at: expect.any(Number), placed: 1 },
    ]);
  });
});

const used = new Set<string>();

/** The token of a link mailed to this address that was not used yet. */
async function linkFor(email: string): Promise<string> {
  return vi.waitFor(async () => {
    const { mails } = (await server.ask('GET', 'dev/mail')).json();
    const theirs = mails.filter(({ to }: { to: string }) => to === email);
    const tokens = theirs.map(({ text }: { text: string }) => /\/link#([\w-]{43})/.exec(text)?.[1]);
    const token = tokens.find((one: string | undefined) => one && !used.has(one));
    if (!token) throw new Error(`no mail to ${email}`);
    used.add(token);
    return token;
  });
}

async function enterByMail(who: TestPerson, email: string, choice: 'connect' | 'bring'): Promise<string> {
  await who.post('sign-in/mail', { email });
  const entered = await who.post('sign-in/mail/enter', { token: await linkFor(email), choice });
  expect(entered.statusCode).toBe(200);
  return `atelier=${entered.cookies[0]?.value}`;
}

/** Somebody whose account is theirs by this address. */
async function signedIn(name: string, email: string): Promise<TestPerson> {
  const made = await server.person(name);
  const cookie = await enterByMail(made, email, 'connect');
  return { ...made, cookie, post: (url, body) => server.ask('POST', url, body, { cookie }) };
}

async function mergeInto(who: TestPerson, email: string): Promise<void> {
  await enterByMail(who, email, 'bring');
}

async function channelOf() {
  const found = await server.host.rooms().find(({ code }) => room.includes(code));
  const channel = found && (await server.host.channel(found, 'mural'));
  if (!channel) throw new Error('no mural');
  return channel;
}

/** White in its left half, black in its right one. */
function maskPng(width = 60, height = 50): Promise<Buffer> {
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 255 : 0)),
  );
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

describe('areas, mask and hours', () => {
  const put = (body: Buffer, who = ada) =>
    server.ask('PUT', `${room}/mask`, body, { cookie: who.cookie, 'content-type': 'image/png' });

  test('only masters paint in a protected area', async () => {
    const areas = [{ x: 10, y: 10, width: 5, height: 5, name: 'Logo' }];
    expect(await command(ada, { type: 'protect', areas })).toMatchObject({ t: 'done' });
    expect(await paint(bob, 10, 10, 1, 9, 10, 1, 14, 14, 1)).toEqual([
      'mural/protected',
      undefined,
      'mural/protected',
    ]);
    expect(await paint(ada, 10, 10, 1)).toEqual([undefined]);
    expect((await server.ask('GET', room)).json().areas).toEqual(areas);
    expect(await command(bob, { type: 'protect', areas: [] })).toMatchObject({ code: 'people/not-allowed' });
  });

  test('nobody paints outside of the mask, but a rollback reaches there', async () => {
    await paint(bob, 50, 10, 3);
    expect((await put(await maskPng())).statusCode).toBe(200);
    expect(await paint(ada, 10, 10, 1, 50, 10, 1)).toEqual([undefined, 'mural/masked']);
    const mask = await server.ask('GET', `${room}/mask`);
    expect(mask.headers['x-seq']).toBe(String((await server.ask('GET', room)).json().mask));
    expect([...mask.rawPayload.subarray(0, 8)]).toEqual([0, 0, 0, 0b11000000, 255, 255, 255, 0b00001111]);
    await finished(await ada.post(`${room}/roll-back`, { by: bob.number }));
    expect(await colors([50, 10])).toEqual([0]);
    expect((await ada.delete(`${room}/mask`)).statusCode).toBe(200);
    expect(await paint(bob, 50, 10, 1)).toEqual([undefined]);
    expect((await server.ask('GET', `${room}/mask`)).json().code).toBe('mural/no-mask');
  });

  test('a mask fits the mural, is a picture and leaves something open', async () => {
    expect((await put(await maskPng(61, 50))).json()).toMatchObject({
      code: 'mural/bad-mask',
      width: 60,
      height: 50,
    });
    expect((await put(await maskPng(30, 50))).json().code).toBe('mural/bad-mask');
    expect((await put(Buffer.from('nothing'))).json().code).toBe('mural/bad-picture');
    const shut = { width: 60, height: 50, channels: 3 as const, background: '#000' };
    expect((await put(await sharp({ create: shut }).png().toBuffer())).json().code).toBe(
      'mural/mask-shuts-all',
    );
  });

  test('people paint between the hours, and not while it is frozen', async () => {
    const opensAt = Date.now() + 60_000;
    expect(await command(ada, { type: 'schedule', opensAt })).toMatchObject({ t: 'done' });
    expect((await bob.post(`${room}/pixels`, { pixels: [1, 1, 1] })).json().results[0]).toMatchObject({
      code: 'mural/not-open',
      opensAt,
      wait: expect.any(Number),
    });
    // Masters too: it begins for all at once.
    expect(await paint(ada, 1, 1, 1)).toEqual(['mural/not-open']);
    await command(ada, { type: 'schedule', opensAt: null, frozen: true }, 2);
    expect(await paint(bob, 1, 1, 1)).toEqual(['mural/frozen']);
    const closesAt = Date.now() - 1000;
    await command(ada, { type: 'schedule', frozen: false, closesAt }, 3);
    expect((await bob.post(`${room}/pixels`, { pixels: [1, 1, 1] })).json().results[0]).toEqual({
      code: 'mural/closed',
      closesAt,
    });
    expect((await server.ask('GET', room)).json().schedule).toEqual({
      opensAt: null,
      closesAt,
      frozen: false,
    });
    const backwards = { type: 'schedule', opensAt: closesAt + 5000, closesAt };
    expect(await command(ada, backwards, 4)).toMatchObject({
      code: 'mural/bad-settings',
      detail: { field: 'closesAt' },
    });
    expect(await command(bob, { type: 'schedule', frozen: true })).toMatchObject({
      code: 'people/not-allowed',
    });
  });

  test('the audit tells freezing and unfreezing from changing the hours', async () => {
    const opensAt = Date.now() - 60_000;
    const wishes = [{ frozen: true }, { opensAt }, { frozen: false }, { frozen: false, opensAt: null }];
    for (const [index, wish] of wishes.entries())
      expect(await command(ada, { type: 'schedule', ...wish }, index + 1)).toMatchObject({ t: 'done' });
    const { id } = (await channelOf()).room;
    const rows = await server.store.db
      .selectFrom('audit')
      .select('detail')
      .where('room', '=', id)
      .where('act', '=', 'mural/schedule')
      .execute();
    // Two of them may be of the same millisecond.
    const details = new Set(rows.map(({ detail }) => detail));
    expect([...details].map((detail) => JSON.parse(detail))).toEqual(
      expect.arrayContaining([
        { opensAt: null, closesAt: null, frozen: true, switched: true },
        { opensAt, closesAt: null, frozen: true },
        { opensAt, closesAt: null, frozen: false, switched: true },
        { opensAt: null, closesAt: null, frozen: false },
      ]),
    );
    expect(details.size).toBe(4);
  });
});
