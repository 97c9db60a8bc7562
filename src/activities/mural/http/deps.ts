import type { Jobs } from '../../../desk/jobs.ts';
import type { Pace } from '../../../live/pace.ts';
import type { Accounts } from '../../../people/accounts.ts';
import type { Aliases } from '../../../people/aliases.ts';
import type { ChannelFinder } from '../../../rooms/find-channel.ts';
import type { Time } from '../../activity.ts';

export interface MuralRoutesDeps extends ChannelFinder {
  /** Name of the mural's channel. */
  readonly activity: string;
  readonly accounts: Pick<Accounts, 'find'>;
  /** Of accounts that were merged: what one painted, the other painted. */
  readonly aliases: Pick<Aliases, 'of' | 'now'>;
  readonly pace: Pace;
  /** For what takes longer than a request. */
  readonly jobs: Jobs;
  readonly now: () => Time;
  /** Tiles a minute for one address. */
  readonly tilesPerMinute: number;
  /** A tile was handed out: whether it was in the cache. */
  readonly tileServed: (hit: boolean) => void;
}
