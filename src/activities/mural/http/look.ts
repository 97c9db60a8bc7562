/** What it takes to look into the past of a channel. */
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { Findings } from './finding.ts';
import type { Rest } from './turns.ts';

/** What of the host reading the past takes. */
export type Reader = Pick<Host, 'read' | 'past' | 'pastState' | 'logged' | 'decode'>;

/** One look into the past of a channel. */
export interface Look {
  readonly host: Reader;
  readonly channel: Channel;
  readonly findings: Findings;
  readonly signal: AbortSignal;
  readonly rest: Rest;
  /** How much of the log is read, or need not be any more: from 0 to 1. */
  progress(share: number): void;
}
