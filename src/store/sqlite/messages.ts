/** What the main thread and the database thread say to each other. */
import type { SqlValue, Step } from '../batch.ts';
import type { StoreFault } from '../errors.ts';

export type Request =
  | {
      readonly id: number;
      readonly op: 'query';
      readonly sql: string;
      readonly parameters: readonly SqlValue[];
    }
  | { readonly id: number; readonly op: 'batch'; readonly steps: readonly Step[] }
  | { readonly id: number; readonly op: 'backup'; readonly path: string }
  | { readonly id: number; readonly op: 'stop-backup' }
  | { readonly id: number; readonly op: 'scrub' }
  | { readonly id: number; readonly op: 'close' };

export type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never;

export interface QueryAnswer {
  readonly rows: readonly Record<string, SqlValue>[];
  readonly changes: number;
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: StoreFault; readonly message: string }
  | { readonly foreign: true }
  | { readonly progress: number; readonly of: number };
