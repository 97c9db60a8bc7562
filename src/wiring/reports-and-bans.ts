/** Bans from the server and what people report: what stands on people and rooms both. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { isRefusal, type Person, refuse } from '../activities/activity.ts';
import type { MessageArchive } from '../activities/chat/archive.ts';
import { encodeIndexedPng } from '../activities/mural/http/indexed-png.ts';
import { readRegion } from '../activities/mural/look-up.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralState } from '../activities/mural/state.ts';
import type { Audit } from '../moderation/audit.ts';
import { createBanRoutes } from '../moderation/ban-routes.ts';
import { createBans } from '../moderation/bans.ts';
import { createQueueRoutes } from '../moderation/queue-routes.ts';
import { createReportRoutes } from '../moderation/report-routes.ts';
import type { Reports } from '../moderation/reports.ts';
import type { Evidence } from '../moderation/subjects.ts';
import type { Area } from '../moderation/things.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Accounts } from '../people/accounts.ts';
import { ownPrefix } from '../people/addresses.ts';
import { createServerPermit } from '../people/server-permit.ts';
import type { Sessions } from '../people/sessions.ts';
import type { Entry } from '../rooms/entry.ts';
import { createBanStore, createSessionsNear } from '../store/bans.ts';

export interface ReportsAndBansDeps {
  readonly rooms: Rooms;
  readonly entry: Entry;
  readonly audit: Audit;
  readonly reports: Reports;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly archive: MessageArchive;
}

export function wireReportsAndBans(deps: ReportsAndBansDeps): FastifyPluginAsyncZod[] {
  const { rooms, audit, accounts } = deps;
  const { standing, store, host } = rooms;
  const { now } = store.log;
  const permit = createServerPermit(standing);
  const namesOf = async (people: readonly Person[]): Promise<ReadonlyMap<Person, string>> => {
    const found = await accounts.find([...new Set(people)].filter((person) => person !== 0));
    return new Map(found.map(({ number, name }) => [number, name]));
  };
  const sessionsNear = createSessionsNear(store.db);
  const bans = createBans({
    store: createBanStore(store.db),
    standing,
    audit,
    now,
    answersFor: accounts.answersFor,
    living: rooms.aliases.now,
    addressOf: async (account) => (await deps.sessions.of(account))[0]?.address ?? '',
    async seenAt(prefix) {
      const seen = await sessionsNear(prefix);
      const there = seen.filter(({ address }) => ownPrefix(address) === prefix);
      return new Set(there.map(({ account }) => account).filter((who) => standing.roleOf(who) === null));
    },
  });
  const evidence: Evidence = {
    async message(room, seq) {
      const [message] = (await deps.archive.page(room.id, seq + 1, 1)).messages;
      if (message?.seq !== seq || message.deleted) return refuse('chat/no-such-message');
      return { by: message.by, at: message.at, text: message.text };
    },
    async around(room, seq, before, after) {
      // There may be other entries between two messages.
      const later = await deps.archive.after(room.id, seq, after);
      const { messages } = await deps.archive.page(room.id, seq + 1, before + 1);
      return [...messages, ...later];
    },
    async area(room, { x, y, width, height }: Area) {
      const channel = await host.channel(room, mural.name);
      if (!channel) return refuse('rooms/no-such-activity', { activity: mural.name });
      const shown = await host.read(channel, (state: MuralState) => {
        const inside = x + width <= state.width && y + height <= state.height;
        if (!inside) return refuse('mural/out-of-bounds', { x, y, width: state.width, height: state.height });
        return { pixels: readRegion(state, x, y, width, height), palette: state.palette };
      });
      return isRefusal(shown) ? shown : encodeIndexedPng(shown.pixels, width, height, shown.palette);
    },
  };
  const reporting = {
    reports: deps.reports,
    evidence,
    entry: deps.entry,
    permit,
    namesOf,
    roomsOf: async (ids: readonly number[]) =>
      new Map((await rooms.records.byIds(ids)).map((room) => [room.id, room])),
  };
  return [
    createBanRoutes({ bans, standing, permit, namesOf, now }),
    createReportRoutes({ ...reporting, living: rooms.aliases.now }),
    createQueueRoutes({ ...reporting, host }),
  ];
}
