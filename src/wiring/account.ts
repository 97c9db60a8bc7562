/** What is a person's own: bots and their tokens, the profile, everything about them, and the end of the account. */
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Person, Time } from '../activities/activity.ts';
import type { LookOf } from '../api/look.ts';
import type { Config } from '../config.ts';
import type { LiveSettingsKeeper } from '../desk/live-settings.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Accounts } from '../people/accounts.ts';
import { createBots } from '../people/bots/bots.ts';
import { createBotRoutes } from '../people/bots/routes.ts';
import { createTokens, type Tokens } from '../people/bots/tokens.ts';
import { type CleanUpOptions, cleanUpAccounts } from '../people/departure/clean-up.ts';
import { createDeparture, type Departure } from '../people/departure/departure.ts';
import { createDepartureRoutes } from '../people/departure/routes.ts';
import { createExportRoutes } from '../people/export/routes.ts';
import { createProfiles } from '../people/profile.ts';
import { createProfileRoutes } from '../people/profile-routes.ts';
import { hashToken } from '../people/session-token.ts';
import type { TellOfWay } from '../people/sign-in/way-notices.ts';
import { createBotStore, createTokenStore } from '../store/bots.ts';
import { createDepartureStore } from '../store/departure.ts';
import { createExportStore } from '../store/exports.ts';
import { createProfileStore } from '../store/profiles.ts';
import { createTraces } from './traces.ts';

/** Of the requests a minute that one address may make, so many may make bots. */
const BOTS_SHARE = 1 / 60;

export interface AccountWiring {
  readonly tokens: Tokens;
  readonly lookOf: LookOf;
  readonly departure: Departure;
  /** Ends accounts nobody claimed and nobody used for long. @returns how many */
  readonly cleanUpAccounts: (options?: CleanUpOptions) => Promise<number>;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

export function wireAccount(deps: {
  readonly config: Config;
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly settings: LiveSettingsKeeper;
  readonly now: () => Time;
  /** The live connections of this person must come back to take up a change. */
  readonly renew: (person: Person) => void;
  /** Ends the live connections that were opened with this token. */
  readonly revoked: (token: number) => void;
  /** A token was made. */
  readonly tellOfWay: TellOfWay;
  readonly broken: (error: Error) => void;
}): AccountWiring {
  const { config, rooms, accounts, now, renew, broken } = deps;
  const { store, standing } = rooms;
  const departures = createDepartureStore(store.db);
  const traces = createTraces(rooms);
  const departure = createDeparture({
    store: departures,
    traces,
    now,
    newUuid: randomUUID,
    async gone(who) {
      for (const one of who) renew(one);
      await standing.refresh();
    },
    scrub: store.scrub,
    broken,
  });
  const tokens = createTokens({
    store: createTokenStore(store.db),
    now,
    banOf: standing.banOf,
    ended: deps.revoked,
  });
  const bots = createBots({
    store: createBotStore(store.db),
    accounts,
    tokens,
    async end(bot) {
      await departure.end(bot, 'keep');
    },
    renew,
  });
  const profiles = createProfiles({ store: createProfileStore(store.db) });
  return {
    tokens,
    lookOf: (token) => profiles.ofSession(hashToken(token), now()),
    departure,
    cleanUpAccounts(options) {
      // What could not be done at the time.
      departure.resume();
      return cleanUpAccounts(
        {
          store: departures,
          departure,
          masters: traces.masters,
          now,
          unclaimedDays: () => deps.settings.now['unclaimed-days'],
        },
        options,
      );
    },
    routes: [
      createBotRoutes({
        bots,
        tokens,
        tellOfWay: deps.tellOfWay,
        barOf: ({ number }) => standing.banOf(number, now()),
        botsPerMinute: Math.ceil(config.requestsPerMinute * BOTS_SHARE),
      }),
      createProfileRoutes({ profiles, renew }),
      createExportRoutes({
        store: createExportStore(store.db),
        traces,
        profile: profiles.of,
        bots: bots.list,
        now,
      }),
      createDepartureRoutes({ departure, settings: config }),
    ],
  };
}
