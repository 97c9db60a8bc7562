/** The admin's desk: live figures, every room and everybody, the audit, settings, jobs. */
import { join } from 'node:path';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { isRefusal, type Person, type Role, refuse } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import { type MembersState, roleOf } from '../activities/members/state.ts';
import { mural } from '../activities/mural/mural.ts';
import type { Config } from '../config.ts';
import { createBackups } from '../desk/backups.ts';
import { type CleanUpStep, createCleanUp } from '../desk/clean-up.ts';
import { createFigures } from '../desk/figures.ts';
import type { JobContext, Jobs } from '../desk/jobs.ts';
import type { LiveSettingsKeeper } from '../desk/live-settings.ts';
import { createMachine } from '../desk/machine.ts';
import type { PeopleList } from '../desk/people-list.ts';
import { createAuditDesk } from '../desk/routes-audit.ts';
import { createFiguresRoutes } from '../desk/routes-figures.ts';
import { createHouseRoutes } from '../desk/routes-house.ts';
import { createJobsDesk } from '../desk/routes-jobs.ts';
import { createPeopleDesk } from '../desk/routes-people.ts';
import { createPersonActs } from '../desk/routes-person-acts.ts';
import { createRoomsDesk } from '../desk/routes-rooms.ts';
import { createSettingsDesk } from '../desk/routes-settings.ts';
import { createStaff } from '../desk/staff.ts';
import type { Gateway } from '../live/gateway.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Reports } from '../moderation/reports.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Metrics } from '../ops/metrics.ts';
import { writeNewFile } from '../ops/new-file.ts';
import { createInstruments } from '../ops/take-reading.ts';
import type { Accounts } from '../people/accounts.ts';
import type { CleanUpOptions } from '../people/departure/clean-up.ts';
import type { Departure } from '../people/departure/departure.ts';
import { nameKey } from '../people/name-key.ts';
import { ROLES } from '../people/roles.ts';
import { createServerPermit } from '../people/server-permit.ts';
import type { Sessions } from '../people/sessions.ts';
import type { ReturnLinks } from '../people/sign-in/return-links.ts';
import { cleanUp, forgetOldReceipts } from '../rooms/retention.ts';
import type { Room } from '../rooms/room.ts';
import { createPeopleList } from '../store/desk-people.ts';
import { createPersonRecord } from '../store/desk-record.ts';
import { createRoomList } from '../store/desk-rooms.ts';
import { inspectDatabase } from '../store/inspect.ts';
import { databasePath, type Store } from '../store/store.ts';

/** Rooms of one person that are looked into. */
const MAX_ROOMS = 100;
/** Of all rooms, so many that were used last. */
const LATELY_USED = 50;

export interface DeskDeps {
  readonly config: Config;
  readonly version: string;
  readonly rooms: Rooms;
  readonly metrics: Metrics;
  readonly settings: LiveSettingsKeeper;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly reports: Pick<Reports, 'countCases'>;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly returnLinks: ReturnLinks;
  readonly departure: Departure;
  /** Ends accounts nobody claimed and nobody used for long. @returns how many */
  readonly cleanUpAccounts: (options: CleanUpOptions) => Promise<number>;
  /** Removes decks and pictures that no table can show any more. @returns how many decks */
  readonly cleanUpDecks: (signal: AbortSignal) => Promise<number>;
  /** Null while the server starts. */
  readonly gateway: () => Gateway | null;
  readonly broken: (error: Error) => void;
}

export interface DeskWiring {
  readonly routes: readonly FastifyPluginAsyncZod[];
  /** The hourly clean-up, which shows as a job of the house; resolves when it is over. */
  readonly cleanUp: () => Promise<void>;
  /** Begins to sample. */
  start(): void;
  close(): void;
}

export async function wireDesk(deps: DeskDeps): Promise<DeskWiring> {
  const { config, jobs, audit, settings, accounts, rooms, metrics, gateway } = deps;
  const { store, host, directory, standing } = rooms;
  const { now } = store.log;
  const permit = createServerPermit(standing);
  const roomList = createRoomList(store.db, nameKey);
  const people = createPeopleList(store.db, nameKey);
  const instruments = createInstruments({
    metrics,
    online: () => ({ connections: gateway()?.connections ?? 0, people: gateway()?.people ?? 0 }),
    now,
  });
  const figures = await createFigures({ take: instruments.take, broken: deps.broken });
  const backups = createBackups({
    folder: join(config.dataDir, 'backups'),
    copy: (path, context) => copyTo(store, path, context),
    keep: () => settings.now['backups-kept'],
    now,
  });
  const works = { 'clean-up': createCleanUp(cleanUpSteps(deps)), backup: backups.make };
  const renew = (who: Person): void => gateway()?.renew(who);
  const staff = createStaff({
    standing,
    async endSessions(who, all) {
      await deps.returnLinks.revoke(who);
      // Without another way in, ending their session would take the account from them.
      if (all || (await people.waysBack(who)) > 0) await deps.sessions.revokeOthers(who, null);
    },
  });
  const shared = { permit, audit, now, accounts, directory, rooms: roomList };

  return {
    routes: [
      createFiguresRoutes({
        permit,
        figures,
        jobs,
        machine: createMachine({
          version: deps.version,
          dataDir: config.dataDir,
          databaseFile: databasePath(config.dataDir),
          openRooms: () => host.rooms().length,
          now,
        }),
        openReports: () => deps.reports.countCases({}),
      }),
      createRoomsDesk({
        ...shared,
        present: (room) => gateway()?.count(room) ?? { here: 0, watching: 0 },
        members: (room) => readMembers(rooms, room, ({ members }) => members.size),
        empty: (room, actor) => host.submit(room, mural.name, { type: 'reset' }, actor),
        async remove(room) {
          host.forget(room.id);
          await directory.remove(room);
          gateway()?.review(room);
        },
      }),
      createPeopleDesk({
        ...shared,
        people,
        record: createPersonRecord(store.db),
        roomsOf: (who) => roomsOf(rooms, who, people),
      }),
      createPersonActs({ ...deps, ...shared, people, staff, renew }),
      createAuditDesk(shared),
      createSettingsDesk({ permit, audit, settings, environment: config.shown }),
      createHouseRoutes({ settings }),
      createJobsDesk({ ...shared, jobs, backups, works }),
    ],
    async cleanUp() {
      const job = jobs.start({ kind: 'clean-up', by: 0, room: null }, works['clean-up']);
      if (!isRefusal(job)) await jobs.settled(job.id);
    },
    start: figures.start,
    close() {
      figures.stop();
      instruments.close();
    },
  };
}

/** Rooms this person belongs to, masters first, as far as they made them, wrote there or they were used lately. */
async function roomsOf(
  { host, directory }: Rooms,
  who: Person,
  people: Pick<PeopleList, 'roomsOf' | 'roomsInUse'>,
): Promise<{ code: string; title: string; role: Role }[]> {
  const codes = new Set([
    ...(await people.roomsOf(who, MAX_ROOMS)),
    ...host.rooms().map(({ code }) => code),
    ...(await people.roomsInUse(LATELY_USED)),
  ]);
  const found: { code: string; title: string; role: Role }[] = [];
  for (const code of [...codes].slice(0, MAX_ROOMS * 2)) {
    const room = await directory.find(code);
    const role = room ? await readMembers({ host }, room, (state) => roleOf(state, who)) : 'visitor';
    if (room && role !== 'visitor') found.push({ code, title: room.title, role });
  }
  return found.sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role));
}

async function readMembers<T>(
  { host }: Pick<Rooms, 'host'>,
  room: Room,
  use: (state: MembersState) => T,
): Promise<T> {
  const channel = await host.channel(room, members.name);
  if (!channel) throw new Error('every room has a member list');
  return host.read(channel, use);
}

/** What is kept for a while only; what each step did goes into the job's result. */
function cleanUpSteps({ config, rooms, sessions, cleanUpAccounts, cleanUpDecks }: DeskDeps): CleanUpStep[] {
  const { store, records, directory, host } = rooms;
  const { now } = store.log;
  return [
    async (signal) => {
      const sum = { archived: 0, deleted: 0 };
      // It handles so many rooms a time: until there is none left.
      for (let handled = 1; handled > 0 && !signal.aborted; ) {
        const run = await cleanUp({ ...config, records, directory, host, now });
        sum.archived += run.archived;
        sum.deleted += run.deleted;
        handled = run.archived + run.deleted;
      }
      return sum;
    },
    // Before the sessions are swept, which tell when an account was last used.
    async (signal) => ({ accounts: await cleanUpAccounts({ signal }) }),
    async () => ({ sessions: await sessions.sweep() }),
    async (signal) => ({ decks: await cleanUpDecks(signal) }),
    async () => ({ receipts: await forgetOldReceipts(store.log) }),
  ];
}

/** As the command line does it: the copy is opened and checked before it gets its name. */
function copyTo(store: Store, path: string, { signal, progress }: JobContext) {
  return writeNewFile(path, false, async (partial) => {
    const cancelled = refuse('jobs/cancelled');
    if (!(await store.backup(partial, progress, signal))) return cancelled;
    const contents = await inspectDatabase(partial);
    if (isRefusal(contents)) return contents;
    return signal.aborted ? cancelled : { ...contents };
  });
}
