/** Who has ever seen a card, told from the bare facts of the log: a second opinion on `known.ts`. */
import type { Person } from '../../activity.ts';
import type { CardIndex, Op, PlaceId } from '../types.ts';
import type { Party } from './party.ts';

export interface Seen {
  /** Cards that nobody but these people ever had before their eyes. */
  readonly by: ReadonlyMap<CardIndex, ReadonlySet<Person>>;
  /** Cards that once lay open for everybody. */
  readonly open: ReadonlySet<CardIndex>;
}

/** @param since so many entries do not count: what was seen in them has been shuffled away */
export function whoSaw({ log, rules, guests }: Party, since = 0): Seen {
  const by = new Map<CardIndex, Set<Person>>();
  const open = new Set<CardIndex>();
  const lies = new Map<CardIndex, PlaceId>();
  const state = rules.open(undefined);
  const sees = (card: CardIndex, person: Person) => by.set(card, (by.get(card) ?? new Set()).add(person));
  const fairly = new Map<number, readonly CardIndex[]>();
  let cards = 0;
  for (const entry of log) {
    for (const op of entry.event.ops) {
      if (op.op === 'deck') for (const _ of op.faces) lies.set(cards++, op.to);
      if (op.op === 'put') {
        for (const card of op.cards) lies.set(card, op.to);
        if (op.up) for (const card of op.cards) open.add(card);
      }
      if (op.op === 'turn' && op.up) for (const card of op.cards) open.add(card);
      // Told how they came to lie as they did: which of them were there, and where.
      if (op.op === 'fair-show')
        for (const id of op.ids) for (const card of fairly.get(id) ?? []) open.add(card);
      if (op.op === 'fair-keep') fairly.set(op.done.id, entry.event.ops.flatMap(mixedIn));
      if (op.op === 'know') for (const card of op.cards) for (const person of op.people) sees(card, person);
    }
    rules.apply(state, entry);
    if (entry.seq <= since) {
      by.clear();
      open.clear();
    }
    // Taking back puts cards where the fold says.
    for (const [id, place] of state.places) for (const card of place.cards) lies.set(card, id);
    if (entry.seq <= since) continue;
    for (const [seat, { person }] of state.seats)
      for (const [card, place] of lies) if (place === seat) sees(card, person);
    if (state.settings.watchers === 'hands')
      for (const { who } of guests)
        if (![...state.seats.values()].some(({ person }) => person === who))
          for (const [card, place] of lies) if (place <= 12) sees(card, who);
  }
  return { by, open };
}

const mixedIn = (op: Op): readonly CardIndex[] => (op.op === 'order' && op.mixed ? op.cards : []);
