/**
 * Long work that somebody started: it shows how far it is, can be cancelled and
 * outlives the request that asked for it. Jobs live in memory: what they do is
 * in the logs, and a job cut short by a restart is started again by a person.
 */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';

/** Ended jobs remembered. */
const KEPT = 100;

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';
export type JobResult = Readonly<Record<string, string | number | boolean>>;

export interface Job {
  readonly id: number;
  /** What it does: `mural/roll-back`, `backup`, `clean-up`. */
  readonly kind: string;
  /** 0 for the house. */
  readonly by: Person;
  /** Id of the room it works on; null for the server. */
  readonly room: number | null;
  readonly startedAt: Time;
  readonly endedAt: Time | null;
  readonly state: JobState;
  /** Of `total`; both 0 until it is known how much there is to do. */
  readonly done: number;
  readonly total: number;
  /** What came of it; null until it is done. */
  readonly result: JobResult | null;
  /** Why it failed. */
  readonly refusal: Refusal | null;
}

export interface JobContext {
  /** Aborted when somebody cancels it or the server stops. */
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

export type JobWork = (context: JobContext) => Promise<JobResult | Refusal>;

export interface Jobs {
  /** Starts it, or `jobs/running` {id} when one of the same kind and room runs already. */
  start(what: Pick<Job, 'kind' | 'by' | 'room'>, work: JobWork): Job | Refusal;
  /** Newest first. */
  list(): Job[];
  find(id: number): Job | null;
  /** Asks it to stop; false when it is over or unknown. */
  cancel(id: number): boolean;
  /** Resolves when it is over. */
  settled(id: number): Promise<Job | null>;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}

export function createJobs(deps: {
  readonly now: () => Time;
  /** A bug, for the operator to see. */
  readonly broken: (error: Error) => void;
}): Jobs {
  const { now } = deps;
  const jobs = new Map<number, Job>();
  const running = new Map<number, { readonly abort: AbortController; readonly over: Promise<void> }>();
  let last = 0;

  const change = (id: number, news: Partial<Job>): void => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...news });
  };

  async function run(id: number, work: JobWork, signal: AbortSignal): Promise<void> {
    const ended = (news: Partial<Job>): void => change(id, { ...news, endedAt: now() });
    try {
      const result = await work({ signal, progress: (done, total) => change(id, { done, total }) });
      if (!isRefusal(result)) ended({ state: 'done', result });
      else ended({ state: signal.aborted ? 'cancelled' : 'failed', refusal: result });
    } catch (error) {
      if (!signal.aborted) deps.broken(error as Error);
      ended({
        state: signal.aborted ? 'cancelled' : 'failed',
        refusal: signal.aborted ? refuse('jobs/cancelled') : refuse('jobs/failed'),
      });
    }
    running.delete(id);
    forgetOldest();
  }

  function forgetOldest(): void {
    for (const id of jobs.keys()) {
      if (jobs.size - running.size <= KEPT) return;
      if (!running.has(id)) jobs.delete(id);
    }
  }

  return {
    start(what, work) {
      for (const id of running.keys()) {
        const job = jobs.get(id);
        if (job?.kind === what.kind && job.room === what.room) return refuse('jobs/running', { id });
      }
      const id = ++last;
      const job: Job = {
        ...what,
        id,
        startedAt: now(),
        endedAt: null,
        state: 'running',
        done: 0,
        total: 0,
        result: null,
        refusal: null,
      };
      jobs.set(id, job);
      const abort = new AbortController();
      running.set(id, { abort, over: run(id, work, abort.signal) });
      return job;
    },
    list: () => [...jobs.values()].reverse(),
    find: (id) => jobs.get(id) ?? null,
    cancel(id) {
      const job = running.get(id);
      job?.abort.abort();
      return job !== undefined;
    },
    async settled(id) {
      await running.get(id)?.over;
      return jobs.get(id) ?? null;
    },
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ over }) => over));
    },
  };
}
