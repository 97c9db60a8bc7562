/** People: accounts, sessions, ways to sign in, invitations, bots. What `compose.ts` puts on the rooms. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Person, Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import type { LiveSettingsKeeper } from '../desk/live-settings.ts';
import type { Audit } from '../moderation/audit.ts';
import { type Accounts, createAccounts } from '../people/accounts.ts';
import type { Aliases } from '../people/aliases.ts';
import type { Mailer } from '../people/mail/mailer.ts';
import { createPeopleRoutes } from '../people/routes.ts';
import { createSessionRoutes } from '../people/session-routes.ts';
import { createSessions, type Sessions } from '../people/sessions.ts';
import type { ReturnLinks } from '../people/sign-in/return-links.ts';
import type { TellOfWay } from '../people/sign-in/way-notices.ts';
import type { Standing } from '../people/standing.ts';
import type { Directory } from '../rooms/directory.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import { createAccountStore } from '../store/accounts.ts';
import { createSessionStore } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { wireInvites } from './invites.ts';
import { wireSignIn } from './sign-in.ts';

/** Of the requests a minute that one address may make, so many may be new names. */
const NAMES_SHARE = 1 / 10;

export interface PeopleWiring {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Null where no mail is sent. */
  readonly mailer: Mailer | null;
  readonly returnLinks: ReturnLinks;
  /** Tells somebody by mail that a way into their account came or went. */
  readonly tellOfWay: TellOfWay;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

interface PeopleDeps {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly host: Host;
  readonly directory: Directory;
  readonly entry: Entry;
  readonly standing: Standing;
  readonly settings: LiveSettingsKeeper;
  readonly audit: Audit;
  readonly aliases: Aliases;
  /** Reads again who owns which room and who is banned. */
  readonly takeUp: () => Promise<void>;
  readonly logger: Logger;
  /** The connections of this person must come back to take up a change. */
  readonly renew: (person: Person) => void;
}

export function wirePeople(deps: PeopleDeps): PeopleWiring {
  const { config, store, now, settings } = deps;
  const accounts = createAccounts({
    store: createAccountStore(store.db),
    isOpen: () => settings.now['open-to'] === 'everybody',
    now,
  });
  const sessions = createSessions({
    store: createSessionStore(store.db),
    days: config.sessionDays,
    maxDays: config.sessionMaxDays,
    now,
  });
  const signIn = wireSignIn({ ...deps, accounts, sessions });
  return {
    accounts,
    sessions,
    mailer: signIn.mailer,
    returnLinks: signIn.returnLinks,
    tellOfWay: signIn.tellOfWay,
    routes: [
      createPeopleRoutes({
        ...deps,
        accounts,
        sessions,
        settings: config,
        formerly: deps.aliases.of,
        namesPerMinute: Math.ceil(config.requestsPerMinute * NAMES_SHARE),
      }),
      ...signIn.routes,
      createSessionRoutes({ ...deps, sessions }),
      wireInvites({ ...deps, accounts, sessions, returnLinks: signIn.returnLinks }),
    ],
  };
}
