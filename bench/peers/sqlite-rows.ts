/**
 * The floors of ingest: the same log rows through raw node:sqlite with the
 * server's own pragmas. One row a transaction is what a server without group
 * commit could reach at best; all in one transaction what the file can take.
 */
import { DatabaseSync } from 'node:sqlite';
import { serve } from '../child.ts';

export interface RowsWish {
  readonly path: string;
  /** Bytes of each row's body. */
  readonly bytes: number;
  /** For how long each of the two is measured. */
  readonly seconds: number;
}
export interface RowsPerSecond {
  readonly oneEach: number;
  readonly oneForAll: number;
}

function measure({ path, bytes, seconds }: RowsWish): RowsPerSecond {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE entries (channel integer NOT NULL, last bigint NOT NULL, count integer NOT NULL,
      body blob NOT NULL, PRIMARY KEY (channel, last))`);
  const insert = db.prepare('INSERT INTO entries VALUES (?, ?, 1, ?)');
  const body = new Uint8Array(bytes);
  let row = 0;
  const until = (deadline: number, step: () => void): number => {
    const startedAt = performance.now();
    const first = row;
    while (performance.now() < deadline) step();
    return ((row - first) / (performance.now() - startedAt)) * 1000;
  };
  const oneEach = until(performance.now() + seconds * 1000, () => insert.run(1, ++row, body));
  const startedAt = performance.now();
  const first = row;
  db.exec('BEGIN');
  until(performance.now() + seconds * 1000, () => {
    for (let count = 0; count < 1000; count++) insert.run(1, ++row, body);
  });
  db.exec('COMMIT');
  const oneForAll = ((row - first) / (performance.now() - startedAt)) * 1000;
  db.close();
  return { oneEach, oneForAll };
}

serve({ measure });
