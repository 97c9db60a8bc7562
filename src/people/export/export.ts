/** Everything there is about somebody, as one JSON document that is written piece by piece. */
import type { Person, Time } from '../../activities/activity.ts';
import type { BotWithTokens } from '../bots/bots.ts';
import type { Profile } from '../profile.ts';

/** Rows of what somebody did say in `by` under which number. */
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
  /** Card tables they saved: their names, not what lay there. */
  savedTables(numbers: readonly Person[]): Pages;
  /** Decks of cards they shared, as files; without the pictures, which have no names outside. */
  decks(numbers: readonly Person[]): Pages;
  /** Long work they began. */
  jobs(numbers: readonly Person[]): Pages;
  reactions(numbers: readonly Person[]): Pages;
}

/** What activities and rooms know of somebody. */
export interface ExportTraces {
  /** Rooms they belong to, with their role. */
  memberships(numbers: readonly Person[]): Pages;
  messages(numbers: readonly Person[]): Pages;
  /** One row for each room, also where they painted nothing. */
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
  const { store } = deps;
  const numbers = await store.numbersOf(who);
  const bots = await deps.bots(who);
  yield* object([
    fact('exportedAt', deps.now()),
    fact('account', await store.account(who)),
    // Numbers of accounts that were merged into this one.
    fact(
      'formerly',
      numbers.filter((one) => one !== who),
    ),
    fact('profile', await deps.profile(who)),
    fact('identities', await store.identities(numbers)),
    fact('passkeys', await store.passkeys(numbers)),
    fact('sessions', await store.sessions(numbers)),
    fact('links', await store.links(numbers)),
    fact('returnLinks', await store.returnLinks(numbers)),
    fact('bots', bots),
    fact('bans', await store.bans(numbers)),
    ...deedsOf(deps, numbers, who),
    list('actsOnMe', store.actsOnMe(numbers), who),
    list('jobs', store.jobs(numbers), who),
    botDeeds(deps, bots),
    // Tells a whole document from one that was cut off.
    fact('complete', true),
  ]);
  yield '\n';
}

/** What was done under these numbers. A row says under which in `by`, unless it was `usual`. */
function deedsOf(
  { store, traces }: ExportDeps,
  numbers: readonly Person[],
  usual: Person | null,
): AsyncIterable<string>[] {
  return [
    list('rooms', atOnce(store.rooms(numbers)), usual),
    list('memberships', traces.memberships(numbers), usual),
    list('messages', traces.messages(numbers), usual),
    list('reactions', store.reactions(numbers), usual),
    murals(traces.murals(numbers), usual),
    list('invitations', store.invitations(numbers), usual),
    list('savedTables', store.savedTables(numbers), usual),
    list('decks', store.decks(numbers), usual),
    list('reports', store.reports(numbers), usual),
    list('acts', store.acts(numbers), usual),
  ];
}

/** All bots together: the log of a mural is long, and is read once for them. */
async function* botDeeds(deps: ExportDeps, bots: readonly BotWithTokens[]): AsyncGenerator<string> {
  yield '"byBots":';
  const numbers = bots.map(({ number }) => number);
  yield* object(numbers.length === 0 ? [] : deedsOf(deps, numbers, null));
}

async function* object(members: readonly AsyncIterable<string>[]): AsyncGenerator<string> {
  yield '{';
  for (const [index, member] of members.entries()) {
    if (index > 0) yield ',\n';
    yield* member;
  }
  yield '}';
}

async function* fact(name: string, value: unknown): AsyncGenerator<string> {
  yield `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

async function* atOnce(rows: Promise<readonly Facts[]>): AsyncGenerator<readonly Facts[]> {
  yield await rows;
}

async function* murals(
  found: ReturnType<ExportTraces['murals']>,
  usual: Person | null,
): AsyncGenerator<string> {
  yield '"murals":[';
  let first = true;
  for await (const { room, pixels } of found) {
    const head = JSON.stringify(room).slice(0, -1);
    let begun = false;
    for await (const page of pixels) {
      if (page.length === 0) continue;
      // A room without a pixel of theirs is not worth a line.
      yield begun ? ',\n' : `${first ? '\n' : ',\n'}${head},"pixels":[\n`;
      yield linesOf(page, usual);
      begun = true;
    }
    if (!begun) continue;
    yield ']}';
    first = false;
  }
  yield ']';
}

async function* list(name: string, pages: Pages, usual: Person | null): AsyncGenerator<string> {
  yield `${JSON.stringify(name)}:[`;
  let first = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${first ? '\n' : ',\n'}${linesOf(page, usual)}`;
    first = false;
  }
  yield ']';
}

function linesOf(page: readonly Facts[], usual: Person | null): string {
  return page
    .map(({ by, ...row }) => JSON.stringify(by === undefined || by === usual ? row : { by, ...row }))
    .join(',\n');
}
