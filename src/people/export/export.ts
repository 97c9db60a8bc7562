/** Everything there is about somebody, as one JSON document that is written piece by piece. */
import type { Person, Time } from '../../activities/activity.ts';
import type { BotWithTokens } from '../bots/bots.ts';
import type { Profile } from '../profile.ts';

type Facts = Readonly<Record<string, unknown>>;
/** So many rows at a time, the next ones once those were taken. */
type Pages = AsyncIterable<readonly Facts[]>;

/** The port behind which one's own rows are found. */
export interface ExportStore {
  /** The account and those it took over: all of them are the same person in the logs. */
  numbersOf(who: Person): Promise<Person[]>;
  account(who: Person): Promise<Facts | null>;
  identities(numbers: readonly Person[]): Promise<Facts[]>;
  passkeys(numbers: readonly Person[]): Promise<Facts[]>;
  /** Without what would let somebody in. */
  sessions(numbers: readonly Person[]): Promise<Facts[]>;
  /** Links by e-mail that were asked for and not used. */
  links(numbers: readonly Person[]): Promise<Facts[]>;
  /** Links the host made for them to come back by. */
  returnLinks(numbers: readonly Person[]): Promise<Facts[]>;
  /** Rooms they made. */
  rooms(numbers: readonly Person[]): Promise<Facts[]>;
  /** From the server; without what was noted for those who look after it. */
  bans(numbers: readonly Person[]): Promise<Facts[]>;
  /** Reports they made. What others reported of them is those others' to know. */
  reports(numbers: readonly Person[]): Pages;
  /** What they did as somebody who looks after a room or the server. */
  acts(numbers: readonly Person[]): Pages;
  /** What such people did to them; not which of them it was. */
  actsOnMe(numbers: readonly Person[]): Pages;
  invitations(numbers: readonly Person[]): Pages;
  /** Long work they began. */
  jobs(numbers: readonly Person[]): Pages;
  reactions(numbers: readonly Person[]): Pages;
}

/** What activities and rooms know of somebody. */
export interface ExportTraces {
  /** Rooms they belong to, with their role. */
  memberships(numbers: readonly Person[]): Pages;
  messages(numbers: readonly Person[]): Pages;
  /** One row for each room they painted in: `{room, title, pixels: AsyncIterable}`. */
  murals(numbers: readonly Person[]): AsyncIterable<{ readonly room: Facts; readonly pixels: Pages }>;
}

export interface ExportDeps {
  readonly store: ExportStore;
  readonly traces: ExportTraces;
  readonly profile: (who: Person) => Promise<Profile>;
  readonly bots: (who: Person) => Promise<readonly BotWithTokens[]>;
  readonly now: () => Time;
}

/** Pieces of the document, each small. Whoever takes them slowly is waited for. */
export async function* exportOf(deps: ExportDeps, who: Person): AsyncGenerator<string> {
  const { store, traces } = deps;
  const numbers = await store.numbersOf(who);
  const facts: Readonly<Record<string, unknown>> = {
    exportedAt: deps.now(),
    account: await store.account(who),
    /** Numbers of accounts that were merged into this one. */
    formerly: numbers.filter((one) => one !== who),
    profile: await deps.profile(who),
    identities: await store.identities(numbers),
    passkeys: await store.passkeys(numbers),
    sessions: await store.sessions(numbers),
    links: await store.links(numbers),
    returnLinks: await store.returnLinks(numbers),
    bots: await deps.bots(who),
    rooms: await store.rooms(numbers),
    bans: await store.bans(numbers),
  };
  yield '{';
  for (const [name, value] of Object.entries(facts))
    yield `${JSON.stringify(name)}:${JSON.stringify(value)},\n`;
  yield* list('memberships', traces.memberships(numbers));
  yield* list('messages', traces.messages(numbers));
  yield* list('reactions', store.reactions(numbers));
  yield* murals(traces, numbers);
  yield* list('invitations', store.invitations(numbers));
  yield* list('reports', store.reports(numbers));
  yield* list('acts', store.acts(numbers));
  yield* list('actsOnMe', store.actsOnMe(numbers));
  yield* list('jobs', store.jobs(numbers));
  // Tells a whole document from one that was cut off.
  yield '"complete":true}\n';
}

async function* murals(traces: ExportTraces, numbers: readonly Person[]): AsyncGenerator<string> {
  yield '"murals":[';
  let first = true;
  for await (const { room, pixels } of traces.murals(numbers)) {
    const head = JSON.stringify(room).slice(0, -1);
    let begun = false;
    for await (const page of pixels) {
      if (page.length === 0) continue;
      // A room without a pixel of theirs is not worth a line.
      yield begun ? ',\n' : `${first ? '\n' : ',\n'}${head},"pixels":[\n`;
      yield page.map((row) => JSON.stringify(row)).join(',\n');
      begun = true;
    }
    if (!begun) continue;
    yield ']}';
    first = false;
  }
  yield '],\n';
}

async function* list(name: string, pages: Pages): AsyncGenerator<string> {
  yield `${JSON.stringify(name)}:[`;
  let first = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${first ? '\n' : ',\n'}${page.map((row) => JSON.stringify(row)).join(',\n')}`;
    first = false;
  }
  yield '],\n';
}
