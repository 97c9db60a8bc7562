/** What keeps a community safe: the audit, bans, reports, the guard against bots. */
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Time } from '../activities/activity.ts';
import type { Alerts } from '../moderation/alerts.ts';
import { type Audit, createAudit } from '../moderation/audit.ts';
import { createAlertStore } from '../store/alerts.ts';
import { createAuditStore } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

export interface ModerationWiring {
  readonly audit: Audit;
  readonly alerts: Alerts;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wireModeration(deps: { readonly store: Store; readonly now: () => Time }): ModerationWiring {
  const audit = createAudit({ store: createAuditStore(deps.store.db), now: deps.now, newId: randomUUID });
  const alerts = createAlertStore(deps.store.db, deps.now);
  return { audit, alerts, routes: [] };
}
