/** A transaction as plain data, so that it can cross a thread in one message. */

export type SqlValue = string | number | bigint | null | Uint8Array;

/** A statement, run once for each row of parameters. */
export interface Step {
  readonly sql: string;
  readonly rows: readonly (readonly SqlValue[])[];
  /** When set, each run must change exactly this many rows, or the whole batch is undone. */
  readonly expect?: number;
}

/** Indices of the steps and rows that did not change as many rows as expected; empty when committed. */
export interface BatchAnswer {
  readonly misses: readonly (readonly [step: number, row: number])[];
}

/** Runs the steps in one transaction, synced to disk before the promise resolves. */
export type RunBatch = (steps: readonly Step[]) => Promise<BatchAnswer>;
