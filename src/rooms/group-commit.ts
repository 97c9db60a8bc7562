/**
 * Group commit: while one transaction is being written, new commands of all
 * channels collect; the next transaction takes them all.
 *
 * One round: bring channels up to date, decide and apply every waiting command
 * in order, append everything in one transaction, then answer and publish.
 * Between deciding and the commit nobody sees the state (invariant 2).
 */
import { type Command, type Entry, isRefusal, refuse } from '../activities/activity.ts';
import { createBeat } from './beat.ts';
import type { Channel, Committed, Work } from './channel.ts';
import { appendOf, type Draft, type DraftDeps, draftOf, worksOf } from './draft.ts';
import { catchUp, decodeEntry, load, PAGE } from './folding.ts';
import type { Answer, AppendResult } from './log.ts';
import { isKnown, remember, trim } from './receipts.ts';

/** Commands one channel may add to one transaction; the rest waits for the next. */
const MAX_BATCH = 5000;
/** So many commands of a channel and transaction are timed at most. */
const TIMED = 8;
/** Commands that may wait for one channel. More are refused at once: no queue without bound (invariant 5). */
const MAX_INBOX = 50_000;

export interface GroupCommitDeps extends DraftDeps {
  /** Called for each channel after the commit, in order. */
  readonly committed: (news: Committed) => void;
  /** Called when writing fails, and with null when it works again. */
  readonly fault: (error: Error | null) => void;
  /** Called for what costs one command or one channel, not all: a bug in the rules, a log that cannot be read. */
  readonly broken: (error: Error) => void;
  readonly measured: (figures: { seconds: number; entries: number; channels: number }) => void;
  /**
   * How long commands took from their arrival until they were answered as done. Called for some of a
   * batch, so that looking costs the same however many there are.
   */
  readonly timed?: (channel: Channel, command: Command, seconds: number) => void;
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

export function createGroupCommit(deps: GroupCommitDeps): GroupCommit {
  const { log } = deps;
  const dirty = new Set<Channel>();
  let running = false;
  let faulty = false;
  const idlers: (() => void)[] = [];
  const beat = createBeat();

  const mark = (channel: Channel): void => {
    dirty.add(channel);
    if (running) return;
    running = true;
    // Not at once: the other messages of this turn of the event loop come along.
    setImmediate(run);
  };

  async function run(): Promise<void> {
    while (dirty.size > 0) {
      await beat.next();
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
    const draft = draftOf(deps, channel, works);
    if (!('broken' in draft)) return draft;
    // The command is given up, the others are decided again on a clean state.
    deps.broken(toError(draft.error));
    tell(draft.broken, refuse('rooms/failed'));
    decideAgain(
      channel,
      works.filter((work) => work !== draft.broken),
    );
    return null;
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
    const appends = drafts.filter(({ entries }) => entries.length > 0).map(appendOf);
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
    time(channel, answers);
  }

  function time(channel: Channel, answers: Draft['answers']): void {
    const now = performance.now();
    const step = Math.ceil(answers.length / TIMED);
    for (let index = 0; index < answers.length; index += step) {
      const timed = answers[index];
      if (timed && !isRefusal(timed.answer))
        deps.timed?.(channel, timed.work.command, (now - timed.work.since) / 1000);
    }
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
      beat.arrived();
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
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Errors of the store carry a code of their own, such as `store/full`. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.includes('/') ? code : 'rooms/failed';
}
