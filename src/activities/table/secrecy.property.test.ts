/**
 * Invariant 4 at the table. Two worlds differ in nothing but what a viewer must not know: the same
 * story is played in both, and the bytes on that viewer's wire must be the same.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../activity.ts';
import { cardAt } from './state.ts';
import { anyCommand } from './testing/hands.ts';
import { createParty, type Party } from './testing/party.ts';
import { whoSaw } from './testing/seen.ts';
import { GUESTS, nat, type Story, storyOf } from './testing/stories.ts';
import type { CardIndex, Handle, ShownTableEvent, TableCommand } from './types.ts';

const story = storyOf(60, 5);
/** Changes what is sent: a leak, to see the test fail. */
type Leak = (party: Party, shown: ShownTableEvent, entry: Party['log'][number]) => unknown;

function begin(seed: number, leak?: Leak): Party {
  const party = createParty(GUESTS, seed, undefined, leak);
  party.act(1, { type: 'set-up', game: 'free' });
  const names = { en: 'Mine', fr: 'À moi' };
  party.act(1, { type: 'share-deck', deck: { id: 'own-1', names, copies: [1, 2], optional: [] } });
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  return party;
}

/** What they did in the first world, to be done again in the second. */
function play(party: Party, deeds: Story): (readonly [Person, TableCommand])[] {
  return deeds.map(([who, ...numbers]) => {
    const command = anyCommand(party.guest(who).view, who, numbers);
    party.act(who, command);
    return [who, command] as const;
  });
}

/** Two cards change their faces before anybody has seen one; whoever never sees them sees no difference. */
function facesStaySecret(leak?: Leak) {
  return fc.property(story, nat, nat, nat, (deeds, seed, one, other) => {
    const first = begin(seed, leak);
    const done = play(first, deeds);
    const seen = whoSaw(first);
    const second = begin(seed, leak);
    // Of those that lay there before anything happened.
    const a: CardIndex = one % second.state.cards.length;
    const b = neighbour(second, a, other);
    if (b === null) return;
    const [cardA, cardB] = [cardAt(second.state, a), cardAt(second.state, b)];
    second.state.cards[a] = { ...cardA, face: cardB.face };
    second.state.cards[b] = { ...cardB, face: cardA.face };
    for (const [who, command] of done) second.act(who, command);
    if (seen.open.has(a) || seen.open.has(b)) return;
    for (const { who, wire } of first.guests) {
      if (seen.by.get(a)?.has(who) || seen.by.get(b)?.has(who)) continue;
      expect(second.guest(who).wire).toEqual(wire);
    }
  });
}

/**
 * A card of the same deck whose face is the next one. A fair shuffle begins in the order of faces: where two others
 * traded theirs, the same secret number would move cards between them, of which everybody may see where they are.
 */
function neighbour({ state }: Party, card: CardIndex, chance: number): CardIndex | null {
  const { deck, face } = cardAt(state, card);
  const beside = state.cards.flatMap((one, index) =>
    one.deck === deck && Math.abs(one.face - face) === 1 ? [index] : [],
  );
  return beside[chance % beside.length] ?? null;
}

/** Two cards of one hand change their names there; whoever does not see that hand sees no difference. */
function namesStaySecret(leak?: Leak) {
  return fc.property(story, story, nat, nat, nat, (before, after, seed, one, other) => {
    const first = begin(seed, leak);
    const second = begin(seed, leak);
    for (const [who, command] of play(first, before)) second.act(who, command);
    const hand = [...first.state.places.values()].find(({ id, cards }) => id <= 12 && cards.length > 1);
    const seat = hand && first.state.seats.get(hand.id);
    if (!hand || first.state.settings.watchers === 'hands') return;
    const a = hand.cards[one % hand.cards.length] as CardIndex;
    const b = hand.cards[other % hand.cards.length] as CardIndex;
    const cards = [a, b].map((card) => cardAt(first.state, card));
    if (a === b || cards.some(({ up }) => up)) return;
    const knew = new Set([seat?.person, ...cards.flatMap(({ known }) => known)]);
    const length = first.guest(1).wire.length;
    const [cardA, cardB] = [cardAt(second.state, a), cardAt(second.state, b)];
    [cardA.handle, cardB.handle] = [cardB.handle, cardA.handle];
    [cardA.since, cardB.since] = [cardB.since, cardA.since];

    const translate = (handle: Handle): Handle => {
      const card = first.state.cards.findIndex((one) => one.handle === handle);
      return second.state.cards[card]?.handle ?? handle;
    };
    for (const [who, ...numbers] of after) {
      const command = anyCommand(first.guest(who).view, who, numbers);
      const same = 'cards' in command ? { ...command, cards: command.cards.map(translate) } : command;
      first.act(who, command);
      second.act(who, same);
    }
    // Whoever comes to see the hand later learns its names then, which is no secret kept.
    const sawHand = new Set(
      [...first.state.seats].filter(([id]) => id === hand.id).map(([, { person }]) => person),
    );
    for (const { who, wire } of first.guests) {
      if (knew.has(who) || sawHand.has(who) || learned(first, hand.id, length, who)) continue;
      expect(second.guest(who).wire.slice(length)).toEqual(wire.slice(length));
    }
  });
}

/** Whether this person sat at that hand, or was shown cards, after so many entries. */
function learned({ log }: Party, seat: number, from: number, who: Person): boolean {
  return log
    .slice(from - 1)
    .some(({ event }) =>
      event.ops.some(
        (op) =>
          (op.op === 'seat' && op.seat === seat && op.sitter?.person === who) ||
          (op.op === 'know' && op.people.includes(who)) ||
          (op.op === 'settings' && op.settings.watchers === 'hands'),
      ),
    );
}

describe('invariant 4: what somebody may not know', () => {
  test('is in no byte they are sent: faces', () => {
    fc.assert(facesStaySecret(), { numRuns: 400 });
  });

  test('is in no byte they are sent: which card of a hand it was', () => {
    fc.assert(namesStaySecret(), { numRuns: 400 });
  });

  test('would be found by these tests: a face told with a move', () => {
    const leak: Leak = ({ state }, shown, { event }) => ({
      ...shown,
      moves: shown.moves.map((move, nth) => ({
        ...move,
        face: cardAt(state, event.moves[nth]?.card ?? 0).face,
      })),
    });
    expect(fc.check(facesStaySecret(leak), { numRuns: 400, endOnFailure: true }).failed).toBe(true);
  });

  test('would be found by these tests: the name a card had in a hand', () => {
    const leak: Leak = (_, shown, { event }) => ({
      ...shown,
      moves: shown.moves.map((move, nth) => ({ ...move, was: event.moves[nth]?.was })),
    });
    expect(fc.check(namesStaySecret(leak), { numRuns: 400, endOnFailure: true }).failed).toBe(true);
  });

  test('would be found by these tests: where its owner sorts a card', () => {
    const leak: Leak = ({ state }, shown) => ({
      ...shown,
      order: [...state.places.values()]
        .filter(({ id }) => id <= 12)
        .map(({ cards }) => cards.map((card) => cardAt(state, card).handle)),
    });
    expect(fc.check(namesStaySecret(leak), { numRuns: 400, endOnFailure: true }).failed).toBe(true);
  });
});
