/** Writes a file whole or not at all: under another name first, which is taken away when it does not get done. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';

/**
 * @param write fills the file whose name it is given; a refusal leaves nothing behind
 * @throws the error of the file system
 */
export async function writeNewFile<T>(
  path: string,
  replace: boolean,
  write: (partial: string) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (!replace && existsSync(path)) return refuse('ops/file-exists', { file: path });
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  try {
    const result = await write(partial);
    if (!isRefusal(result)) await rename(partial, path);
    return result;
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(partial + suffix, { force: true });
  }
}
