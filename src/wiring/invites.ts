/** Invitations, put on the rooms and on the standing of people. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Command, isRefusal, type Person, type Time } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import type { Join } from '../activities/members/types.ts';
import type { Config } from '../config.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Accounts } from '../people/accounts.ts';
import { createInvites } from '../people/invites/invites.ts';
import { createInviteRoutes } from '../people/invites/routes.ts';
import { createServerPermit } from '../people/server-permit.ts';
import type { Sessions } from '../people/sessions.ts';
import { createDoor } from '../people/sign-in/door.ts';
import type { ReturnLinks } from '../people/sign-in/return-links.ts';
import type { Standing } from '../people/standing.ts';
import type { Directory } from '../rooms/directory.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import { createInviteStore } from '../store/invites.ts';
import type { Store } from '../store/store.ts';

/** Of the requests a minute that one address may make, so many may accept an invitation: a class arrives at once. */
const ACCEPTED_SHARE = 1 / 10;

export interface InvitesWiring {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly host: Host;
  readonly directory: Directory;
  readonly entry: Entry;
  readonly standing: Standing;
  readonly audit: Audit;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly returnLinks: Pick<ReturnLinks, 'revoke'>;
  readonly renew: (person: Person) => void;
}

export function wireInvites(deps: InvitesWiring): FastifyPluginAsyncZod {
  const { config, store, host, directory, standing, audit, now } = deps;
  const invites = createInvites({
    store: createInviteStore(store.db),
    now,
    findRoom: directory.find,
    permit: host.permit,
    roleOnServer: standing.roleOf,
    setRoleOnServer: standing.setRole,
    isMember: host.isMember,
    async welcome(room, by, role) {
      const list = await host.channel(room, members.name);
      if (!list) throw new Error('every room has a member list');
      const join: Join & Command = { type: 'join', role };
      const answer = await host.record(list, join, by);
      return isRefusal(answer) ? answer : null;
    },
    note: audit.note,
  });
  return createInviteRoutes({
    ...deps,
    invites,
    permit: createServerPermit(standing),
    roleOnServer: standing.roleOf,
    door: createDoor({ ...deps, settings: config }),
    async endSessions(who) {
      await deps.returnLinks.revoke(who);
      await deps.sessions.revokeOthers(who, null);
    },
    acceptedPerMinute: Math.ceil(config.requestsPerMinute * ACCEPTED_SHARE),
  });
}
