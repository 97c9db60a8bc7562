import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';
import { hashToken } from '../session-token.ts';
import { ROOM_ROLES } from './invite.ts';

let server: TestServer;
let ada: TestPerson;
let root: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada');
  root = await server.staff('Root person', 'admin');
});
afterAll(() => server.end());

let named = 0;
const somebody = () => server.person(`Somebody ${++named}`);

async function makeRoom(visibility = 'private', by = ada): Promise<string> {
  const made = await by.post('rooms', { title: 'Reading circle', visibility, preset: 'sketch' });
  return made.json().code;
}

async function invite(
  by: TestPerson,
  path: string,
  wish: object = {},
): Promise<{ id: number; token: string }> {
  const answer = await by.post(path, wish);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { invite, token } = answer.json();
  return { id: invite.id, token };
}

const roleIn = async (by: TestPerson, code: string) => (await by.get(`rooms/${code}`)).json().role;
const codeOf = (answer: { statusCode: number; json(): { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];
const usesOf = async (path: string, id: number, by = ada) =>
  (await by.get(path)).json().invites.find((one: { id: number }) => one.id === id).uses;

describe('an invitation into a room', () => {
  test('opens a private room, in the role it promises, and starts a new session', async () => {
    const code = await makeRoom();
    const { token, id } = await invite(ada, `rooms/${code}/invites`, {
      role: 'watcher',
      label: ' Our  guests ',
    });
    expect(token).toMatch(/^[\w-]{43}$/);
    const bob = await somebody();
    const offer = (await bob.post('invites/look', { token })).json();
    expect(offer).toMatchObject({
      room: { code, title: 'Reading circle' },
      role: 'watcher',
      by: { number: ada.number, name: 'Ada' },
      there: false,
    });
    const accepted = await bob.post('invites/accept', { token });
    expect([accepted.statusCode, accepted.json()]).toEqual([
      200,
      {
        me: expect.objectContaining({ number: bob.number }),
        room: { code, title: 'Reading circle' },
        role: 'watcher',
        changed: true,
      },
    ]);
    const [fresh] = accepted.cookies;
    expect(bob.cookie).not.toBe(`atelier=${fresh?.value}`);
    // The session before is worth nothing any more.
    expect((await bob.get('me')).json().me).toBeNull();
    const cookie = `atelier=${fresh?.value}`;
    expect((await server.ask('GET', `rooms/${code}`, undefined, { cookie })).json().role).toBe('watcher');
    const [listed] = (await ada.get(`rooms/${code}/invites`)).json().invites;
    expect(listed).toMatchObject({ id, label: 'Our guests', uses: 1, maxUses: null, state: 'open' });
  });

  test('is all that somebody without a name needs: they choose one on the way', async () => {
    const code = await makeRoom();
    const { token, id } = await invite(ada, `rooms/${code}/invites`, { role: 'master', maxUses: 2 });
    const nameless = await server.ask('POST', 'invites/accept', { token });
    expect(codeOf(nameless)).toEqual([401, 'people/name-first']);
    const taken = await server.ask('POST', 'invites/accept', { token, name: 'ada' });
    expect(codeOf(taken)).toEqual([409, 'people/name-taken']);
    expect(await usesOf(`rooms/${code}/invites`, id), 'nothing came of it').toBe(0);
    const arrived = await server.ask('POST', 'invites/accept', { token, name: 'Newcomer Nell' });
    expect(arrived.json()).toMatchObject({ me: { name: 'Newcomer Nell' }, role: 'master', changed: true });
    const cookie = `atelier=${arrived.cookies[0]?.value}`;
    expect((await server.ask('GET', 'me', undefined, { cookie })).json().me.name).toBe('Newcomer Nell');
  });

  test('uses nothing up for a member, nor by being looked at', async () => {
    const code = await makeRoom();
    const { token, id } = await invite(ada, `rooms/${code}/invites`, { role: 'master', maxUses: 1 });
    for (let n = 0; n < 5; n++) await server.ask('POST', 'invites/look', { token });
    const own = await ada.post('invites/accept', { token });
    expect(own.json()).toMatchObject({ role: 'master', changed: false });
    expect(own.cookies).toEqual([]);
    expect((await ada.post('invites/look', { token })).json().there).toBe(true);
    expect(await usesOf(`rooms/${code}/invites`, id)).toBe(0);
  });

  test('does not come back to life: used up, expired, revoked, unknown', async () => {
    const code = await makeRoom();
    const path = `rooms/${code}/invites`;
    const [used, late, taken] = [
      await invite(ada, path, { maxUses: 1 }),
      await invite(ada, path, { hours: 1 }),
      await invite(ada, path),
    ];
    await (await somebody()).post('invites/accept', { token: used.token });
    await server.store.db
      .updateTable('invites')
      .set({ expires_at: Date.now() - 1 })
      .where('id', '=', late.id)
      .execute();
    expect((await ada.delete(`${path}/${taken.id}`)).statusCode).toBe(204);
    const bob = await somebody();
    for (const [token, status, why] of [
      [used.token, 410, 'invites/used-up'],
      [late.token, 410, 'invites/expired'],
      [taken.token, 410, 'invites/revoked'],
      ['x'.repeat(43), 404, 'invites/unknown'],
      ['', 404, 'invites/unknown'],
    ] as const) {
      expect(codeOf(await bob.post('invites/look', { token }))).toEqual([status, why]);
      expect(codeOf(await bob.post('invites/accept', { token }))).toEqual([status, why]);
    }
    expect((await bob.get(`rooms/${code}`)).statusCode).toBe(404);
    const states = (await ada.get(path)).json().invites.map((one: { state: string }) => one.state);
    expect(states).toEqual(['revoked', 'expired', 'used-up']);
  });

  test('that is over tells those who are in that they are, and to all others it is over', async () => {
    const code = await makeRoom();
    const path = `rooms/${code}/invites`;
    const [used, late, taken] = [
      await invite(ada, path, { maxUses: 1, role: 'watcher' }),
      await invite(ada, path, { hours: 1 }),
      await invite(ada, path),
    ];
    const bob = await somebody();
    const accepted = await bob.post('invites/accept', { token: used.token });
    const cookie = `atelier=${accepted.cookies[0]?.value}`;
    await server.store.db
      .updateTable('invites')
      .set({ expires_at: Date.now() - 1 })
      .where('id', '=', late.id)
      .execute();
    await ada.delete(`${path}/${taken.id}`);
    const stranger = await somebody();
    for (const { token } of [used, late, taken]) {
      const body = { token };
      const looked = (await server.ask('POST', 'invites/look', body, { cookie })).json();
      expect(looked).toMatchObject({ room: { code, title: 'Reading circle' }, there: true, over: true });
      const again = await server.ask('POST', 'invites/accept', body, { cookie });
      expect([again.statusCode, again.json().changed, again.cookies]).toEqual([200, false, []]);
      for (const other of [
        await stranger.post('invites/look', body),
        await server.ask('POST', 'invites/look', body),
      ])
        expect([other.statusCode, other.body.includes(code)]).toEqual([410, false]);
    }
    // Nor does a link that never was say anything to a member.
    const nothing = { token: 'x'.repeat(43) };
    expect(codeOf(await server.ask('POST', 'invites/look', nothing, { cookie }))).toEqual([
      404,
      'invites/unknown',
    ]);
    expect((await server.ask('GET', `rooms/${code}`, undefined, { cookie })).json().role).toBe('watcher');
    // Whoever has left is a stranger again.
    const command = { client: 'invites-test-client-1', n: 1, command: { type: 'leave' } };
    const left = await server.ask('POST', `rooms/${code}/members/commands`, command, { cookie });
    expect(left.json()).toMatchObject({ t: 'done' });
    expect(codeOf(await server.ask('POST', 'invites/accept', { token: used.token }, { cookie }))).toEqual([
      410,
      'invites/used-up',
    ]);
  });

  test('is never used more often than it may be, however many try at once', async () => {
    const code = await makeRoom();
    const { token, id } = await invite(ada, `rooms/${code}/invites`, { maxUses: 3 });
    const crowd = await Promise.all(Array.from({ length: 20 }, somebody));
    const answers = await Promise.all(crowd.map((one) => one.post('invites/accept', { token })));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200).length).toBe(3);
    expect(statuses.filter((status) => status === 410).length).toBe(17);
    expect(await usesOf(`rooms/${code}/invites`, id)).toBe(3);
    // And by the same person at once, it is one who came.
    const twice = await invite(ada, `rooms/${code}/invites`, { maxUses: 5 });
    const bob = await somebody();
    await Promise.all(Array.from({ length: 5 }, () => bob.post('invites/accept', { token: twice.token })));
    expect(await usesOf(`rooms/${code}/invites`, twice.id)).toBe(1);
  });
});

describe('a role on arrival is at most one’s own', () => {
  const makers = ['visitor', 'watcher', 'player', 'master', 'moderator', 'admin'] as const;
  const cells = makers.flatMap((maker) => ROOM_ROLES.map((role) => ({ maker, role })));
  const people = new Map<string, TestPerson>();
  let code: string;
  beforeAll(async () => {
    code = await makeRoom('unlisted');
    const list = await server.host.channel(
      (await server.host.rooms().find((room) => room.code === code)) as never,
      'members',
    );
    if (!list) throw new Error('no list');
    for (const role of ['watcher', 'player', 'master'] as const) {
      const one = await server.person(`A ${role} who invites`);
      await server.host.record(list, { type: 'join', role } as never, { who: one.number });
      people.set(role, one);
    }
    people.set('visitor', await server.person('A visitor who invites'));
    people.set('moderator', await server.staff('A moderating one', 'moderator'));
    people.set('admin', root);
    // Whoever has joined may invite here.
    const policy = await ada.post(`rooms/${code}/members/commands`, {
      client: 'a-client-of-some-sort',
      n: 1,
      command: { type: 'set-policy', invite: 'watcher' },
    });
    expect(policy.json().t, policy.body).toBe('done');
  });

  test.each(cells)('$maker invites a $role', async ({ maker, role }) => {
    const answer = await people.get(maker)?.post(`rooms/${code}/invites`, { role });
    const order = ['watcher', 'player', 'master', 'moderator', 'admin'];
    const expected =
      maker === 'visitor'
        ? [403, 'people/not-allowed']
        : order.indexOf(maker) >= order.indexOf(role)
          ? [201, undefined]
          : [403, 'invites/above-you'];
    expect([answer?.statusCode, answer?.json().code]).toEqual(expected);
  });

  test('others than masters see and revoke their own only', async () => {
    const player = people.get('player') as TestPerson;
    const own = await invite(player, `rooms/${code}/invites`);
    const other = await invite(ada, `rooms/${code}/invites`);
    const seen = (await player.get(`rooms/${code}/invites`)).json().invites;
    expect(new Set(seen.map(({ by }: { by: { number: number } }) => by.number))).toEqual(
      new Set([player.number]),
    );
    expect(codeOf(await player.delete(`rooms/${code}/invites/${other.id}`))).toEqual([
      404,
      'invites/unknown',
    ]);
    expect((await ada.delete(`rooms/${code}/invites/${own.id}`)).statusCode).toBe(204);
    // Nor does one of another room lead anywhere.
    const elsewhere = await makeRoom();
    expect((await ada.delete(`rooms/${elsewhere}/invites/${other.id}`)).statusCode).toBe(404);
  });
});

describe('an invitation is worth no more than its maker is now', () => {
  test('whoever lost their role takes theirs along', async () => {
    const code = await makeRoom('unlisted');
    const mel = await somebody();
    const { token: first } = await invite(ada, `rooms/${code}/invites`, { role: 'master', maxUses: 1 });
    const arrived = await mel.post('invites/accept', { token: first });
    const headers = { cookie: `atelier=${arrived.cookies[0]?.value}` };
    const made = await server.ask('POST', `rooms/${code}/invites`, { role: 'master' }, headers);
    const { token } = made.json();
    const bob = await somebody();
    expect((await bob.post('invites/look', { token })).json().role).toBe('master');
    const set = await ada.post(`rooms/${code}/members/commands`, {
      client: 'a-client-of-some-sort',
      n: 1,
      command: { type: 'set-role', person: mel.number, role: 'player' },
    });
    expect(set.json().t, set.body).toBe('done');
    expect(codeOf(await bob.post('invites/accept', { token }))).toEqual([410, 'invites/revoked']);
    expect(await roleIn(bob, code)).toBe('visitor');
  });

  test('an admin who is none any more has invited nobody', async () => {
    const late = await server.staff('Late admin', 'admin');
    const { token } = await invite(late, 'invites', { role: 'admin', maxUses: 1, hours: 1 });
    await server.standing.setRole(late.number, 'moderator');
    const bob = await somebody();
    expect(codeOf(await bob.post('invites/accept', { token }))).toEqual([410, 'invites/revoked']);
    expect(server.standing.roleOf(bob.number)).toBeNull();
  });
});

describe('an invitation to the server', () => {
  test('is an admin’s to make', async () => {
    const mod = await server.staff('Mo the moderator', 'moderator');
    for (const [who, status] of [
      [ada, 403],
      [mod, 403],
      [root, 201],
    ] as const)
      expect((await who.post('invites', {})).statusCode).toBe(status);
    expect((await ada.get('invites')).statusCode).toBe(403);
    expect((await server.ask('GET', 'invites')).statusCode).toBe(401);
  });

  test('makes moderators and admins, who are so at once, and never takes a role away', async () => {
    const limits = { maxUses: 5, hours: 1 };
    const admin = await invite(root, 'invites', { role: 'admin', ...limits });
    const moderator = await invite(root, 'invites', { role: 'moderator', ...limits });
    const bob = await somebody();
    const first = await bob.post('invites/accept', { token: moderator.token });
    expect(first.json()).toMatchObject({ room: null, role: 'moderator', changed: true });
    const cookie = `atelier=${first.cookies[0]?.value}`;
    const second = await server.ask('POST', 'invites/accept', { token: admin.token }, { cookie });
    expect(second.json()).toMatchObject({ role: 'admin', changed: true });
    expect(server.standing.roleOf(bob.number)).toBe('admin');
    const again = { cookie: `atelier=${second.cookies[0]?.value}` };
    const third = await server.ask('POST', 'invites/accept', { token: moderator.token }, again);
    expect(third.json()).toMatchObject({ role: 'admin', changed: false });
    const audit = await server.store.db
      .selectFrom('audit')
      .selectAll()
      .where('target', '=', bob.number)
      .execute();
    expect(audit.map(({ act, who }) => [act, who])).toEqual([
      ['server/invite', root.number],
      ['server/invite', root.number],
    ]);
  });

  test.each([
    { role: 'admin', hours: 1 },
    { role: 'moderator', maxUses: 1, hours: null },
    { role: 'admin', maxUses: null, hours: null },
  ])('for those who look after it needs an end and a number of uses: not %j', async (wish) => {
    expect(codeOf(await root.post('invites', wish))).toEqual([422, 'invites/needs-limits']);
  });

  test.each([
    { role: 'master' },
    { maxUses: 0 },
    { maxUses: 1.5 },
    { hours: -1 },
    { hours: 1e9 },
    { label: 'x'.repeat(61) },
    { label: 'a\u202eb' },
  ])('%j is none', async (wish) => {
    expect(codeOf(await root.post('invites', wish))).toEqual([400, 'api/invalid']);
  });
});

test('invariant 4: neither a token nor its hash is told again, nor kept in the clear', async () => {
  const code = await makeRoom();
  const room = await invite(ada, `rooms/${code}/invites`);
  const house = await invite(root, 'invites');
  const bodies = [
    await ada.get(`rooms/${code}/invites`),
    await ada.get(`rooms/${code}`),
    await root.get('invites'),
    await root.post('invites/look', { token: room.token }),
    await ada.post('invites/accept', { token: house.token }),
  ].map(({ body }) => body);
  const kept = JSON.stringify([
    await server.store.db.selectFrom('invites').selectAll().execute(),
    await server.store.db.selectFrom('audit').selectAll().execute(),
  ]);
  for (const { token } of [room, house]) {
    for (const body of bodies) expect(body).not.toContain(token);
    for (const body of bodies) expect(body).not.toContain(hashToken(token));
    expect(kept).not.toContain(token);
    expect(kept).toContain(hashToken(token));
  }
});

describe('a server that is open to invited people only', () => {
  let closed: TestServer;
  let host: TestPerson;
  beforeAll(async () => {
    closed = await startTestServer();
    host = await closed.staff('The host', 'admin');
    expect(await closed.settings.set('open-to', 'invited')).toBeNull();
  });
  afterAll(() => closed.end());

  test('lets nobody choose a name, but can be looked at', async () => {
    expect(codeOf(await closed.ask('POST', 'me', { name: 'Uninvited' }))).toEqual([
      403,
      'people/invitation-needed',
    ]);
    expect((await closed.ask('GET', 'rooms/PARK')).statusCode).toBe(200);
    expect((await host.patch('me', { name: 'The same host' })).statusCode).toBe(200);
  });

  test('takes in those who are invited, to it or to a room', async () => {
    const { token } = await invite(host, 'invites', { maxUses: 1 });
    const guest = await closed.ask('POST', 'invites/accept', { token, name: 'Invited guest' });
    expect(guest.json()).toMatchObject({
      me: { name: 'Invited guest' },
      room: null,
      role: null,
      changed: true,
    });
    const cookie = `atelier=${guest.cookies[0]?.value}`;
    const made = await closed.ask('POST', 'rooms', { title: 'Ours', visibility: 'private' }, { cookie });
    const { code } = made.json();
    const friend = (await closed.ask('POST', `rooms/${code}/invites`, {}, { cookie })).json();
    const came = await closed.ask('POST', 'invites/accept', { token: friend.token, name: 'A friend' });
    expect(came.json()).toMatchObject({ room: { code }, role: 'player' });
    expect(codeOf(await closed.ask('POST', 'invites/accept', { token, name: 'One more' }))).toEqual([
      410,
      'invites/used-up',
    ]);
  });
});

describe('who may make rooms', () => {
  const wish = { title: 'Mine', visibility: 'unlisted', preset: 'sketch' };

  test('is for the host to say', async () => {
    const other = await startTestServer();
    const guest = await other.person('Guest of the house');
    const claimed = await other.person('Somebody with an address');
    const mod = await other.staff('A moderator', 'moderator');
    await other.store.db
      .updateTable('accounts')
      .set({ claimed_at: 1 })
      .where('number', '=', claimed.number)
      .execute();
    const answers = async () =>
      Promise.all([guest, claimed, mod].map(async (one) => codeOf(await one.post('rooms', wish))));
    const made = [201, expect.any(String)];
    expect(await answers()).toEqual([made, made, made]);
    await other.settings.set('rooms-by', 'claimed');
    expect(await answers()).toEqual([[403, 'rooms/for-claimed'], made, made]);
    await other.settings.set('rooms-by', 'staff');
    expect(await answers()).toEqual([[403, 'rooms/for-staff'], [403, 'rooms/for-staff'], made]);
    await other.end();
  });
});
