/** Rollbacks as the server does them: what was found is logged in pieces, and so is bringing it back. */
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { type Entry, isRefusal, type Refusal, refuse } from '../../activity.ts';
import { type Changes, reversed } from '../changes.ts';
import { ROLLBACK_PIECE } from '../limits.ts';
import type { MuralState } from '../state.ts';
import type { Beginning, MuralEvent, RollBack } from '../types.ts';
import { findMatching, type KeepingDeps, type Watch } from './finding.ts';
import { pagesOf } from './pages.ts';
import { planChanges } from './planning.ts';

export interface Done {
  /** Number of the rollback. */
  readonly id: number;
  readonly pixels: number;
  /** Pixels that somebody painted over meanwhile: they stay. */
  readonly stayed: number;
}

export type Wish = Pick<Beginning, 'criteria' | 'why'>;

/** Takes back what fits the criteria. What was logged by the time it is cancelled stays, and can be undone. */
export async function rollBack(
  deps: KeepingDeps,
  channel: Channel,
  actor: Actor,
  { criteria, why }: Wish,
  watch: Watch,
): Promise<Done | Refusal> {
  const { host } = deps;
  const findings = await findMatching(deps, channel, criteria);
  if (isRefusal(findings)) return findings;
  if (findings.count === 0) return refuse('mural/nothing-to-roll-back');
  const plan = await planChanges(deps, channel, findings, watch);
  if (isRefusal(plan)) return plan;
  const total = findings.seq + findings.count;
  const begins: Beginning = { criteria: findings.criteria, found: findings.count, why };
  let at = findings.seq;
  let id: number | null = null;
  for (const pieces of handfuls(plan)) {
    if (watch.signal.aborted) return cancelled(host, channel, id);
    let rest = pieces;
    // The first piece that goes through begins the rollback; the others belong to it.
    while (id === null && rest.length > 0) {
      const [first, ...others] = rest;
      const answer = await host.record(channel, stepOf(begins, first as Changes, false), actor);
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
  { host }: Pick<KeepingDeps, 'host'>,
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
    for (const logged of page) {
      const { event } = host.decode(channel, logged) as Entry<MuralEvent>;
      if (event.type === 'rolled-back' && event.group === id && !event.undoes)
        pieces.push(reversed(event.changes));
    }
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

const stepOf = (group: number | Beginning, changes: Changes, undoes: boolean): RollBack => ({
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
