/** What rooms need done now and then: snapshots, letting idle ones go, clean-up, and a try after a fault. */
import type { Directory } from './directory.ts';
import type { Host } from './host.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After a failed write: how often to try whether writing works again, in ms. */
const PROBE_INTERVAL = 2000;

export interface UpkeepDeps {
  readonly config: {
    readonly snapshotSeconds: number;
    readonly idleRoomMinutes: number;
  };
  readonly host: Host;
  readonly directory: Directory;
  /** Takes away what is not kept for longer: rooms, sessions, receipts. */
  readonly cleanUp: () => Promise<void>;
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
      every(HOUR, 'clean-up', deps.cleanUp);
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
