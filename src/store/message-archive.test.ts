import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archive, type MessageArchive, type Position } from '../activities/chat/archive.ts';
import { createTalk, type Talk } from '../activities/chat/testing/talk.ts';
import type { Row } from '../rooms/log.ts';
import { createMessageArchive } from './message-archive.ts';
import { openStore, type Store } from './store.ts';

const ADA = 7;
const BOB = 8;

describe('the archive of messages on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-archive-'));
  let store: Store;
  let messages: MessageArchive;
  const rooms: number[] = [];

  /** A chat of a room whose entries and rows are written as the room host writes them. */
  const talkIn = async (room: number, tell: (talk: Talk) => void) => {
    const rows: Row[] = [];
    const talk = createTalk((entry, state) => rows.push(...archive(room, state, entry)));
    tell(talk);
    const { id, seq } = await store.log.open(room, 'chat');
    const entries = talk.log.map(({ seq, at, by }) => ({ seq, at, by, body: new Uint8Array([1]) }));
    expect(await store.log.append([{ channel: id, after: seq, entries, receipts: [], rows }])).toBe(
      'written',
    );
    return talk;
  };

  const found = async (query: string, author = ADA) =>
    (await messages.mine([author], query, null, 100)).messages.map(({ text }) => text);

  beforeAll(async () => {
    store = await openStore(folder);
    messages = createMessageArchive(store.db);
    for (const code of ['AAAA', 'BBBB']) {
      const { id } = await store.db
        .insertInto('rooms')
        .values({
          code,
          title: `Room ${code}`,
          visibility: 'public',
          owner: 0,
          options: '{}',
          invite: null,
          created_at: 0,
          used_at: 0,
          archived_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      rooms.push(id);
    }
    const [first = 0, second = 0] = rooms;
    await talkIn(first, (talk) => {
      for (const text of ['100% sure', '100 percent', 'snake_case', 'snakeXcase', 'back\\slash'])
        talk.say(ADA, text);
      for (const text of ['Déjà vu à la Straße', 'ΟΔΟΣ', 'red green blue']) talk.say(ADA, text);
      talk.say(BOB, '100% of Bob');
      talk.say(ADA, 'deleted secret');
      talk.act(ADA, { type: 'delete', seq: 10 });
      talk.say(ADA, 'before');
      talk.act(ADA, { type: 'edit', seq: 12, text: 'after' });
      talk.act(BOB, { type: 'react', seq: 12, emoji: '😀', on: true });
    });
    await talkIn(second, (talk) => {
      for (let i = 0; i < 30; i++) talk.say(BOB, `same millisecond ${i}`);
    });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives pages back to the beginning, oldest first, each message once', async () => {
    const seqs: number[] = [];
    let before: number | null = null;
    for (let pages = 0; pages < 10; pages++) {
      const page: Awaited<ReturnType<MessageArchive['page']>> = await messages.page(rooms[1] ?? 0, before, 7);
      seqs.unshift(...page.messages.map(({ seq }) => seq));
      before = page.messages[0]?.seq ?? null;
      if (!page.earlier) break;
    }
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });

  test('says there is nothing earlier when a page ends exactly at the beginning', async () => {
    expect(await messages.page(rooms[1] ?? 0, 11, 10)).toMatchObject({ earlier: false });
    expect(await messages.page(rooms[1] ?? 0, 12, 10)).toMatchObject({ earlier: true });
    expect(await messages.page(rooms[1] ?? 0, 1, 10)).toEqual({ messages: [], earlier: false });
    expect(await messages.page(999, null, 10)).toEqual({ messages: [], earlier: false });
  });

  test('gives messages as they stand', async () => {
    const { messages: last } = await messages.page(rooms[0] ?? 0, null, 1);
    expect(last).toMatchObject([
      { seq: 12, by: ADA, text: 'after', deleted: false, reactions: [{ emoji: '😀', people: [BOB] }] },
    ]);
    expect(last[0]?.editedAt).toBeGreaterThan(0);
  });

  test('a deleted message keeps its place in a page, and its words are nowhere', async () => {
    const page = await messages.page(rooms[0] ?? 0, null, 100);
    expect(page.messages.find(({ seq }) => seq === 10)).toMatchObject({ text: '', deleted: true });
    expect(JSON.stringify(page)).not.toContain('secret');
    expect(await found('secret')).toEqual([]);
    expect(await found('before')).toEqual([]);
    expect(await found('')).not.toContain('');
  });

  test.each([
    ['100%', ['100% sure']],
    ['%', ['100% sure']],
    ['_', ['snake_case']],
    ['SNAKE_CASE', ['snake_case']],
    ['\\', ['back\\slash']],
    ['deja', ['Déjà vu à la Straße']],
    ['STRASSE', ['Déjà vu à la Straße']],
    ['οδος', ['ΟΔΟΣ']],
    ['blue  RED', ['red green blue']],
    ['blue yellow', []],
    ["' or 1=1 --", []],
  ])('finds %s in %j', async (query, texts) => {
    expect(await found(query)).toEqual(texts);
  });

  test('finds only what the person wrote, with the room it was in', async () => {
    expect(await found('bob')).toEqual([]);
    const { messages: own } = await messages.mine([BOB], 'bob', null, 10);
    expect(own).toMatchObject([{ text: '100% of Bob', by: BOB, room: { code: 'AAAA', title: 'Room AAAA' } }]);
  });

  test('pages through a history, newest first, each message once though they are of the same millisecond', async () => {
    const seen: string[] = [];
    let before: Position | null = null;
    for (let pages = 0; pages < 20; pages++) {
      const page: Awaited<ReturnType<MessageArchive['mine']>> = await messages.mine([BOB], '', before, 4);
      seen.push(...page.messages.map(({ room, seq }) => `${room.code} ${seq}`));
      before = page.next;
      if (before === null) break;
    }
    const expected = Array.from({ length: 30 }, (_, i) => `BBBB ${30 - i}`);
    expect(seen).toEqual([...expected, 'AAAA 9']);
  });
});
