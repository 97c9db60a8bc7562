import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Refusal } from './activities/activity.ts';
import { members } from './activities/members/members.ts';
import { mural } from './activities/mural/mural.ts';
import { createRoomDecks } from './activities/table/http/room-decks.ts';
import { createApp } from './api/app.ts';
import type { Config } from './config.ts';
import { type Jobs, openJobs } from './desk/jobs.ts';
import { keepLiveSettings, type LiveSettingsKeeper } from './desk/live-settings.ts';
import type { Gateway } from './live/gateway.ts';
import { createTokenPace } from './live/token-pace.ts';
import { activities, openRooms } from './open-rooms.ts';
import { createHealth } from './ops/health.ts';
import { measureHost } from './ops/measure-host.ts';
import { createMetrics } from './ops/metrics.ts';
import type { Departure } from './people/departure/departure.ts';
import { may, mayWith } from './people/roles.ts';
import type { Standing } from './people/standing.ts';
import { publicRoom } from './public-room.ts';
import { NO_GUARD } from './rooms/draft.ts';
import { createEntry } from './rooms/entry.ts';
import { createGuesses } from './rooms/guesses.ts';
import type { Host } from './rooms/host.ts';
import { createUpkeep } from './rooms/upkeep.ts';
import { createRoutes } from './routes.ts';
import { createDeckStore } from './store/decks.ts';
import { createJobStore } from './store/jobs.ts';
import { createMessageArchive } from './store/message-archive.ts';
import { createSavedTables } from './store/saved-tables.ts';
import { createSettingsStore } from './store/settings.ts';
import type { Store } from './store/store.ts';
import { wireAccount } from './wiring/account.ts';
import { cleanUpDecks } from './wiring/clean-up-decks.ts';
import { wireDesk } from './wiring/desk.ts';
import { wireLive } from './wiring/live.ts';
import { wireModeration } from './wiring/moderation.ts';
import { wirePeople } from './wiring/people.ts';
import { createReportNews } from './wiring/report-news.ts';
import { wireReportsAndBans } from './wiring/reports-and-bans.ts';

export interface Server {
  readonly app: FastifyInstance;
  readonly host: Host;
  readonly gateway: Gateway;
  readonly store: Store;
  readonly standing: Standing;
  /** What is still being done for those who are gone. */
  readonly departure: Departure;
  readonly settings: LiveSettingsKeeper;
  readonly jobs: Jobs;
  /** Starts to listen; resolves with the address people can open. */
  listen(): Promise<string>;
  /** Stops accepting, answers what waits, snapshots, tells clients to come back. */
  close(): Promise<void>;
}

export const VERSION = '0.1.0';

/** Requests under way may take so long when the server stops; slower ones are cut off. In ms. */
const REQUEST_GRACE = 1500;

/** @throws StoreError when the database cannot be used */
export async function createServer(config: Config, logger: Logger): Promise<Server> {
  const metrics = createMetrics();
  const refused = (code: string): void => metrics.refusals.inc({ code });

  const broken = (error: Error): void => {
    metrics.errors.inc({ kind: 'bug' });
    logger.error({ err: error }, 'something is broken; the rest goes on');
  };

  let gateway: Gateway | null = null;
  let guard = NO_GUARD;
  const rooms = await openRooms(config.dataDir, {
    may,
    mayWith,
    guard: {
      check: (...asked) => guard.check(...asked),
      done: (...asked) => guard.done(...asked),
    },
    refused,
    timed({ activity }, { type }, seconds) {
      if (activity.name === mural.name && type === 'place') metrics.placing.observe(seconds);
    },
    measured({ seconds, entries }) {
      metrics.append.observe(seconds);
      metrics.batch.observe(entries);
    },
    fault(error) {
      if (error) {
        metrics.errors.inc({ kind: 'write' });
        logger.error({ err: error }, 'cannot write');
      }
      gateway?.paused(error ? codeOf(error) : null);
      upkeep.faulty(error !== null);
    },
    broken,
  });
  const { store, host, directory } = rooms;
  const { now } = store.log;
  measureHost(host, metrics);
  const settings = await keepLiveSettings(createSettingsStore(store.db));
  const stopRefreshing = store.log.onForeignWrite(() => {
    settings.refresh().catch(broken);
  });
  const jobs = await openJobs({ store: createJobStore(store.db), now, broken });
  const moderation = wireModeration({
    config,
    store,
    standing: rooms.standing,
    settings,
    now,
    reportNews: createReportNews({ rooms, gateway: () => gateway, broken }),
  });
  guard = moderation.guard;
  const guesses = createGuesses({
    now,
    alarm: (prefix, tries) => moderation.alerts.raise({ kind: 'guessing', prefix, tries }).catch(broken),
  });
  const entry = createEntry({
    directory,
    host,
    guesses,
    join: { activity: members.name, command: { type: 'join' } },
    takeOver: rooms.takeOver,
  });
  const people = wirePeople({
    config,
    store,
    now,
    logger,
    host,
    directory,
    entry,
    standing: rooms.standing,
    settings,
    aliases: rooms.aliases,
    takeUp: rooms.takeUp,
    audit: moderation.audit,
    renew: (person) => gateway?.renew(person),
  });
  const { sessions } = people;
  const account = wireAccount({
    config,
    rooms,
    accounts: people.accounts,
    settings,
    now,
    renew: (person) => gateway?.renew(person),
    revoked: (token) => gateway?.revoked(token),
    tellOfWay: people.tellOfWay,
    broken,
  });
  const deckStore = createDeckStore(store.db);
  const decks = createRoomDecks({ host, store: deckStore, now });
  const tokenPace = createTokenPace({ ...config, now });
  const desk = await wireDesk({
    config,
    version: VERSION,
    rooms,
    metrics,
    settings,
    jobs,
    audit: moderation.audit,
    reports: moderation.reports,
    accounts: people.accounts,
    cleanUpAccounts: account.cleanUpAccounts,
    cleanUpDecks: (signal) => cleanUpDecks({ rooms, decks, store: deckStore, signal }),
    sessions,
    returnLinks: people.returnLinks,
    departure: account.departure,
    gateway: () => gateway,
    broken,
  });
  const archive = createMessageArchive(store.db);
  const bar = (who: number, address: string): Refusal | null => rooms.standing.bar(who, address, now());
  const safety = wireReportsAndBans({
    rooms,
    entry,
    audit: moderation.audit,
    reports: moderation.reports,
    accounts: people.accounts,
    sessions,
    archive,
  });
  const upkeep = createUpkeep({ config, host, directory, cleanUp: desk.cleanUp, logger });
  await publicRoom(directory, config);

  const health = createHealth({
    writeProbe: store.log.probe,
    dataDir: config.dataDir,
    mail: () => people.mailer?.status() ?? null,
    now: () => performance.now(),
  });
  const app = await createApp({
    settings: config,
    version: VERSION,
    sessions,
    tokens: account.tokens,
    meet: moderation.meet,
    bar,
    health,
    metrics,
    lookOf: account.lookOf,
    webRoot: join(import.meta.dirname, '../dist/web'),
    logger,
    routes: [
      ...people.routes,
      ...account.routes,
      ...moderation.routes,
      ...safety,
      ...desk.routes,
      ...createRoutes({
        config,
        host,
        directory,
        entry,
        accounts: people.accounts,
        archive,
        decks,
        saved: createSavedTables(store.db),
        audit: moderation.audit,
        settings,
        tokenPace,
        aliases: rooms.aliases,
        jobs,
        now,
        tileServed: (hit) => metrics.tiles.inc({ result: hit ? 'hit' : 'miss' }),
        activities: activities.map(({ name }) => name),
        present: (room) => gateway?.count(room) ?? { here: 0, watching: 0 },
      }),
    ],
  });
  const live = wireLive(app.server, {
    config,
    rooms,
    entry,
    version: VERSION,
    sessions,
    tokens: account.tokens,
    tokenPace,
    meet: moderation.meet,
    bar,
    refused,
    metrics,
    broken,
  });
  gateway = live;

  return {
    app,
    host,
    gateway: live,
    store,
    standing: rooms.standing,
    departure: account.departure,
    settings,
    jobs,
    async listen() {
      const address = await app.listen({ port: config.port, host: config.host });
      upkeep.start();
      account.departure.resume();
      desk.start();
      return config.publicUrl || address;
    },
    async close() {
      stopRefreshing();
      upkeep.stop();
      desk.close();
      await jobs.close();
      await account.departure.close();
      await live.close();
      const impatient = setTimeout(() => app.server.closeAllConnections(), REQUEST_GRACE);
      await app.close();
      clearTimeout(impatient);
      people.mailer?.close();
      health.close();
      await rooms.close();
    },
  };
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.includes('/') ? code : 'rooms/failed';
}
