/** kysely over the database thread: one connection, handed out one at a time. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqlValue } from '../batch.ts';
import type { SqliteLink } from './link.ts';

export function createSqliteDialect(link: SqliteLink): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(link),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(link: SqliteLink): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, changes } = await link.query(sql, parameters as readonly SqlValue[]);
      return { rows: rows as unknown as R[], numAffectedRows: BigInt(changes) };
    },
    // biome-ignore lint/correctness/useYield: kysely's interface asks for a generator
    async *streamQuery() {
      throw new Error('streaming is not offered: read in pages');
    },
  };
  let release: () => void = () => {};
  return {
    async init() {},
    async acquireConnection() {
      release = await link.lock();
      return connection;
    },
    async releaseConnection() {
      release();
    },
    async beginTransaction() {
      await link.query('BEGIN IMMEDIATE', []);
    },
    async commitTransaction() {
      await link.query('COMMIT', []);
    },
    async rollbackTransaction() {
      await link.query('ROLLBACK', []);
    },
    async destroy() {
      await link.close();
    },
  };
}
