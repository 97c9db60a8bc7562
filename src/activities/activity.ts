/**
 * The contract of an activity: what people do together in a room.
 *
 * Each activity of each room has one channel, a gapless, ordered, durable log
 * of entries; its state is nothing but the fold of that log. Rules are pure:
 * no I/O, no clock, no randomness of their own. The same code runs in the
 * server, in tests and, for instant feedback, in the browser.
 */

/** Milliseconds since the Unix epoch, by the clock of the log. */
export type Time = number;

/** The number of an account. 0 is the house itself: what no person did. */
export type Person = number;

/**
 * What somebody may do in a room; `people/roles.ts` holds the table. The last
 * two are roles on the server: they hold in every room.
 */
export type Role = 'visitor' | 'watcher' | 'player' | 'master' | 'moderator' | 'admin';

/** One fact of a channel's log. Sequence numbers start at 1 and have no gaps. */
export interface Entry<E> {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly event: E;
}

/** Who asks, when by the log's clock, and the only randomness rules may use. */
export interface Moment {
  readonly who: Person;
  /** Numbers they had before accounts of theirs were merged, for what is their own; absent for none. */
  readonly also?: readonly Person[];
  readonly role: Role;
  /** A program acts, with a token; absent for people. */
  readonly bot?: true;
  readonly at: Time;
  /** Whether somebody else is kept off the whole server at that time; absent where nobody is. */
  isBarred?(person: Person, at: Time): boolean;
  /** A uniformly distributed integer in [0, below), from the system's secure source. */
  random(below: number): number;
}

/** Who looks. `who` is 0 for somebody without an account. */
export interface Viewer {
  readonly who: Person;
  /** Numbers they had before accounts of theirs were merged; absent for none. */
  readonly also?: readonly Person[];
  readonly role: Role;
  /** When they look, by the log's clock: what is left of a cooldown depends on it. */
  readonly at: Time;
}

/**
 * An expected "no": a code such as `mural/cooldown` and the figures a person
 * needs to know what to do. `api/problems.ts` turns codes into HTTP statuses,
 * `web/i18n` turns them into words.
 */
export interface Refusal {
  readonly refused: string;
  readonly detail?: RefusalDetail;
}
export type RefusalDetail = Readonly<Record<string, string | number>>;

export function refuse(refused: string, detail?: RefusalDetail): Refusal {
  return detail ? { refused, detail } : { refused };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** A command is imperative: `{ type: 'place', … }`. */
export interface Command {
  readonly type: string;
}

/**
 * The rules of one activity.
 *
 * @typeParam O what the activity needs to know of the room before its first entry
 * @typeParam S state, C commands, E events, V what a viewer is given of the whole
 */
export interface Rules<O, S, C extends Command, E, V> {
  /** Part of every snapshot; a snapshot of another version is ignored and the log folded instead. */
  readonly version: number;

  /** The state before the first entry. */
  open(options: O): S;

  /**
   * The event this command becomes, or a refusal. Never changes the state.
   * Runs against the newest state, one command of a channel at a time.
   */
  decide(state: S, command: C, moment: Moment): E | Refusal;

  /** Folds one entry in, in place. Deterministic, never refuses: the log holds only facts. */
  apply(state: S, entry: Entry<E>): void;

  /** What this viewer may see of the whole, as plain JSON. */
  view(state: S, viewer: Viewer): V;

  /** What this viewer may learn from one entry, as plain JSON; null where nothing. Called after `apply`. */
  show(state: S, entry: Entry<E>, viewer: Viewer): unknown;

  /**
   * Present where an entry may hold more for some than for everybody: the card
   * that was drawn, the reason why somebody was muted. Says of which viewers;
   * null where the entry is the same for all. `show` is asked once for
   * everybody (as a visitor without an account), and once more for each of those.
   */
  privy?(state: S, entry: Entry<E>): ((viewer: Viewer) => boolean) | null;

  /**
   * Present where an entry may take away what entries before it showed, as removing a message does.
   * What is kept at hand of those, for whoever returns after a moment, is then asked of `show` again.
   */
  retracts?(event: E): boolean;

  /**
   * Present where a change of role takes effect only at the next round: the
   * role in which somebody takes part until then, null for whoever has no part
   * in it. It stands in for their role in the room for the commands of this
   * activity; who was muted, banned or locked out is kept out all the same.
   * Whoever starts a round logs the roles it is played in, as its state is
   * nothing but the fold of its own log.
   */
  standsAs?(state: S, who: Person): Role | null;

  /** The state as bytes, and back. `restore(snapshot(s), options)` equals `s`. */
  snapshot(state: S): Uint8Array;
  restore(bytes: Uint8Array, options: O): S;

  /** One event as bytes for the log, and back. `decode` throws only `CodecError`. */
  encode(event: E): Uint8Array;
  decode(bytes: Uint8Array): E;

  /**
   * Present where entries are many and only their sum matters (a mural): many
   * entries as one compact frame in which the last change of a place wins.
   * Without it every entry is shown on its own.
   */
  readonly digest?: Digest<S, E>;
}

/**
 * Collects what entries changed and encodes it once for all viewers.
 * A change is a place and its new value, both unsigned 32-bit integers.
 */
export interface Digest<S, E> {
  /** Calls `change` for each place the entry changed; false when the whole must be loaded afresh. */
  changes(state: S, entry: Entry<E>, change: (place: number, value: number) => void): boolean;
  /** The changes as bytes. `changes` holds the last value of each place. */
  encode(state: S, changes: ReadonlyMap<number, number>): Uint8Array;
}

/**
 * So many of the newest entries a client that comes back may be told one by one; who missed more loads the whole.
 * What `show` has to keep back from them, rules must remember so far.
 */
export const RESUMABLE = 1000;

/** The only error a decoder may throw, whatever bytes it is given. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/** Rules with their type parameters forgotten, as `rooms/` handles them. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where an activity's own types are erased
export type AnyRules = Rules<any, any, any, any, any>;

/** How an activity is registered in `main.ts`. */
export interface Activity {
  /** Name of its channel in every room: `mural`, `chat`, … */
  readonly name: string;
  readonly rules: AnyRules;
  /** Reads a command that came from outside; a refusal says what is wrong with it. */
  readonly parse: (input: unknown) => Command | Refusal;
  /**
   * It looks back into its past: some older snapshots are kept (`rooms/kept-snapshots.ts`). Not for what can be
   * taken out of the log for good: it would live on in them.
   */
  readonly looksBack?: true;
}
