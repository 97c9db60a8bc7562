/**
 * What is known of somebody, table by table and column by column as the database has them: whoever adds one
 * says here whether it is about people, what the export shows of it, and what is left when they go.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

interface Table {
  /** Columns that point at a person. */
  readonly people: readonly string[];
  /** The rest. */
  readonly others: readonly string[];
  /** Member of the export that holds its rows, or why there is none. */
  readonly exported: string | { readonly not: string };
}

const TABLES: Readonly<Record<string, Table>> = {
  accounts: {
    people: ['number', 'owner', 'merged_into'],
    others: [
      ...['uuid', 'name', 'name_key', 'name_find', 'created_at', 'kind', 'role', 'profile'],
      ...['claimed_at', 'proven_at', 'deleted_at', 'leaving', 'seen_at'],
    ],
    exported: 'account',
  },
  sessions: {
    people: ['account'],
    others: ['token_hash', 'created_at', 'seen_at', 'expires_at', 'agent', 'address', 'via'],
    exported: 'sessions',
  },
  identities: {
    people: ['account'],
    others: ['kind', 'subject', 'label', 'created_at', 'used_at'],
    exported: 'identities',
  },
  passkeys: {
    people: ['account'],
    others: ['credential', 'public_key', 'counter', 'transports', 'label', 'created_at', 'used_at'],
    exported: 'passkeys',
  },
  mail_links: {
    people: ['account'],
    others: ['token_hash', 'email', 'back', 'agent', 'created_at', 'expires_at'],
    exported: 'links',
  },
  return_links: {
    people: ['account', 'made_by'],
    others: ['token_hash', 'expires_at'],
    exported: 'returnLinks',
  },
  jobs: {
    people: ['started_by'],
    others: [
      ...['id', 'kind', 'room', 'started_at', 'ended_at'],
      ...['state', 'done', 'total', 'result', 'refusal'],
    ],
    exported: 'jobs',
  },
  invites: {
    people: ['made_by'],
    others: [
      ...['id', 'token_hash', 'room', 'role', 'label', 'uses', 'max_uses'],
      ...['created_at', 'expires_at', 'revoked_at'],
    ],
    exported: 'invitations',
  },
  tokens: {
    people: ['account'],
    others: ['id', 'token_hash', 'label', 'scopes', 'created_at', 'used_at', 'expires_at'],
    exported: 'bots',
  },
  bans: {
    people: ['account', 'made_by', 'lifted_by'],
    others: ['id', 'address', 'reason', 'note', 'created_at', 'until', 'lifted_at'],
    exported: 'bans',
  },
  reports: {
    people: ['about', 'made_by', 'handled_by'],
    others: [
      ...['id', 'kind', 'room', 'thing', 'subject', 'reason', 'words'],
      ...['at', 'state', 'handled_at', 'answer'],
    ],
    exported: 'reports',
  },
  audit: {
    people: ['who', 'target'],
    others: ['id', 'at', 'act', 'room', 'why', 'detail'],
    exported: 'acts',
  },
  rooms: {
    people: ['owner'],
    others: [
      ...['id', 'code', 'title', 'visibility', 'options', 'invite'],
      ...['created_at', 'used_at', 'archived_at'],
    ],
    exported: 'rooms',
  },
  saved_tables: {
    people: ['made_by'],
    others: ['id', 'room', 'name', 'kept_for', 'at', 'game', 'round', 'cards', 'body'],
    exported: 'savedTables',
  },
  decks: { people: ['made_by'], others: ['room', 'id', 'file', 'pictures', 'at'], exported: 'decks' },
  deck_pictures: {
    people: [],
    others: ['room', 'name', 'width', 'height', 'size', 'at', 'body'],
    exported: { not: 'pictures of decks: named by what is in them, and by nobody' },
  },
  messages: {
    people: ['author', 'mentions', 'reactions'],
    others: ['room', 'seq', 'at', 'text', 'folded', 'edited_at', 'deleted', 'removed_in'],
    exported: 'messages',
  },
  entries: { people: ['body'], others: ['channel', 'last', 'count'], exported: 'murals' },
  snapshots: { people: ['body'], others: ['channel', 'seq', 'version', 'at'], exported: 'memberships' },
  channels: {
    people: [],
    others: ['id', 'room', 'activity', 'epoch', 'seq', 'at'],
    exported: { not: 'counts entries' },
  },
  receipts: {
    people: [],
    others: ['channel', 'client', 'answers', 'at'],
    exported: { not: 'of tabs and programs by random numbers of their own' },
  },
  spent: { people: [], others: ['id', 'until'], exported: { not: 'random numbers that may not come again' } },
  settings: { people: [], others: ['key', 'value'], exported: { not: 'the host’s' } },
  meta: { people: [], others: ['key', 'value'], exported: { not: 'about the database itself' } },
};

/** Members of the export that come from no table of their own name. */
const BESIDES = ['exportedAt', 'formerly', 'profile', 'reactions', 'actsOnMe', 'byBots', 'complete'];

/** The database and its write-ahead log. */
const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => file.startsWith('atelier.db'))
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');

let server: TestServer;
let ada: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada Unmistakable');
});
afterAll(() => server.end());

test('every column of every table is accounted for', async () => {
  const found = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column" from sqlite_schema m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'kysely_%'`.execute(
    server.store.db,
  );
  const columns: Record<string, string[]> = {};
  for (const { table, column } of found.rows) columns[table] = [...(columns[table] ?? []), column];
  const sorted = (tables: Record<string, readonly string[]>) =>
    Object.entries(tables)
      .map(([table, names]) => [table, names.toSorted()] as const)
      .toSorted(([one], [other]) => one.localeCompare(other));
  expect(sorted(columns)).toEqual(
    sorted(
      Object.fromEntries(
        Object.entries(TABLES).map(([name, { people, others }]) => [name, [...people, ...others]]),
      ),
    ),
  );
});

describe('somebody who left a trace in every table', () => {
  let bot: number;
  let other: TestPerson;
  const marks: Record<string, string> = {};
  const mark = (table: string): string => {
    marks[table] = `mark-of-${table}`;
    return marks[table];
  };
  let n = 0;
  const command = (activity: string, command: object) =>
    ada.post(`rooms/PARK/${activity}/commands`, { client: 'export-test-client', n: ++n, command });

  beforeAll(async () => {
    const { db } = server.store;
    other = await server.person('Somebody Else');
    const account = ada.number;
    const at = { created_at: 1, used_at: 1 };
    const room = (await db.selectFrom('rooms').select('id').where('code', '=', 'PARK').executeTakeFirst())
      ?.id;
    await ada.patch('me/profile', { theme: 'coffee', avatar: { seed: 4711, paint: 11 } });
    await db
      .updateTable('sessions')
      .set({ agent: mark('sessions') })
      .where('account', '=', account)
      .execute();
    const subject = mark('identities');
    await db
      .insertInto('identities')
      .values({ kind: 'email', subject, account, label: subject, ...at })
      .execute();
    await db
      .insertInto('passkeys')
      .values({
        ...{ credential: 'c', account, public_key: new Uint8Array(3), counter: 0, transports: '[]' },
        ...{ label: mark('passkeys'), ...at },
      })
      .execute();
    await db
      .insertInto('mail_links')
      .values({
        ...{ token_hash: 'x', email: mark('mail_links'), account, back: '/', agent: '' },
        ...{ created_at: 1, expires_at: 2 },
      })
      .execute();
    await db
      .insertInto('return_links')
      .values({ token_hash: 'way back', account, made_by: 0, expires_at: 4_102_444_800_123 })
      .execute();
    await db
      .insertInto('jobs')
      .values({
        ...{ id: 999, kind: mark('jobs'), started_by: account, room: null, started_at: 1, ended_at: 2 },
        ...{ state: 'done', done: 1, total: 1, result: null, refusal: null },
      })
      .execute();
    await db
      .insertInto('invites')
      .values({
        ...{ token_hash: 'y', room: room ?? 0, role: null, label: mark('invites'), made_by: account },
        ...{ uses: 0, max_uses: null, created_at: 1, expires_at: null, revoked_at: null },
      })
      .execute();
    await db
      .insertInto('saved_tables')
      .values({
        ...{ room: room ?? 0, name: mark('saved_tables'), kept_for: 'asked', made_by: account, at: 1 },
        ...{ game: 'free', round: 0, cards: 0, body: new Uint8Array(1) },
      })
      .execute();
    await db
      .insertInto('decks')
      .values({
        ...{ room: room ?? 0, id: 'own-1', file: JSON.stringify({ names: mark('decks') }), pictures: '[]' },
        ...{ made_by: account, at: 1 },
      })
      .execute();
    bot = (await ada.post('me/bots', { name: 'Bot of hers' })).json().number;
    const made = await ada.post(`me/bots/${bot}/tokens`, {
      label: mark('tokens'),
      scopes: ['chat', 'place'],
    });
    const headers = { authorization: `Bearer ${made.json().secret}` };
    const byBot = (path: string, body: object) => server.ask('POST', `rooms/PARK/${path}`, body, headers);
    const client = 'export-test-program';
    const hello = { type: 'say', text: 'I am a program' };
    expect((await byBot('chat/commands', { client, n: 1, command: hello })).json().t).toBe('done');
    const react = { type: 'react', seq: 1, emoji: '👍', on: true };
    expect((await byBot('chat/commands', { client, n: 2, command: react })).json().t).toBe('done');
    expect((await byBot('mural/pixels', { pixels: [17, 18, 3] })).statusCode).toBe(200);
    const what = { kind: 'person', person: other.number };
    const reported = await server.ask('POST', 'reports', { what, reason: 'spam' }, headers);
    expect(reported.statusCode, reported.body).toBe(201);
    const never = { until: null, lifted_at: 1, lifted_by: 0 };
    await db
      .insertInto('bans')
      .values({
        account,
        address: '',
        reason: mark('bans'),
        note: 'hidden',
        made_by: 0,
        created_at: 0,
        ...never,
      })
      .execute();
    const state = { at: 1, state: 'open', answer: '' } as const;
    const report = {
      kind: 'person',
      room: null,
      thing: 'person/server/1',
      reason: 'spam',
      ...state,
    } as const;
    await db
      .insertInto('reports')
      .values([
        { ...report, about: 0, subject: '{}', words: mark('reports'), made_by: account },
        {
          ...report,
          about: account,
          subject: '{"name":"Ada Unmistakable"}',
          words: 'she did it',
          made_by: other.number,
        },
      ])
      .execute();
    const act = { at: 1, act: 'members/mute', room: null, detail: '{}' };
    await db
      .insertInto('audit')
      .values([
        { ...act, id: 'one', who: account, target: 0, why: mark('audit') },
        { ...act, id: 'two', who: 0, target: account, why: 'done to her' },
      ])
      .execute();
    await ada.post('rooms', { title: mark('rooms'), visibility: 'unlisted', preset: 'sketch' });
    const said = (await command('chat', { type: 'say', text: mark('messages') })).json();
    expect(said.t).toBe('done');
    await command('chat', { type: 'react', seq: said.acks[0][1], emoji: '🎨', on: true });
    await ada.post('rooms/PARK/mural/pixels', { pixels: [7, 8, 9] });
  });

  test('finds all of it in the export', async () => {
    const answer = await ada.get('me/export');
    const all = answer.json();
    const wanted = Object.values(TABLES).flatMap(({ exported }) =>
      typeof exported === 'string' ? [exported] : [],
    );
    expect(Object.keys(all).toSorted()).toEqual([...new Set([...wanted, ...BESIDES])].toSorted());
    for (const [table, text] of Object.entries(marks))
      expect([table, JSON.stringify(all[String(TABLES[table]?.exported)])]).toEqual([
        table,
        expect.stringContaining(text),
      ]);
    expect(all).toMatchObject({
      account: { number: ada.number, name: 'Ada Unmistakable' },
      profile: { theme: 'coffee', avatar: { seed: 4711, paint: 11 } },
      bots: [{ number: bot, name: 'Bot of hers', tokens: [{ scopes: ['place', 'chat'] }] }],
      returnLinks: [{ expiresAt: 4_102_444_800_123 }],
      reactions: [{ room: 'PARK', emoji: '🎨' }],
      actsOnMe: [{ act: 'members/mute', why: 'done to her' }],
      murals: [{ room: 'PARK', pixels: [{ x: 7, y: 8 }] }],
      complete: true,
    });
    expect(all.memberships).toEqual(
      expect.arrayContaining([expect.objectContaining({ room: 'PARK', role: 'player' })]),
    );
    // Under which number it was done is said where it was not her own.
    expect(all.messages[0].by).toBeUndefined();
    expect(all.murals[0].pixels[0]).not.toHaveProperty('by');
    expect(all.byBots).toMatchObject({
      memberships: [{ by: bot, room: 'PARK', role: 'player' }],
      messages: [{ by: bot, room: 'PARK', text: 'I am a program' }],
      reactions: [{ by: bot, room: 'PARK', emoji: '👍' }],
      murals: [{ room: 'PARK', pixels: [{ by: bot, x: 17, y: 18 }] }],
      reports: [{ by: bot, kind: 'person' }],
      rooms: [],
      invitations: [],
      savedTables: [],
      decks: [],
      acts: [],
    });
    expect(JSON.stringify(all.messages)).not.toContain('I am a program');
    // Other people’s words, and what lets somebody in, are not in it.
    for (const secret of ['she did it', 'hidden', 'token_hash', 'public_key', ada.cookie.slice(8)])
      expect(answer.body).not.toContain(secret);
  });

  test('of somebody without bots holds nothing by them', async () => {
    const answer = await other.get('me/export');
    expect(answer.json()).toMatchObject({ bots: [], byBots: {}, murals: [], complete: true });
  });

  test('leaves nothing that names them, in no table and in no byte of the files', async () => {
    const gone = await server.ask(
      'DELETE',
      'me',
      { name: 'Ada Unmistakable', messages: 'delete' },
      { cookie: ada.cookie },
    );
    expect(gone.statusCode, gone.body).toBe(204);
    await server.departure.settled();
    // What they did for the house or was done to them stays, under a number; so does what they called a room.
    const stays = new Set(['bans', 'audit', 'rooms', 'jobs', 'saved_tables', 'decks']);
    const traces = ['Unmistakable', 'unmistakable', 'Bot of hers', 'way back'].concat(
      Object.entries(marks).flatMap(([table, text]) => (stays.has(table) ? [] : [text])),
    );
    for (const table of Object.keys(TABLES)) {
      const rows = await server.store.db
        .selectFrom(table as 'accounts')
        .selectAll()
        .execute();
      for (const trace of traces)
        expect([table, JSON.stringify(rows).includes(trace)]).toEqual([table, false]);
    }
    await expect.poll(() => traces.filter((trace) => bytesOf(server.dataDir).includes(trace))).toEqual([]);
  });
});
