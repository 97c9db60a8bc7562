/** Copies of everything in the data folder's `backups`, made from the desk or by the command line. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isRefusal, type Refusal, type Time } from '../activities/activity.ts';
import type { JobContext, JobResult, JobWork } from './jobs.ts';

/** What the desk makes. Only these are ever cleared away by themselves. */
const OURS = /^desk-\d{4}-\d{2}-\d{2}T[\d-]{12}Z\.db$/;
/** What is shown and handed out: these, and what the command line makes. Nothing with a path in it. */
const SHOWN = /^[A-Za-z0-9][\w.-]{0,100}\.db$/;

export interface Backup {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly madeAt: Time;
}

export interface Backups {
  /** Newest first. */
  list(): Promise<Backup[]>;
  /** Copies, checks the copy page by page, gives it its name, and clears away all but the newest. */
  readonly make: JobWork;
  /** Null where there is none of this name. */
  read(name: string): Promise<{ readonly size: number; readonly stream: Readable } | null>;
  /** Whether it was there. */
  remove(name: string): Promise<boolean>;
}

export function createBackups(deps: {
  /** Absolute; made when it is needed. */
  readonly folder: string;
  /** Writes a checked copy to a file that is not there yet, whole or not at all. */
  readonly copy: (path: string, context: JobContext) => Promise<JobResult | Refusal>;
  /** How many of the desk's own are kept. */
  readonly keep: () => number;
  readonly now: () => Time;
}): Backups {
  const { folder } = deps;

  /** For nobody else on the machine: a backup holds everything. */
  const makeFolder = () => mkdir(folder, { recursive: true, mode: 0o700 });

  async function find(name: string): Promise<Backup | null> {
    if (!SHOWN.test(name)) return null;
    try {
      const file = await stat(join(folder, name));
      return file.isFile() ? { name, size: file.size, madeAt: Math.round(file.mtimeMs) } : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async function list(): Promise<Backup[]> {
    await makeFolder();
    const found = await Promise.all((await readdir(folder)).map(find));
    return found
      .filter((one) => one !== null)
      .sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
  }

  async function clear(): Promise<number> {
    const old = (await list()).filter(({ name }) => OURS.test(name)).slice(deps.keep());
    for (const { name } of old) await rm(join(folder, name), { force: true });
    return old.length;
  }

  return {
    list,
    async make(context) {
      await makeFolder();
      const name = `desk-${new Date(deps.now()).toISOString().replaceAll(/[:.]/g, '-')}.db`;
      const made = await deps.copy(join(folder, name), context);
      return isRefusal(made) ? made : { name, ...made, cleared: await clear() };
    },
    async read(name) {
      const found = await find(name);
      return found && { size: found.size, stream: createReadStream(join(folder, name)) };
    },
    async remove(name) {
      const found = await find(name);
      if (found) await rm(join(folder, name), { force: true });
      return found !== null;
    },
  };
}
