/** Many entries packed into the body of one row of the log. */
import { ByteError, ByteReader } from '../bytes/reader.ts';
import { ByteWriter } from '../bytes/writer.ts';
import type { LoggedEntry } from '../rooms/log.ts';
import { StoreError } from './errors.ts';

/*
 * varint time of the first entry in ms, then for each entry:
 * varint ms since the entry before, varint person, varint length, the event's bytes
 */

/** @param entries at least one, consecutive, times never running backwards */
export function packEntries(entries: readonly LoggedEntry[]): Uint8Array {
  const writer = new ByteWriter(32 * entries.length);
  let at = entries[0]?.at ?? 0;
  writer.varint(at);
  for (const entry of entries) {
    writer
      .varint(entry.at - at)
      .varint(entry.by)
      .block(entry.body);
    at = entry.at;
  }
  return writer.done();
}

/**
 * @param last sequence number of the last entry, @param count how many there are
 * @throws StoreError `corrupt` when the row does not hold what it should
 */
export function unpackEntries(last: number, count: number, body: Uint8Array): LoggedEntry[] {
  try {
    const reader = new ByteReader(body);
    const entries: LoggedEntry[] = [];
    let at = reader.varint();
    for (let seq = last - count + 1; seq <= last; seq++) {
      at += reader.varint();
      const by = reader.varint();
      entries.push({ seq, at, by, body: reader.block() });
    }
    reader.end();
    return entries;
  } catch (error) {
    if (error instanceof ByteError) throw new StoreError('corrupt', error);
    throw error;
  }
}
