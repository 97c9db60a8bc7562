import { describe, expect, test } from 'vitest';
import { createParty } from '../testing/party.ts';
import type { ShelvedDeck, TableCommand } from '../types.ts';
import { MAX_SHELVED } from '../types.ts';

const PEOPLE = [
  [1, 'master'],
  [2, 'player'],
  [3, 'watcher'],
] as const;
const own = (id: string, more: Partial<ShelvedDeck> = {}): TableCommand => ({
  type: 'share-deck',
  deck: { id, names: { en: 'Birds', fr: 'Oiseaux' }, copies: [2, 1, 3], optional: [1], ...more },
});
const spot = { x: 300, y: 400 };

function laid() {
  const party = createParty(PEOPLE);
  party.act(1, { type: 'set-up', game: 'free' });
  party.act(2, { type: 'sit', seat: 2 });
  return party;
}
const code = (refusal: { refused: string } | null) => refusal?.refused ?? null;

describe('a deck that was shared', () => {
  test('lies on the shelf of everybody, with how many cards it has', () => {
    const party = laid();
    party.act(1, own('own-1'));
    for (const { view } of party.guests)
      expect(view.shelf).toEqual([{ id: 'own-1', names: { en: 'Birds', fr: 'Oiseaux' }, cards: 5 }]);
    expect(code(party.act(1, own('own-1')))).toBe('table/unchanged');
  });

  test('is laid face down, shuffled, where it was wanted', () => {
    const party = laid();
    party.act(1, own('own-1'));
    const before = party.state.cards.length;
    expect(party.act(2, { type: 'add-deck', deck: 'own-1', ...spot })).toBeNull();
    const added = party.state.cards.slice(before);
    expect(added.map(({ face, up }) => [face, up]).sort()).toEqual(
      [0, 0, 2, 2, 2].map((face) => [face, false]),
    );
    const { view } = party.guest(3);
    expect(view.decks.at(-1)).toBe('own-1');
    const pile = view.places.find(({ shape }) => shape?.x === spot.x && shape.y === spot.y);
    expect(pile).toMatchObject({ count: 5, shape: { spread: 'stack', area: '' } });
    expect(pile?.cards.map(([, , , face]) => face)).toEqual([-1]);
    expect(view.log.at(-1)?.act).toEqual({ type: 'deck-added', what: 'own-1', count: 5, seat: 2 });
    // Chance decided: nothing of before can be taken back.
    expect(view.undoable).toBe(false);
  });

  test('is laid with what is optional, if it is asked for', () => {
    const party = laid();
    party.act(1, own('own-1'));
    const before = party.state.cards.length;
    party.act(2, { type: 'add-deck', deck: 'own-1', optional: true, ...spot });
    expect(party.state.cards.length - before).toBe(6);
  });

  test('takes the place of the deck of a game in which people keep the rules themselves', () => {
    const party = laid();
    party.act(1, own('own-1'));
    expect(party.act(1, { type: 'set-up', game: 'free', deck: 'own-1' })).toBeNull();
    expect(party.guest(2).view.decks).toEqual(['own-1']);
    const draw = party.guest(2).view.places.find(({ shape }) => shape?.area === 'draw');
    expect(draw?.count).toBe(5);
    // The shelf is beside the table.
    expect(party.guest(2).view.shelf).toHaveLength(1);
    expect(code(party.act(1, { type: 'set-up', game: 'free', deck: 'own-2' }))).toBe('table/deck-gone');
  });

  test('of nothing but optional faces is laid with them', () => {
    const party = laid();
    party.act(1, own('own-1', { copies: [1, 1], optional: [0, 1] }));
    expect(code(party.act(2, { type: 'add-deck', deck: 'own-1', ...spot }))).toBe('table/empty-deck');
    party.act(1, { type: 'set-up', game: 'free', deck: 'own-1' });
    expect(party.state.cards).toHaveLength(2);
  });

  test('that is taken down stays on the table, and cannot be laid again', () => {
    const party = laid();
    party.act(1, own('own-1'));
    party.act(2, { type: 'add-deck', deck: 'own-1', ...spot });
    const { length } = party.state.cards;
    expect(party.act(1, { type: 'take-down-deck', deck: 'own-1' })).toBeNull();
    expect(party.state.cards).toHaveLength(length);
    expect(party.guest(3).view.shelf).toEqual([]);
    expect(code(party.act(2, { type: 'add-deck', deck: 'own-1', ...spot }))).toBe('table/deck-gone');
    expect(code(party.act(1, { type: 'take-down-deck', deck: 'own-1' }))).toBe('table/deck-gone');
  });
});

test('sharing and taking down leaves what can be taken back', () => {
  const party = laid();
  const draw = party.guest(2).view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
  party.act(2, { type: 'draw', pile: draw, count: 1 });
  party.act(1, own('own-1'));
  party.act(1, { type: 'take-down-deck', deck: 'own-1' });
  expect(party.guest(2).view.undoable).toBe(true);
});

test('who neither sits nor runs the room lays no deck, and one that is not there is laid by nobody', () => {
  const party = laid();
  expect(code(party.act(3, { type: 'add-deck', deck: 'small', ...spot }))).toBe('table/sit-first');
  expect(party.act(1, { type: 'add-deck', deck: 'small', ...spot })).toBeNull();
  expect(code(party.act(2, { type: 'add-deck', deck: 'none', ...spot }))).toBe('table/deck-gone');
});

test('the shelf and the table are not endless', () => {
  const party = laid();
  for (let nth = 0; nth < MAX_SHELVED; nth++) expect(party.act(1, own(`own-${nth}`))).toBeNull();
  expect(party.act(1, own('own-more'))).toEqual({
    refused: 'table/shelf-full',
    detail: { max: MAX_SHELVED },
  });
  party.act(1, { type: 'take-down-deck', deck: 'own-0' });
  expect(party.act(1, own('own-big', { copies: Array(6).fill(100), optional: [] }))).toBeNull();
  const add = () => party.act(2, { type: 'add-deck', deck: 'own-big', ...spot });
  expect(add()).toBeNull();
  expect(code(add())).toBe('table/too-many-cards');
  expect(JSON.stringify(party.guest(3).view.shelf).length).toBeLessThan(3000);
});
