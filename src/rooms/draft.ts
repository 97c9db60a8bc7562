/** What one channel adds in one round: its waiting commands decided one after another, each on what the last one made. */
import {
  type Entry,
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
} from '../activities/activity.ts';
import type { Channel, Work } from './channel.ts';
import type { Answer, Append, Log, LoggedEntry, Row } from './log.ts';
import { answer, answerTo, receiptOf } from './receipts.ts';

export interface DraftDeps {
  readonly log: Log;
  /** Uniform integer in [0, below). */
  readonly random: (below: number) => number;
  readonly roleOf: (channel: Channel, who: Person) => Role;
  readonly may: (role: Role, action: string) => true | Refusal;
  /** Rows of an activity's read model that go into the same transaction; asked right after each entry was applied. */
  readonly rowsOf: (channel: Channel, entry: Entry<unknown>) => readonly Row[];
}

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

function decide(deps: DraftDeps, draft: Draft, { command, who }: Work): Answer {
  const { channel } = draft;
  const { rules, name } = channel.activity;
  const role = deps.roleOf(channel, who);
  const allowed = deps.may(role, `${name}/${command.type}`);
  if (allowed !== true) return allowed;
  const at = Math.max(deps.log.now(), channel.at);
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
