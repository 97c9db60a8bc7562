import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import { readBundle } from '../decks/picture-bundle.ts';
import type { TableState } from '../state.ts';

const PNG = { 'content-type': 'image/png' };
let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let code: string;
let colors = 0;

beforeAll(async () => {
  server = await startTestServer();
  [ada, bob] = [await server.person('Ada'), await server.person('Bob')];
});
beforeEach(async () => {
  code = (await ada.post('rooms', { title: 'Club', visibility: 'public' })).json().code;
});
afterAll(() => server.end());

/** Another one each time. */
const png = (width = 60, height = 90) => {
  const background = { r: ++colors % 256, g: 99, b: 33 };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
};
const sent = async (who = ada, room = code): Promise<string> =>
  (await who.post(`rooms/${room}/decks/pictures`, await png(), PNG)).json().name;
const file = (faces: object[], more: object = {}) => ({
  ...{ id: 'mine', names: 'Birds', size: [2, 3], style: 'plain' },
  faces,
  ...more,
});
const texts = (...all: string[]) => file(all.map((text, at) => ({ id: `c${at}`, text })));
const share = async (deck: object, who = ada, room = code) => who.post(`rooms/${room}/decks`, deck);

let n = 0;
const command = async (who: TestPerson, body: object, room = code) =>
  (
    await who.post(`rooms/${room}/table/commands`, {
      client: `deck-test-${who.number}-client-xxxx`,
      n: ++n,
      command: body,
    })
  ).json();

async function channelOf(room: string) {
  const found = server.host.rooms().find((one) => one.code === room);
  const channel = found && (await server.host.channel(found, 'table'));
  if (!channel) throw new Error('no table');
  return channel;
}
const shelfOf = async (room = code) => ((await channelOf(room)).state as TableState).shelf;

describe('a picture that is sent', () => {
  test('is answered with the name a deck calls it by, the same for the same picture', async () => {
    const bytes = await png(1000, 1500);
    const first = await ada.post(`rooms/${code}/decks/pictures`, bytes, PNG);
    expect([first.statusCode, first.json()]).toEqual([
      201,
      { name: expect.stringMatching(/^[0-9a-f]{32}$/), width: 320, height: 480, size: expect.any(Number) },
    ]);
    expect((await ada.post(`rooms/${code}/decks/pictures`, bytes, PNG)).json()).toEqual(first.json());
  });

  test.each([
    ['application/octet-stream', Buffer.from('<html>'), 422, 'table/bad-picture'],
    ['image/png', Buffer.from('<svg/>'), 422, 'table/bad-picture'],
    ['image/svg+xml', Buffer.from('<svg/>'), 415, 'api/unsupported-media-type'],
    ['application/json', Buffer.from('{}'), 415, 'api/unsupported-media-type'],
    ['image/png', Buffer.alloc(11 * 1024 * 1024), 413, 'api/too-large'],
  ])('as %s that is none is refused', async (type, bytes, status, problem) => {
    const answer = await ada.post(`rooms/${code}/decks/pictures`, bytes, { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([status, problem]);
  });

  test('by who does not run the room is refused before it is read', async () => {
    const answer = await bob.post(`rooms/${code}/decks/pictures`, Buffer.alloc(11 * 1024 * 1024), PNG);
    expect(answer.json().code).toBe('people/not-allowed');
    const nobody = await server.ask('POST', `rooms/${code}/decks/pictures`, await png(), PNG);
    expect(nobody.json().code).toBe('people/name-first');
  });

  test('with ten others leaves the server answering, and every one is answered', async () => {
    const large = await sharp({ create: { width: 5000, height: 7000, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const all = Promise.all(
      Array.from({ length: 10 }, () => ada.post(`rooms/${code}/decks/pictures`, large, PNG)),
    );
    let slowest = 0;
    let over = false;
    const watching = (async () => {
      while (!over) {
        const asked = performance.now();
        await new Promise((resolve) => setImmediate(resolve));
        slowest = Math.max(slowest, performance.now() - asked);
      }
    })();
    const answers = await all;
    over = true;
    await watching;
    const told = answers.map(({ statusCode }) => statusCode);
    // More at once than one person may send are to come again.
    expect([...new Set(told)].sort()).toEqual([201, 503]);
    expect(told.filter((status) => status === 201).length).toBeGreaterThanOrEqual(4);
    expect(slowest).toBeLessThan(500);
  });
});

describe('a deck that is shared', () => {
  test('lies on the shelf, and its file and pictures are there for everybody in the room', async () => {
    const [front, back] = [await sent(), await sent()];
    const deck = file([{ id: 'robin', names: { en: 'Robin', fr: 'Rouge-gorge' }, image: front, copies: 2 }], {
      backImage: back,
    });
    const shared = await share(deck);
    expect([shared.statusCode, shared.json()]).toEqual([
      201,
      { id: expect.stringMatching(/^own-[0-9a-f]{32}$/), cards: 2 },
    ]);
    const { id } = shared.json();
    expect(await shelfOf()).toEqual([{ id, names: { en: 'Birds', fr: 'Birds' }, copies: [2], optional: [] }]);

    const found = await bob.get(`rooms/${code}/decks/${id}`);
    expect(found.json()).toMatchObject({ id, faces: [{ id: 'robin', image: front, copies: 2 }] });
    expect(found.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const bundle = await bob.get(`rooms/${code}/decks/${id}/pictures`);
    expect(bundle.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-length': `${bundle.rawPayload.length}`,
    });
    const pictures = readBundle(bundle.rawPayload);
    expect([...(pictures?.keys() ?? [])].sort()).toEqual([front, back].sort());
    for (const bytes of pictures?.values() ?? []) expect((await sharp(bytes).metadata()).format).toBe('webp');
  });

  test('twice is the same deck; one that differs in anything is another', async () => {
    const first = (await share(texts('one', 'two'))).json();
    expect((await share(texts('one', 'two'))).json()).toEqual(first);
    expect((await share({ ...texts('one', 'two'), names: 'Fish' })).json().id).not.toBe(first.id);
    expect(await shelfOf()).toHaveLength(2);
  });

  test.each([
    ['that is none', { names: 'Birds' }, 'table/bad-deck'],
    [
      'with a picture nobody sent',
      file([{ id: 'a', names: 'A', image: 'f'.repeat(32) }]),
      'table/no-picture',
    ],
  ])('%s is refused', async (_, deck, problem) => {
    const answer = await share(deck);
    expect([answer.statusCode, answer.json().code]).toEqual([422, problem]);
    expect(await shelfOf()).toEqual([]);
  });

  test('with a picture of another room is refused', async () => {
    const other = (await ada.post('rooms', { title: 'Other', visibility: 'public' })).json().code;
    const name = await sent(ada, other);
    const answer = await share(file([{ id: 'a', names: 'A', image: name }]));
    expect(answer.json()).toMatchObject({ code: 'table/no-picture', picture: name });
  });

  test('on a full shelf is refused', async () => {
    for (let nth = 0; nth < 20; nth++) expect((await share(texts(`text ${nth}`))).statusCode).toBe(201);
    const answer = await share(texts('one more'));
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'table/shelf-full', max: 20 }]);
    await command(ada, { type: 'take-down-deck', deck: (await shelfOf())[0]?.id });
    expect((await share(texts('one more'))).statusCode).toBe(201);
  });

  test('by who does not run the room is refused', async () => {
    expect((await share(texts('one'), bob)).json().code).toBe('people/not-allowed');
  });

  test('and taken down is in the audit, with what it was called', async () => {
    const { id } = (await share(texts('one'))).json();
    await command(ada, { type: 'take-down-deck', deck: id });
    const admin = await server.staff(`Grace ${code}`, 'admin');
    const { acts } = (await admin.get(`desk/audit?act=table/&limit=2`)).json();
    expect(acts.map(({ act, detail }: { act: string; detail: object }) => [act, detail])).toEqual([
      ['table/take-down-deck', { deck: id, name: 'Birds' }],
      ['table/share-deck', { deck: id, name: 'Birds' }],
    ]);
  });
});

describe('a deck that was taken down', () => {
  test('is not told of any more, unless it lies on the table', async () => {
    const { id } = (await share(texts('one', 'two'))).json();
    await command(ada, { type: 'set-up', game: 'free', deck: id });
    await command(ada, { type: 'take-down-deck', deck: id });
    expect((await bob.get(`rooms/${code}/decks/${id}`)).statusCode).toBe(200);
    await command(ada, { type: 'set-up', game: 'free' });
    expect((await bob.get(`rooms/${code}/decks/${id}`)).json().code).toBe('table/deck-gone');
    expect((await bob.get(`rooms/${code}/decks/${id}/pictures`)).json().code).toBe('table/deck-gone');
  });
});

describe('the decks of a private room', () => {
  test('are to others what those of a room are that does not exist', async () => {
    const hidden = (await ada.post('rooms', { title: 'Den', visibility: 'private' })).json().code;
    const name = await sent(ada, hidden);
    const { id } = (await share(file([{ id: 'a', names: 'A', image: name }]), ada, hidden)).json();
    expect((await ada.get(`rooms/${hidden}/decks/${id}`)).statusCode).toBe(200);
    const told = (room: string, answer: { body: string; statusCode: number }) => [
      answer.statusCode,
      answer.body.replaceAll(room, 'CODE'),
    ];
    const none = 'ZZZZ';
    for (const path of [`decks/${id}`, `decks/${id}/pictures`])
      expect(told(hidden, await bob.get(`rooms/${hidden}/${path}`))).toEqual(
        told(none, await bob.get(`rooms/${none}/${path}`)),
      );
    expect(told(hidden, await share(texts('one'), bob, hidden))).toEqual(
      told(none, await share(texts('one'), bob, none)),
    );
  });
});

test('what no table can show any more goes with the clean-up; what lies somewhere stays', async () => {
  const [kept, gone] = [
    (await share(texts('kept'))).json().id,
    (await share(file([{ id: 'a', names: `Of ${code}`, image: await sent() }]))).json().id,
  ];
  await command(ada, { type: 'take-down-deck', deck: gone });
  const stored = async () =>
    (await server.store.db.selectFrom('decks').select('id').execute()).map(({ id }) => id);
  const pictures = async () =>
    Number(
      (
        await server.store.db
          .selectFrom('deck_pictures')
          .select((of) => of.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );
  expect(await stored()).toEqual(expect.arrayContaining([kept, gone]));
  // As if it were long ago.
  await server.store.db.updateTable('decks').set({ at: 1 }).execute();
  await server.store.db.updateTable('deck_pictures').set({ at: 1 }).execute();
  const admin = await server.staff(`Linus ${code}`, 'admin');
  const started = await admin.post('desk/jobs/clean-up', {});
  expect(started.statusCode).toBe(202);
  await server.jobs.settled(started.json().id);
  expect((await admin.get('desk/jobs')).json().jobs[0]).toMatchObject({
    state: 'done',
    result: { decks: expect.any(Number) },
  });
  const left = await stored();
  expect(left).toContain(kept);
  expect(left).not.toContain(gone);
  const used = (await server.store.db.selectFrom('decks').select('pictures').execute()).flatMap(
    ({ pictures: names }) => JSON.parse(names),
  );
  expect(await pictures()).toBe(new Set(used).size);
  expect((await ada.get(`rooms/${code}/decks/${kept}`)).statusCode).toBe(200);
});
