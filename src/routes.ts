/** The HTTP routes of all slices, with what each of them needs. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Refusal, Role, Time } from './activities/activity.ts';
import type { MessageArchive } from './activities/chat/archive.ts';
import { createChatRoutes } from './activities/chat/routes.ts';
import { members } from './activities/members/members.ts';
import { createMuralRoutes } from './activities/mural/http/routes.ts';
import { statsSchema } from './activities/mural/http/schemas.ts';
import { statsOf } from './activities/mural/look-up.ts';
import { mural } from './activities/mural/mural.ts';
import type { Config } from './config.ts';
import { createPollingRoutes } from './live/polling-routes.ts';
import { planRoom, roomWishes } from './new-room.ts';
import type { Accounts } from './people/accounts.ts';
import { createPeopleRoutes } from './people/routes.ts';
import type { Sessions } from './people/sessions.ts';
import type { Directory } from './rooms/directory.ts';
import type { Entry } from './rooms/entry.ts';
import type { Host } from './rooms/host.ts';
import { createRoomRoutes } from './rooms/routes.ts';

/** New rooms, and new names, a minute from one address. */
const ROOMS_PER_MINUTE = 20;
const NAMES_PER_MINUTE = 120;
/** A big mural has hundreds of tiles, and a school shares an address: so many tiles count as one request. */
const TILES_PER_REQUEST = 10;

export interface RoutesDeps {
  readonly config: Config;
  readonly host: Host;
  readonly directory: Directory;
  readonly entry: Entry;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly archive: MessageArchive;
  readonly may: (role: Role, action: string) => true | Refusal;
  readonly now: () => Time;
  readonly activities: readonly string[];
  /** How many are in a room right now. */
  readonly present: (room: number) => { readonly here: number; readonly watching: number };
  /** The connections of this person must come back to take up a change. */
  readonly renew: (person: number) => void;
}

export function createRoutes(deps: RoutesDeps): FastifyPluginAsyncZod[] {
  return [
    createPeopleRoutes({
      ...deps,
      settings: deps.config,
      namesPerMinute: NAMES_PER_MINUTE,
      renamed: (account) => deps.renew(account.number),
    }),
    createRoomRoutes({
      ...deps,
      leave: { activity: members.name, command: { type: 'leave' } },
      wishes: roomWishes,
      plan: planRoom,
      stats: { [mural.name]: { schema: statsSchema, of: statsOf } },
      roomsPerMinute: ROOMS_PER_MINUTE,
    }),
    createMuralRoutes({
      ...deps,
      activity: mural.name,
      tilesPerMinute: TILES_PER_REQUEST * deps.config.requestsPerMinute,
    }),
    createChatRoutes(deps),
    createPollingRoutes(deps),
  ];
}
