/** Invariant 3, state = fold(log): bringing a channel's state to the end of its log, from a snapshot where there is one. */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { CodecError, type Entry } from '../activities/activity.ts';
import type { Channel } from './channel.ts';
import { superfluous } from './kept-snapshots.ts';
import type { Log, LoggedEntry, SnapshotHead } from './log.ts';
import { createReceipts } from './receipts.ts';

/** Entries read from the log at once. */
export const PAGE = 20_000;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Folds the channel from its newest usable snapshot. Forgets what was not committed. */
export async function load(log: Log, channel: Channel): Promise<void> {
  const { rules } = channel.activity;
  const options = channel.room.options[channel.activity.name];
  const snapshot = await log.loadSnapshot(channel.id);
  channel.receipts = createReceipts();
  channel.behind = false;
  channel.seq = 0;
  channel.snapshotSeq = 0;
  channel.state = null;
  let state: unknown = null;
  if (snapshot?.version === rules.version) {
    try {
      state = rules.restore(await decompress(snapshot.body), options);
      channel.seq = snapshot.seq;
      channel.snapshotSeq = snapshot.seq;
    } catch (error) {
      // A snapshot is only a shortcut; the log is the truth and is folded instead.
      if (!(error instanceof CodecError) && !isZlibError(error)) throw error;
    }
  }
  state ??= rules.open(options);
  await foldTail(log, channel, state, () => {});
  channel.state = state;
}

/** Folds in what others wrote since; returns those entries. The state must be committed. */
export async function catchUp(log: Log, channel: Channel): Promise<Entry<unknown>[]> {
  const news: Entry<unknown>[] = [];
  channel.behind = false;
  await foldTail(log, channel, channel.state, (entry) => news.push(entry));
  return news;
}

async function foldTail(
  log: Log,
  channel: Channel,
  state: unknown,
  each: (entry: Entry<unknown>) => void,
): Promise<void> {
  for (;;) {
    const page = await log.read(channel.id, channel.seq, PAGE);
    if (page.length === 0) break;
    for (const logged of page) {
      if (logged.seq !== channel.seq + 1) {
        throw new DamagedLog(channel.id, `it jumps from entry ${channel.seq} to ${logged.seq}`);
      }
      const entry = decodeEntry(channel, logged);
      channel.activity.rules.apply(state, entry);
      channel.seq = entry.seq;
      channel.at = entry.at;
      each(entry);
    }
  }
  channel.committed = channel.seq;
}

export function decodeEntry(channel: Channel, { seq, at, by, body }: LoggedEntry): Entry<unknown> {
  try {
    return { seq, at, by, event: channel.activity.rules.decode(body) };
  } catch (error) {
    if (error instanceof CodecError) throw new DamagedLog(channel.id, `entry ${seq} cannot be read`, error);
    throw error;
  }
}

/** What was acknowledged cannot be read any more: nothing is built on what is left of it. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
  readonly code = 'store/corrupt';

  constructor(channel: number, what: string, cause?: unknown) {
    super(`The log of channel ${channel} is damaged: ${what}. Restore the newest backup.`, { cause });
  }
}

/**
 * Saves the state of a committed channel, and lets go of older ones. Encodes at once, compresses and writes in the
 * background.
 */
export async function saveSnapshot(log: Log, channel: Channel): Promise<void> {
  const { seq, at, activity } = channel;
  if (channel.state === null || channel.inFlight || seq === channel.snapshotSeq) return;
  const { version } = activity.rules;
  const bytes = activity.rules.snapshot(channel.state);
  // Level 3 is zstd's own default: a mural of 1000 × 1000 takes some 20 ms off the main thread.
  const body = await compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  await log.saveSnapshot(channel.id, { seq, at, version, body });
  channel.snapshotSeq = Math.max(channel.snapshotSeq, seq);
  const heads = await log.snapshots(channel.id);
  const kept = heads.filter((head) => head.version === version).map((head) => head.seq);
  const unreadable = heads.filter((head) => head.version !== version).map((head) => head.seq);
  await log.dropSnapshots(channel.id, [...unreadable, ...superfluous(kept, activity.looksBack === true)]);
}

/** Older states of which there are snapshots that can be read, oldest first. */
export async function pastOf(log: Log, channel: Channel): Promise<SnapshotHead[]> {
  const heads = await log.snapshots(channel.id);
  return heads.filter(({ version }) => version === channel.activity.rules.version);
}

/** The bytes that `restore` takes; null where that snapshot is gone or cannot be read. */
export async function loadPast(log: Log, channel: Channel, seq: number): Promise<Uint8Array | null> {
  const snapshot = await log.loadSnapshot(channel.id, seq);
  if (snapshot?.version !== channel.activity.rules.version) return null;
  try {
    return await decompress(snapshot.body);
  } catch (error) {
    if (!isZlibError(error)) throw error;
    return null;
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && /^(ZSTD_|ERR_ZSTD|Z_)/.test(String((error as NodeJS.ErrnoException).code));
}
