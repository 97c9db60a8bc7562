import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';
import type { MembersState } from './state.ts';

let server: TestServer;
let master: TestPerson;
let guest: TestPerson;
let code: string;

beforeAll(async () => {
  server = await startTestServer();
  master = await server.person('Ada');
  guest = await server.person('Grace');
  code = (await master.post('rooms', { title: 'Salon', visibility: 'unlisted' })).json().code;
  await guest.post(`rooms/${code}/join`, {});
});
afterAll(() => server.end());

let n = 0;
const act = async (who: TestPerson, command: object) => {
  const answer = await who.post(`rooms/${code}/members/commands`, {
    client: 'test-client-members',
    n: ++n,
    command,
  });
  return answer.json();
};

test('every act of a master is in the audit, with whom, why and what', async () => {
  const person = guest.number;
  const until = Date.now() + 60_000;
  await act(master, { type: 'set-role', person, role: 'watcher' });
  await act(master, { type: 'set-policy', paint: 'master', welcome: 'watcher' });
  await act(master, { type: 'mute', person, until, why: 'Too loud', note: 'asked twice' });
  await act(master, { type: 'unmute', person });
  await act(master, { type: 'lock', on: true });
  await act(master, { type: 'kick', person, why: 'Come back calm' });
  await act(master, { type: 'ban', person, until: null, why: 'No more' });
  await act(master, { type: 'unban', person });
  // Refused, and so not an act.
  await act(master, { type: 'unban', person });
  const rows = await server.store.db
    .selectFrom('audit')
    .select(['who', 'act', 'target', 'why', 'detail'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  expect(rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) }))).toEqual(
    [
      { act: 'members/set-role', target: person, why: '', detail: { role: 'watcher' } },
      {
        act: 'members/set-policy',
        target: null,
        why: '',
        detail: { paint: 'master', welcome: 'watcher' },
      },
      { act: 'members/mute', target: person, why: 'Too loud', detail: { until, note: 'asked twice' } },
      { act: 'members/unmute', target: person, why: '', detail: {} },
      { act: 'members/lock', target: null, why: '', detail: { on: true } },
      {
        act: 'members/kick',
        target: person,
        why: 'Come back calm',
        detail: { until: expect.any(Number), note: '' },
      },
      { act: 'members/ban', target: person, why: 'No more', detail: { until: null, note: '' } },
      { act: 'members/unban', target: person, why: '', detail: {} },
    ].map((row) => ({ who: master.number, ...row })),
  );
});

test('nobody acts against those who look after the server, and they act against anybody', async () => {
  const moderator = await server.staff('Linus', 'moderator');
  await moderator.post(`rooms/${code}/join`, {});
  for (const command of [{ type: 'mute', until: null }, { type: 'kick' }, { type: 'ban', until: null }])
    expect(await act(master, { ...command, person: moderator.number })).toMatchObject({
      t: 'refused',
      code: 'people/is-staff',
      detail: { person: moderator.number },
    });
  expect(await act(moderator, { type: 'mute', person: master.number, until: null })).toMatchObject({
    t: 'done',
  });
});

test('members are found by name, and only by those who may see the room', async () => {
  const hidden = (await master.post('rooms', { title: 'Found', visibility: 'private' })).json();
  const member = await server.person('Évelyne');
  await server.person('Eve who is no member');
  await member.post(`rooms/${hidden.code}/join`, { invite: hidden.invite });
  const found = await master.get(`rooms/${hidden.code}/members?q=EVE`);
  expect(found.json()).toEqual({
    members: [{ number: member.number, name: 'Évelyne', role: 'player', since: expect.any(Number) }],
  });
  expect((await master.get(`rooms/${hidden.code}/members?q=%25`)).json()).toEqual({ members: [] });
  expect((await guest.get(`rooms/${hidden.code}/members?q=eve`)).json().code).toBe('rooms/unknown');
  expect((await master.get(`rooms/${hidden.code}/members?q=`)).statusCode).toBe(400);
});

test('one of more than are listed is found by name, however many others on the server are called so', async () => {
  const crowded = (await master.post('rooms', { title: 'Crowded', visibility: 'unlisted' })).json();
  const room = server.host.rooms().find((one) => one.code === crowded.code);
  const list = room && (await server.host.channel(room, 'members'));
  if (!list) throw new Error('no member list');
  const { db } = server.store;
  const filler = (name: string) => ({ uuid: name, name, name_key: name, name_find: name, created_at: 0 });
  await db
    .insertInto('accounts')
    .values(Array.from({ length: 2500 }, (_, i) => filler(`noe ${i}`)))
    .execute();
  const members = await db
    .insertInto('accounts')
    .values(Array.from({ length: 240 }, (_, i) => filler(`guest ${i}`)))
    .returning('number')
    .execute();
  const joined = await Promise.all(
    members.map(({ number }) => server.host.record(list, { type: 'join' } as never, { who: number })),
  );
  expect(joined.every((answer) => typeof answer === 'number')).toBe(true);
  const last = await server.person('Zoé Noémie last of all');
  await last.post(`rooms/${crowded.code}/join`, {});
  const ask = async (q: string) =>
    (await last.get(`rooms/${crowded.code}/members?q=${encodeURIComponent(q)}`)).json().members;
  const size = await server.host.read(list, ({ members: all }: MembersState) => all.size);
  expect(size).toBe(242);
  for (const q of ['Zoé', 'zoe', 'NOEMIE', 'noé'])
    expect([q, await ask(q)]).toEqual([q, [expect.objectContaining({ number: last.number })]]);
  expect(await ask('GUEST')).toHaveLength(50);
});

test('whoever is barred is told so wherever they ask, and nobody else learns of a private room', async () => {
  const hidden = (await master.post('rooms', { title: 'Hidden', visibility: 'private' })).json();
  const member = await server.person('Barbara');
  const stranger = await server.person('Margaret');
  await member.post(`rooms/${hidden.code}/join`, { invite: hidden.invite });
  const banned = { type: 'ban', until: null, why: 'Enough' };
  for (const { number } of [member, stranger])
    await master.post(`rooms/${hidden.code}/members/commands`, {
      client: 'test-client-members',
      n: ++n,
      command: { ...banned, person: number },
    });
  for (const path of ['', '/mural', '/chat/messages', '/chat/since', '/mural/pixels/1/1']) {
    const told = await member.get(`rooms/${hidden.code}${path}`);
    expect([path, told.statusCode, told.json().code, told.json().why]).toEqual([
      path,
      403,
      'members/banned',
      'Enough',
    ]);
    expect((await stranger.get(`rooms/${hidden.code}${path}`)).json().code).toBe('rooms/unknown');
  }
  const again = await member.post(`rooms/${hidden.code}/join`, { invite: hidden.invite });
  expect(again.json().code).toBe('members/banned');
});

test('who finds a room locked looks on without joining; a private one stays shut', async () => {
  const open = (await master.post('rooms', { title: 'Open', visibility: 'unlisted' })).json();
  const closed = (await master.post('rooms', { title: 'Closed', visibility: 'private' })).json();
  for (const room of [open, closed])
    await master.post(`rooms/${room.code}/members/commands`, {
      client: 'test-client-members',
      n: ++n,
      command: { type: 'lock', on: true },
    });
  const late = await server.person('Radia');
  expect((await late.get(`rooms/${open.code}/chat/since`)).statusCode).toBe(200);
  expect((await late.get(`rooms/${open.code}`)).json().role).toBe('visitor');
  const said = await late.post(`rooms/${open.code}/chat/commands`, {
    client: 'test-client-members',
    n: ++n,
    command: { type: 'say', text: 'Hello' },
  });
  expect(said.json()).toMatchObject({ t: 'refused', code: 'members/locked' });
  expect((await late.post(`rooms/${open.code}/join`, {})).json().code).toBe('members/locked');
  const shut = await late.post(`rooms/${closed.code}/join`, { invite: closed.invite });
  expect([shut.statusCode, shut.json().code]).toEqual([403, 'members/locked']);
});
