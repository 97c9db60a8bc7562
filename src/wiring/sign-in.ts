/** The ways to sign in. Each ends at `arrive` (whose account it is) and at the `door` (a new session). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Person, Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import type { Accounts } from '../people/accounts.ts';
import type { Sessions } from '../people/sessions.ts';
import { createArrive, createReturn } from '../people/sign-in/arrive.ts';
import { createDoor } from '../people/sign-in/door.ts';
import { createWaysRoutes } from '../people/sign-in/ways.ts';
import { createIdentityStore } from '../store/identities.ts';
import type { Store } from '../store/store.ts';
import { wireKeysAndIssuers } from './keys-and-issuers.ts';

export interface SignInWiring {
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wireSignIn(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly logger: Logger;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** The connections of this person must come back to take up a change. */
  readonly renew: (person: Person) => void;
}): SignInWiring {
  const { config, store, now, accounts } = deps;
  const identities = createIdentityStore(store.db);
  const door = createDoor({ ...deps, settings: config });
  const merge = async () => true;
  const arrive = createArrive({ identities, accounts, now, merge });
  const others = wireKeysAndIssuers({ ...deps, identities, arrive, comeBack: createReturn({ merge }), door });
  return {
    routes: [createWaysRoutes({ mail: () => false, mailPage: null, ...others.ways }), ...others.routes],
  };
}
