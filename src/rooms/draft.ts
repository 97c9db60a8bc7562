/** What one channel adds in one round: its waiting commands decided one after another, each on what the last one made. */
import {
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
import type { Channel, Work } from './channel.ts';
import type { Answer, Append, Log, LoggedEntry, Row } from './log.ts';
import { answer, answerTo, receiptOf } from './receipts.ts';

export interface DraftDeps {
  readonly log: Log;
  /** Uniform integer in [0, below). */
  readonly random: (below: number) => number;
  /** The role in which this actor may do this on the channel now, or why not. */
  readonly permit: (channel: Channel, actor: Actor, command: Command, at: Time) => Role | Refusal;
  readonly guard: Guard;
  /** The numbers somebody had before accounts of theirs were merged; none for most. */
  readonly formerly: (who: Person) => readonly Person[];
  /** Whether somebody is banned from the server. */
  readonly isBarred: (who: Person, at: Time) => boolean;
  /** Rows of an activity's read model that go into the same transaction; asked right after each entry was applied. */
  readonly rowsOf: (channel: Channel, entry: Entry<unknown>) => readonly Row[];
}

/** A last look at a command that may be done by its role: limits that know more than one room, such as by address. */
export interface Guard {
  /**
   * Why not now, or null. Changes nothing. Where another process wrote first, the same
   * command (the same object) is asked about again after `done`: it must not stand in its own way.
   */
  check(channel: Channel, actor: Actor, command: Command, at: Time): Refusal | null;
  /** It was done. */
  done(channel: Channel, actor: Actor, command: Command, at: Time): void;
}

export const NO_GUARD: Guard = { check: () => null, done() {} };

export interface Draft {
  readonly channel: Channel;
  /** The newest sequence number before it. */
  readonly after: number;
  readonly entries: Entry<unknown>[];
  readonly logged: LoggedEntry[];
  readonly answers: { readonly work: Work; readonly answer: Answer }[];
  readonly clients: Set<string>;
  readonly rows: Row[];
}

/** The rules threw at this command: a bug. What was decided before it is in the state, and in no log. */
export interface BrokenWork {
  readonly broken: Work;
  readonly error: unknown;
}

/** Decides and applies; from here to the commit the channel's state must not be shown (invariant 2). */
export function draftOf(deps: DraftDeps, channel: Channel, works: readonly Work[]): Draft | BrokenWork {
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
  for (const work of works) {
    try {
      draft.answers.push({ work, answer: decideOnce(deps, draft, work) });
    } catch (error) {
      return { broken: work, error };
    }
  }
  return draft;
}

const BOT = { bot: true } as const;

/** Invariant 6: a command that has an answer gets it again, and is not done again. */
function decideOnce(deps: DraftDeps, draft: Draft, work: Work): Answer {
  const { receipts } = draft.channel;
  const { client, n } = work;
  if (client === undefined || n === undefined) return decide(deps, draft, work);
  const first = answerTo(receipts, client, n);
  if (first === null) return refuse('live/answer-forgotten', { n });
  if (first !== undefined) return first;
  const given = decide(deps, draft, work);
  answer(receipts, client, n, given);
  // A refusal alone changes nothing and is not worth a write: it goes with the client's next entry.
  if (!isRefusal(given)) draft.clients.add(client);
  return given;
}

function decide(deps: DraftDeps, draft: Draft, { command, actor }: Work): Answer {
  const { channel } = draft;
  const { rules } = channel.activity;
  const { who } = actor;
  const at = Math.max(deps.log.now(), channel.at);
  const role = deps.permit(channel, actor, command, at);
  if (isRefusal(role)) return role;
  const held = deps.guard.check(channel, actor, command, at);
  if (held) return held;
  const event = rules.decide(channel.state, command, {
    who,
    also: deps.formerly(who),
    role,
    ...(actor.scopes && BOT),
    at,
    isBarred: deps.isBarred,
    random: deps.random,
  });
  if (isRefusal(event)) return event;
  deps.guard.done(channel, actor, command, at);
  const entry: Entry<unknown> = { seq: channel.seq + 1, at, by: who, event };
  rules.apply(channel.state, entry);
  channel.seq = entry.seq;
  channel.at = at;
  draft.entries.push(entry);
  draft.rows.push(...deps.rowsOf(channel, entry));
  draft.logged.push({ seq: entry.seq, at, by: who, body: rules.encode(event) });
  return entry.seq;
}

export function appendOf({ channel, after, logged, clients, rows }: Draft): Append {
  return {
    channel: channel.id,
    after,
    entries: logged,
    receipts: [...clients].map((client) => receiptOf(channel.receipts, client)),
    rows,
  };
}

export const worksOf = ({ answers }: Draft): Work[] => answers.map(({ work }) => work);
