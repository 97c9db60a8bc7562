/**
 * Group commit: while one transaction is being written, new commands of all
 * channels collect; the next transaction takes them all.
 *
 * One round: bring channels up to date, decide and apply every waiting command
 * in order, append everything in one transaction, then answer and publish.
 * Between deciding and the commit nobody sees the state (invariant 2).
 */
import {
  type Entry,
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
} from '../activities/activity.ts';
import type { Channel, Committed, Work } from './channel.ts';
import { catchUp, decodeEntry, load, PAGE } from './folding.ts';
import type { Answer, Append, AppendResult, Log, LoggedEntry, Row } from './log.ts';
import { answer, answerTo, isKnown, receiptOf, remember, trim } from './receipts.ts';

/** Commands one channel may add to one transaction; the rest waits for the next. */
const MAX_BATCH = 5000;
/**
 * Transactions begin at least so many ms after one another, while few commands wait: a commit costs
 * about 0.3 ms of CPU whatever is in it, and a trickle of 1,000 commands a second would pay that for each.
 */
const BEAT = 5;
/** So many new commands are worth a transaction at once: a client that sends its full window is not held up. */
const WORTH_A_COMMIT = 64;
/** Commands that may wait for one channel. More are refused at once: no queue without bound (invariant 5). */
const MAX_INBOX = 50_000;

export interface GroupCommitDeps {
  readonly log: Log;
  /** Uniform integer in [0, below). */
  readonly random: (below: number) => number;
  readonly roleOf: (channel: Channel, who: Person) => Role;
  readonly may: (role: Role, action: string) => true | Refusal;
  /** Rows of an activity's read model that go into the same transaction; asked right after each entry was applied. */
  readonly rowsOf: (channel: Channel, entry: Entry<unknown>) => readonly Row[];
  /** Called for each channel after the commit, in order. */
  readonly committed: (news: Committed) => void;
  /** Called when writing fails, and with null when it works again. */
  readonly fault: (error: Error | null) => void;
  /** Called for what costs one command or one channel, not all: a bug in the rules, a log that cannot be read. */
  readonly broken: (error: Error) => void;
  readonly measured: (figures: { seconds: number; entries: number; channels: number }) => void;
}

export interface GroupCommit {
  submit(channel: Channel, work: Work): void;
  /** Runs `use` at the next moment at which the channel's state is committed. */
  read<T>(channel: Channel, use: () => T): Promise<T>;
  /** Looks for what other processes wrote to this channel. */
  refresh(channel: Channel): void;
  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void>;
}

/** What one channel adds in this round, and whom to tell. */
interface Draft {
  readonly channel: Channel;
  readonly after: number;
  readonly entries: Entry<unknown>[];
  readonly logged: LoggedEntry[];
  readonly answers: { readonly work: Work; readonly answer: Answer }[];
  readonly clients: Set<string>;
  readonly rows: Row[];
}

export function createGroupCommit(deps: GroupCommitDeps): GroupCommit {
  const { log } = deps;
  const dirty = new Set<Channel>();
  let running = false;
  let faulty = false;
  const idlers: (() => void)[] = [];
  /** When the last round began, and how many commands have come since. */
  let lastRound = Number.NEGATIVE_INFINITY;
  let arrived = 0;
  let hurry = (): void => {};

  const mark = (channel: Channel): void => {
    dirty.add(channel);
    if (running) return;
    running = true;
    // Not at once: the other messages of this turn of the event loop come along.
    setImmediate(run);
  };

  async function run(): Promise<void> {
    while (dirty.size > 0) {
      await beat();
      const channels = [...dirty];
      dirty.clear();
      const counts = await Promise.all(channels.map(prepare));
      const drafts = channels.map((channel, index) => decideAll(channel, counts[index] ?? 0));
      await write(drafts.filter((draft) => draft !== null));
      for (const channel of channels) runReaders(channel);
    }
    running = false;
    for (const resolve of idlers.splice(0)) resolve();
  }

  /** Resolves when the next round may begin. */
  async function beat(): Promise<void> {
    const wait = lastRound + BEAT - performance.now();
    if (wait > 0 && arrived < WORTH_A_COMMIT) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    lastRound = performance.now();
    arrived = 0;
  }

  /**
   * Loads what is missing and folds in what others wrote; refuses the channel's commands when that fails.
   * Resolves with how many of its commands are ready: those that came meanwhile may be of clients whose
   * receipts were not read.
   */
  async function prepare(channel: Channel): Promise<number> {
    try {
      if (channel.state === null) {
        await load(log, channel);
        await publishMissed(channel);
      }
      if (channel.behind) publish(channel, await catchUp(log, channel));
      const count = Math.min(channel.inbox.length, MAX_BATCH);
      await recallReceipts(channel);
      return count;
    } catch (error) {
      channel.state = null;
      refuseAll(channel, error);
      deps.broken(toError(error));
      return 0;
    }
  }

  function publish(channel: Channel, entries: readonly Entry<unknown>[]): void {
    channel.published = channel.committed;
    if (entries.length > 0) deps.committed({ channel, entries });
  }

  /** A state folded anew holds what others wrote since: listeners have not heard of it (invariant 7). */
  async function publishMissed(channel: Channel): Promise<void> {
    channel.published ??= channel.committed;
    while (channel.published < channel.committed) {
      const page = await log.read(channel.id, channel.published, PAGE);
      const entries = page.map((logged) => decodeEntry(channel, logged));
      channel.published = entries.at(-1)?.seq ?? channel.committed;
      if (entries.length > 0) deps.committed({ channel, entries });
    }
  }

  async function recallReceipts(channel: Channel): Promise<void> {
    const unknown = new Set<string>();
    for (const { client } of channel.inbox) {
      if (client !== undefined && !isKnown(channel.receipts, client)) unknown.add(client);
    }
    if (unknown.size === 0) return;
    const logged = await log.receipts(channel.id, [...unknown]);
    // Only now: until they are read nobody may take these clients for new ones.
    for (const client of unknown) remember(channel.receipts, { client, answers: [] });
    for (const receipt of logged) remember(channel.receipts, receipt);
  }

  function decideAll(channel: Channel, count: number): Draft | null {
    const works = channel.inbox.splice(0, count);
    if (channel.inbox.length > 0) dirty.add(channel);
    if (works.length === 0) return null;
    channel.inFlight = true;
    const draft: Draft = {
      channel,
      after: channel.seq,
      entries: [],
      logged: [],
      answers: [],
      clients: new Set(),
      rows: [],
    };
    for (const [index, work] of works.entries()) {
      try {
        draft.answers.push({ work, answer: decideOnce(draft, work) });
      } catch (error) {
        // A bug in the rules. The command is given up, the others are decided again on a clean state.
        deps.broken(toError(error));
        tell(work, refuse('rooms/failed'));
        decideAgain(channel, [...works.slice(0, index), ...works.slice(index + 1)]);
        return null;
      }
    }
    return draft;
  }

  function decideOnce(draft: Draft, work: Work): Answer {
    const { receipts } = draft.channel;
    const { client, n } = work;
    if (client === undefined || n === undefined) return decide(draft, work);
    const first = answerTo(receipts, client, n);
    if (first === null) return refuse('live/answer-forgotten', { n });
    if (first !== undefined) return first;
    const given = decide(draft, work);
    answer(receipts, client, n, given);
    // A refusal alone changes nothing and is not worth a write: it goes with the client's next entry.
    if (!isRefusal(given)) draft.clients.add(client);
    return given;
  }

  function decide(draft: Draft, { command, who }: Work): Answer {
    const { channel } = draft;
    const { rules, name } = channel.activity;
    const role = deps.roleOf(channel, who);
    const allowed = deps.may(role, `${name}/${command.type}`);
    if (allowed !== true) return allowed;
    const at = Math.max(log.now(), channel.at);
    const event = rules.decide(channel.state, command, { who, role, at, random: deps.random });
    if (isRefusal(event)) return event;
    const entry: Entry<unknown> = { seq: channel.seq + 1, at, by: who, event };
    rules.apply(channel.state, entry);
    channel.seq = entry.seq;
    channel.at = at;
    draft.entries.push(entry);
    draft.rows.push(...deps.rowsOf(channel, entry));
    draft.logged.push({ seq: entry.seq, at, by: who, body: rules.encode(event) });
    return entry.seq;
  }

  async function write(drafts: readonly Draft[]): Promise<void> {
    let waiting = drafts;
    while (waiting.length > 0) {
      const result = await append(waiting);
      if (result === 'written') {
        for (const draft of waiting) settle(draft);
        return;
      }
      if (result === 'failed') return;
      // Nothing was written. Channels others wrote to decide again; the rest goes in as it is.
      const stale = new Set(result.stale);
      for (const draft of waiting)
        if (stale.has(draft.channel.id)) decideAgain(draft.channel, worksOf(draft));
      waiting = waiting.filter(({ channel }) => !stale.has(channel.id));
    }
  }

  async function append(drafts: readonly Draft[]): Promise<AppendResult | 'failed'> {
    const appends = drafts.filter(({ entries }) => entries.length > 0).map(toAppend);
    if (appends.length === 0) return 'written';
    const started = performance.now();
    try {
      const result = await log.append(appends);
      if (result !== 'written') return result;
    } catch (error) {
      for (const draft of drafts) {
        decideAgain(draft.channel, worksOf(draft));
        refuseAll(draft.channel, error);
      }
      faulty = true;
      deps.fault(toError(error));
      return 'failed';
    }
    const entries = appends.reduce((sum, { entries: { length } }) => sum + length, 0);
    deps.measured({ seconds: (performance.now() - started) / 1000, entries, channels: appends.length });
    if (faulty) deps.fault(null);
    faulty = false;
    return 'written';
  }

  function settle({ channel, entries, answers }: Draft): void {
    channel.inFlight = false;
    channel.committed = channel.seq;
    channel.usedAt = log.now();
    trim(channel.receipts);
    publish(channel, entries);
    for (const { work, answer: given } of answers) tell(work, given);
  }

  /** What goes wrong at the one who asked must not look like a commit that failed. */
  function tell(work: Work, given: Answer): void {
    try {
      work.answered(given);
    } catch (error) {
      deps.broken(toError(error));
    }
  }

  function decideAgain(channel: Channel, works: readonly Work[]): void {
    channel.inbox.unshift(...works);
    // The entries applied in vain are in the state: fold it anew, with the news.
    channel.state = null;
    channel.inFlight = false;
    dirty.add(channel);
  }

  /** Refuses everything that waits for this channel: nothing is acknowledged that is not on disk. */
  function refuseAll(channel: Channel, error: unknown): void {
    const refusal = refuse(codeOf(error));
    for (const work of channel.inbox.splice(0)) tell(work, refusal);
    for (const reader of channel.readers.splice(0)) reader(error);
  }

  function runReaders(channel: Channel): void {
    if (channel.state === null) {
      if (channel.readers.length > 0) dirty.add(channel);
      return;
    }
    for (const reader of channel.readers.splice(0)) reader(null);
  }

  return {
    submit(channel, work) {
      if (channel.inbox.length >= MAX_INBOX) {
        work.answered(refuse('rooms/busy', { wait: 1000 }));
        return;
      }
      channel.inbox.push(work);
      mark(channel);
      arrived++;
      if (arrived === WORTH_A_COMMIT) hurry();
    },
    read(channel, use) {
      if (!channel.inFlight && channel.state !== null && !channel.behind) {
        return new Promise((resolve) => resolve(use()));
      }
      return new Promise((resolve, reject) => {
        channel.readers.push((error) => {
          if (error !== null) return reject(error);
          try {
            resolve(use());
          } catch (thrown) {
            reject(thrown);
          }
        });
        mark(channel);
      });
    },
    refresh(channel) {
      channel.behind = true;
      mark(channel);
    },
    idle: () => (running ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
  };

  function toAppend({ channel, after, logged, clients, rows }: Draft): Append {
    return {
      channel: channel.id,
      after,
      entries: logged,
      receipts: [...clients].map((client) => receiptOf(channel.receipts, client)),
      rows,
    };
  }
}

const worksOf = ({ answers }: Draft): Work[] => answers.map(({ work }) => work);

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Errors of the store carry a code of their own, such as `store/full`. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.includes('/') ? code : 'rooms/failed';
}
