import { expect, test } from 'vitest';
import { isRefusal, refuse } from '../activities/activity.ts';
import { createJobs, type Job, type JobWork } from './jobs.ts';

const broken: Error[] = [];
const create = () => createJobs({ now: () => 5, broken: (error) => broken.push(error) });
const what = { kind: 'count', by: 1, room: null };

function started(jobs: ReturnType<typeof create>, work: JobWork, kind = 'count'): Job {
  const job = jobs.start({ ...what, kind }, work);
  if (isRefusal(job)) throw new Error(job.refused);
  return job;
}

test('tells how far it is and what came of it', async () => {
  const jobs = create();
  let go = (): void => {};
  const { id } = started(jobs, async ({ progress }) => {
    progress(1, 4);
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return { counted: 4 };
  });
  expect(jobs.find(id)).toMatchObject({ state: 'running', done: 1, total: 4, result: null });
  expect(jobs.start(what, async () => ({}))).toEqual({ refused: 'jobs/running', detail: { id } });
  go();
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', result: { counted: 4 }, endedAt: 5 });
});

test('one that is cancelled says so, whatever it does then', async () => {
  const jobs = create();
  const { id } = started(jobs, ({ signal }) => {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stop'))));
  });
  expect(jobs.cancel(id)).toBe(true);
  expect(await jobs.settled(id)).toMatchObject({ state: 'cancelled' });
  expect(jobs.cancel(id)).toBe(false);
  expect(broken).toEqual([]);
});

test('a refusal is its answer, an exception a bug', async () => {
  const jobs = create();
  const refused = started(jobs, async () => refuse('mural/nothing'));
  expect(await jobs.settled(refused.id)).toMatchObject({
    state: 'failed',
    refusal: { refused: 'mural/nothing' },
  });
  const bug = started(jobs, () => Promise.reject(new Error('a bug')));
  expect(await jobs.settled(bug.id)).toMatchObject({ state: 'failed', refusal: { refused: 'jobs/failed' } });
  expect(broken.splice(0)).toHaveLength(1);
});

test('remembers the last hundred', async () => {
  const jobs = create();
  for (let n = 0; n < 130; n++) await jobs.settled(started(jobs, async () => ({ n }), `kind ${n}`).id);
  expect(jobs.list()).toHaveLength(100);
  expect(jobs.list()[0]?.result).toEqual({ n: 129 });
});

test('closing stops what runs', async () => {
  const jobs = create();
  const { id } = started(jobs, ({ signal }) => {
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve({})));
  });
  await jobs.close();
  expect(jobs.find(id)?.state).toBe('done');
});
