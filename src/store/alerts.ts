/** Alerts on SQL: reports that nobody made. */
import type { Kysely } from 'kysely';
import type { Alerts } from '../moderation/alerts.ts';
import type { Database } from './schema.ts';

export function createAlertStore(db: Kysely<Database>, now: () => number): Alerts {
  return {
    async raise(alert) {
      await db
        .insertInto('reports')
        .values({
          kind: 'alert',
          room: null,
          about: 0,
          subject: JSON.stringify(alert),
          reason: '',
          made_by: 0,
          at: now(),
          state: 'open',
          handled_by: null,
          handled_at: null,
          answer: '',
        })
        .execute();
    },
  };
}
