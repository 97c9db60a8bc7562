import { expect, test } from 'vitest';
import { isRefusal, refuse } from '../activities/activity.ts';
import { type Job, type JobStore, type Jobs, type JobWork, openJobs } from './jobs.ts';

const broken: Error[] = [];
const create = (store = memory()) => openJobs({ store, now: () => 5, broken: (error) => broken.push(error) });
const what = { kind: 'count', by: 1, room: null };

function memory(): JobStore & { readonly rows: Map<number, Job> } {
  const rows = new Map<number, Job>();
  return {
    rows,
    all: async () => [...rows.values()],
    async save(job) {
      rows.set(job.id, job);
    },
    async forget(ids) {
      for (const id of ids) rows.delete(id);
    },
  };
}

function started(jobs: Jobs, work: JobWork, kind = 'count'): Job {
  const job = jobs.start({ ...what, kind }, work);
  if (isRefusal(job)) throw new Error(job.refused);
  return job;
}

test('tells how far it is and what came of it', async () => {
  const jobs = await create();
  let go = (): void => {};
  const { id } = started(jobs, async ({ progress }) => {
    progress(1, 4);
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return { counted: 4 };
  });
  await expect.poll(() => jobs.find(id)?.total).toBe(4);
  expect(jobs.find(id)).toMatchObject({ state: 'running', done: 1, result: null });
  expect(jobs.start(what, async () => ({}))).toEqual({ refused: 'jobs/running', detail: { id } });
  go();
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', result: { counted: 4 }, endedAt: 5 });
});

test('one that is cancelled says so, whatever it does then', async () => {
  const jobs = await create();
  const { id } = started(jobs, ({ signal }) => {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stop'))));
  });
  expect(jobs.cancel(id)).toBe(true);
  expect(await jobs.settled(id)).toMatchObject({ state: 'cancelled' });
  expect(jobs.cancel(id)).toBe(false);
  expect(broken).toEqual([]);
});

test('a refusal is its answer, an exception a bug', async () => {
  const jobs = await create();
  const refused = started(jobs, async () => refuse('mural/nothing'));
  expect(await jobs.settled(refused.id)).toMatchObject({
    state: 'failed',
    refusal: { refused: 'mural/nothing' },
  });
  const bug = started(jobs, () => Promise.reject(new Error('a bug')));
  expect(await jobs.settled(bug.id)).toMatchObject({ state: 'failed', refusal: { refused: 'jobs/failed' } });
  expect(broken.splice(0)).toHaveLength(1);
});

test('remembers the last hundred, but of the house only those of a day', async () => {
  const store = memory();
  const jobs = await create(store);
  const run = async (by: number, n: number) => {
    const job = jobs.start({ kind: `kind ${n}`, by, room: null }, async () => ({ n }));
    if (!isRefusal(job)) await jobs.settled(job.id);
  };
  for (let n = 0; n < 130; n++) await run(1, n);
  for (let n = 130; n < 160; n++) await run(0, n);
  expect(jobs.list()).toHaveLength(100);
  expect(jobs.list()[0]?.result).toEqual({ n: 159 });
  expect(jobs.list().filter(({ by }) => by === 0)).toHaveLength(24);
  expect([...store.rows.keys()].toSorted((a, b) => b - a)).toEqual(jobs.list().map(({ id }) => id));
});

const untilAborted: JobWork = ({ signal, progress }) =>
  new Promise((resolve) => {
    progress(1, 2);
    signal.addEventListener('abort', () => resolve({ counted: 1 }));
  });

test('closing interrupts what runs; what is done all the same is done', async () => {
  const store = memory();
  const jobs = await create(store);
  const finished = started(jobs, untilAborted);
  const cut = started(
    jobs,
    async (context) => {
      await untilAborted(context);
      return refuse('jobs/cancelled');
    },
    'cut',
  );
  await expect.poll(() => jobs.find(cut.id)?.total).toBe(2);
  await jobs.close();
  expect(store.rows.get(finished.id)?.state).toBe('done');
  expect(store.rows.get(cut.id)).toMatchObject({
    state: 'interrupted',
    refusal: { refused: 'jobs/interrupted' },
  });
});

test('after a crash what ran is shown as interrupted, and numbers go on', async () => {
  const store = memory();
  const crashed = await create(store);
  const { id } = started(crashed, () => new Promise(() => {}));
  await expect.poll(() => store.rows.get(id)?.state).toBe('running');
  const jobs = await create(store);
  expect(jobs.find(id)).toMatchObject({ state: 'interrupted', endedAt: null, by: 1 });
  expect(jobs.cancel(id)).toBe(false);
  await jobs.close();
  expect(store.rows.get(id)?.state).toBe('interrupted');
  expect(started(jobs, async () => ({})).id).toBe(id + 1);
});
