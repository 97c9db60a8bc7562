/** What keeps a community safe: the audit, bans, reports, the guard against bots. */
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Time } from '../activities/activity.ts';
import { type Audit, createAudit } from '../moderation/audit.ts';
import { createReports, type Reports } from '../moderation/reports.ts';
import { createAuditStore } from '../store/audit.ts';
import { createReportStore } from '../store/reports.ts';
import type { Store } from '../store/store.ts';

export interface ModerationWiring {
  readonly audit: Audit;
  /** `reports.alert` tells moderators what the server itself noticed. */
  readonly reports: Reports;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wireModeration(deps: { readonly store: Store; readonly now: () => Time }): ModerationWiring {
  const { now, store } = deps;
  const audit = createAudit({ store: createAuditStore(store.db), now, newId: randomUUID });
  const reports = createReports({ store: createReportStore(store.db), audit, now });
  return { audit, reports, routes: [] };
}
