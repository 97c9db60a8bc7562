/** Words taken out of the log for good, on SQL. The only place where a row of the log is ever changed. */
import type { Kysely } from 'kysely';
import type { Person } from '../activities/activity.ts';
import type { ChannelId } from '../rooms/log.ts';
import { packEntries, unpackEntries } from './entry-row.ts';
import type { Database } from './schema.ts';

/** Rows read at a time. */
const PAGE = 200;

export interface Redaction {
  /**
   * Changes what this person's entries say.
   *
   * @param without the entry's bytes without what is to go; null where nothing is
   */
  redact(channel: ChannelId, who: Person, without: (body: Uint8Array) => Uint8Array | null): Promise<void>;
  /** A snapshot from before this entry still knows the words: it is folded anew from the log instead. */
  dropSnapshot(channel: ChannelId, before: number): Promise<void>;
}

export function createRedaction(db: Kysely<Database>): Redaction {
  return {
    async redact(channel, who, without) {
      for (let after = 0; ; ) {
        const rows = await db
          .selectFrom('entries')
          .select(['last', 'count', 'body'])
          .where('channel', '=', channel)
          .where('last', '>', after)
          .orderBy('last')
          .limit(PAGE)
          .execute();
        for (const { last, count, body } of rows) {
          let changed = false;
          const entries = unpackEntries(last, count, body).map((entry) => {
            const shorter = entry.by === who ? without(entry.body) : null;
            changed ||= shorter !== null;
            return shorter ? { ...entry, body: shorter } : entry;
          });
          if (!changed) continue;
          await db
            .updateTable('entries')
            .set({ body: packEntries(entries) })
            .where('channel', '=', channel)
            .where('last', '=', last)
            .execute();
        }
        const end = rows.at(-1);
        if (!end || rows.length < PAGE) return;
        after = end.last;
      }
    },

    async dropSnapshot(channel, before) {
      await db.deleteFrom('snapshots').where('channel', '=', channel).where('seq', '<', before).execute();
    },
  };
}
