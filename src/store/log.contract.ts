/** What every fulfilment of the log port must do; run on each database. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Append, LoggedEntry } from '../rooms/log.ts';
import type { Store } from './store.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const entry = (seq: number, text = `entry ${seq}`, at = 1000 + seq): LoggedEntry => ({
  seq,
  at,
  by: 7,
  body: bytes(text),
});
const append = (
  channel: number,
  after: number,
  entries: LoggedEntry[],
  more: Partial<Append> = {},
): Append => ({
  channel,
  after,
  entries,
  receipts: [],
  rows: [],
  ...more,
});

/** @param open a fresh, empty store; the suite closes it */
export function logContract(open: () => Promise<Store>): void {
  const withRoom = async (use: (store: Store, room: number) => Promise<void>): Promise<void> => {
    const store = await open();
    try {
      const { id } = await store.db
        .insertInto('rooms')
        .values({
          code: 'TEST',
          title: '',
          visibility: 'public',
          owner: 0,
          options: '{}',
          created_at: 0,
          used_at: 0,
        } as never)
        .returning('id')
        .executeTakeFirstOrThrow();
      await use(store, id);
    } finally {
      await store.close();
    }
  };

  test('a channel is made once and keeps its epoch', () =>
    withRoom(async ({ log }, room) => {
      const first = await log.open(room, 'mural');
      expect(first).toMatchObject({ seq: 0, at: 0 });
      expect(await log.open(room, 'mural')).toEqual(first);
      expect((await log.open(room, 'chat')).id).not.toBe(first.id);
    }));

  test('invariant 2: what was appended is read back in order, without gaps', () =>
    withRoom(async ({ log }, room) => {
      const { id } = await log.open(room, 'mural');
      const batches =
        fc.sample(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 30 }), 1)[0] ?? [];
      let seq = 0;
      const all: LoggedEntry[] = [];
      for (const size of batches) {
        const entries = Array.from({ length: size }, (_, index) => entry(seq + index + 1));
        expect(await log.append([append(id, seq, entries)])).toBe('written');
        all.push(...entries);
        seq += size;
      }
      for (const after of [0, 1, Math.floor(seq / 2), seq - 1, seq, seq + 5]) {
        const read = await log.read(id, after, seq);
        expect(read.map(({ body, ...rest }) => ({ ...rest, text: Buffer.from(body).toString() }))).toEqual(
          all.slice(after).map(({ body, ...rest }) => ({ ...rest, text: Buffer.from(body).toString() })),
        );
      }
      const page = await log.read(id, 0, 10);
      expect(page.length).toBeGreaterThanOrEqual(1);
      expect(page.length).toBeLessThan(10 + 30);
      expect(await log.open(room, 'mural')).toMatchObject({ seq, at: 1000 + seq });
    }));

  test('invariant 2: an append that does not know the newest entry changes nothing, in any channel', () =>
    withRoom(async ({ log }, room) => {
      const a = await log.open(room, 'mural');
      const b = await log.open(room, 'chat');
      await log.append([append(a.id, 0, [entry(1)])]);
      const result = await log.append([append(b.id, 0, [entry(1)]), append(a.id, 0, [entry(1)])]);
      expect(result).toEqual({ stale: [a.id] });
      expect(await log.read(b.id, 0, 10)).toEqual([]);
      expect(await log.read(a.id, 0, 10)).toHaveLength(1);
    }));

  test('invariant 6: receipts are kept with the entries, newest answers win', () =>
    withRoom(async ({ log }, room) => {
      const { id } = await log.open(room, 'mural');
      await log.append([append(id, 0, [entry(1)], { receipts: [{ client: '7:abc', answers: [[1, 1]] }] })]);
      const answers = [
        [1, 1],
        [2, { refused: 'mural/cooldown', detail: { wait: 5 } }],
        [3, 2],
      ] as const;
      await log.append([append(id, 1, [entry(2)], { receipts: [{ client: '7:abc', answers }] })]);
      expect(await log.receipts(id, ['7:abc', '8:other'])).toEqual([{ client: '7:abc', answers }]);
    }));

  test('receipts of clients long gone are forgotten, those of others stay', () =>
    withRoom(async ({ log }, room) => {
      const { id } = await log.open(room, 'mural');
      await log.append([append(id, 0, [entry(1)], { receipts: [{ client: '7:abc', answers: [[1, 1]] }] })]);
      expect(await log.forgetReceipts(log.now() - 60_000)).toBe(0);
      expect(await log.receipts(id, ['7:abc'])).toHaveLength(1);
      expect(await log.forgetReceipts(log.now() + 60_000)).toBe(1);
      expect(await log.receipts(id, ['7:abc'])).toEqual([]);
    }));

  test('rows of a read model are written with the entries, replaced by key and deleted', () =>
    withRoom(async ({ log, db }, room) => {
      const { id } = await log.open(room, 'chat');
      const row = (text: string) => ({
        table: 'messages',
        key: { room, seq: 1 },
        set: {
          author: 7,
          at: 5,
          text,
          folded: text,
          edited_at: null,
          deleted: 0,
          mentions: '[]',
          reactions: '[]',
        },
      });
      await log.append([append(id, 0, [entry(1)], { rows: [row('one')] })]);
      await log.append([append(id, 1, [entry(2)], { rows: [row('two')] })]);
      expect(await db.selectFrom('messages').select('text').execute()).toEqual([{ text: 'two' }]);
      await log.append([append(id, 2, [entry(3)], { rows: [{ ...row(''), set: null }] })]);
      expect(await db.selectFrom('messages').select('text').execute()).toEqual([]);
    }));

  test('rows of a read model are changed where everything said of them is so, in the order of the entries', () =>
    withRoom(async ({ log, db }, room) => {
      const [a, b] = [await log.open(room, 'chat'), await log.open(room, 'mural')];
      const row = (seq: number, author: number, at: number) => ({
        table: 'messages',
        key: { room, seq },
        set: {
          author,
          at,
          text: 'said',
          folded: 'said',
          edited_at: null,
          deleted: 0,
          mentions: '[]',
          reactions: '[]',
        },
      });
      const wiped = (author: number, at: number, seq: number) => ({
        table: 'messages',
        where: { room, author, deleted: 0 },
        from: { at },
        below: { seq },
        change: { text: '', deleted: 2 },
      });
      const texts = async () =>
        (await db.selectFrom('messages').select(['seq', 'text']).orderBy('seq').execute()).map((one) => [
          one.seq,
          one.text,
        ]);
      await log.append([
        append(a.id, 0, [entry(1)], { rows: [row(1, 7, 5), row(2, 7, 6), row(3, 8, 6), row(4, 7, 7)] }),
        append(b.id, 0, [entry(1)], { rows: [row(100, 70, 9)] }),
      ]);
      await log.append([append(a.id, 1, [entry(2)], { rows: [wiped(7, 6, 4)] })]);
      expect(await texts()).toEqual([
        [1, 'said'],
        [2, ''],
        [3, 'said'],
        [4, 'said'],
        [100, 'said'],
      ]);
      // A change in the middle of one transaction meets what was before it, of every channel, and nothing after it.
      await log.append([
        append(b.id, 1, [entry(2)], { rows: [wiped(70, 0, 999)] }),
        append(a.id, 2, [entry(3)], { rows: [row(5, 9, 8), wiped(9, 0, 99), row(6, 9, 8)] }),
      ]);
      expect(await texts()).toEqual([
        [1, 'said'],
        [2, ''],
        [3, 'said'],
        [4, 'said'],
        [5, ''],
        [6, 'said'],
        [100, ''],
      ]);
    }));

  test('snapshots are kept side by side until they are dropped, and the newest is found', () =>
    withRoom(async ({ log }, room) => {
      const [{ id }, other] = [await log.open(room, 'mural'), await log.open(room, 'chat')];
      expect(await log.loadSnapshot(id)).toBeNull();
      const save = (seq: number, text: string) =>
        log.saveSnapshot(id, { seq, at: 1000 + seq, version: 1, body: bytes(text) });
      const textOf = async (seq?: number) => {
        const found = await log.loadSnapshot(id, seq);
        return found && Buffer.from(found.body).toString();
      };
      await save(9, 'nine');
      await save(3, 'three');
      await save(9, 'nine again');
      await log.saveSnapshot(other.id, { seq: 5, at: 5, version: 1, body: bytes('five') });
      expect(await log.snapshots(id)).toEqual([
        { seq: 3, at: 1003, version: 1 },
        { seq: 9, at: 1009, version: 1 },
      ]);
      expect(await textOf()).toBe('nine again');
      expect(await textOf(3)).toBe('three');
      expect(await textOf(5)).toBeNull();
      await log.dropSnapshots(id, [9, 5]);
      await log.dropSnapshots(id, []);
      expect(await textOf()).toBe('three');
      expect(await log.loadSnapshot(other.id)).toMatchObject({ seq: 5 });
    }));

  test('a page ends with the batch that holds its last entry, whatever the batches are like', () =>
    withRoom(async ({ log }, room) => {
      const { id } = await log.open(room, 'mural');
      let seq = 0;
      for (const size of [1, 1, 1, 7, 1, 20, 1]) {
        const from = seq;
        await log.append([
          append(
            id,
            from,
            Array.from({ length: size }, (_, index) => entry(from + index + 1)),
          ),
        ]);
        seq += size;
      }
      const ends = async (after: number, limit: number) =>
        (await log.read(id, after, limit)).map((one) => one.seq).at(-1);
      expect([await ends(0, 1), await ends(0, 3), await ends(0, 4), await ends(2, 8)]).toEqual([
        1, 3, 10, 10,
      ]);
      expect([await ends(9, 1), await ends(10, 2), await ends(30, 500), await ends(32, 5)]).toEqual([
        10,
        31,
        32,
        undefined,
      ]);
    }));
}
