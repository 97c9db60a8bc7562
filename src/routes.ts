/** The HTTP routes of all slices, with what each of them needs. */
import { randomInt } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Time } from './activities/activity.ts';
import type { MessageArchive } from './activities/chat/archive.ts';
import { createChatRoutes } from './activities/chat/routes.ts';
import { members } from './activities/members/members.ts';
import { createMemberRoutes } from './activities/members/routes.ts';
import { createMuralRoutes } from './activities/mural/http/routes.ts';
import { statsSchema } from './activities/mural/http/schemas.ts';
import { statsOf } from './activities/mural/look-up.ts';
import { mural } from './activities/mural/mural.ts';
import type { SavedTables } from './activities/table/archive.ts';
import { createDeckRoutes } from './activities/table/http/deck-routes.ts';
import { createKeepRoutes } from './activities/table/http/keep-routes.ts';
import { createPastTables } from './activities/table/http/past-tables.ts';
import { createReplayRoutes } from './activities/table/http/replay-routes.ts';
import type { RoomDecks } from './activities/table/http/room-decks.ts';
import { createTableSeal } from './activities/table/http/table-seal.ts';
import { shelf } from './activities/table/shelf.ts';
import { table } from './activities/table/table.ts';
import type { Config } from './config.ts';
import type { Jobs } from './desk/jobs.ts';
import type { LiveSettingsKeeper } from './desk/live-settings.ts';
import { createPace } from './live/pace.ts';
import { createPollingRoutes } from './live/polling-routes.ts';
import type { TokenPace } from './live/token-pace.ts';
import type { Audit } from './moderation/audit.ts';
import { planRoom, roomWishes } from './new-room.ts';
import type { Accounts } from './people/accounts.ts';
import type { Aliases } from './people/aliases.ts';
import { whyNoRooms } from './people/makes-rooms.ts';
import type { Directory } from './rooms/directory.ts';
import type { Entry } from './rooms/entry.ts';
import type { Host } from './rooms/host.ts';
import { createRoomRoutes } from './rooms/routes.ts';
import { ownSecret } from './secret-file.ts';

/** Of the requests a minute that one address may make, so many parts may be new rooms. */
const ROOMS_SHARE = 1 / 60;
/** A big mural has hundreds of tiles, and a school shares an address: so many tiles count as one request. */
const TILES_PER_REQUEST = 10;

export interface RoutesDeps {
  readonly config: Config;
  readonly host: Host;
  readonly directory: Directory;
  readonly entry: Entry;
  readonly accounts: Accounts;
  readonly settings: LiveSettingsKeeper;
  readonly archive: MessageArchive;
  readonly decks: RoomDecks;
  readonly saved: SavedTables;
  readonly audit: Audit;
  readonly tokenPace: TokenPace;
  /** Of accounts of one person that were merged. */
  readonly aliases: Pick<Aliases, 'of' | 'now'>;
  readonly jobs: Jobs;
  readonly now: () => Time;
  readonly activities: readonly string[];
  /** A tile was handed out: whether it was in the cache. */
  readonly tileServed: (hit: boolean) => void;
  /** How many are in a room right now. */
  readonly present: (room: number) => { readonly here: number; readonly watching: number };
}

export function createRoutes(deps: RoutesDeps): FastifyPluginAsyncZod[] {
  const { requestsPerMinute } = deps.config;
  const pace = createPace({ ...deps.config, tokenPace: deps.tokenPace, now: deps.now });
  return [
    createRoomRoutes({
      ...deps,
      leave: { activity: members.name, command: { type: 'leave' } },
      wishes: roomWishes,
      plan: planRoom,
      whyNot: (me) => whyNoRooms(deps.settings.now['rooms-by'], me),
      stats: {
        [mural.name]: {
          schema: statsSchema,
          of: (state, who, at) => statsOf(state, who, at, deps.aliases.of(who)),
        },
      },
      roomsPerMinute: Math.ceil(requestsPerMinute * ROOMS_SHARE),
    }),
    createMuralRoutes({
      ...deps,
      pace,
      activity: mural.name,
      tilesPerMinute: requestsPerMinute * TILES_PER_REQUEST,
    }),
    createChatRoutes({ ...deps, formerly: deps.aliases.of }),
    createDeckRoutes({ ...deps, activity: table.name }),
    createKeepRoutes({
      ...deps,
      pace,
      activity: table.name,
      seal: createTableSeal(ownSecret(deps.config.dataDir)),
      known: shelf,
      random: (below) => randomInt(below),
    }),
    createReplayRoutes({
      ...deps,
      activity: table.name,
      past: createPastTables(deps.host),
      formerly: deps.aliases.of,
    }),
    createMemberRoutes({ ...deps, named: deps.accounts.named }),
    createPollingRoutes({ ...deps, pace, formerly: deps.aliases.of }),
  ];
}
