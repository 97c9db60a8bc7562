/** A view kept up to date by the entries after it: what every browser and bot does. */
import type { LoggedAct } from './state.ts';
import { LOG_KEPT } from './state.ts';
import type { ShownTableEvent, TableView } from './types.ts';

/** The view after one more entry. Whoever followed all of them has what a fresh view would say. */
export function follow(
  view: TableView,
  { seq, at, by, e }: { readonly seq: number; readonly at: number; readonly by: number; readonly e: unknown },
): TableView {
  const { act, places, pieces, gone, moves: _, ...fields } = e as ShownTableEvent;
  const left = new Set(gone);
  const line: LoggedAct = { seq, at, by, act };
  return {
    ...view,
    ...fields,
    places: replaced(view.places, places, left),
    pieces: replaced(view.pieces, pieces, left),
    log: [...view.log, line].slice(-LOG_KEPT),
  };
}

function replaced<T extends { readonly id: number }>(
  old: readonly T[],
  changed: readonly T[],
  gone: ReadonlySet<number>,
): readonly T[] {
  if (changed.length === 0 && gone.size === 0) return old;
  const byId = new Map(old.map((one) => [one.id, one]));
  for (const id of gone) byId.delete(id);
  for (const one of changed) byId.set(one.id, one);
  return [...byId.values()];
}
