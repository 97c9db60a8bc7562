import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada');
  bob = await server.person('Bob');
});
afterAll(() => server.end());

describe('making a room', () => {
  test('gives it a code, and its maker is its master', async () => {
    const answer = await ada.post('rooms', { title: ' Tea  time ', visibility: 'public', preset: 'sketch' });
    expect(answer.statusCode).toBe(201);
    const room = answer.json();
    expect(room).toMatchObject({ title: 'Tea time', visibility: 'public', owner: ada.number, closed: false });
    expect(room.code).toMatch(/^[BCDFGHJKMNPQRTVWXY346789]{4}$/);
    expect(answer.headers.location).toBe(`/api/v1/rooms/${room.code}`);
    const read = (await ada.get(`rooms/${room.code}`)).json();
    expect(read).toMatchObject({ role: 'master', here: 0, mural: { painted: 0, painters: 0 } });
    const mural = (await ada.get(`rooms/${room.code}/mural`)).json();
    expect(mural).toMatchObject({ width: 50, height: 50, cooldown: 0 });
  });

  test('takes wishes for its mural', async () => {
    const wish = { width: 64, height: 32, palette: ['#FFFFFF', '#000000'], cooldown: 2 };
    const { code } = (await ada.post('rooms', { title: 'Mine', visibility: 'unlisted', mural: wish })).json();
    const mural = (await ada.get(`rooms/${code}/mural`)).json();
    expect(mural).toMatchObject({ ...wish, palette: ['#ffffff', '#000000'] });
  });

  test.each([
    [{ width: 5000 }, 'mural/bad-settings', 422],
    [{ width: 15 }, 'mural/bad-settings', 422],
    [{ width: 16.5 }, 'mural/bad-settings', 422],
    [{ palette: ['#fff'] }, 'mural/bad-settings', 422],
    [{ palette: ['red', 'blue'] }, 'mural/bad-settings', 422],
    [{ palette: 'no such preset' }, 'mural/bad-settings', 422],
    [{ cooldown: -1 }, 'mural/bad-settings', 422],
    [{ width: '100' }, 'api/invalid', 400],
    [{ palette: { length: 1e9 } }, 'api/invalid', 400],
    ['big', 'api/invalid', 400],
  ])('a mural of %j is refused', async (mural, code, status) => {
    const answer = await ada.post('rooms', { title: 'x', visibility: 'public', mural });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test.each([
    [{ title: '', visibility: 'public' }, 422, 'rooms/bad-title'],
    [{ title: 'x'.repeat(61), visibility: 'public' }, 422, 'rooms/bad-title'],
    [{ title: 'a\u0000b', visibility: 'public' }, 422, 'rooms/bad-title'],
    [{ title: 'a\u202eb', visibility: 'public' }, 422, 'rooms/bad-title'],
    [{ title: 'x', visibility: 'secret' }, 400, 'api/invalid'],
    [{ visibility: 'public' }, 400, 'api/invalid'],
  ])('%j is refused', async (body, status, code) => {
    const answer = await ada.post('rooms', body);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('needs a name', async () => {
    const answer = await server.ask('POST', 'rooms', { title: 'x', visibility: 'public' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'people/name-first']);
  });

  test('too often from one address has to wait', async () => {
    const busy = await startTestServer({ REQUESTS_PER_MINUTE: '120' });
    const eve = await busy.person('Eve');
    const make = () => eve.post('rooms', { title: 'x', visibility: 'unlisted', preset: 'sketch' });
    let last = await make();
    for (let n = 0; n < 100 && last.statusCode === 201; n += 1) last = await make();
    expect([last.statusCode, last.json().code]).toEqual([429, 'api/too-many']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    await busy.end();
  });
});

describe('the list of rooms', () => {
  test('has public rooms only, and those of one’s own apart', async () => {
    const make = async (visibility: string) =>
      (await bob.post('rooms', { title: visibility, visibility, preset: 'sketch' })).json().code as string;
    const [open, unlisted, hidden] = [await make('public'), await make('unlisted'), await make('private')];
    const codesAt = async (url: string) =>
      (await bob.get(url)).json().rooms.map(({ code }: { code: string }) => code);
    const listed = await codesAt('rooms');
    expect(listed).toContain(open);
    expect(listed).toContain('PARK');
    expect(listed).not.toContain(unlisted);
    expect(listed).not.toContain(hidden);
    expect((await codesAt('rooms/mine')).sort()).toEqual([open, unlisted, hidden].sort());
    expect((await bob.get('rooms')).body).not.toContain('invite');
  });
});

describe('a private room', () => {
  test('invariant 4: is unknown to everybody but members and those with its key', async () => {
    const made = (
      await ada.post('rooms', { title: 'Hush hush', visibility: 'private', preset: 'sketch' })
    ).json();
    const { code, invite } = made;
    expect(invite).toMatch(/^[\w-]{22}$/);
    const nowhere = await bob.get('rooms/BBBB');
    const paths = ['', '/mural', '/mural.png', '/mural/region', '/mural/pixels/0/0', '/mural/canvas.json'];
    paths.push('/mural/tiles/0-0@0', '/chat/messages', '/chat/since', '/mural/since', '/members/since');
    for (const path of paths) {
      for (const answer of [
        await bob.get(`rooms/${code}${path}`),
        await server.ask('GET', `rooms/${code}${path}`),
      ]) {
        expect([path, answer.statusCode, answer.json().code]).toEqual([path, 404, 'rooms/unknown']);
        expect(answer.body).not.toContain('Hush');
      }
    }
    const strange = (await bob.get(`rooms/${code}`)).json();
    expect({ ...strange, code: '' }).toEqual({ ...nowhere.json(), code: '' });

    const wrong = await bob.post(`rooms/${code}/join`, { invite: 'wrong' });
    expect(wrong.json().code).toBe('rooms/unknown');
    const joined = await bob.post(`rooms/${code}/join`, { invite });
    expect(joined.json()).toMatchObject({ title: 'Hush hush', role: 'player' });
    const seen = await bob.get(`rooms/${code}`);
    expect(seen.statusCode).toBe(200);
    // The key is the master's to give.
    expect(seen.body).not.toContain(invite);
    expect((await ada.get(`rooms/${code}`)).json().invite).toBe(invite);
  });
});

describe('a member', () => {
  test('joins once or twice, leaves, and is a visitor again', async () => {
    const { code } = (
      await ada.post('rooms', { title: 'Door', visibility: 'public', preset: 'sketch' })
    ).json();
    expect((await bob.get(`rooms/${code}`)).json().role).toBe('visitor');
    for (let n = 0; n < 2; n += 1) {
      expect((await bob.post(`rooms/${code}/join`, {})).json().role).toBe('player');
    }
    expect((await bob.post(`rooms/${code}/leave`)).statusCode).toBe(204);
    expect((await bob.get(`rooms/${code}`)).json().role).toBe('visitor');
    const again = await bob.post(`rooms/${code}/leave`);
    expect(again.statusCode).toBeGreaterThanOrEqual(400);
    expect(again.statusCode).toBeLessThan(500);
  });
});

describe('changing a room', () => {
  test('is for its master', async () => {
    const { code } = (
      await ada.post('rooms', { title: 'Old', visibility: 'public', preset: 'sketch' })
    ).json();
    const refused = await bob.patch(`rooms/${code}`, { title: 'Stolen' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'people/not-allowed']);
    const changed = await ada.patch(`rooms/${code}`, { title: 'New', visibility: 'private' });
    expect(changed.json()).toMatchObject({ title: 'New', visibility: 'private', invite: expect.any(String) });
    expect((await ada.get(`rooms/${code}`)).json().title).toBe('New');
    expect((await bob.get(`rooms/${code}`)).statusCode).toBe(404);
  });

  test('never closes the public one', async () => {
    const answer = await ada.patch('rooms/PARK', { visibility: 'private' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
  });
});

test.each(['nope', 'AAAA', 'park%00', '..%2f..', 'PARK%20%20', '__proto__', 'constructor'])(
  'the code %j leads to a room or a 404, never further',
  async (code) => {
    const answer = await server.ask('GET', `rooms/${code}`);
    expect([200, 404]).toContain(answer.statusCode);
    if (answer.statusCode === 404) expect(answer.json().code).toBe('rooms/unknown');
  },
);
