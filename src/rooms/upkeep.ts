/** What rooms need done now and then: snapshots, letting idle ones go, clean-up, and a try after a fault. */
import type { Time } from '../activities/activity.ts';
import type { Directory } from './directory.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import { cleanUp, forgetOldReceipts } from './retention.ts';
import type { RoomRecords } from './room-records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After a failed write: how often to try whether writing works again, in ms. */
const PROBE_INTERVAL = 2000;

export interface UpkeepDeps {
  readonly config: {
    readonly snapshotSeconds: number;
    readonly idleRoomMinutes: number;
    readonly emptyRoomDays: number;
    readonly archiveGraceDays: number;
  };
  readonly host: Host;
  readonly directory: Directory;
  readonly records: RoomRecords;
  readonly log: Pick<Log, 'now' | 'forgetReceipts'>;
  /** Ended sessions are swept with the rooms. */
  readonly sessions: { sweep(): Promise<number> };
  /** Unused accounts end with them, too. @returns how many */
  readonly cleanUpAccounts: () => Promise<number>;
  readonly now: () => Time;
  readonly logger: { error(data: object, message: string): void; info(data: object, message: string): void };
}

export interface Upkeep {
  start(): void;
  /** Writing failed, or works again. */
  faulty(is: boolean): void;
  stop(): void;
}

export function createUpkeep(deps: UpkeepDeps): Upkeep {
  const { config, host, directory, logger } = deps;
  const timers: NodeJS.Timeout[] = [];
  let probe: NodeJS.Timeout | null = null;

  /** Runs a job again and again, never twice at once; a failure is logged and tried again. */
  const every = (interval: number, name: string, job: () => Promise<unknown>): void => {
    let running = false;
    const timer = setInterval(async () => {
      if (running) return;
      running = true;
      try {
        await job();
      } catch (error) {
        logger.error({ err: error, job: name }, 'a job failed and will be tried again');
      }
      running = false;
    }, interval);
    timers.push(timer);
  };

  const stopTouching = host.onCommitted(({ channel }) => {
    directory.touch(channel.room).catch((error: unknown) => logger.error({ err: error }, 'cannot note use'));
  });
  const stopUpdating = directory.onChange((room) => host.updateRoom(room));

  return {
    start() {
      every(config.snapshotSeconds * 1000, 'snapshots', () => host.snapshotAll());
      if (config.idleRoomMinutes > 0) {
        every(MINUTE, 'idle rooms', () => host.evict(config.idleRoomMinutes * MINUTE));
      }
      every(HOUR, 'clean-up', async () => {
        const rooms = await cleanUp({ ...deps, ...config });
        // Before the sessions are swept, which tell when an account was last used.
        const accounts = await deps.cleanUpAccounts();
        const sessions = await deps.sessions.sweep();
        const receipts = await forgetOldReceipts(deps.log);
        logger.info({ ...rooms, accounts, sessions, receipts }, 'cleaned up');
      });
    },
    faulty(is) {
      if (!is) {
        if (probe) clearInterval(probe);
        probe = null;
        return;
      }
      probe ??= setInterval(() => host.probe().catch(() => {}), PROBE_INTERVAL);
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
      if (probe) clearInterval(probe);
      stopTouching();
      stopUpdating();
    },
  };
}
