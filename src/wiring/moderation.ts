/** What keeps a community safe: the audit, bans, reports, the guard against bots. */
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Command, Time } from '../activities/activity.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralState } from '../activities/mural/state.ts';
import type { Config } from '../config.ts';
import type { LiveSettingsKeeper } from '../desk/live-settings.ts';
import type { Alerts } from '../moderation/alerts.ts';
import { type Audit, createAudit } from '../moderation/audit.ts';
import { createAddressCooldown } from '../moderation/guard/address-cooldown.ts';
import { createChallenges } from '../moderation/guard/challenges.ts';
import { createGuard } from '../moderation/guard/guard.ts';
import { createProofOfWork, type ProofOfWork } from '../moderation/guard/proof-of-work.ts';
import { createProofRoutes } from '../moderation/guard/routes.ts';
import { createReports, type ReportNews, type Reports } from '../moderation/reports.ts';
import type { Standing } from '../people/standing.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Guard } from '../rooms/draft.ts';
import { ownSecret } from '../secret-file.ts';
import { createAuditStore } from '../store/audit.ts';
import { createProofStore } from '../store/proofs.ts';
import { createReportStore } from '../store/reports.ts';
import type { Store } from '../store/store.ts';

export interface ModerationWiring {
  readonly audit: Audit;
  readonly alerts: Alerts;
  /** `reports.alert` tells moderators what the server itself noticed. */
  readonly reports: Reports;
  readonly guard: Guard;
  /** Somebody with an account arrived from this address: what the guard needs to know of them is looked up. */
  readonly meet: ProofOfWork['meet'];
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wireModeration(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly standing: Standing;
  readonly settings: LiveSettingsKeeper;
  readonly now: () => Time;
  readonly reportNews: ReportNews;
}): ModerationWiring {
  const { store, standing, settings, now } = deps;
  const audit = createAudit({ store: createAuditStore(store.db), now, newId: randomUUID });
  const reports = createReports({ store: createReportStore(store.db), audit, now, news: deps.reportNews });
  const proofs = createProofOfWork({
    mode: () => settings.now['proof-of-work'],
    store: createProofStore(store.db),
    isStaff: (who) => standing.roleOf(who) !== null,
    now,
  });
  const addresses = createAddressCooldown({
    isOn: () => settings.now['cooldown-by'] === 'address',
    cooldownOf,
    takesBack: ({ activity }, { type }) => activity.name === mural.name && type === 'undo',
  });
  const challenges = createChallenges({ secret: ownSecret(deps.config.dataDir), now });
  return {
    audit,
    // What grows from one alert to the next is left out: the same one is raised once until it is handled.
    alerts: { raise: ({ kind, prefix }) => reports.alert({ reason: kind, subject: { prefix } }) },
    reports,
    guard: createGuard(proofs, addresses),
    meet: proofs.meet,
    routes: [createProofRoutes({ challenges, proofs })],
  };
}

/** A channel whose command is being decided has its state. */
function cooldownOf({ activity, state }: Channel, { type }: Command): number {
  return activity.name === mural.name && type === 'place' ? (state as MuralState).cooldown * 1000 : 0;
}
