/** The log port on SQL: one row for each channel and transaction. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type {
  Append,
  AppendResult,
  ChannelHead,
  KeyedRow,
  Log,
  Receipt,
  Row,
  RowChange,
} from '../rooms/log.ts';
import type { RunBatch, SqlValue, Step } from './batch.ts';
import { packEntries, unpackEntries } from './entry-row.ts';
import type { Database } from './schema.ts';

export interface LogDeps {
  readonly db: Kysely<Database>;
  readonly runBatch: RunBatch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly onForeignWrite: Log['onForeignWrite'];
}

export function createLog({ db, runBatch, now, onForeignWrite }: LogDeps): Log {
  const sql = statements(db);
  return {
    now,
    onForeignWrite,

    async open(room, activity) {
      await db
        .insertInto('channels')
        .values({ room, activity, epoch: randomBytes(8).toString('hex'), seq: 0, at: 0 })
        .onConflict((conflict) => conflict.columns(['room', 'activity']).doNothing())
        .execute();
      const head: ChannelHead = await db
        .selectFrom('channels')
        .select(['id', 'epoch', 'seq', 'at'])
        .where('room', '=', room)
        .where('activity', '=', activity)
        .executeTakeFirstOrThrow();
      return head;
    },

    async read(channel, after, limit) {
      // Whole batches, up to the one that holds entry `after + limit`: both ends are found in the key. To say the
      // same of `last - count` would make every page read the rest of the log.
      const end = db
        .selectFrom('entries')
        .select('last')
        .where('channel', '=', channel)
        .where('last', '>=', after + limit)
        .orderBy('last')
        .limit(1);
      const rows = await db
        .selectFrom('entries')
        .select(['last', 'count', 'body'])
        .where('channel', '=', channel)
        .where('last', '>', after)
        .where('last', '<=', (where) => where.fn.coalesce(end, where.val(Number.MAX_SAFE_INTEGER)))
        .orderBy('last')
        .execute();
      return rows
        .flatMap((row) => unpackEntries(row.last, row.count, row.body))
        .filter((entry) => entry.seq > after);
    },

    async append(appends) {
      const { misses } = await runBatch(stepsOf(appends, sql, now()));
      if (misses.length === 0) return 'written';
      const advancing = appends.filter(({ entries }) => entries.length > 0);
      const stale = misses.flatMap(([, row]) => advancing[row]?.channel ?? []);
      return { stale } satisfies AppendResult;
    },

    async receipts(channel, clients) {
      const rows = await db
        .selectFrom('receipts')
        .select(['client', 'answers'])
        .where('channel', '=', channel)
        .where('client', 'in', clients)
        .execute();
      return rows.map((row) => ({
        client: row.client,
        answers: JSON.parse(row.answers) as Receipt['answers'],
      }));
    },

    async forgetReceipts(before) {
      const { numDeletedRows } = await db.deleteFrom('receipts').where('at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },

    snapshots: (channel) =>
      db
        .selectFrom('snapshots')
        .select(['seq', 'at', 'version'])
        .where('channel', '=', channel)
        .orderBy('seq')
        .execute(),

    async loadSnapshot(channel, seq) {
      const ofChannel = db
        .selectFrom('snapshots')
        .select(['seq', 'at', 'version', 'body'])
        .where('channel', '=', channel);
      const one =
        seq === undefined ? ofChannel.orderBy('seq', 'desc').limit(1) : ofChannel.where('seq', '=', seq);
      return (await one.executeTakeFirst()) ?? null;
    },

    async probe() {
      await runBatch([{ sql: sql.probe, rows: [['probed_at', String(now())]] }]);
    },

    async saveSnapshot(channel, snapshot) {
      await db
        .insertInto('snapshots')
        .values({ channel, ...snapshot })
        .onConflict((conflict) => conflict.columns(['channel', 'seq']).doUpdateSet(snapshot))
        .execute();
    },

    async dropSnapshots(channel, seqs) {
      if (seqs.length === 0) return;
      await db.deleteFrom('snapshots').where('channel', '=', channel).where('seq', 'in', seqs).execute();
    },
  };
}

/** The texts of the hot path's statements, compiled once; `stepsOf` fills them in the same order. */
function statements(db: Kysely<Database>) {
  const bytes = new Uint8Array();
  const readModels = new Map<string, string>();
  return {
    advance: db
      .updateTable('channels')
      .set({ seq: 0, at: 0 })
      .where('id', '=', 0)
      .where('seq', '=', 0)
      .compile().sql,
    insert: db.insertInto('entries').values({ channel: 0, last: 0, count: 0, body: bytes }).compile().sql,
    receipt: db
      .insertInto('receipts')
      .values({ channel: 0, client: '', answers: '', at: 0 })
      .onConflict((conflict) =>
        conflict.columns(['channel', 'client']).doUpdateSet((set) => ({
          answers: set.ref('excluded.answers'),
          at: set.ref('excluded.at'),
        })),
      )
      .compile().sql,
    probe: db
      .insertInto('meta')
      .values({ key: '', value: '' })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((set) => ({ value: set.ref('excluded.value') })),
      )
      .compile().sql,
    /** For a row of a read model; its parameters: `parametersOf`. */
    row(row: Row): string {
      const shape = shapeOf(row);
      const known = readModels.get(shape);
      if (known) return known;
      const text = 'change' in row ? compileChange(db, row) : compileRow(db, row);
      readModels.set(shape, text);
      return text;
    },
  };
}

/** What rows have in common that need the same statement. */
function shapeOf(row: Row): string {
  const parts = 'change' in row ? [row.change, row.where, row.from, row.below] : [row.key, row.set];
  return [row.table, parts.length, ...parts.map((part) => (part ? Object.keys(part).join() : '-'))].join(' ');
}

/** In the order in which the statement names them. */
function parametersOf(row: Row): SqlValue[] {
  const parts = 'change' in row ? [row.change, row.where, row.from, row.below] : [row.key, row.set];
  return parts.flatMap((part) => Object.values(part ?? {}));
}

function compileChange(
  db: Kysely<Database>,
  { table, where, from = {}, below = {}, change }: RowChange,
): string {
  let query = db.updateTable(table as 'messages').set(change as never);
  for (const column of Object.keys(where)) query = query.where(column as 'room', '=', 0);
  for (const column of Object.keys(from)) query = query.where(column as 'room', '>=', 0);
  for (const column of Object.keys(below)) query = query.where(column as 'room', '<', 0);
  return query.compile().sql;
}

function compileRow(db: Kysely<Database>, row: KeyedRow): string {
  // Tables and columns come from the activities' own code, never from outside.
  const anyTable = row.table as 'messages';
  if (!row.set) {
    let query = db.deleteFrom(anyTable);
    for (const [column, value] of Object.entries(row.key))
      query = query.where(column as 'room', '=', Number(value));
    return query.compile().sql;
  }
  return db
    .insertInto(anyTable)
    .values({ ...row.key, ...row.set } as never)
    .onConflict((conflict) =>
      conflict
        .columns(Object.keys(row.key) as 'room'[])
        .doUpdateSet((set) =>
          Object.fromEntries(
            Object.keys(row.set ?? {}).map((column) => [column, set.ref(`excluded.${column}` as never)]),
          ),
        ),
    )
    .compile().sql;
}

function stepsOf(appends: readonly Append[], sql: ReturnType<typeof statements>, now: number): Step[] {
  const advance: SqlValue[][] = [];
  const insert: SqlValue[][] = [];
  const receipts: SqlValue[][] = [];
  const rows: { readonly sql: string; readonly rows: SqlValue[][] }[] = [];
  /** The last step of each table: rows that follow each other go together, and the order within a table stays. */
  const latest = new Map<string, (typeof rows)[number]>();
  for (const { channel, after, entries, receipts: given, rows: changed } of appends) {
    const last = entries.at(-1);
    if (last) {
      advance.push([last.seq, last.at, channel, after]);
      insert.push([channel, last.seq, entries.length, packEntries(entries)]);
    }
    for (const { client, answers } of given) receipts.push([channel, client, JSON.stringify(answers), now]);
    for (const row of changed) {
      const text = sql.row(row);
      let step = latest.get(row.table);
      if (step?.sql !== text) {
        step = { sql: text, rows: [] };
        rows.push(step);
        latest.set(row.table, step);
      }
      step.rows.push(parametersOf(row));
    }
  }
  return [
    { sql: sql.advance, rows: advance, expect: 1 },
    { sql: sql.insert, rows: insert },
    { sql: sql.receipt, rows: receipts },
    ...rows,
  ];
}
