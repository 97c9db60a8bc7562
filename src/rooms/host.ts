/** Runs the activities of all rooms over the log: the one door through which commands come in and states are read. */
import {
  type Activity,
  type Command,
  type Entry,
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
  type Time,
} from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import { type Channel, type Committed, createChannel, type Work } from './channel.ts';
import type { Guard } from './draft.ts';
import { DamagedLog, decodeEntry, loadPast, pastOf, saveSnapshot } from './folding.ts';
import { createGroupCommit, type GroupCommitDeps } from './group-commit.ts';
import type { Answer, Log, LoggedEntry, Row, SnapshotHead } from './log.ts';
import { createPermit, type PermitDeps } from './permit.ts';
import { isKnown, lastNumber } from './receipts.ts';
import type { Room } from './room.ts';

/** Turns an entry of an activity, which was just applied to the state, into rows of its read model. */
export type Archive = (room: number, state: unknown, entry: Entry<unknown>) => readonly Row[];

export interface HostDeps extends PermitDeps {
  readonly log: Log;
  readonly activities: readonly Activity[];
  readonly guard: Guard;
  readonly archives: Readonly<Record<string, Archive>>;
  readonly random: (below: number) => number;
  /** The numbers somebody had before accounts of theirs were merged; none for most. */
  readonly formerly: (who: Person) => readonly Person[];
  /** Whether somebody is banned from the server. */
  readonly isBarred: (who: Person, at: Time) => boolean;
  /**
   * A command of the member list with the person it is about under the number they have now: somebody who was
   * two accounts is one. Null, for nearly all, where that is the command as it stands.
   */
  readonly aim: (list: Channel, command: Command) => Promise<Command> | null;
  readonly measured: GroupCommitDeps['measured'];
  readonly timed?: GroupCommitDeps['timed'];
  /** Refusals by code, for the metrics. */
  readonly refused: (code: string) => void;
  /** Writing failed (nothing can be acknowledged), or works again. */
  readonly fault: (error: Error | null) => void;
  /** A bug or damage that costs one command or one channel, for the operator to see. */
  readonly broken: (error: Error) => void;
}

export interface Submission extends Actor {
  readonly client?: string;
  readonly n?: number;
}

export interface Host {
  /** The channel of an activity in a room, folded to the end of its log. @throws StoreError */
  channel(room: Room, activity: string): Promise<Channel | null>;
  /** Reads, checks, decides and logs a command; resolves when its entry is on disk or it is refused. */
  submit(room: Room, activity: string, command: unknown, by: Submission): Promise<Answer>;
  /** The same on a channel at hand, without a promise: the live hot path. */
  submitTo(channel: Channel, command: unknown, by: Submission, answered: (answer: Answer) => void): void;
  /**
   * A command made by the server itself on somebody's behalf, such as a step of a long job: it is not read again,
   * so it may say what no command from outside can. Whether they may is asked all the same.
   */
  record(channel: Channel, command: Command, by: Actor): Promise<Answer>;
  /** Runs `use` on the state at a moment at which all of it is on disk. */
  read<S, T>(channel: Channel, use: (state: S, seq: number) => T): Promise<T>;
  roleIn(room: Room, who: Person): Promise<Role>;
  /** Whether somebody belongs to the room, which staff of the server need not to act there. */
  isMember(room: Room, who: Person): Promise<boolean>;
  /** Whether they belong to it, or did until they were put out. */
  knows(room: Room, who: Person): Promise<boolean>;
  /** The role as of now, for a room whose channels are open. */
  roleOf(channel: Channel, who: Person): Role;
  /** The role in which somebody may do this in the room, or why not. For what is no command: reading, settings. */
  permit(room: Room, actor: Actor, action: string): Promise<Role | Refusal>;
  /** Committed entries after a sequence number, at most about `limit`. */
  history(channel: Channel, after: number, limit: number): Promise<Entry<unknown>[]>;
  /** The same as bytes, for whoever reads all of a long log: `decode` makes of each what it is. */
  logged(channel: Channel, after: number, limit: number): Promise<LoggedEntry[]>;
  decode(channel: Channel, logged: LoggedEntry): Entry<unknown>;
  /** Older states that were kept, oldest first, and one of them as `restore` takes it; null where it is gone. */
  past(channel: Channel): Promise<readonly SnapshotHead[]>;
  pastState(channel: Channel, seq: number): Promise<Uint8Array | null>;
  /** The number of the last command of this client that was answered; 0 for a new one. */
  lastNumber(channel: Channel, who: Person, client: string): Promise<number>;
  /** Keeps a channel in memory until the returned function is called. */
  watch(channel: Channel): () => void;
  onCommitted(listener: (news: Committed) => void): () => void;
  /** Snapshots every channel that changed since its last snapshot. */
  snapshotAll(): Promise<void>;
  /** Lets go of channels nobody watched for `idle` ms. */
  evict(idle: number): Promise<void>;
  /** Those with a channel in memory. */
  rooms(): readonly Room[];
  /** Takes up a change of the room's title, visibility or archival. */
  updateRoom(room: Room): void;
  /** Lets go of a room that was deleted. */
  forget(room: number): void;
  /** After a fault: tries to write, and reports when that works again. */
  probe(): Promise<void>;
  /** Answers what waits, snapshots, refuses the rest. */
  close(): Promise<void>;
}

/** A client's own id counts only together with the person: nobody can answer for another. */
const clientKey = (who: Person, client: string): string => `${who}:${client}`;

const isBusy = ({ watchers, inbox, inFlight }: Channel): boolean =>
  watchers > 0 || inbox.length > 0 || inFlight;

function workOf(command: Command, by: Submission, answered: (answer: Answer) => void): Work {
  const { client, n, ...actor } = by;
  return client !== undefined && n !== undefined
    ? { command, actor, client: clientKey(actor.who, client), n, since: performance.now(), answered }
    : { command, actor, since: performance.now(), answered };
}

export function createHost(deps: HostDeps): Host {
  const { log } = deps;
  const activities = new Map(deps.activities.map((activity) => [activity.name, activity]));
  const open = new Map<string, Promise<Channel>>();
  const loaded = new Map<string, Channel>();
  const listeners = new Set<(news: Committed) => void>();
  let closing = false;

  const keyOf = (room: number, activity: string): string => `${room}/${activity}`;

  const permit = createPermit(deps);
  const listOf = ({ id }: Room): unknown => loaded.get(keyOf(id, deps.members.activity))?.state;
  const roleOf = ({ room }: Channel, who: Person): Role => permit.roleOf(listOf(room), who);

  function permitCommand(target: Channel, actor: Actor, command: Command, at: Time): Role | Refusal {
    const { name, rules } = target.activity;
    const standsAs = rules.standsAs?.(target.state, actor.who);
    const role = permit.check(listOf(target.room), actor, `${name}/${command.type}`, at, standsAs);
    if (isRefusal(role) || name !== deps.members.activity) return role;
    return permit.checkTarget(command) ?? role;
  }

  const commits = createGroupCommit({
    log,
    random: deps.random,
    formerly: deps.formerly,
    isBarred: deps.isBarred,
    permit: permitCommand,
    guard: deps.guard,
    rowsOf: (channel, entry) =>
      deps.archives[channel.activity.name]?.(channel.room.id, channel.state, entry) ?? [],
    committed: (news) => {
      for (const listener of listeners) {
        try {
          listener(news);
        } catch (error) {
          // The entries are on disk: one listener's trouble must not keep them from the others.
          deps.broken(error as Error);
        }
      }
    },
    fault: deps.fault,
    broken: deps.broken,
    measured: deps.measured,
    ...(deps.timed && { timed: deps.timed }),
  });

  log.onForeignWrite(() => {
    for (const channel of loaded.values()) commits.refresh(channel);
  });

  async function channel(room: Room, name: string): Promise<Channel | null> {
    const activity = activities.get(name);
    if (!activity) return null;
    // Whoever opens anything in a room needs its member list: it says who may do what.
    if (name !== deps.members.activity) await channel(room, deps.members.activity);
    const key = keyOf(room.id, name);
    let opening = open.get(key);
    if (!opening) {
      opening = openChannel(room, activity, key);
      open.set(key, opening);
      opening.catch(() => open.delete(key));
    }
    const found = await opening;
    found.usedAt = log.now();
    return found;
  }

  async function openChannel(room: Room, activity: Activity, key: string): Promise<Channel> {
    const head = await log.open(room.id, activity.name);
    const made = createChannel(head, room, activity, log.now());
    await commits.read(made, () => {
      if (made.seq < head.seq) throw new DamagedLog(head.id, `it ends at ${made.seq} instead of ${head.seq}`);
      loaded.set(key, made);
    });
    return made;
  }

  function whyClosed({ room }: Channel): Refusal | null {
    if (closing) return refuse('rooms/closing', { wait: 2000 });
    return room.archivedAt === null ? null : refuse('rooms/archived');
  }

  function submitTo(
    target: Channel,
    input: unknown,
    by: Submission,
    answered: (answer: Answer) => void,
  ): void {
    const answer = (given: Answer): void => {
      if (isRefusal(given)) deps.refused(given.refused);
      answered(given);
    };
    const closed = whyClosed(target);
    const command = closed ?? target.activity.parse(input);
    if (isRefusal(command)) {
      answer(command);
      return;
    }
    const submitAs = (aimed: Command): void => commits.submit(target, workOf(aimed, by, answer));
    const aiming = target.activity.name === deps.members.activity ? deps.aim(target, command) : null;
    if (!aiming) return submitAs(command);
    aiming.then(submitAs, (error: Error) => {
      deps.broken(error);
      answer(refuse('rooms/failed'));
    });
  }

  async function drop(key: string, target: Channel): Promise<void> {
    const { usedAt } = target;
    await commits.read(target, () => saveSnapshot(log, target));
    // Somebody may have come meanwhile, and would be left with a channel nobody else knows.
    if (isBusy(target) || target.usedAt !== usedAt) return;
    open.delete(key);
    loaded.delete(key);
  }

  return {
    channel,
    submitTo,
    roleOf,
    async submit(room, name, command, by) {
      const target = await channel(room, name);
      if (!target) return refuse('rooms/no-such-activity', { activity: name });
      return new Promise((resolve) => submitTo(target, command, by, resolve));
    },
    record(target, command, by) {
      // The house tidies up in a closed room, too.
      const closed = by.house && !closing ? null : whyClosed(target);
      if (closed) return Promise.resolve(closed);
      return new Promise((resolve) => commits.submit(target, workOf(command, by, resolve)));
    },
    read: <S, T>(target: Channel, use: (state: S, seq: number) => T) =>
      commits.read(target, () => use(target.state as S, target.seq)),
    async roleIn(room, who) {
      const list = await channel(room, deps.members.activity);
      return list ? commits.read(list, () => roleOf(list, who)) : 'visitor';
    },
    async isMember(room, who) {
      const list = await channel(room, deps.members.activity);
      if (!list) return false;
      return commits.read(list, () => deps.members.roleOf(list.state, who) !== 'visitor');
    },
    async knows(room, who) {
      const list = await channel(room, deps.members.activity);
      return list !== null && commits.read(list, () => deps.members.knows(list.state, who, log.now()));
    },
    async permit(room, actor, action) {
      const list = await channel(room, deps.members.activity);
      const check = () => permit.check(list && listOf(room), actor, action, log.now());
      return list ? commits.read(list, check) : check();
    },
    async history(target, after, limit) {
      const logged = await log.read(target.id, after, limit);
      return logged.map((entry) => decodeEntry(target, entry));
    },
    logged: (target, after, limit) => log.read(target.id, after, limit),
    decode: decodeEntry,
    past: (target) => pastOf(log, target),
    pastState: (target, seq) => loadPast(log, target, seq),
    async lastNumber(target, who, client) {
      const key = clientKey(who, client);
      if (!isKnown(target.receipts, key)) {
        const [receipt] = await log.receipts(target.id, [key]);
        return receipt?.answers.at(-1)?.[0] ?? 0;
      }
      return lastNumber(target.receipts, key);
    },
    watch(target) {
      target.watchers++;
      let watching = true;
      return () => {
        if (!watching) return;
        watching = false;
        target.watchers--;
        target.usedAt = log.now();
      };
    },
    onCommitted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async snapshotAll() {
      for (const target of loaded.values()) {
        if (target.seq === target.snapshotSeq) continue;
        await commits.read(target, () => saveSnapshot(log, target)).catch(deps.broken);
      }
    },
    async evict(idle) {
      const before = log.now() - idle;
      const idleOnes = [...loaded].filter(([, one]) => one.usedAt <= before && !isBusy(one));
      const isList = ({ activity }: Channel): boolean => activity.name === deps.members.activity;
      for (const [key, target] of idleOnes) if (!isList(target)) await drop(key, target);
      // The member list says who may do what: it stays as long as anything else of its room.
      const needed = new Set([...loaded.values()].filter((one) => !isList(one)).map(({ room }) => room.id));
      for (const [key, target] of idleOnes) {
        if (isList(target) && !needed.has(target.room.id)) await drop(key, target);
      }
    },
    rooms: () => [...new Map([...loaded.values()].map(({ room }) => [room.id, room])).values()],
    updateRoom(room) {
      for (const target of loaded.values()) if (target.room.id === room.id) target.room = room;
    },
    forget(room) {
      for (const [key, target] of loaded) {
        if (target.room.id !== room) continue;
        open.delete(key);
        loaded.delete(key);
      }
    },
    async probe() {
      await log.probe();
      deps.fault(null);
    },
    async close() {
      closing = true;
      await commits.idle();
      for (const target of loaded.values()) {
        // A snapshot is only a shortcut: on a full disk the next start folds more of the log.
        if (target.state !== null) await saveSnapshot(log, target).catch(deps.broken);
      }
    },
  };
}
