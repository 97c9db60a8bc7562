/** What can be wrong with a database, as far as somebody can do something about it. */
export type StoreFault = 'full' | 'read-only' | 'corrupt' | 'busy' | 'io' | 'closed' | 'failed';

const advice: Record<StoreFault, string> = {
  full: 'The disk is full. Make room; nothing that was acknowledged is lost and writing resumes by itself.',
  'read-only':
    'The database file cannot be written. Give this user write permission on it and on its folder.',
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
