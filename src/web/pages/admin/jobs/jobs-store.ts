/** Jobs and backups, looked at again and again while they are on the screen. */
import { signal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { Backup, DeskJob } from '../../../../client/desk.ts';
import { whileSeen } from '../../../kit/while-seen.ts';
import { desk } from '../desk.ts';

/** Between two looks, in ms. */
const INTERVAL = 1000;

export const jobs = signal<readonly DeskJob[] | null>(null);
export const backups = signal<readonly Backup[]>([]);
export const trouble = signal<Refusal | null>(null);

/** The last backup that was seen to end: what it made is in the list. */
let lastMade = -1;

export async function lookAtJobs(): Promise<void> {
  try {
    const { jobs: found } = await desk.jobs();
    const ended = found.find(({ kind, state }) => kind === 'backup' && state !== 'running')?.id ?? 0;
    if (ended !== lastMade) {
      backups.value = await desk.backups();
      lastMade = ended;
    }
    jobs.value = found;
    trouble.value = null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    trouble.value = error;
  }
}

export async function lookAtBackups(): Promise<void> {
  backups.value = await desk.backups();
}

/** Begins afresh: others may have made or deleted backups while nobody looked. */
export function keepJobs(): () => void {
  lastMade = -1;
  return whileSeen(INTERVAL, lookAtJobs);
}
