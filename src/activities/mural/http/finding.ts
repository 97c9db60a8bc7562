/**
 * What a rollback would do: finds the pixels by their marks, and reads the log
 * once for what lies beneath them. Never holds up the others for more than a moment.
 */
import type { Aliases } from '../../../people/aliases.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { LoggedEntry } from '../../../rooms/log.ts';
import { type Entry, isRefusal, type Person, type Refusal, refuse } from '../../activity.ts';
import { type Beneath, createBeneath } from '../beneath.ts';
import { createBitmap, setBit } from '../bitmap.ts';
import { type Changes, markOf, sliceChanges } from '../changes.ts';
import { checkCriteria, type Matches, matcherOf } from '../criteria.ts';
import { changesOf, type Found, findOnTile } from '../found.ts';
import { ROLLBACK_PIECE } from '../limits.ts';
import type { MuralState } from '../state.ts';
import type { Area, Criteria, MuralEvent, MuralOptions } from '../types.ts';

/** How long work may go on before others get their turn, in ms. */
const TURN = 4;
/** The clock is looked at after so much work: an entry counts as one, and so does each of its pixels. */
const LOOK = 128;
/** Entries read from the log at once at most, and how many bytes of them there should be. */
const PAGE = 4000;
const PAGE_BYTES = 1024 * 1024;

export interface KeepingDeps {
  readonly host: Host;
  /** Everything by somebody includes what they painted before their accounts were merged. */
  readonly aliases: Pick<Aliases, 'of' | 'now'>;
}

export interface Watch {
  readonly signal: AbortSignal;
  /** In entries read and pixels changed. */
  progress(done: number, total: number): void;
}

/** What a rollback would change now. */
export interface Findings {
  /** As asked for, with the number the person has by now. */
  readonly criteria: Criteria;
  readonly matches: Matches;
  /** Sequence number at which the last tile was looked at. */
  readonly seq: number;
  readonly count: number;
  /** Whose pixels, most first. */
  readonly painters: readonly { readonly by: Person; readonly count: number }[];
  /** The smallest rectangle that holds all of them; null where there are none. */
  readonly box: Area | null;
  readonly tiles: readonly Found[];
}

/** Lets others have their turn whenever this one has lasted long enough. */
function createTurns(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN) return;
    return new Promise((resolve) =>
      setImmediate(() => {
        began = performance.now();
        resolve();
      }),
    );
  };
}

/** Looks at the canvas alone: a moment, however long the log is. */
export async function findMatching(
  { host, aliases }: KeepingDeps,
  channel: Channel,
  wish: Criteria,
): Promise<Findings | Refusal> {
  const size = await host.read(channel, ({ width, height, canvas }: MuralState) => ({
    width,
    height,
    tiles: canvas.tiles.length,
  }));
  const checked = checkCriteria(wish, size);
  if (isRefusal(checked)) return checked;
  const by = checked.by === undefined ? undefined : aliases.now(checked.by);
  const criteria: Criteria = by === undefined ? checked : { ...checked, by };
  const matches = matcherOf(criteria, size.width, by === undefined ? [] : aliases.of(by));
  const rest = createTurns();
  const tiles: Found[] = [];
  const sum = createSum(size.width);
  let seq = 0;
  for (let index = 0; index < size.tiles; index += 1) {
    const found = await host.read(channel, ({ canvas }: MuralState, at) => {
      seq = at;
      return findOnTile(canvas, index, matches);
    });
    if (found.places.length > 0) tiles.push(found);
    sum.add(found);
    await rest();
  }
  return { criteria, matches, seq, tiles, ...sum.total(aliases.now) };
}

function createSum(width: number) {
  const counts = new Map<Person, number>();
  let [left, top, right, bottom, count] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1, 0];
  return {
    add({ places, marks }: Found): void {
      count += places.length;
      for (let index = 0; index < places.length; index += 1) {
        const place = places[index] ?? 0;
        const by = marks.who[index] ?? 0;
        const x = place % width;
        const y = (place - x) / width;
        counts.set(by, (counts.get(by) ?? 0) + 1);
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    },
    /** @param now the number that stands for this one by now */
    total(now: (by: Person) => Person): Pick<Findings, 'count' | 'painters' | 'box'> {
      const people = new Map<Person, number>();
      for (const [by, pixels] of counts) people.set(now(by), (people.get(now(by)) ?? 0) + pixels);
      const painters = [...people].map(([by, count]) => ({ by, count })).sort((a, b) => b.count - a.count);
      const box = count === 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
      return { count, painters, box };
    },
  };
}

/** Reads the log for what lies beneath; `jobs/cancelled` when it was called off. */
export async function planChanges(
  { host }: Pick<KeepingDeps, 'host'>,
  channel: Channel,
  findings: Findings,
  { signal, progress }: Watch,
): Promise<readonly Changes[] | Refusal> {
  const options = channel.room.options[channel.activity.name] as MuralOptions;
  const wanted = createBitmap(options.width * options.height);
  const rest = createTurns();
  let newest = 0;
  for (const { places, marks } of findings.tiles) {
    for (const place of places) setBit(wanted, place);
    for (const when of marks.when) newest = Math.max(newest, when);
    await rest();
  }
  const ground = await host.read(
    channel,
    ({ canvas, before }: MuralState) => canvas.ground ?? before?.canvas.ground,
  );
  const beneath = createBeneath(options, findings.matches, wanted, options.art === 'none' ? null : ground);
  const total = findings.seq + findings.count;
  let known = false;
  let work = 0;
  for await (const page of pagesOf(host, channel, 0, findings.seq)) {
    for (const logged of page) {
      const entry = host.decode(channel, logged) as Entry<MuralEvent>;
      beneath.feed(entry);
      work += weigh(entry.event);
      if (work < LOOK) continue;
      work = 0;
      await rest();
    }
    if (signal.aborted) return refuse('jobs/cancelled');
    const last = page.at(-1);
    progress(last?.seq ?? 0, total);
    // What was painted later cannot lie beneath; a pixel may have been hidden then, and be known later only.
    if (!known && last && last.at > (newest + 1) * 1000) {
      known = true;
      if (await knowsAll(beneath, findings, rest)) break;
    }
  }
  const plan: Changes[] = [];
  for (const found of findings.tiles) {
    const changes = changesOf(found, beneath.below);
    for (let from = 0; from < changes.places.length; from += ROLLBACK_PIECE)
      plan.push(sliceChanges(changes, from, Math.min(from + ROLLBACK_PIECE, changes.places.length)));
    await rest();
  }
  return plan;
}

async function knowsAll(
  { below }: Beneath,
  { tiles }: Findings,
  rest: () => Promise<void> | undefined,
): Promise<boolean> {
  for (const { places, marks } of tiles) {
    for (let index = 0; index < places.length; index += 1)
      if (below(places[index] ?? 0, markOf(marks, index)) === null) return false;
    await rest();
  }
  return true;
}

function weigh(event: MuralEvent): number {
  switch (event.type) {
    case 'painted':
      return 1 + event.pixels.length / 3;
    case 'rolled-back':
      return 1 + event.changes.places.length;
    case 'reset':
    case 'unreset':
      return LOOK;
    default:
      return 1;
  }
}

/**
 * Committed entries after one number up to another, the next page on its way while one is looked at.
 * Not decoded: an imported picture takes ten times the room then.
 */
export async function* pagesOf(
  host: Host,
  channel: Channel,
  after: number,
  to: number,
): AsyncGenerator<readonly LoggedEntry[]> {
  let limit = 256;
  const fetch = (from: number): Promise<LoggedEntry[]> => {
    const page = host.logged(channel, from, limit);
    // Nobody may be left to wait for it when the work was called off.
    page.catch(() => {});
    return page;
  };
  let next = fetch(after);
  for (;;) {
    const page = await next;
    const last = page.at(-1)?.seq ?? to;
    const bytes = page.reduce((sum, { body }) => sum + body.length, 1);
    limit = Math.max(1, Math.min(PAGE, limit * 2, Math.floor((PAGE_BYTES * page.length) / bytes)));
    if (last < to) next = fetch(last);
    if (page.length > 0) yield last > to ? page.filter(({ seq }) => seq <= to) : page;
    if (last >= to) return;
  }
}
