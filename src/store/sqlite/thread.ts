/**
 * The thread that owns the SQLite file. It waits for the disk so that the main
 * thread, which holds the sockets, never does.
 */
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { BatchAnswer, Step } from '../batch.ts';
import { faultOf } from '../errors.ts';
import type { QueryAnswer, Reply, Request } from './messages.ts';

/** How often to look whether another process wrote to the file, in ms. */
const FOREIGN_WRITE_INTERVAL = 1000;
/** How long to wait for a lock that another process holds, in ms. */
const TIMEOUT = 5000;
/** Pages of 4 KiB copied between two reports of a backup. */
const PAGES_PER_STEP = 256;

const port = parentPort;
if (!port) throw new Error('thread.ts runs as a worker');

const { path } = workerData as { readonly path: string };
const db = new DatabaseSync(path, { timeout: TIMEOUT });
// FULL: a commit is on the disk before it returns, also when the power fails (NORMAL loses it in WAL mode).
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
// What is deleted or replaced is overwritten with zeros, also in pages that become free: a name that is gone is
// in no byte of the file. Appending is none the slower; a snapshot of 200 KB takes 0.3 ms more.
db.exec('PRAGMA secure_delete = ON');

const statements = new Map<string, StatementSync>();
const MAX_STATEMENTS = 500;

function prepare(sql: string): StatementSync {
  let statement = statements.get(sql);
  if (!statement) {
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

function query(sql: string, parameters: readonly SQLInputValue[]): QueryAnswer {
  const statement = prepare(sql);
  if (statement.columns().length > 0) {
    const rows = statement.all(...parameters) as QueryAnswer['rows'];
    return { rows, changes: rows.length };
  }
  return { rows: [], changes: Number(statement.run(...parameters).changes) };
}

function batch(steps: readonly Step[]): BatchAnswer {
  const misses: [number, number][] = [];
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const [stepIndex, step] of steps.entries()) {
      const statement = prepare(step.sql);
      for (const [rowIndex, row] of step.rows.entries()) {
        const { changes } = statement.run(...row);
        if (step.expect !== undefined && Number(changes) !== step.expect) misses.push([stepIndex, rowIndex]);
      }
      // Later steps rest on this one: an entry whose number is taken must not be tried at all.
      if (misses.length > 0) break;
    }
    db.exec(misses.length > 0 ? 'ROLLBACK' : 'COMMIT');
    return { misses };
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

let dataVersion = readDataVersion();

/** Changes when another connection commits: https://www.sqlite.org/pragma.html#pragma_data_version */
function readDataVersion(): number {
  return Number((prepare('PRAGMA data_version').get() as { data_version: number }).data_version);
}

const watch = setInterval(() => {
  const version = readDataVersion();
  if (version === dataVersion) return;
  dataVersion = version;
  port.postMessage({ foreign: true } satisfies Reply);
}, FOREIGN_WRITE_INTERVAL);

/** Whether the copy under way shall end. */
let stopped = false;

/**
 * A read transaction holds the copy at one moment. Without it every write of
 * another process begins the copy anew, and on a busy server it never ends
 * (https://www.sqlite.org/backup.html).
 *
 * @returns false when it was stopped: then the file is not whole
 */
async function copyTo(target: string): Promise<boolean> {
  stopped = false;
  const source = new DatabaseSync(path, { readOnly: true, timeout: TIMEOUT });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, target, {
      rate: PAGES_PER_STEP,
      progress({ totalPages, remainingPages }) {
        // The one way to end a copy before it is whole.
        if (stopped) throw new Error('stopped');
        port?.postMessage({ progress: totalPages - remainingPages, of: totalPages } satisfies Reply);
      },
    });
    return true;
  } catch (error) {
    if (stopped) return false;
    throw error;
  } finally {
    source.close();
  }
}

/** Moves everything from the write-ahead log into the database and empties it: old pages lie there, too. */
function scrub(): boolean {
  // Somebody who reads (a backup, say) is not waited for: all others would wait, too.
  db.exec('PRAGMA busy_timeout = 0');
  try {
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    return busy === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${TIMEOUT}`);
  }
}

async function perform(request: Request): Promise<unknown> {
  switch (request.op) {
    case 'query':
      return query(request.sql, request.parameters);
    case 'batch':
      return batch(request.steps);
    case 'backup':
      return await copyTo(request.path);
    case 'stop-backup':
      stopped = true;
      return null;
    case 'scrub':
      return scrub();
    case 'close':
      clearInterval(watch);
      statements.clear();
      db.close();
      return null;
  }
}

port.on('message', async (request: Request) => {
  let reply: Reply;
  try {
    reply = { id: request.id, value: await perform(request) };
  } catch (error) {
    reply = { id: request.id, fault: faultOf(error), message: (error as Error).message };
  }
  port.postMessage(reply);
  if (request.op === 'close') port.close();
});
