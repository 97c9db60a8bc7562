/** What a rollback would change: found by the marks of the canvas, without holding up the others for more than a moment. */
import type { Aliases } from '../../../people/aliases.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { isRefusal, type Person, type Refusal } from '../../activity.ts';
import { checkCriteria, type Matches, matcherOf } from '../criteria.ts';
import { type Found, findOnTile } from '../found.ts';
import type { MuralState } from '../state.ts';
import type { Area, Criteria } from '../types.ts';
import { createTurns, TURN } from './turns.ts';

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
  for (let next = 0; next < size.tiles; ) {
    // As many at once as a turn has time for: each time it may be a commit that is waited for.
    const some = await host.read(channel, ({ canvas }: MuralState, at) => {
      seq = at;
      const found: Found[] = [];
      const ends = performance.now() + TURN;
      for (; next < size.tiles && performance.now() < ends; next += 1)
        found.push(findOnTile(canvas, next, matches));
      return found;
    });
    for (const found of some) {
      if (found.places.length > 0) tiles.push(found);
      sum.add(found);
      await rest();
    }
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
