import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError } from '../activity.ts';
import { follow } from './follow.ts';
import { createTableRules } from './rules.ts';
import { anyCommand } from './testing/hands.ts';
import { createParty, type Party, SHELF } from './testing/party.ts';
import { GUESTS, type Story, storyOf } from './testing/stories.ts';
import type { Op, TableCommand, TableView } from './types.ts';

const story = storyOf(60);

/** As the house says it for who shared it. */
const OWN: TableCommand = {
  type: 'share-deck',
  deck: { id: 'own-1', names: { en: 'Mine', fr: 'À moi' }, copies: [1, 2, 3], optional: [2] },
};

/** Three sit down at a table that is laid, and then anything may happen. */
function play(deeds: Story, seed = 1): Party {
  const party = createParty(GUESTS, seed);
  party.act(1, { type: 'set-up', game: 'free' });
  party.act(1, OWN);
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  for (const [who, ...numbers] of deeds) party.act(who, anyCommand(party.guest(who).view, who, numbers));
  return party;
}

const sorted = (view: TableView) => ({
  ...view,
  places: [...view.places].sort((one, other) => one.id - other.id),
  pieces: [...view.pieces].sort((one, other) => one.id - other.id),
});

describe('whatever hands do', () => {
  test('no card is lost or doubled', () => {
    fc.assert(
      fc.property(story, fc.nat(), (deeds, seed) => {
        const { state, log } = play(deeds, seed);
        const lying = [...state.places.values()].flatMap(({ cards }) => cards).sort((a, b) => a - b);
        expect(lying).toEqual(Array.from(state.cards, (_, index) => index));
        for (const { id, cards } of state.places.values())
          for (const card of cards) expect(state.cards[card]?.place).toBe(id);
        expect(state.cards.map(({ deck, face }) => `${deck}/${face}`).sort()).toEqual(
          createAll(log.flatMap(({ event }) => event.ops)).sort(),
        );
        const names = state.cards.map(({ handle }) => handle);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  test('invariant 3: state = fold(log), and snapshot + tail = fold', () => {
    fc.assert(
      fc.property(story, fc.double({ min: 0, max: 1, noNaN: true }), (deeds, share) => {
        const { rules, log, state } = play(deeds);
        const cut = Math.floor(share * log.length);
        const folded = rules.open(undefined);
        for (const entry of log.slice(0, cut)) rules.apply(folded, entry);
        const restored = rules.restore(rules.snapshot(folded), undefined);
        expect(restored).toEqual(folded);
        for (const entry of log.slice(cut)) {
          rules.apply(folded, entry);
          rules.apply(restored, entry);
        }
        expect(folded).toEqual(state);
        expect(restored).toEqual(state);
      }),
    );
  });

  test('invariant 7: a view and the entries after it say what a fresh view says, for everybody', () => {
    fc.assert(
      fc.property(story, fc.nat(), (deeds, seed) => {
        const party = play(deeds, seed);
        for (const guest of party.guests) expect(sorted(guest.view)).toEqual(sorted(party.fresh(guest)));
      }),
    );
  });

  test('invariant 7: whoever missed entries and is told them afterwards has the same view', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (deeds, seed, share) => {
        const party = createParty(GUESTS, seed);
        party.act(1, { type: 'set-up', game: 'free' });
        for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
        const away = Math.floor(share * deeds.length);
        const left: { seq: number; views: TableView[] } = { seq: 0, views: [] };
        for (const [index, [who, ...numbers]] of deeds.entries()) {
          if (index === away) {
            left.seq = party.log.length;
            left.views = party.guests.map(({ view }) => view);
          }
          party.act(who, anyCommand(party.guest(who).view, who, numbers));
        }
        if (left.views.length === 0) return;
        for (const [index, guest] of party.guests.entries()) {
          const viewer = { who: guest.who, role: guest.role, at: 0 };
          let view = left.views[index] as TableView;
          for (const entry of party.log.slice(left.seq)) {
            const e = JSON.parse(JSON.stringify(party.rules.show(party.state, entry, viewer)));
            view = follow(view, { ...entry, e });
          }
          expect(sorted(view)).toEqual(sorted(party.fresh(guest)));
        }
      }),
    );
  });

  test('bytes of any kind become an event, a state or a CodecError', () => {
    const rules = createTableRules(SHELF);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.json(), (bytes, json) => {
        const text = new TextEncoder().encode(json);
        for (const input of [bytes, Uint8Array.of(1, text.length % 128, ...text)])
          for (const read of [rules.decode, (some: Uint8Array) => rules.restore(some, undefined)])
            try {
              read(input);
            } catch (error) {
              expect(error).toBeInstanceOf(CodecError);
            }
      }),
    );
  });
});

/** Every card that was laid, as `deck/face`. */
function createAll(ops: readonly Op[]): string[] {
  const decks: string[] = [];
  return ops.flatMap((op) => {
    if (op.op !== 'deck') return [];
    if (!decks.includes(op.deck)) decks.push(op.deck);
    return op.faces.map((face) => `${decks.indexOf(op.deck)}/${face}`);
  });
}
