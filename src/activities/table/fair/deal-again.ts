/** The beginning of a round once more, from what was revealed: with the very code that dealt on the server. */
import { isRefusal } from '../../activity.ts';
import { setUp } from '../acts/rounds.ts';
import { applyEntry } from '../fold.ts';
import { begin, type Ruled, ruledBy } from '../games/playing.ts';
import { cardAt, emptyTable, type TableState } from '../state.ts';
import type { FairDone, OrderedFace } from '../types.ts';
import { viewThrough } from '../view.ts';
import { type Beginning, type SeenPlace, seenIn } from './notes.ts';
import { streamOf } from './protocol.ts';

export interface DealtAgain {
  /** Bottom to top, as the cards lay before they were dealt. */
  readonly order: readonly OrderedFace[];
  /** What the one who looks must have seen. */
  readonly seen: readonly SeenPlace[];
}

/** Null where the game is not known here, or could not have begun like that. */
export function dealAgain(
  shelf: Parameters<typeof ruledBy>[0],
  from: Beginning,
  { seed, chances }: Pick<FairDone, 'seed' | 'chances'>,
): DealtAgain | null {
  const ruled = ruledBy(shelf, { game: { id: from.game, turn: null, shown: null, kept: null } });
  if (!ruled) return null;
  const state = tableOf(ruled, from);
  const event = begin(ruled, state, momentOf(streamOf(seed, chances)), true);
  if (isRefusal(event)) return null;
  const mixed = event.ops.find((op) => op.op === 'order' && op.mixed);
  if (mixed?.op !== 'order') return null;
  const order = mixed.cards.map((card): OrderedFace => {
    const { deck, face } = cardAt(state, card);
    return [deck, face];
  });
  applyEntry(state, { seq: 2, at: 0, by: 0, event });
  const { seat } = from;
  return { order, seen: seenIn(viewThrough(state, { who: seat ?? 0, seat, allHands: false }), seat) };
}

/** The table as everybody knew it: which game, who sits, and the rounds before. Persons have the numbers of their seats. */
function tableOf({ game, decks }: Ruled, { seats, shown, round, sheet }: Beginning): TableState {
  const state = emptyTable();
  for (const seat of seats) state.seats.set(seat, { person: seat, role: 'player', away: null });
  applyEntry(state, {
    seq: 1,
    at: 0,
    by: 0,
    event: setUp(
      state,
      game,
      decks,
      momentOf(() => 0),
      shown,
    ),
  });
  state.round = round;
  state.sheet = sheet.map((row) => [...row]);
  return state;
}

const momentOf = (random: (below: number) => number) => ({ who: 0, role: 'master', at: 0, random }) as const;
