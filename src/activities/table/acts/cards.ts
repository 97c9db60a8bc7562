/** What hands do with cards: draw, deal, take, give, move, turn over, look. */
import { isRefusal, type Moment, type Person, type Refusal, refuse } from '../../activity.ts';
import { cardsInHand, cardsInReach, mySeat, pileAt } from '../looking.ts';
import { createPlan, type Plan } from '../plan.ts';
import { cardAt, isHand, placeAt, type TableState } from '../state.ts';
import type {
  ActType,
  CardIndex,
  FaceOf,
  Handle,
  PlaceId,
  SeatNumber,
  TableCommand,
  TableEvent,
  Target,
} from '../types.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

/** Faces that one line of the record names at most. */
const FACES_TOLD = 5;

/** From the top of a pile into one's own hand. `table/too-few` {count} where there are not so many. */
export function draw(state: TableState, { pile: id, count }: Said<'draw'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if (pile.cards.length < count) return refuse('table/too-few', { count: pile.cards.length });
  const plan = createPlan(state);
  // The top card first, as fingers do it.
  for (const card of topOf(pile.cards, count)) plan.put([card], seat, { up: false });
  return plan.event({ type: 'drew', seat, count });
}

/** So many to each who sits, one at a time, clockwise from the one after the dealer. */
export function deal(state: TableState, { pile: id, count }: Said<'deal'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  const seats = seatsAfter(state, seat);
  const all = count * seats.length;
  if (pile.cards.length < all) return refuse('table/too-few', { count: pile.cards.length });
  const plan = createPlan(state);
  for (const [nth, card] of topOf(pile.cards, all).entries())
    plan.put([card], seats[nth % seats.length] as SeatNumber, { up: false });
  return plan.event({ type: 'dealt', seat, count });
}

/** From the table into one's own hand. */
export function take(state: TableState, { cards }: Said<'take'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const list = cardsInReach(state, moment, cards);
  if (isRefusal(list)) return list;
  if (list.every((card) => cardAt(state, card).place === seat)) return refuse('table/unchanged');
  const plan = createPlan(state);
  const faces = facesUp(state, list);
  plan.put(list, seat, { up: false });
  return plan.event({ type: 'took', seat, count: list.length, ...(faces && { faces }) });
}

/** Into somebody else's hand. `table/seat-free` {seat} where nobody sits. */
export function give(state: TableState, { cards, seat: to }: Said<'give'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  if (!state.seats.has(to)) return refuse('table/seat-free', { seat: to });
  const list = cardsInReach(state, moment, cards);
  if (isRefusal(list)) return list;
  const plan = createPlan(state);
  const faces = facesUp(state, list);
  plan.put(list, to, { up: false });
  return plan.event({ type: 'gave', seat, to, count: list.length, ...(faces && { faces }) });
}

/** Onto a pile or a free spot; `up` left out: as they lie, and face down from a hand. */
export function move(state: TableState, { cards, to, up }: Said<'move'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const list = cardsInReach(state, moment, cards);
  if (isRefusal(list)) return list;
  const whole = wholePile(state, list);
  if (whole !== null && 'x' in to && to.spread === undefined && (up === undefined || lieAs(state, list, up)))
    return carry(state, whole, to, seat);
  const plan = createPlan(state);
  const target = targetOf(state, plan, to);
  if (isRefusal(target)) return target;
  const fromHand = list.some((card) => isHand(cardAt(state, card).place));
  // Each as it lies, unless all are to lie the same.
  for (const card of list) {
    const lies = up ?? (fromHand ? false : cardAt(state, card).up);
    plan.put([card], target, { up: lies, ...('pile' in to && to.bottom && { at: 0 }) });
  }
  const faces = facesThatLie(state, list, (card) => up ?? (fromHand ? false : card.up));
  const type: ActType = fromHand ? 'played' : 'moved';
  return plan.event({ type, seat, count: list.length, ...(faces && { faces }) });
}

export function movePile(state: TableState, { pile: id, to }: Said<'move-pile'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if ('x' in to) return carry(state, id, to, seat);
  const target = pileAt(state, to.pile);
  if (isRefusal(target)) return target;
  if (to.pile === id) return refuse('table/unchanged');
  const plan = createPlan(state);
  for (const card of to.bottom ? [...pile.cards].reverse() : pile.cards)
    plan.put([card], to.pile, { up: cardAt(state, card).up, ...(to.bottom && { at: 0 }) });
  return plan.event({ type: 'moved', seat, count: pile.cards.length });
}

/** Face up what lies down, face down what lies up. */
export function turn(state: TableState, { cards }: Said<'turn'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const list = cardsInReach(state, moment, cards);
  if (isRefusal(list)) return list;
  // A hand is shown with `show`: who would turn a card there by mistake?
  if (list.some((card) => isHand(cardAt(state, card).place))) return refuse('table/in-a-hand');
  const up = list.filter((card) => !cardAt(state, card).up);
  const down = list.filter((card) => cardAt(state, card).up);
  const plan = createPlan(state);
  if (up.length > 0) plan.do({ op: 'turn', cards: up, up: true });
  if (down.length > 0) plan.do({ op: 'turn', cards: down, up: false });
  const faces = told(state, up);
  return plan.event({ type: 'turned', seat, count: list.length, ...(faces.length > 0 && { faces }) });
}

/** Upside down as one: the lowest card lies on top then. */
export function turnPile(state: TableState, { pile: id }: Said<'turn-pile'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if (pile.cards.length === 0) return refuse('table/too-few', { count: 0 });
  const plan = createPlan(state);
  const up = pile.cards.filter((card) => !cardAt(state, card).up);
  const down = pile.cards.filter((card) => cardAt(state, card).up);
  plan.order(id, [...pile.cards].reverse());
  if (up.length > 0) plan.do({ op: 'turn', cards: up, up: true });
  if (down.length > 0) plan.do({ op: 'turn', cards: down, up: false });
  return plan.event({ type: 'turned', seat, count: pile.cards.length });
}

export function arrange(
  state: TableState,
  { pile: id, spread, turn }: Said<'arrange'>,
  moment: Moment,
): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  const plan = createPlan(state);
  plan.shape(id, { ...(spread && { spread }), ...(turn !== undefined && { turn }) });
  return plan.event({ type: 'spread', seat, count: pile.cards.length });
}

export function shuffle(state: TableState, { pile: id }: Said<'shuffle'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if (pile.cards.length < 2) return refuse('table/too-few', { count: pile.cards.length });
  const plan = createPlan(state);
  plan.shuffle(id, moment.random);
  return plan.event({ type: 'shuffled', seat, count: pile.cards.length });
}

/** The lowest `count` cards come to lie on top: `table/too-few` {count} where that is all or none. */
export function cut(state: TableState, { pile: id, count }: Said<'cut'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  const { cards } = pile;
  if (count < 1 || count >= cards.length) return refuse('table/too-few', { count: cards.length });
  const plan = createPlan(state);
  plan.order(id, [...cards.slice(count), ...cards.slice(0, count)]);
  return plan.event({ type: 'cut', seat, count });
}

/** One's own hand, all of it: `table/not-the-hand` where cards are missing or others are named. */
export function sort(state: TableState, { cards }: Said<'sort'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const list = cardsInHand(state, moment, cards);
  if (isRefusal(list)) return list;
  if (list.length !== placeAt(state, seat).cards.length) return refuse('table/not-the-hand');
  const plan = createPlan(state);
  plan.order(seat, list);
  return plan.event({ type: 'sorted', seat });
}

/** At the top cards of a pile, for oneself; everybody is told that, and how many. */
export function peek(state: TableState, { pile: id, count }: Said<'peek'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const pile = pileAt(state, id);
  if (isRefusal(pile)) return pile;
  if (count < 1 || pile.cards.length < count) return refuse('table/too-few', { count: pile.cards.length });
  const plan = createPlan(state);
  plan.do({ op: 'know', cards: topOf(pile.cards, count), people: [moment.who] });
  return plan.event({ type: 'peeked', seat, count });
}

/** `table/nobody-there` {person} where they do not sit at the table. */
export function show(state: TableState, { cards, person }: Said<'show'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const list = cardsInHand(state, moment, cards);
  if (isRefusal(list)) return list;
  const plan = createPlan(state);
  const count = list.length;
  if (person === null) {
    plan.do({ op: 'turn', cards: list, up: true });
    return plan.event({ type: 'showed', seat, count, faces: told(state, list) });
  }
  const to = seatOfPerson(state, person);
  if (to === null) return refuse('table/nobody-there', { person });
  plan.do({ op: 'know', cards: list, people: [person] });
  return plan.event({ type: 'showed', seat, to, count });
}

/** What was shown of one's own hand is one's own again. */
export function hide(state: TableState, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const { cards } = placeAt(state, seat);
  const shown = cards.filter((card) => cardAt(state, card).up || cardAt(state, card).known.length > 0);
  if (shown.length === 0) return refuse('table/unchanged');
  const plan = createPlan(state);
  // Into the hand anew: who has seen them does not know which of it they are.
  plan.put(shown, seat, { up: false });
  return plan.event({ type: 'hid', seat, count: shown.length });
}

/** Every card of the table, hands and all, face down into one pile where most of them lie. */
export function gather(state: TableState, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  if (state.cards.length === 0) return refuse('table/too-few', { count: 0 });
  const plan = createPlan(state);
  const piles = [...state.places.values()].filter(({ shape }) => shape !== null);
  const largest = piles.sort((one, other) => other.cards.length - one.cards.length)[0];
  const to = largest?.id ?? plan.pile({ x: 1200, y: 750 });
  plan.put(
    [...state.places.values()].flatMap(({ id, cards }) => (id === to ? [] : cards)),
    to,
    { up: false },
  );
  const up = plan.cards(to).filter((card) => cardAt(state, card).place === to && cardAt(state, card).up);
  if (up.length > 0) plan.do({ op: 'turn', cards: up, up: false });
  plan.shape(to, { spread: 'stack' });
  return plan.event({ type: 'gathered', seat, count: state.cards.length });
}

// ── What the above share ────────────────────────────────────────────────────

/** Topmost first. */
const topOf = (cards: readonly CardIndex[], count: number): CardIndex[] => cards.slice(-count).reverse();

/** Those who sit, clockwise, beginning after this seat and ending with it. */
export function seatsAfter({ seats }: TableState, seat: SeatNumber): SeatNumber[] {
  const all = [...seats.keys()].sort((one, other) => one - other);
  return [...all.filter((one) => one > seat), ...all.filter((one) => one <= seat)];
}

function seatOfPerson({ seats }: TableState, person: Person): SeatNumber | null {
  for (const [seat, sitter] of seats) if (sitter.person === person && person !== 0) return seat;
  return null;
}

export function faceOf(state: TableState, index: CardIndex): FaceOf {
  const { deck, face } = cardAt(state, index);
  return { deck: state.decks[deck] ?? '', face };
}

/** The record names the first few; the others are counted. */
function told(state: TableState, list: readonly CardIndex[]): FaceOf[] {
  return list.slice(0, FACES_TOLD).map((card) => faceOf(state, card));
}

/** The faces of those that lie up, which everybody saw; null for none. */
function facesUp(state: TableState, list: readonly CardIndex[]): FaceOf[] | null {
  return facesThatLie(state, list, ({ up }) => up);
}

function facesThatLie(
  state: TableState,
  list: readonly CardIndex[],
  lies: (card: { readonly up: boolean }) => boolean,
): FaceOf[] | null {
  const faces = told(
    state,
    list.filter((card) => lies(cardAt(state, card))),
  );
  return faces.length > 0 ? faces : null;
}

const lieAs = (state: TableState, list: readonly CardIndex[], up: boolean): boolean =>
  list.every((card) => cardAt(state, card).up === up);

/** The pile of which these are all the cards; null where they are not. */
function wholePile(state: TableState, list: readonly Handle[]): PlaceId | null {
  const [first] = list;
  if (first === undefined) return null;
  const place = placeAt(state, cardAt(state, first).place);
  const all = place.cards.length === list.length && list.every((card) => place.cards.includes(card));
  return all && place.shape && place.shape.area === '' ? place.id : null;
}

function carry(
  state: TableState,
  id: PlaceId,
  { x, y }: { x: number; y: number },
  seat: SeatNumber,
): TableEvent {
  const plan = createPlan(state);
  plan.shape(id, { x, y });
  return plan.event({ type: 'moved', seat, count: placeAt(state, id).cards.length });
}

function targetOf(state: TableState, plan: Plan, to: Target): PlaceId | Refusal {
  if ('pile' in to) {
    const pile = pileAt(state, to.pile);
    return isRefusal(pile) ? pile : pile.id;
  }
  return plan.pile({ x: to.x, y: to.y, ...(to.spread && { spread: to.spread }) });
}
