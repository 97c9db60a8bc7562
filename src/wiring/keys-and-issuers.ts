/** Signing in with an OpenID Connect issuer and with passkeys. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import type { Arrive, Return } from '../people/sign-in/arrive.ts';
import type { Door } from '../people/sign-in/door.ts';
import type { IdentityStore } from '../people/sign-in/identities.ts';
import { createOidc } from '../people/sign-in/oidc/oidc.ts';
import { createOidcRoutes } from '../people/sign-in/oidc/routes.ts';
import { createPasskeys } from '../people/sign-in/passkeys/passkeys.ts';
import { createPasskeyRoutes } from '../people/sign-in/passkeys/routes.ts';
import type { TellOfWay } from '../people/sign-in/way-notices.ts';
import type { Ways } from '../people/sign-in/ways.ts';
import { ownSecret } from '../secret-file.ts';
import { createPasskeyStore } from '../store/passkeys.ts';
import { createSpentStore } from '../store/spent.ts';
import type { Store } from '../store/store.ts';

/** Of the requests a minute that one address may make, so many may begin or end a sign-in. */
const SIGN_INS_SHARE = 1 / 10;

export function wireKeysAndIssuers(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly logger: Logger;
  readonly identities: IdentityStore;
  readonly arrive: Arrive;
  readonly comeBack: Return;
  readonly door: Door;
  readonly tellOfWay: TellOfWay;
}): { readonly routes: FastifyPluginAsyncZod[]; readonly ways: Pick<Ways, 'passkeys' | 'oidc'> } {
  const { config, store, now, logger, identities } = deps;
  const oidc =
    config.oidc &&
    createOidc({ settings: config.oidc, now, warn: (what, error) => logger.warn({ err: error }, what) });
  const common = {
    ...deps,
    settings: config,
    secret: ownSecret(config.dataDir),
    spent: createSpentStore(store.db),
    signInsPerMinute: Math.ceil(config.requestsPerMinute * SIGN_INS_SHARE),
  };
  return {
    routes: [
      createOidcRoutes({ ...common, oidc }),
      createPasskeyRoutes({
        ...common,
        passkeys: createPasskeys({ ...deps, store: createPasskeyStore(store.db) }),
        otherWays: async (account) => (await identities.of(account)).length,
      }),
    ],
    ways: { passkeys: true, oidc: oidc ? [{ id: 'oidc', name: oidc.name }] : [] },
  };
}
