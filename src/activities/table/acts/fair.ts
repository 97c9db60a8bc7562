/**
 * Fair shuffles. The server binds itself to a number before anybody adds to the chance, so that neither it nor
 * whoever adds last can choose the order; afterwards everybody is told all of it and can check it.
 */
import { isRefusal, type Moment, type Refusal, refuse } from '../../activity.ts';
import { LONGEST_WAIT, waitedFor } from '../fair/asking.ts';
import { commitTo, newSeed, streamOf } from '../fair/protocol.ts';
import { inKnownOrder, orderedFace } from '../fair/record.ts';
import { mySeat, pileAt } from '../looking.ts';
import { createPlan } from '../plan.ts';
import { isSame, type TableState } from '../state.ts';
import type {
  ActType,
  FairAsked,
  FairDone,
  Op,
  PlaceId,
  SeatNumber,
  TableCommand,
  TableEvent,
} from '../types.ts';
import { placesOf } from '../undo.ts';
import { runs } from './agreeing.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;
/** Begins the round of the game that is on the table, with this chance; absent where no rules are. */
export type BeginFairly = ((random: (below: number) => number) => Answer) | null;

/** Done, and not told yet how: then some must be shown first. */
const MOST_KEPT = 6;

/** `table/fair-open`, `table/asked-already`, `table/fair-many` {max}, `table/too-few` {count}. */
export function fairShuffle(state: TableState, { pile: id }: Said<'fair-shuffle'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if (pile.cards.length < 2) return refuse('table/too-few', { count: pile.cards.length });
  return open(state, id, moment, { seat, count: pile.cards.length });
}

/** What a round that is begun becomes where its shuffle is to be fair: it waits for everybody's chance. */
export function fairRound(state: TableState, moment: Moment, begin: NonNullable<BeginFairly>): Answer {
  // What would stand in its way then does so now.
  const tried = begin(moment.random);
  return isRefusal(tried) ? tried : open(state, null, moment, { count: state.round + 1, what: 'round' });
}

function open(
  state: TableState,
  pile: PlaceId | null,
  moment: Moment,
  act: Partial<TableEvent['act']>,
): Answer {
  if (state.fair.asked) return refuse('table/fair-open');
  // To take back what was before would change what is to be shuffled.
  if (state.ask) return refuse('table/asked-already');
  if (state.fair.kept.filter(({ cleared }) => !cleared).length >= MOST_KEPT)
    return refuse('table/fair-many', { max: MOST_KEPT });
  const seed = newSeed(moment.random);
  const asked: FairAsked = {
    ...{ id: state.fair.next, by: moment.who, at: moment.at, commit: commitTo(seed), seed, pile },
    chances: [],
  };
  return { act: { ...act, type: 'fair-asked' }, ops: [{ op: 'fair-ask', asked }], moves: [] };
}

/** `table/fair-none`, `table/chance-given`. The last who is waited for shuffles with it. */
export function addChance(
  state: TableState,
  { text }: Said<'add-chance'>,
  moment: Moment,
  begin: BeginFairly,
): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const { asked } = state.fair;
  if (!asked) return refuse('table/fair-none');
  if (asked.chances.some(({ person }) => isSame(moment, person))) return refuse('table/chance-given');
  const person = state.seats.get(seat)?.person ?? moment.who;
  const next = { ...asked, chances: [...asked.chances, { seat, person, text }] };
  if (waitedFor(state.seats.values(), next.chances).length === 0) return finish(state, next, begin, seat);
  return plain(text === null ? 'chance-passed' : 'chance-added', [{ op: 'fair-ask', asked: next }], seat);
}

/**
 * `table/fair-none`; `table/fair-not-yours` for others than who asked, or runs the room, while somebody is waited for
 * and that has not lasted long.
 */
export function fairEnd(
  state: TableState,
  { shuffle }: Said<'fair-end'>,
  moment: Moment,
  begin: BeginFairly,
): Answer {
  const { asked } = state.fair;
  if (!asked) return refuse('table/fair-none');
  const mine = isSame(moment, asked.by) || runs(moment.role);
  if (!mine) {
    const seat = mySeat(state, moment);
    if (isRefusal(seat)) return seat;
    const waits = waitedFor(state.seats.values(), asked.chances).length > 0;
    if (waits && moment.at < asked.at + LONGEST_WAIT) return refuse('table/fair-not-yours');
  }
  if (!shuffle) return givenUp();
  return finish(state, asked, begin, null);
}

/** Where what was to be shuffled is not there any more, it is given up. */
function finish(state: TableState, asked: FairAsked, begin: BeginFairly, seat: SeatNumber | null): Answer {
  const random = streamOf(asked.seed, asked.chances);
  const event = asked.pile === null ? begin?.(random) : pileShuffled(state, asked.pile, random, seat);
  if (!event || isRefusal(event)) return givenUp();
  const mixed = event.ops.find((op) => op.op === 'order' && op.mixed);
  if (mixed?.op !== 'order') throw new Error('a fair shuffle without a shuffle');
  const { by: _, at: __, ...rest } = asked;
  const done: FairDone = {
    ...rest,
    round: asked.pile === null ? state.round + 1 : null,
    decks: [...state.decks],
    order: mixed.cards.map((card) => orderedFace(state, card)),
  };
  const act = asked.pile === null ? { ...event.act, what: 'fair' } : event.act;
  return { ...event, act, ops: [...event.ops, { op: 'fair-keep', done }] };
}

function pileShuffled(
  state: TableState,
  id: PlaceId,
  random: (below: number) => number,
  seat: SeatNumber | null,
): TableEvent | null {
  const cards = state.places.get(id)?.cards ?? [];
  if (cards.length < 2) return null;
  const plan = createPlan(state);
  plan.shuffle(id, random, inKnownOrder(state, cards));
  return plan.event({ type: 'shuffled-fairly', count: cards.length, ...(seat !== null && { seat }) });
}

/**
 * What anything that happens means for fair shuffles. A pile that waits for one stays as it is
 * (`table/fair-waits`); and where an act has made sure that the order of an earlier one tells nothing any more
 * of cards that are hidden, everybody is told how it came about.
 */
export function withFairness(state: TableState, event: TableEvent): Answer {
  const { asked, kept } = state.fair;
  if (!asked && kept.length === 0) return event;
  const kinds = new Set(event.ops.map(({ op }) => op));
  if (asked && !kinds.has('clear') && !kinds.has('fair-ask') && !kinds.has('fair-keep')) {
    const touched = asked.pile !== null && placesOf(state, event.ops).has(asked.pile);
    if (touched || kinds.has('back')) return refuse('table/fair-waits');
  }
  const spent = kept.filter((done) => isSpent(state, done, event.ops)).map(({ id }) => id);
  return spent.length > 0 ? shownBy(event, spent) : event;
}

/** Everybody agreed to it, or an act has made it harmless. */
export const shownBy = ({ act, ops, moves }: TableEvent, ids: readonly number[]): TableEvent => ({
  act: { ...act, revealed: ids.length },
  ops: [...ops, { op: 'fair-show', ids }],
  moves,
});

/**
 * The round is over, or all cards of its decks were shuffled together. Less would not do: of cards that lie in a
 * hand or in another pile the order would tell which they are. A table that is laid anew may have been saved.
 */
function isSpent(state: TableState, { order, cleared }: FairDone, ops: readonly Op[]): boolean {
  if (cleared || ops.some(({ op }) => op === 'clear')) return false;
  const decks = new Set(order.map(([deck]) => deck));
  const all = state.cards.filter(({ deck }) => decks.has(deck)).length;
  return ops.some(
    (op) =>
      (op.op === 'round' && op.roles === null) ||
      (op.op === 'order' &&
        op.mixed &&
        // Cards of a deck that is only now laid are not there yet, and were in none of it.
        op.cards.filter((card) => decks.has(state.cards[card]?.deck ?? -1)).length === all),
  );
}

const givenUp = (): TableEvent => plain('fair-given-up', [{ op: 'fair-ask', asked: null }]);

const plain = (type: ActType, ops: readonly Op[], seat?: SeatNumber): TableEvent => ({
  act: { type, ...(seat !== undefined && { seat }) },
  ops,
  moves: [],
});
