import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { shelf } from '../shelf.ts';
import { createParty } from '../testing/party.ts';
import { commandsOf, optionsFor } from './game.ts';
import { HOUSE_GAMES } from './house-games.ts';
import { parseGame } from './parse-game.ts';

const SMALL = {
  id: 'small',
  names: { en: 'Small', fr: 'Petit' },
  about: 'Nothing much',
  seats: { min: 1, max: 2 },
  best: 'most',
  areas: [{ id: 'draw', names: 'Pile', x: 1, y: 2 }],
  decks: [{ deck: 'french-52', to: 'draw' }],
};

describe('the games of the house', () => {
  test('are these', () => {
    const ids = HOUSE_GAMES.map(({ id }) => id);
    expect(ids).toEqual(['free', 'tapis-vert', 'crazy-eights', 'hearts', 'president', 'belote']);
  });

  test.each(HOUSE_GAMES)('$id has the decks and rules it names, and words in both languages', (game) => {
    for (const { deck } of game.decks) expect(shelf.decks.map(({ id }) => id)).toContain(deck);
    if (game.rules) expect(shelf.rules.map(({ id }) => id)).toContain(game.rules);
    const words = [game.about, ...game.areas.map(({ names }) => names)];
    for (const { en, fr } of words) expect(en).not.toBe(fr);
    // Whoever never played it learns it at the table.
    expect(game.how?.en.length).toBeGreaterThan(2);
    expect(game.how?.fr).toHaveLength(game.how?.en.length ?? 0);
  });

  test.each(HOUSE_GAMES)('$id is laid, and its buttons do what they say', (game) => {
    const party = createParty([[1, 'master']], 2, shelf);
    expect(party.act(1, { type: 'set-up', game: game.id })).toBeNull();
    for (let seat = 1; seat <= game.seats.min; seat++)
      if (seat === 1) party.act(1, { type: 'sit', seat });
      else party.act(1, { type: 'seat-bot', seat });
    // No jokers: nobody asked for them.
    const count = game.decks[0]?.deck === 'one-to-ten' ? 10 : game.decks[0]?.deck === 'piquet-32' ? 32 : 52;
    expect(party.state.cards).toHaveLength(count);
    for (const button of game.buttons) {
      const commands = commandsOf(button, party.guest(1).view);
      expect(commands.length).toBe(button.does.length);
      for (const command of commands) expect(party.act(1, command), button.names.en).toBeNull();
    }
  });
});

describe('a game file', () => {
  test('says what is usual by saying nothing', () => {
    expect(parseGame(SMALL)).toEqual({
      ...SMALL,
      about: { en: 'Nothing much', fr: 'Nothing much' },
      areas: [{ id: 'draw', names: { en: 'Pile', fr: 'Pile' }, x: 1, y: 2, turn: 0, spread: 'stack' }],
      buttons: [],
      options: [],
    });
  });

  test.each([
    ['areas[0].x', { areas: [{ ...SMALL.areas[0], x: 2401 }] }],
    ['areas[1].id', { areas: [SMALL.areas[0], SMALL.areas[0]] }],
    ['decks[0].to', { decks: [{ deck: 'french-52', to: 'nowhere' }] }],
    ['seats.max', { seats: { min: 3, max: 2 } }],
    ['best', { best: 'middling' }],
    ['colour', { colour: 'green' }],
    [
      'buttons[0].does[0].area',
      { buttons: [{ names: 'Deal', does: [{ type: 'deal', area: 'hand', count: 1 }] }] },
    ],
    ['buttons[0].does[0].type', { buttons: [{ names: 'Deal', does: [{ type: 'leave' }] }] }],
    ['options[0].values', { options: [{ id: 'target', names: 'Points', values: [] }] }],
    ['id', { id: 'No Way' }],
    ['how.fr', { how: { en: ['Play.'] } }],
    ['how.en[0]', { how: { en: ['long '.repeat(61)], fr: ['Jouez.'] } }],
    ['teams', { teams: 1 }],
  ])('is refused with the place where it is wrong: %s', (where, change) => {
    expect(parseGame({ ...SMALL, ...change })).toMatchObject({
      refused: 'table/bad-game',
      detail: { where },
    });
  });

  test('becomes a game or a refusal, whatever it is', () => {
    const wrong = fc.record(Object.fromEntries(Object.keys(SMALL).map((key) => [key, fc.jsonValue()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), wrong), (value) => {
        const read = parseGame(typeof value === 'object' ? { ...SMALL, ...value } : value);
        expect(isRefusal(read) || read.id.length > 0).toBe(true);
      }),
    );
  });

  test('offers numbers to choose from, the first one as usual', () => {
    const options = [{ id: 'target', names: { en: 'Points', fr: 'Points' }, values: [100, 50] }];
    const game = { ...(parseGame(SMALL) as (typeof HOUSE_GAMES)[number]), options };
    expect(optionsFor(game)).toEqual({ target: 100 });
    expect(optionsFor(game, { target: 50 })).toEqual({ target: 50 });
    expect(optionsFor(game, { target: 60 })).toBeNull();
    expect(optionsFor(game, { other: 1 })).toBeNull();
  });
});
