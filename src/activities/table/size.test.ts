import { expect, test } from 'vitest';
import { createParty } from './testing/party.ts';

test('whoever comes to a full table of 200 cards and twelve people is sent at most 20 KB', () => {
  const people = Array.from(
    { length: 12 },
    (_, index) => [index + 1, index === 0 ? 'master' : 'player'] as const,
  );
  const faces = Array.from({ length: 200 }, () => ({}));
  const areas = [
    { id: 'draw', names: { en: 'Draw', fr: 'Pioche' }, x: 100, y: 100, turn: 0, spread: 'stack' as const },
    { id: 'row', names: { en: 'Row', fr: 'Rangée' }, x: 100, y: 400, turn: 0, spread: 'row' as const },
  ];
  const party = createParty(people, 1, {
    decks: [{ id: 'french-52', faces }],
    rules: [],
    games: [
      {
        id: 'big',
        names: { en: 'Big', fr: 'Grand' },
        about: { en: 'Many cards', fr: 'Beaucoup de cartes' },
        ...{ buttons: [], options: [], best: 'most' },
        seats: { min: 1, max: 12 },
        areas,
        decks: [{ deck: 'french-52', to: 'draw' }],
      },
    ],
  });
  party.act(1, { type: 'set-up', game: 'big' });
  for (const [who] of people) party.act(who, { type: 'sit', seat: who });
  const draw = party.guest(1).view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
  const row = party.guest(1).view.places.find(({ shape }) => shape?.area === 'row')?.id ?? 0;
  party.act(1, { type: 'deal', pile: draw, count: 5 });
  for (let nth = 0; nth < 70; nth++) {
    party.act(1, { type: 'draw', pile: draw, count: 2 });
    const own =
      party
        .guest(1)
        .view.places.find(({ id }) => id === 1)
        ?.cards.map(([, handle]) => handle) ?? [];
    const to = nth % 2 === 0 ? { pile: row } : { x: nth * 30, y: 800 };
    expect(party.act(1, { type: 'move', cards: own.slice(0, 2), to, up: true })).toBeNull();
  }
  for (const guest of party.guests)
    expect(JSON.stringify(party.fresh(guest)).length, `to ${guest.who}`).toBeLessThan(20 * 1024);
});
