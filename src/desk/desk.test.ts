import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreDatabase } from '../store/restore.ts';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let admin: TestPerson;
let moderator: TestPerson;
let master: TestPerson;
let code: string;

beforeAll(async () => {
  server = await startTestServer({ PIXEL_COOLDOWN: '0', OIDC_CLIENT_SECRET: '' });
  admin = await server.staff('Ada', 'admin');
  moderator = await server.staff('Grace', 'moderator');
  master = await server.person('Linus');
  code = await makeRoom('A private place', 'private');
});
afterAll(() => server.end());

async function makeRoom(title: string, visibility: string): Promise<string> {
  const made = await master.post('rooms', { title, visibility, preset: 'sketch' });
  expect(made.statusCode).toBe(201);
  return made.json().code;
}

const acts = async (act: string) => (await admin.get(`desk/audit?act=${act}`)).json().acts;

const MODERATE = [
  'desk',
  'desk/figures',
  'desk/rooms',
  'desk/rooms/PARK',
  'desk/people',
  'desk/people/1',
  'desk/audit',
  'desk/audit/file?format=jsonl',
];
const ADMIN = ['desk/settings', 'desk/jobs', 'desk/backups'];

test.each([...MODERATE.map((url) => [url, 200] as const), ...ADMIN.map((url) => [url, 403] as const)])(
  'invariant 8: %s is open to staff only; a moderator gets %d',
  async (url, forModerators) => {
    const visitor = await server.ask('GET', url);
    const player = await master.get(url);
    expect([visitor.statusCode, player.statusCode]).toEqual([403, 403]);
    // What is not there is refused like what is.
    expect((await master.get('desk/rooms/XXXX')).json().code).toBe(player.json().code);
    expect((await moderator.get(url)).statusCode).toBe(forModerators);
    expect((await admin.get(url)).statusCode).toBe(200);
  },
);

test.each([
  ['PUT', 'desk/people/3/role', { role: 'moderator' }],
  ['PUT', 'desk/settings/announcement', { value: 'x' }],
  ['POST', 'desk/jobs/backup', {}],
  ['POST', 'desk/jobs/nonsense', {}],
  ['DELETE', 'desk/backups/x.db', undefined],
] as const)('invariant 8: %s %s is for admins', async (method, url, body) => {
  for (const { cookie } of [moderator, master]) {
    const answer = await server.ask(method, url, body, { cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
  }
});

test('the figures are real: pixels and messages move them by as many', async () => {
  const before = (await admin.get('desk/figures')).json().totals;
  const pixels = Array.from({ length: 7 }, (_, x) => [x, 1, 2]).flat();
  expect((await master.post(`rooms/${code}/mural/pixels`, { pixels })).statusCode).toBe(200);
  const say = { client: 'a-client-of-a-test', n: 1, command: { type: 'say', text: 'Hello' } };
  expect((await master.post(`rooms/${code}/chat/commands`, say)).statusCode).toBe(200);
  const after = (await admin.get('desk/figures')).json();
  expect(after.totals.pixels - before.pixels).toBe(7);
  expect(after.totals.messages - before.messages).toBe(1);
  expect(after.machine.database).toBeGreaterThan(0);
  expect(after.refusals).toContainEqual({ code: 'people/not-allowed', count: expect.any(Number) });
});

test('the figures are those of /metrics', async () => {
  const totals = async () => (await admin.get('desk/figures')).json().totals;
  const metrics = async (): Promise<string> => (await server.ask('GET', '/metrics')).body;
  const sumOf = (text: string, name: string): number =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
  const text = await metrics();
  const { pixels, messages, errors } = await totals();
  expect(pixels).toBeGreaterThan(0);
  expect({ pixels, messages, errors }).toEqual({
    pixels: sumOf(text, 'atelier_placements_total'),
    messages: sumOf(text, 'atelier_messages_total'),
    errors: sumOf(text, 'atelier_errors_total'),
  });
  // What was placed was timed, and what was written as well.
  expect(sumOf(text, 'atelier_placement_seconds_count')).toBeGreaterThan(0);
});

test('finds rooms by title, code and owner, private ones too, page by page', async () => {
  for (const q of ['private pl', code.toLowerCase(), 'linus']) {
    const { rooms } = (await moderator.get(`desk/rooms?q=${encodeURIComponent(q)}`)).json();
    expect(rooms.map((room: { code: string }) => room.code)).toContain(code);
  }
  expect((await moderator.get('desk/rooms?q=%25')).json().rooms).toEqual([]);
  const first = (await moderator.get('desk/rooms?limit=1')).json();
  const second = (await moderator.get(`desk/rooms?limit=1&cursor=${first.next}`)).json();
  expect(second.rooms[0].code).not.toBe(first.rooms[0].code);
  expect((await moderator.get('desk/rooms?cursor=nonsense')).statusCode).toBe(400);
});

test('a room is archived, brought back and, only when archived, deleted; each is in the audit', async () => {
  const doomed = await makeRoom('To go', 'public');
  expect((await moderator.delete(`desk/rooms/${doomed}`)).json().code).toBe('rooms/not-archived');
  expect((await moderator.post('desk/rooms/PARK/archive')).json().code).toBe('rooms/public-stays-open');
  for (const [step, status] of [
    ['archive', 204],
    ['bring-back', 204],
    ['archive', 204],
  ] as const)
    expect((await moderator.post(`desk/rooms/${doomed}/${step}`)).statusCode).toBe(status);
  expect((await moderator.delete(`desk/rooms/${doomed}`)).statusCode).toBe(204);
  expect((await master.get(`rooms/${doomed}`)).statusCode).toBe(404);
  expect(await acts('server/archive-room')).toHaveLength(2);
  expect(await acts('server/bring-back-room')).toHaveLength(1);
  const [deleted] = await acts('server/delete-room');
  expect(deleted).toMatchObject({ whoName: 'Grace', detail: { code: doomed, title: 'To go' } });
});

test('a title is changed and a mural emptied from the desk', async () => {
  expect((await moderator.patch(`desk/rooms/${code}`, { title: 'Renamed' })).statusCode).toBe(204);
  expect((await moderator.post(`desk/rooms/${code}/empty`)).statusCode).toBe(204);
  expect((await acts('server/rename-room'))[0]).toMatchObject({
    room: code,
    detail: { before: 'A private place' },
  });
  const emptied = (await admin.get(`desk/audit?room=${code}`)).json().acts;
  expect(emptied.map(({ act }: { act: string }) => act)).toEqual(
    ['server/rename-room', 'mural/reset'].reverse(),
  );
  expect(emptied[0]).toMatchObject({ who: moderator.number, act: 'mural/reset' });
});

test('shows where somebody paints who said nothing, in a room that left memory', async () => {
  const painter = await server.person('Only a painter');
  const wall = await makeRoom('A wall to paint', 'public');
  await painter.post(`rooms/${wall}/join`);
  expect((await painter.post(`rooms/${wall}/mural/pixels`, { pixels: [1, 1, 2] })).statusCode).toBe(200);
  await server.host.evict(0);
  expect((await admin.get(`desk/people/${painter.number}`)).json().rooms).toEqual([
    { code: wall, title: 'A wall to paint', role: 'player' },
  ]);
});

test('the last admin stays; two who demote each other at once leave one', async () => {
  const role = (of: TestPerson, number: number, to: string | null) =>
    of.put(`desk/people/${number}/role`, { role: to });
  expect((await role(admin, admin.number, null)).json().code).toBe('desk/last-admin');
  expect((await role(admin, moderator.number, 'admin')).statusCode).toBe(204);
  const [one, other] = await Promise.all([
    role(admin, moderator.number, 'moderator'),
    role(moderator, admin.number, 'moderator'),
  ]);
  expect([one.statusCode, other.statusCode].toSorted()).toEqual([204, expect.any(Number)]);
  expect([...server.standing.staff().values()].filter((held) => held === 'admin')).toHaveLength(1);
  await server.standing.setRole(admin.number, 'admin');
  await server.standing.setRole(moderator.number, 'moderator');
  expect((await acts('server/set-role')).length).toBeGreaterThanOrEqual(2);
});

test('the picture somebody chose comes with them', async () => {
  const guest = await server.person('Picture');
  const avatar = { seed: 4711, paint: 3 };
  expect((await guest.patch('me/profile', { avatar })).statusCode).toBe(200);
  const { people } = (await moderator.get('desk/people?q=picture')).json();
  expect(people).toEqual([expect.objectContaining({ number: guest.number, avatar })]);
  expect((await moderator.get(`desk/people/${guest.number}`)).json().avatar).toEqual(avatar);
  expect((await moderator.get(`desk/people/${admin.number}`)).json()).not.toHaveProperty('avatar');
});

test('a moderator renames and signs out people, but nobody of the staff', async () => {
  const guest = await server.person('Offending name');
  expect((await moderator.patch(`desk/people/${guest.number}`, { name: 'Guest of honour' })).statusCode).toBe(
    204,
  );
  expect((await moderator.delete(`desk/people/${guest.number}/sessions`)).json()).toEqual({ ended: 1 });
  expect((await guest.get('me')).json().me).toBeNull();
  expect((await moderator.patch(`desk/people/${admin.number}`, { name: 'No' })).json().code).toBe(
    'desk/outranked',
  );
  expect((await acts('server/rename'))[0]).toMatchObject({
    target: guest.number,
    detail: { before: 'Offending name', after: 'Guest of honour' },
  });
  expect(await acts('server/end-sessions')).toHaveLength(1);
});

test('a setting is in force at once, for everybody, and in the audit', async () => {
  const set = (value: unknown) => admin.put('desk/settings/announcement', { value });
  expect((await set('Open house at eight')).statusCode).toBe(200);
  expect((await server.ask('GET', 'house')).json().announcement).toBe('Open house at eight');
  expect((await set('x'.repeat(500))).json().code).toBe('desk/bad-setting');
  expect((await acts('server/set'))[0].detail).toEqual({
    key: 'announcement',
    before: '',
    after: 'Open house at eight',
  });
});

test('secrets of the environment are named and never told', async () => {
  const keeper = await startTestServer({ METRICS_TOKEN: 'do not tell this' });
  const boss = await keeper.staff('Ada', 'admin');
  const answer = await boss.get('desk/settings');
  expect(answer.body).not.toContain('do not tell this');
  expect(answer.json().environment).toContainEqual(
    expect.objectContaining({ name: 'METRICS_TOKEN', value: null, set: true }),
  );
  await keeper.end();
});

test('a backup from the desk can be restored, and is complete', async () => {
  const started = await admin.post('desk/jobs/backup');
  expect(started.statusCode).toBe(202);
  const job = await server.jobs.settled(started.json().id);
  expect(job?.state).toBe('done');
  const { backups } = (await admin.get('desk/backups')).json();
  expect(backups).toHaveLength(1);
  const file = await admin.get(`desk/backups/${backups[0].name}`);
  expect(Number(file.headers['content-length'])).toBe(backups[0].size);
  const folder = mkdtempSync(join(tmpdir(), 'atelier-restored-'));
  writeFileSync(join(folder, 'copy.db'), file.rawPayload);
  const restored = await restoreDatabase({
    dataDir: join(folder, 'data'),
    file: join(folder, 'copy.db'),
    stamp: 'test',
    progress() {},
    signal: new AbortController().signal,
  });
  const { rooms, people, entries } = job?.result ?? {};
  expect(restored).toMatchObject({ contents: { rooms, people, entries } });
  expect(Number(entries)).toBeGreaterThan(5);
  // What counts in the end: a server runs on it, and who was signed in still is.
  const copy = await startTestServer({ DATA_DIR: join(folder, 'data') });
  const asAdmin = (url: string) => copy.ask('GET', url, undefined, { cookie: admin.cookie });
  expect((await asAdmin(`rooms/${code}`)).json()).toMatchObject({ code });
  expect((await asAdmin('desk')).json()).toMatchObject({ role: 'admin' });
  // The job that made the copy was under way in it.
  expect((await asAdmin('desk/jobs')).json().jobs[0]).toMatchObject({
    kind: 'backup',
    state: 'interrupted',
    code: 'jobs/interrupted',
  });
  await copy.end();
  rmSync(folder, { recursive: true });
  expect((await admin.get('desk/backups/..%2Fatelier.db')).statusCode).toBe(404);
  expect((await admin.delete(`desk/backups/${backups[0].name}`)).statusCode).toBe(204);
});

test('a backup is cancelled from the desk and leaves no file', async () => {
  const big = await startTestServer();
  const boss = await big.staff('Ada', 'admin');
  // Enough pages for many steps.
  for (let n = 0; n < 40; n++)
    await big.store.db
      .insertInto('meta')
      .values({ key: `filler ${n}`, value: 'x'.repeat(1_000_000) })
      .execute();
  const { id } = (await boss.post('desk/jobs/backup')).json();
  expect((await boss.post(`desk/jobs/${id}/cancel`)).statusCode).toBe(204);
  expect(await big.jobs.settled(id)).toMatchObject({
    state: 'cancelled',
    refusal: { refused: 'jobs/cancelled' },
  });
  expect(readdirSync(join(big.dataDir, 'backups'))).toEqual([]);
  expect((await boss.post(`desk/jobs/${id}/cancel`)).json().code).toBe('desk/no-such-job');
  await big.end();
});

test('the clean-up runs as a job', async () => {
  const started = await admin.post('desk/jobs/clean-up');
  const job = await server.jobs.settled(started.json().id);
  expect(job).toMatchObject({ state: 'done', by: admin.number, result: { archived: 0, deleted: 0 } });
});

test('the audit as a table keeps formulas from running', async () => {
  await moderator.patch(`desk/rooms/${code}`, { title: '=1+1' });
  const table = (await admin.get('desk/audit/file?format=csv&act=server/rename-room')).body;
  expect(table).toContain(`,'=1+1,`);
});
