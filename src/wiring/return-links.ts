/** Links by which the host helps somebody back who has no other way in. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Time } from '../activities/activity.ts';
import type { Config } from '../config.ts';
import type { Accounts } from '../people/accounts.ts';
import { nameKey } from '../people/name-key.ts';
import type { Return } from '../people/sign-in/arrive.ts';
import type { Door } from '../people/sign-in/door.ts';
import { createReturnLinks, type ReturnLinks } from '../people/sign-in/return-links.ts';
import { createReturnRoutes } from '../people/sign-in/return-routes.ts';
import { createPeopleList } from '../store/desk-people.ts';
import { createReturnLinkStore } from '../store/return-links.ts';
import type { Store } from '../store/store.ts';

/** Of the requests a minute that one address may make, so many may look at or use such a link. */
const RETURNS_SHARE = 1 / 10;

export function wireReturnLinks(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Time;
  readonly accounts: Accounts;
  readonly comeBack: Return;
  readonly door: Door;
}): { readonly links: ReturnLinks; readonly routes: FastifyPluginAsyncZod } {
  const { config, store } = deps;
  const links = createReturnLinks({
    ...deps,
    store: createReturnLinkStore(store.db),
    waysBack: createPeopleList(store.db, nameKey).waysBack,
  });
  const perMinute = Math.ceil(config.requestsPerMinute * RETURNS_SHARE);
  return { links, routes: createReturnRoutes({ links, door: deps.door, perMinute }) };
}
