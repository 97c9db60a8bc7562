/**
 * Rollbacks as the server does them: finds the pixels by their marks, reads the
 * log once for what lies beneath them, and logs the change in pieces. Never
 * holds up the others for more than a moment.
 */
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { type Entry, isRefusal, type Person, type Refusal, refuse } from '../../activity.ts';
import { type Beneath, createBeneath } from '../beneath.ts';
import { createBitmap, setBit } from '../bitmap.ts';
import { type Changes, markOf, reversed, sliceChanges } from '../changes.ts';
import { checkCriteria, matcherOf } from '../criteria.ts';
import { changesOf, type Found, findOnTile } from '../found.ts';
import { ROLLBACK_PIECE } from '../limits.ts';
import type { MuralState } from '../state.ts';
import type { Area, Criteria, MuralEvent, MuralOptions, RollBack } from '../types.ts';

/** How long work may go on before others get their turn, in ms. */
const TURN = 6;
/** Entries read from the log at once; how often the clock is looked at, in entries. */
const PAGE = 2000;
const LOOK = 32;

export interface Watch {
  readonly signal: AbortSignal;
  /** In entries read and pixels changed. */
  progress(done: number, total: number): void;
}

/** What a rollback would change now. */
export interface Findings {
  readonly criteria: Criteria;
  /** Sequence number at which the last tile was looked at. */
  readonly seq: number;
  readonly count: number;
  /** Whose pixels, most first. */
  readonly painters: readonly { readonly by: Person; readonly count: number }[];
  /** The smallest rectangle that holds all of them; null where there are none. */
  readonly box: Area | null;
  readonly tiles: readonly Found[];
}

export interface Done {
  /** Number of the rollback. */
  readonly id: number;
  readonly pixels: number;
  /** Pixels that somebody painted over meanwhile: they stay. */
  readonly stayed: number;
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
  host: Host,
  channel: Channel,
  criteria: Criteria,
): Promise<Findings | Refusal> {
  const size = await host.read(channel, ({ width, height, canvas }: MuralState) => ({
    width,
    height,
    tiles: canvas.tiles.length,
  }));
  const checked = checkCriteria(criteria, size);
  if (isRefusal(checked)) return checked;
  const matches = matcherOf(criteria, size.width);
  const rest = createTurns();
  const tiles: Found[] = [];
  let seq = 0;
  for (let index = 0; index < size.tiles; index += 1) {
    const found = await host.read(channel, ({ canvas }: MuralState, at) => {
      seq = at;
      return findOnTile(canvas, index, matches);
    });
    if (found.places.length > 0) tiles.push(found);
    await rest();
  }
  return { criteria, seq, tiles, ...sumUp(tiles, size.width) };
}

function sumUp(tiles: readonly Found[], width: number): Pick<Findings, 'count' | 'painters' | 'box'> {
  const counts = new Map<Person, number>();
  let [left, top, right, bottom, count] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1, 0];
  for (const { places, marks } of tiles) {
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
  }
  const painters = [...counts].map(([by, count]) => ({ by, count })).sort((a, b) => b.count - a.count);
  const box = count === 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { count, painters, box };
}

/** Reads the log for what lies beneath; `jobs/cancelled` when it was called off. */
export async function planChanges(
  host: Host,
  channel: Channel,
  findings: Findings,
  { signal, progress }: Watch,
): Promise<readonly Changes[] | Refusal> {
  const options = channel.room.options[channel.activity.name] as MuralOptions;
  const wanted = createBitmap(options.width * options.height);
  let newest = 0;
  for (const { places, marks } of findings.tiles) {
    for (const place of places) setBit(wanted, place);
    for (const when of marks.when) newest = Math.max(newest, when);
  }
  const ground = await host.read(
    channel,
    ({ canvas, before }: MuralState) => canvas.ground ?? before?.canvas.ground,
  );
  const matches = matcherOf(findings.criteria, options.width);
  const beneath = createBeneath(options, matches, wanted, options.art === 'none' ? null : ground);
  const rest = createTurns();
  const total = findings.seq + findings.count;
  let known = false;
  for await (const page of pagesOf(host, channel, 0, findings.seq)) {
    for (const [index, entry] of page.entries()) {
      beneath.feed(entry);
      if (index % LOOK === 0) await rest();
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

/** Committed entries after one number up to another, the next page on its way while one is looked at. */
async function* pagesOf(
  host: Host,
  channel: Channel,
  after: number,
  to: number,
): AsyncGenerator<Entry<MuralEvent>[]> {
  const fetch = (from: number): Promise<Entry<unknown>[]> => {
    const page = host.history(channel, from, PAGE);
    // Nobody may be left to wait for it when the work was called off.
    page.catch(() => {});
    return page;
  };
  let next = fetch(after);
  for (;;) {
    const page = (await next) as Entry<MuralEvent>[];
    const last = page.at(-1)?.seq ?? to;
    if (last < to) next = fetch(last);
    if (page.length > 0) yield last > to ? page.filter(({ seq }) => seq <= to) : page;
    if (last >= to) return;
  }
}

/** Takes back what fits the criteria. What was logged by the time it is cancelled stays, and can be undone. */
export async function rollBack(
  host: Host,
  channel: Channel,
  actor: Actor,
  criteria: Criteria,
  watch: Watch,
): Promise<Done | Refusal> {
  const findings = await findMatching(host, channel, criteria);
  if (isRefusal(findings)) return findings;
  if (findings.count === 0) return refuse('mural/nothing-to-roll-back');
  const plan = await planChanges(host, channel, findings, watch);
  if (isRefusal(plan)) return plan;
  const total = findings.seq + findings.count;
  let at = findings.seq;
  let id: number | null = null;
  for (const pieces of handfuls(plan)) {
    if (watch.signal.aborted) return cancelled(host, channel, id);
    let rest = pieces;
    // The first piece that goes through begins the rollback; the others belong to it.
    while (id === null && rest.length > 0) {
      const [first, ...others] = rest;
      const answer = await host.record(channel, stepOf(criteria, first as Changes, false), actor);
      if (isRefusal(answer) && answer.refused !== PAINTED_OVER) return answer;
      if (!isRefusal(answer)) id = await groupOf(host, channel, answer);
      rest = others;
    }
    const refusal = id === null ? null : await recordAll(host, channel, actor, id, false, rest);
    if (refusal) return refusal;
    at += sizeOf(pieces);
    watch.progress(at, total);
  }
  const pixels = id === null ? 0 : await changedBy(host, channel, id, 'pixels');
  if (id === null) return refuse(PAINTED_OVER);
  return { id, pixels, stayed: findings.count - pixels };
}

/** Brings back what a rollback took, where nobody painted since. */
export async function undoRollBack(
  host: Host,
  channel: Channel,
  actor: Actor,
  id: number,
  watch: Watch,
): Promise<Done | Refusal> {
  const rollback = await host.read(channel, ({ rollbacks }: MuralState) =>
    rollbacks.find((one) => one.id === id),
  );
  if (!rollback) return refuse('mural/no-such-roll-back');
  const { first, last, pixels: taken, restored } = rollback;
  let at = 0;
  for await (const page of pagesOf(host, channel, first - 1, last)) {
    const pieces: Changes[] = [];
    for (const { event } of page)
      if (event.type === 'rolled-back' && event.group === id && !event.undoes)
        pieces.push(reversed(event.changes));
    for (const few of handfuls(pieces)) {
      if (watch.signal.aborted) return cancelled(host, channel, id);
      const refusal = await recordAll(host, channel, actor, id, true, few);
      if (refusal) return refusal;
      at += sizeOf(few);
      watch.progress(at, taken);
    }
  }
  const pixels = (await changedBy(host, channel, id, 'restored')) - restored;
  return pixels === 0 ? refuse(PAINTED_OVER) : { id, pixels, stayed: taken - pixels };
}

/** Nothing of a piece is as it was found: said of one piece it is no reason to stop. */
const PAINTED_OVER = 'mural/nothing-to-roll-back';

const stepOf = (group: number | Criteria, changes: Changes, undoes: boolean): RollBack => ({
  type: 'roll-back',
  group,
  undoes,
  changes,
});

const sizeOf = (pieces: readonly Changes[]): number =>
  pieces.reduce((sum, { places }) => sum + places.length, 0);

/** All at once: they share a transaction. */
async function recordAll(
  host: Host,
  channel: Channel,
  actor: Actor,
  id: number,
  undoes: boolean,
  pieces: readonly Changes[],
): Promise<Refusal | null> {
  const answers = await Promise.all(
    pieces.map((changes) => host.record(channel, stepOf(id, changes, undoes), actor)),
  );
  for (const answer of answers) if (isRefusal(answer) && answer.refused !== PAINTED_OVER) return answer;
  return null;
}

/** As many pieces at once as one full piece has pixels: tiles with a pixel or two go together. */
function* handfuls(pieces: readonly Changes[]): Generator<Changes[]> {
  let few: Changes[] = [];
  for (const piece of pieces) {
    if (few.length > 0 && sizeOf(few) + piece.places.length > ROLLBACK_PIECE) {
      yield few;
      few = [];
    }
    few.push(piece);
  }
  if (few.length > 0) yield few;
}

function groupOf(host: Host, channel: Channel, first: number): Promise<number> {
  return host.read(channel, ({ rollbacks }: MuralState) => {
    const begun = rollbacks.find((one) => one.first === first);
    if (!begun) throw new Error(`entry ${first} began no rollback`);
    return begun.id;
  });
}

function changedBy(host: Host, channel: Channel, id: number, what: 'pixels' | 'restored'): Promise<number> {
  return host.read(
    channel,
    ({ rollbacks }: MuralState) => rollbacks.find((one) => one.id === id)?.[what] ?? 0,
  );
}

async function cancelled(host: Host, channel: Channel, id: number | null): Promise<Refusal> {
  if (id === null) return refuse('jobs/cancelled');
  return refuse('jobs/cancelled', { id, pixels: await changedBy(host, channel, id, 'pixels') });
}
