/** The ways to sign in. Each ends at `arrive` (whose account it is) and at the `door` (a new session). */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { type Person, refuse, type Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import { thingOfPerson } from '../moderation/things.ts';
import type { Accounts } from '../people/accounts.ts';
import type { Aliases } from '../people/aliases.ts';
import type { Mailer } from '../people/mail/mailer.ts';
import { createProfiles } from '../people/profile.ts';
import type { Sessions } from '../people/sessions.ts';
import { createArrive, createReturn } from '../people/sign-in/arrive.ts';
import { createAskLink } from '../people/sign-in/ask-link.ts';
import { createDoor } from '../people/sign-in/door.ts';
import { createMailLinks } from '../people/sign-in/mail-links.ts';
import { createMailRoutes } from '../people/sign-in/mail-routes.ts';
import { createMerge } from '../people/sign-in/merge.ts';
import { createOwnWaysRoutes } from '../people/sign-in/own-ways-routes.ts';
import type { ReturnLinks } from '../people/sign-in/return-links.ts';
import { createWayNotices, TELL_NOBODY, type TellOfWay } from '../people/sign-in/way-notices.ts';
import { createWaysRoutes } from '../people/sign-in/ways.ts';
import { createIdentityStore } from '../store/identities.ts';
import { createLinkStore } from '../store/mail-links.ts';
import { createMergeStore } from '../store/merging.ts';
import { createProfileStore } from '../store/profiles.ts';
import type { Store } from '../store/store.ts';
import { wireKeysAndIssuers } from './keys-and-issuers.ts';
import { wireMail } from './mail.ts';
import { wireReturnLinks } from './return-links.ts';

export interface SignInWiring {
  /** Null where no mail is sent. */
  readonly mailer: Mailer | null;
  readonly returnLinks: ReturnLinks;
  readonly tellOfWay: TellOfWay;
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
  readonly aliases: Aliases;
  /** Reads again who owns which room and who is banned. */
  readonly takeUp: () => Promise<void>;
}): SignInWiring {
  const { config, store, now, accounts } = deps;
  const identities = createIdentityStore(store.db);
  const door = createDoor({ ...deps, settings: config });
  const merge = createMerge({ ...deps, store: createMergeStore(store.db, thingOfPerson) });
  const arrive = createArrive({ identities, accounts, now, merge });
  const comeBack = createReturn({ merge });
  const mail = wireMail(deps);
  const { mailer } = mail;
  const profiles = createProfiles({ store: createProfileStore(store.db) });
  const tellOfWay = mailer
    ? createWayNotices({
        identities,
        mailer,
        languageOf: async (who) => (await profiles.of(who)).language,
        baseFor: mail.baseFor,
        issuer: config.oidc?.name ?? 'OpenID Connect',
        mailsPerHour: config.mailsPerHour,
        now,
        log: deps.logger,
      })
    : TELL_NOBODY;
  const others = wireKeysAndIssuers({ ...deps, identities, arrive, comeBack, door, tellOfWay });
  const returning = wireReturnLinks({ config, store, now, accounts, comeBack, door });
  const links = createMailLinks({ links: createLinkStore(store.db), identities, accounts, arrive, now });
  const mailRoutes = createMailRoutes({
    ask: mailer
      ? createAskLink({ links, mailer, now, mailsPerHour: config.mailsPerHour })
      : async () => refuse('people/no-mail'),
    links,
    door,
    tellOfWay,
    baseFor: mail.baseFor,
    perMinute: Math.ceil(config.requestsPerMinute / 10),
  });
  const ways = {
    mail: (request: FastifyRequest) => mailer !== null && mail.baseFor(request) !== null,
    mailPage: mail.page,
    ...others.ways,
  };
  return {
    mailer,
    returnLinks: returning.links,
    tellOfWay,
    routes: [
      createWaysRoutes(ways),
      createOwnWaysRoutes({ identities, tellOfWay }),
      mailRoutes,
      returning.routes,
      ...mail.routes,
      ...others.routes,
    ],
  };
}
