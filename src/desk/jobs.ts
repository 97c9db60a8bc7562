/**
 * Long work that somebody started: it shows how far it is, can be cancelled and
 * outlives the request that asked for it. What it does is in the logs; that it
 * began and how it ended is kept, so that one cut short by a restart says so
 * (`interrupted`) and a person can start it again. Progress is in memory only.
 */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';

/** Ended jobs remembered, and among them those that the house began by itself: a day of its hourly work. */
const KEPT = 100;
const KEPT_OF_HOUSE = 24;

export const JOB_STATES = ['running', 'done', 'failed', 'cancelled', 'interrupted'] as const;
export type JobState = (typeof JOB_STATES)[number];
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

/** The port behind which jobs are kept. */
export interface JobStore {
  /** Oldest first. */
  all(): Promise<Job[]>;
  /** Writes it, new or changed. */
  save(job: Job): Promise<void>;
  forget(ids: readonly number[]): Promise<void>;
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
  /** Resolves when it is over, and what came of it is written down. */
  settled(id: number): Promise<Job | null>;
  /** Interrupts what runs and waits for it. */
  close(): Promise<void>;
}

export async function openJobs(deps: {
  readonly store: JobStore;
  readonly now: () => Time;
  /** A bug, for the operator to see. */
  readonly broken: (error: Error) => void;
}): Promise<Jobs> {
  const { store, now } = deps;
  const jobs = new Map((await store.all()).map((job) => [job.id, job]));
  const running = new Map<number, { readonly abort: AbortController; readonly over: Promise<void> }>();
  let last = Math.max(0, ...jobs.keys());
  let closing = false;
  /** One after another: how a job ended is never written before that it began. */
  let writing: Promise<void> = Promise.resolve();

  const write = (work: () => Promise<void>): void => {
    writing = writing.then(work).catch(deps.broken);
  };
  const change = (id: number, news: Partial<Job>): void => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...news });
  };
  const keep = (id: number): void => {
    const job = jobs.get(id);
    if (job) write(() => store.save(job));
  };

  // Whatever still runs according to the table ran in a process that is no more: nobody knows until when.
  for (const { id, state } of jobs.values()) {
    if (state !== 'running') continue;
    change(id, { state: 'interrupted', refusal: refuse('jobs/interrupted') });
    keep(id);
  }

  async function run(id: number, work: JobWork, signal: AbortSignal): Promise<void> {
    const ended = (news: Partial<Job>): void => change(id, { ...news, endedAt: now() });
    const stopped = (why: Refusal): void => {
      if (!signal.aborted) ended({ state: 'failed', refusal: why });
      else if (closing) ended({ state: 'interrupted', refusal: refuse('jobs/interrupted') });
      else ended({ state: 'cancelled', refusal: why });
    };
    try {
      // That it began is on disk before it does anything.
      await writing;
      signal.throwIfAborted();
      const result = await work({ signal, progress: (done, total) => change(id, { done, total }) });
      if (!isRefusal(result)) ended({ state: 'done', result });
      else stopped(result);
    } catch (error) {
      if (!signal.aborted) deps.broken(error as Error);
      stopped(signal.aborted ? refuse('jobs/cancelled') : refuse('jobs/failed'));
    }
    keep(id);
    running.delete(id);
    forgetOldest();
  }

  function forgetOldest(): void {
    const ended = [...jobs.values()].filter(({ id }) => !running.has(id)).reverse();
    const older = ended.filter(({ by }) => by === 0).slice(KEPT_OF_HOUSE);
    const rest = ended.filter((job) => !older.includes(job));
    const old = [...older, ...rest.slice(KEPT)].map(({ id }) => id);
    for (const id of old) jobs.delete(id);
    if (old.length > 0) write(() => store.forget(old));
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
      keep(id);
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
      await writing;
      return jobs.get(id) ?? null;
    },
    async close() {
      closing = true;
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ over }) => over));
      await writing;
    },
  };
}
