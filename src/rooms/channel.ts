/** One channel in memory: the fold of its log so far, and who waits for it. Data only; see `group-commit.ts`. */
import type { Activity, Command, Entry } from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import type { Answer, ChannelId } from './log.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import type { Room } from './room.ts';

export interface Channel {
  readonly id: ChannelId;
  readonly epoch: string;
  room: Room;
  readonly activity: Activity;

  /** Null until it is loaded, and again after a commit failed: then it is folded anew from the log. */
  state: unknown;
  /** Of the newest entry folded in. While `inFlight`, entries up to here may not be on disk yet. */
  seq: number;
  at: number;
  /** The newest entry that is on disk. */
  committed: number;
  /** The newest entry that listeners were told of, without gaps; null before the first load: nobody listens yet. */
  published: number | null;

  /** Commands waiting for the next transaction, oldest first. */
  inbox: Work[];
  /** True from deciding to the commit: the state must not be shown. */
  inFlight: boolean;
  /** Called at the next moment at which the state is committed; with an error when there is no state. */
  readers: ((error: unknown) => void)[];
  /** Another process may have written: read the log before deciding. */
  behind: boolean;
  receipts: Receipts;

  /** Sequence number of the newest snapshot on disk. */
  snapshotSeq: number;
  /** How many look at it right now; it stays in memory for them. */
  watchers: number;
  /** Log time of the last use. */
  usedAt: number;
}

/** One command on its way. */
export interface Work {
  readonly command: Command;
  readonly actor: Actor;
  /** Names the command for ever, with the person: absent for callers that do not retry. */
  readonly client?: string;
  readonly n?: number;
  /** When it came, by `performance.now()`. */
  readonly since: number;
  /** Called once, after the commit or the refusal. */
  readonly answered: (answer: Answer) => void;
}

/** Entries of one channel that have just become durable, with their events decoded. */
export interface Committed {
  readonly channel: Channel;
  readonly entries: readonly Entry<unknown>[];
}

export function createChannel(
  head: { id: ChannelId; epoch: string },
  room: Room,
  activity: Activity,
  now: number,
): Channel {
  return {
    id: head.id,
    epoch: head.epoch,
    room,
    activity,
    state: null,
    seq: 0,
    at: 0,
    committed: 0,
    published: null,
    inbox: [],
    inFlight: false,
    readers: [],
    behind: false,
    receipts: createReceipts(),
    snapshotSeq: 0,
    watchers: 0,
    usedAt: now,
  };
}
