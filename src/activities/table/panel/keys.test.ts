import { describe, expect, it } from 'vitest';
import { createParty } from '../testing/party.ts';
import { deedsFor } from './deeds-for.ts';
import { KEYS, keyFor, letterOf } from './keys.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

describe('the keys of the table', () => {
  it('mean one thing each, with Shift and without', () => {
    for (const { keys, shift } of KEYS)
      for (const key of keys)
        for (const shiftKey of shift === undefined ? [true, false] : [shift]) {
          const same = KEYS.filter((one) => one.keys.includes(key) && (one.shift ?? shiftKey) === shiftKey);
          expect([key, same.length]).toEqual([key, 1]);
        }
  });

  it('are all in the help, which names none that does nothing', () => {
    const named = new Set<string>(KEYS.map(({ words }) => words));
    expect(named.size).toBe(KEYS.length);
    for (const dictionary of [en, fr])
      for (const word of named) expect(Object.keys(dictionary)).toContain(word);
    // Those that mean the same everywhere on a page are in the help as well.
    const common = ['key-arrows', 'key-enter', 'key-escape', 'key-menu'];
    expect(
      Object.keys(en)
        .filter((word) => /^key-/.test(word))
        .sort(),
    ).toEqual([...named, ...common].sort());
  });

  it('are read as they are pressed, letters in either case', () => {
    expect(keyFor({ key: 'D', shiftKey: true })).toMatchObject({ deeds: ['draw-some'] });
    expect(keyFor({ key: 'D', shiftKey: false })).toMatchObject({ deeds: ['draw'] });
    expect(keyFor({ key: 'ArrowLeft', shiftKey: false })).toBeUndefined();
    expect(letterOf('put-under')).toBe('B');
    expect(letterOf('earlier')).toBe('⇧ ←');
  });

  it('reach every deed with the draw pile but those that are a choice of two', () => {
    const party = createParty([[1, 'master']]);
    party.act(1, { type: 'set-up', game: 'free' });
    party.act(1, { type: 'sit', seat: 1 });
    const { view } = party.guest(1);
    const pile = view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
    const deeds = deedsFor({ kind: 'pile', pile }, { view, mine: 1, manages: true });
    expect(deeds.filter((deed) => letterOf(deed) === undefined)).toEqual([]);
  });
});
