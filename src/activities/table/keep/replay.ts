/**
 * What somebody sees of a table as it was. With the eyes they had then, they are shown what their own wire
 * carried or would have carried, and never more: so a replay tells nothing of cards that lie hidden now.
 *
 * The hands of others are another matter. Who may see them in a replay is asked of the table as it is now, and
 * only once the cards have been mixed: while they may lie as they lay then, it would tell of the present.
 */
import type { Entry, Viewer } from '../../activity.ts';
import { type Eyes, eyesOf } from '../known.ts';
import type { PastRound, TableState } from '../state.ts';
import type { ShownTableEvent, TableEvent, TableView } from '../types.ts';
import { showThrough, viewThrough } from '../view.ts';

/** `own`: with one's own eyes; `then`: and all hands while they were open to who looked on; `all`: all hands. */
export type Hands = 'own' | 'then' | 'all';

/** Steps of one replay; of what is longer the newest. */
export const MOST_STEPS = 2000;

export interface Range {
  /** The first entry; the table as it stood after it is the first step. */
  readonly from: number;
  readonly to: number;
  /** Null for everything since the table was laid. */
  readonly round: number | null;
  readonly hands: Hands;
}

/** A round that is over; null for one that runs or is not known. */
export function roundRange({ rounds }: TableState, from: number): Range | null {
  const past = rounds.find((round) => round.from === from);
  if (!past || past.to === null) return null;
  const { to, round } = past;
  return { from: Math.max(from, to - MOST_STEPS + 1), to, round, hands: handsIn(past) };
}

/** Everything since the table was laid; null where it never was. */
export function laidRange({ laid }: TableState, seq: number): Range | null {
  if (laid === 0) return null;
  return { from: Math.max(laid, seq - MOST_STEPS + 1), to: seq, round: null, hands: 'own' };
}

export function handsIn({ settled, opened }: PastRound): Hands {
  if (!settled) return 'own';
  return opened ? 'all' : 'then';
}

/** The table at this moment of the past, with what led to it as the only line of its record. */
export function viewThen(state: TableState, viewer: Viewer, hands: Hands): TableView {
  return { ...viewThrough(state, eyesThen(state, viewer, hands)), log: state.log.slice(-1) };
}

/** @param state as it was right after the entry */
export function showThen(
  state: TableState,
  entry: Entry<TableEvent>,
  viewer: Viewer,
  hands: Hands,
): ShownTableEvent {
  return showThrough(state, entry, eyesThen(state, viewer, hands));
}

function eyesThen(state: TableState, viewer: Viewer, hands: Hands): Eyes {
  const eyes = eyesOf(state, viewer);
  const all = hands === 'all' ? viewer.who !== 0 : hands === 'then' && eyes.allHands;
  return { ...eyes, allHands: all };
}
