/** What can be wrong with a database, as far as somebody can do something about it. */
export type StoreFault = 'full' | 'read-only' | 'no-folder' | 'corrupt' | 'busy' | 'io' | 'closed' | 'failed';

const advice: Record<StoreFault, string> = {
  full: 'The disk is full. Make room; nothing that was acknowledged is lost and writing resumes by itself.',
  'read-only':
    'The database file cannot be written. Give this user write permission on it and on its folder.',
  'no-folder': 'The data folder is a file, or lies in one. Set DATA_DIR to a folder.',
  corrupt: 'The database file is damaged. Restore the newest backup: npm run atelier -- restore <file>.',
  busy: 'Another program holds the database. Close it and try again.',
  io: 'The disk reported an error. Check the drive and the file system.',
  closed: 'The database is closed: the server is stopping.',
  failed: 'The database refused a statement.',
};

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;
  /** Code for clients, such as `store/full`. */
  readonly code: string;

  constructor(fault: StoreFault, cause?: unknown) {
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    super(`${advice[fault]}${reason}`, { cause });
    this.fault = fault;
    this.code = `store/${fault}`;
  }
}

/** Result codes: https://www.sqlite.org/rescode.html (primary codes are the low byte). */
const faults: Readonly<Record<number, StoreFault>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'io',
  11: 'corrupt',
  13: 'full',
  // Cannot be opened: in practice the folder is read-only, or belongs to somebody else.
  14: 'read-only',
  26: 'corrupt',
};

/** What an error that SQLite threw means. */
export function faultOf(error: unknown): StoreFault {
  const { errcode } = error as { readonly errcode?: number };
  return (errcode === undefined ? undefined : faults[errcode & 0xff]) ?? 'failed';
}

const folderFaults: Readonly<Record<string, StoreFault>> = {
  EEXIST: 'no-folder',
  ENOTDIR: 'no-folder',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
};

/** What an error that the file system threw when making a folder means. */
export function folderFaultOf(error: unknown): StoreFault {
  return folderFaults[(error as NodeJS.ErrnoException).code ?? ''] ?? 'io';
}
