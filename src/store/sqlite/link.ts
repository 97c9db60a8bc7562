/** The main thread's end of the line to the database thread. */
import { Worker } from 'node:worker_threads';
import type { RunBatch, SqlValue } from '../batch.ts';
import { faultOf, StoreError } from '../errors.ts';
import type { QueryAnswer, Reply, Request, WithoutId } from './messages.ts';

export interface SqliteLink {
  query(sql: string, parameters: readonly SqlValue[]): Promise<QueryAnswer>;
  /** One transaction, synced before the promise resolves. Waits while a kysely transaction is open. */
  readonly batch: RunBatch;
  /** A consistent copy while the server runs; false when it was stopped, and the file is not whole. */
  backup(path: string, progress: (done: number, of: number) => void, signal?: AbortSignal): Promise<boolean>;
  /** Leaves nothing on the disk of what was deleted. False while somebody else reads: try again later. */
  scrub(): Promise<boolean>;
  /** Waits for its turn and keeps others out until the returned function is called. */
  lock(): Promise<() => void>;
  onForeignWrite(listener: () => void): () => void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: StoreError): void;
}

/** @throws StoreError when the file cannot be opened */
export async function openSqlite(path: string): Promise<SqliteLink> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { path } });
  const waiting = new Map<number, Waiting>();
  const foreign = new Set<() => void>();
  let onProgress: (done: number, of: number) => void = () => {};
  let lastId = 0;
  let ended: StoreError | null = null;
  let turn: Promise<void> | null = null;

  const end = (error: StoreError) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    if ('foreign' in reply) {
      for (const listener of foreign) listener();
    } else if ('progress' in reply) {
      onProgress(reply.progress, reply.of);
    } else {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('fault' in reply) asked?.reject(new StoreError(reply.fault, new Error(reply.message)));
      else asked?.resolve(reply.value);
    }
  });
  // Errors thrown while the thread starts keep SQLite's result code; those of its messages are translated there.
  worker.on('error', (error) => end(new StoreError(faultOf(error), error)));
  worker.on('exit', () => end(new StoreError('closed')));

  const ask = <T>(request: WithoutId<Request>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = ++lastId;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ ...request, id } as Request);
    });

  const lock = async (): Promise<() => void> => {
    while (turn) await turn;
    let release = () => {};
    turn = new Promise((resolve) => {
      release = () => {
        turn = null;
        resolve();
      };
    });
    return release;
  };

  const link: SqliteLink = {
    lock,
    query: (sql, parameters) => ask({ op: 'query', sql, parameters }),
    async batch(steps) {
      while (turn) await turn;
      return ask({ op: 'batch', steps });
    },
    async backup(target, progress, signal) {
      onProgress = progress;
      // Where the thread has ended, so has the copy.
      const stop = () => void ask({ op: 'stop-backup' }).catch(() => {});
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return signal?.aborted ? false : await ask({ op: 'backup', path: target });
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    async scrub() {
      const release = await lock();
      try {
        return await ask<boolean>({ op: 'scrub' });
      } finally {
        release();
      }
    },
    onForeignWrite(listener) {
      foreign.add(listener);
      return () => foreign.delete(listener);
    },
    async close() {
      const release = await lock();
      if (!ended) await ask({ op: 'close' });
      release();
      await worker.terminate();
    },
  };
  // The first answer proves that the file could be opened and is a database.
  await link.query('SELECT count(*) AS tables FROM sqlite_schema', []);
  return link;
}
