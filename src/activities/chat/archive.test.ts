import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archive, foldForSearch } from './archive.ts';
import { readPosition, writePosition } from './archive-position.ts';
import { createTalk } from './testing/talk.ts';

describe('a row of the archive', () => {
  test('is the message as it stands after the entry', () => {
    const talk = createTalk();
    talk.act(7, { type: 'say', text: 'Bonjour à tous', mentions: [3] });
    talk.pass(5);
    talk.act(7, { type: 'edit', seq: 1, text: 'Bonsoir à tous' });
    talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: true });
    const last = talk.log.at(-1);
    expect(last && archive(42, talk.state, last)).toEqual([
      {
        table: 'messages',
        key: { room: 42, seq: 1 },
        set: {
          author: 7,
          at: talk.start,
          text: 'Bonsoir à tous',
          folded: 'bonsoir a tous',
          edited_at: talk.start + 5,
          deleted: 0,
          mentions: '[3]',
          reactions: '[{"emoji":"😀","people":[8]}]',
        },
      },
    ]);
  });

  test('holds no word of a deleted message', () => {
    const talk = createTalk();
    talk.say(7, 'secret');
    talk.act(7, { type: 'delete', seq: 1 });
    const last = talk.log.at(-1);
    const rows = last ? archive(42, talk.state, last) : [];
    expect(rows).toMatchObject([{ set: { deleted: 1, text: '', folded: '' } }]);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});

describe('what somebody who looks after the room takes away', () => {
  const MASTER = 2;
  const rowsOf = (talk: ReturnType<typeof createTalk>) => {
    const last = talk.log.at(-1);
    return last ? archive(42, talk.state, last) : [];
  };

  test('is one row that keeps its words for bringing it back, and an act in the audit with whom it concerns and why', () => {
    const talk = createTalk();
    talk.say(7, 'secret');
    talk.act(MASTER, { type: 'remove', seq: 1, why: 'an address' }, 'master');
    const rows = rowsOf(talk);
    expect(rows).toMatchObject([
      {
        table: 'messages',
        where: { room: 42, seq: 1, deleted: 0 },
        change: { deleted: 2, removed_in: 2 },
      },
      {
        table: 'audit',
        key: { id: 'chat/42/2' },
        set: { who: MASTER, act: 'chat/remove', target: 7, why: 'an address' },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  test('of a person are all rows from a time on, up to this entry', () => {
    const talk = createTalk();
    talk.say(7, 'secret');
    talk.act(MASTER, { type: 'remove', by: 7, since: talk.start }, 'master');
    expect(rowsOf(talk)).toMatchObject([
      {
        where: { room: 42, author: 7, deleted: 0 },
        from: { at: talk.start },
        below: { seq: 2 },
        change: { deleted: 2, removed_in: 2 },
      },
      { set: { act: 'chat/remove', target: 7 } },
    ]);
  });

  test('brought back, it stands again, but for what another removal hides as well', () => {
    const talk = createTalk();
    talk.say(7, 'words');
    talk.act(MASTER, { type: 'remove', seq: 1 }, 'master');
    talk.act(MASTER, { type: 'remove', by: 7 }, 'master');
    talk.act(MASTER, { type: 'restore', removal: 2 }, 'master');
    expect(talk.state.messages.get(1)).toMatchObject({ text: '', removed: true, removal: 3 });
    expect(rowsOf(talk)).toMatchObject([
      { where: { room: 42, removed_in: 2 }, change: { deleted: 0, removed_in: null } },
      { where: { room: 42, author: 7, deleted: 0 }, change: { deleted: 2, removed_in: 3 } },
      { set: { act: 'chat/restore', detail: '{"removal":2}' } },
    ]);
    talk.act(MASTER, { type: 'restore', removal: 3 }, 'master');
    expect(talk.state.messages.get(1)).toMatchObject({ text: 'words', removed: false });
    expect(talk.act(MASTER, { type: 'restore', removal: 3 }, 'master')).toMatchObject({
      refused: 'chat/not-restorable',
    });
  });

  test('goes for good with everything of an author who wants that', () => {
    const talk = createTalk();
    talk.say(7, 'words');
    talk.act(MASTER, { type: 'remove', seq: 1 }, 'master');
    talk.act(0, { type: 'remove', by: 7, own: true }, 'admin');
    expect(rowsOf(talk)).toMatchObject([
      { where: { deleted: 0 }, change: { deleted: 1, text: '' } },
      { where: { deleted: 2 }, change: { text: '', folded: '', removed_in: null } },
      {},
    ]);
    expect(talk.state.messages.get(1)).toMatchObject({ kept: null });
    talk.act(MASTER, { type: 'restore', removal: 2 }, 'master');
    expect(talk.state.messages.get(1)).toMatchObject({ text: '', deleted: true });
  });

  test('can be taken away however old it is', () => {
    const talk = createTalk();
    talk.say(7, 'secret');
    for (let i = 0; i < 600; i++) talk.say(8, 'noise');
    talk.pass(3_600_000);
    for (let i = 0; i < 600; i++) talk.say(8, 'noise');
    expect(talk.state.messages.has(1)).toBe(false);
    talk.act(MASTER, { type: 'remove', seq: 1 }, 'master');
    expect(rowsOf(talk)).toMatchObject([{ where: { room: 42, seq: 1 } }, { set: { target: null } }]);
  });

  test('slow mode is an act, too', () => {
    const talk = createTalk();
    talk.act(MASTER, { type: 'configure', slow: 30 }, 'master');
    expect(rowsOf(talk)).toMatchObject([
      { table: 'audit', set: { act: 'chat/configure', detail: '{"slow":30}' } },
    ]);
  });
});

describe('texts are folded for searching', () => {
  test.each([
    ['CAFÉ', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['ｃａｆｅ', 'cafe'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδός'],
    ['ЁЖ', 'еж'],
    ['ﬁn', 'FIN'],
    ['Ærø', 'æRØ'],
  ])('%s = %s', (one, other) => {
    expect(foldForSearch(one)).toBe(foldForSearch(other));
  });

  test.each([
    ['が', 'か'],
    ['कि', 'क'],
    ['a b', 'ab'],
  ])('%s ≠ %s', (one, other) => {
    expect(foldForSearch(one)).not.toBe(foldForSearch(other));
  });

  test('twice is as once, and case makes no difference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(folded)).toBe(folded);
        // The iota of ancient Greek that is written below small letters stands beside capitals.
        fc.pre(!text.normalize('NFD').includes('\u0345'));
        expect(foldForSearch(text.toLowerCase())).toBe(foldForSearch(text.toUpperCase()));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a position', () => {
  test('comes back from its word', () => {
    const number = fc.maxSafeNat();
    fc.assert(
      fc.property(fc.record({ at: number, room: number, seq: number }), (position) => {
        expect(readPosition(writePosition(position))).toEqual(position);
      }),
    );
  });

  test.each(['', '1', '1.2', '1.2.3.4', '-1.2.3', 'A.1.1', '1..2', `${'z'.repeat(11)}.1.1`, '1.1.1\n'])(
    '%j is none',
    (word) => {
      expect(readPosition(word)).toBeNull();
    },
  );
});
