/** People: accounts, sessions, ways to sign in, invitations, bots. What `compose.ts` puts on the rooms. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Person, Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import { type Accounts, createAccounts } from '../people/accounts.ts';
import { createPeopleRoutes } from '../people/routes.ts';
import { createSessions, type Sessions } from '../people/sessions.ts';
import { createAccountStore } from '../store/accounts.ts';
import { createSessionStore } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { wireSignIn } from './sign-in.ts';

/** Of the requests a minute that one address may make, so many may be new names. */
const NAMES_SHARE = 1 / 10;

export interface PeopleWiring {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wirePeople(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly logger: Logger;
  /** The connections of this person must come back to take up a change. */
  readonly renew: (person: Person) => void;
}): PeopleWiring {
  const { config, store, now } = deps;
  const accounts = createAccounts({ store: createAccountStore(store.db), now });
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
    routes: [
      createPeopleRoutes({
        ...deps,
        accounts,
        sessions,
        settings: config,
        namesPerMinute: Math.ceil(config.requestsPerMinute * NAMES_SHARE),
      }),
      ...signIn.routes,
    ],
  };
}
