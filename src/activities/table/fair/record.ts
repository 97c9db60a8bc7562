/** What a table keeps of fair shuffles, and what of it everybody may see. */
import { cardAt, FAIR_SHOWN, type FairRecord, type TableState } from '../state.ts';
import type { CardIndex, FairAsked, FairDone, FairView, OrderedFace } from '../types.ts';
import { byFace } from './protocol.ts';

const CLEARED_KEPT = 3;

export const asked = (fair: FairRecord, next: FairAsked | null): FairRecord => ({
  ...fair,
  next: Math.max(fair.next, (next?.id ?? 0) + 1),
  asked: next,
});

export const kept = (fair: FairRecord, done: FairDone): FairRecord => ({
  ...fair,
  asked: null,
  kept: [...fair.kept, done],
});

/** The table is laid anew. Of what was put away the newest few can be shown still. */
export function cleared(fair: FairRecord): FairRecord {
  const kept = fair.kept.map((done): FairDone => ({ ...done, cleared: true }));
  return { ...asked(fair, null), kept: kept.slice(-CLEARED_KEPT) };
}

export function shown(fair: FairRecord, ids: readonly number[]): FairRecord {
  const news = fair.kept.filter(({ id }) => ids.includes(id));
  return {
    ...fair,
    kept: fair.kept.filter(({ id }) => !ids.includes(id)),
    shown: [...fair.shown, ...news].slice(-Math.max(FAIR_SHOWN, news.length)),
  };
}

/** Invariant 4: neither the seed nor the order of what is not shown yet is in it. */
export function viewFair({ asked, kept, shown }: FairRecord): FairView {
  return {
    asked: asked && {
      id: asked.id,
      by: asked.by,
      at: asked.at,
      commit: asked.commit,
      pile: asked.pile,
      chances: asked.chances,
    },
    kept: kept.map(({ id, commit, pile, chances, round, order, cleared }) => ({
      ...{ id, commit, pile, chances, round, ...(cleared && { cleared }) },
      count: order.length,
    })),
    shown,
  };
}

export function orderedFace(state: Pick<TableState, 'cards'>, card: CardIndex): OrderedFace {
  const { deck, face } = cardAt(state, card);
  return [deck, face];
}

/** By deck and face; of those that are the same, nobody can tell which is which. */
export function inKnownOrder(state: Pick<TableState, 'cards'>, cards: readonly CardIndex[]): CardIndex[] {
  return [...cards].sort(
    (one, other) => byFace(orderedFace(state, one), orderedFace(state, other)) || one - other,
  );
}
