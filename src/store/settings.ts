import type { Kysely } from 'kysely';
import type { SettingsStore } from '../desk/live-settings.ts';
import type { Database } from './schema.ts';

export function createSettingsStore(db: Kysely<Database>): SettingsStore {
  return {
    async all() {
      const rows = await db.selectFrom('settings').selectAll().execute();
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    async set(key, value) {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}
