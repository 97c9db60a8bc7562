/** What is said about people reaches only those whom it concerns: read from the bytes everybody else is sent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
});
afterAll(() => server.end());

const ACTIVITIES = ['members', 'chat', 'mural'] as const;

interface Ear {
  readonly wire: Wire;
  readonly ids: ReadonlyMap<string, unknown>;
  /** Everything this one was sent, as it came. */
  heard(): string;
}

/** Somebody (null: nobody known) who listens to all of a room, byte by byte. */
async function listen(room: string, who: TestPerson | null): Promise<Ear> {
  const wire = await connect(url, who ? { cookie: who.cookie } : {});
  const bytes: string[] = [];
  wire.socket.on('message', (data: Buffer) => bytes.push(data.toString('latin1')));
  const ids = new Map<string, unknown>();
  for (const activity of ACTIVITIES) ids.set(activity, (await wire.open(room, activity)).id);
  return { wire, ids, heard: () => bytes.join('\n') };
}

test('invariant 4: reasons and notes of mutes, kicks, bans, removals and reports are in no byte sent to others', async () => {
  const [ada, bo, cleo] = [
    await server.person('Ada'),
    await server.person('Bo'),
    await server.person('Cleo'),
  ];
  const mona = await server.staff('Mona', 'moderator');
  const { code } = (await ada.post('rooms', { title: 'Open', visibility: 'public' })).json();
  for (const who of [bo, cleo]) await who.post(`rooms/${code}/join`, {});

  const others = [await listen(code, cleo), await listen(code, null)];
  const target = await listen(code, bo);
  const master = await listen(code, ada);
  let n = 0;
  const act = async (by: Ear, activity: string, command: object): Promise<number> => {
    const done = await by.wire.command(by.ids.get(activity), ++n, command);
    expect(done).toMatchObject({ t: 'done' });
    return Number((done.acks as [number, number][])[0]?.[1]);
  };

  const said = await act(target, 'chat', { type: 'say', text: 'hello' });
  const spared = await act(target, 'chat', { type: 'say', text: 'hello again' });
  const given = (what: string) => ({ person: bo.number, why: `why-${what}`, note: `note-${what}` });
  const until = Date.now() + 60_000;
  await act(master, 'members', { type: 'mute', until, ...given('mute') });
  await act(master, 'members', { type: 'unmute', person: bo.number });
  const removal = await act(master, 'chat', { type: 'remove', seq: said, why: 'why-remove' });
  await act(master, 'chat', { type: 'restore', removal });
  await act(master, 'chat', { type: 'remove', by: bo.number, why: 'why-purge' });
  const report = { reason: 'harassment', words: 'words-of-a-report' };
  await cleo.post('reports', { what: { kind: 'person', person: bo.number, room: code }, ...report });
  const [found] = (await mona.get('reports')).json().cases;
  await mona.post(`reports/${found.id}/handle`, { outcome: 'done', answer: 'answer-to-cleo' });
  await act(master, 'members', { type: 'kick', ...given('kick') });
  await act(master, 'members', { type: 'unban', person: bo.number });
  await act(master, 'members', { type: 'ban', until, ...given('ban') });
  await mona.post('bans', { person: bo.number, reason: 'why-server', note: 'note-server', until });
  const last = await act(master, 'chat', { type: 'say', text: 'the end' });
  for (const { wire, ids } of others)
    await wire.next(({ t, id, to }) => t === 'entries' && id === ids.get('chat') && Number(to) >= last);

  // And whoever asks again, from the beginning, by HTTP.
  const asked: string[] = [];
  for (const headers of [{}, { cookie: cleo.cookie }])
    for (const path of [
      `rooms/${code}`,
      `rooms/${code}/chat/messages`,
      ...ACTIVITIES.flatMap((activity) => [
        `rooms/${code}/${activity}/since`,
        `rooms/${code}/${activity}/since?after=1`,
      ]),
    ])
      asked.push((await server.ask('GET', path, undefined, headers)).rawPayload.toString('latin1'));
  const SECRET = /why-|note-|words-of|answer-to/;
  for (const text of [...others.map((one) => one.heard()), ...asked]) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(SECRET);
  }
  expect(spared).toBeGreaterThan(said);

  // The one it is about is told why they may not, and nothing else; who runs the room has the notes.
  const told = target.heard();
  expect(told).toContain('why-mute');
  expect(told).not.toMatch(/note-|why-remove|why-purge|words-of|answer-to/);
  for (const note of ['note-mute', 'note-kick', 'note-ban']) expect(master.heard()).toContain(note);
  expect(master.heard()).not.toMatch(/words-of|answer-to|-server/);
  // Whoever reported gets the answer, and not who gave it.
  const own = (await cleo.get('me/reports')).body;
  expect(own).toContain('answer-to-cleo');
  expect(own).not.toContain('Mona');
  expect((await bo.get('me/ban')).body).toContain('why-server');
  for (const { wire } of [...others, target, master]) wire.close();
});

test('a hostile reporter harms nothing: too much is refused before any work is done, and nothing of it is kept', async () => {
  const [eve, mona] = [await server.person('Eve'), await server.staff('Mona again', 'moderator')];
  const victims = [];
  for (let one = 0; one < 25; one++) victims.push(await server.person(`Victim ${one}`));
  const about = (person: number, words = '') =>
    eve.post('reports', { what: { kind: 'person', person }, reason: 'spam', words });
  const waiting = async (): Promise<number> => (await mona.get('reports/count')).json().open;
  const before = await waiting();

  expect((await about(victims[0]?.number ?? 0, 'x'.repeat(1_000_000))).statusCode).toBeGreaterThanOrEqual(
    400,
  );
  expect((await about(victims[0]?.number ?? 0, 'x'.repeat(1001))).json().code).toBe('api/invalid');
  expect(await waiting()).toBe(before);
  const codes = [];
  for (const { number } of victims) codes.push((await about(number)).json().code ?? 'made');
  expect(codes.filter((code) => code === 'made')).toHaveLength(20);
  expect(new Set(codes.slice(20))).toEqual(new Set(['reports/too-many']));
  // A picture of a mural is not even taken.
  const area = { kind: 'area', room: 'PARK', x: 0, y: 0, width: 250, height: 200 };
  const refused = await eve.post('reports', { what: area, reason: 'vandalism' });
  expect(refused.json()).toMatchObject({ code: 'reports/too-many', max: 20, wait: expect.any(Number) });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await waiting()).toBe(before + 20);
  // An address is held back as well, whoever asks.
  const flood = await Promise.all(Array.from({ length: 40 }, () => about(1)));
  expect(flood.some((answer) => answer.json().code === 'api/too-many')).toBe(true);
  expect((await mona.get('reports')).statusCode).toBe(200);
});
