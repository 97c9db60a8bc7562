/** The house's hourly clean-up, as a job: everything that was kept for a while and is not needed any more. */
import type { JobResult, JobWork } from './jobs.ts';

/** What one step did: counts by what they count. */
export type CleanUpStep = (signal: AbortSignal) => Promise<JobResult>;

export function createCleanUp(steps: readonly CleanUpStep[]): JobWork {
  return async ({ signal, progress }) => {
    let result: JobResult = {};
    for (const [done, step] of steps.entries()) {
      progress(done, steps.length);
      signal.throwIfAborted();
      result = { ...result, ...(await step(signal)) };
    }
    progress(steps.length, steps.length);
    return result;
  };
}
