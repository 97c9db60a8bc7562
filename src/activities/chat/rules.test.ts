import { describe, expect, test } from 'vitest';
import { chatRules } from './rules.ts';
import { createTalk } from './testing/talk.ts';

const MINUTE = 60_000;
const EMOJI = ['😀', '😁', '😂', '😃', '😄', '😅', '😆', '😇', '😈', '😉', '😊', '😋', '😌'];

describe('saying', () => {
  test('keeps the text, tidied, and whom it mentions, once each', () => {
    const talk = createTalk();
    expect(talk.say(7, ' hello ')).toEqual({ type: 'said', text: 'hello' });
    expect(talk.act(7, { type: 'say', text: 'you', mentions: [3, 4, 3] })).toEqual({
      type: 'said',
      text: 'you',
      mentions: [3, 4],
    });
    expect(talk.view().messages).toEqual([
      {
        seq: 1,
        at: talk.start,
        by: 7,
        text: 'hello',
        mentions: [],
        editedAt: null,
        deleted: false,
        removed: false,
        reactions: [],
      },
      {
        seq: 2,
        at: talk.start,
        by: 7,
        text: 'you',
        mentions: [3, 4],
        editedAt: null,
        deleted: false,
        removed: false,
        reactions: [],
      },
    ]);
  });

  test('nothing, too much, or to too many is refused', () => {
    const talk = createTalk();
    expect(talk.say(7, ' ')).toEqual({ refused: 'chat/empty' });
    expect(talk.say(7, 'a'.repeat(1001))).toEqual({
      refused: 'chat/too-long',
      detail: { max: 1000, length: 1001 },
    });
    const mentions = Array.from({ length: 21 }, (_, i) => i + 1);
    expect(talk.act(7, { type: 'say', text: 'all', mentions })).toEqual({
      refused: 'chat/too-many-mentions',
      detail: { max: 20 },
    });
  });
});

describe('slow mode', () => {
  test('makes everybody wait but those who look after the room, to the millisecond', () => {
    const talk = createTalk();
    talk.say(7, 'before');
    talk.pass(4000);
    expect(talk.act(9, { type: 'configure', slow: 10 }, 'master')).toEqual({ type: 'configured', slow: 10 });
    expect(talk.act(9, { type: 'configure', slow: 10 }, 'master')).toEqual({ refused: 'chat/no-change' });
    expect(talk.view()).toMatchObject({ slow: 10 });
    // What was said before it began counts.
    expect(talk.say(7, 'too early')).toEqual({ refused: 'chat/slow', detail: { wait: 6000 } });
    talk.pass(6000);
    expect(talk.say(7, 'now')).toMatchObject({ type: 'said' });
    talk.pass(9999);
    expect(talk.say(7, 'again')).toEqual({ refused: 'chat/slow', detail: { wait: 1 } });
    for (const role of ['master', 'moderator', 'admin'] as const)
      for (const text of ['one', 'two'])
        expect(talk.act(3, { type: 'say', text }, role)).toMatchObject({ text });
    expect(talk.act(9, { type: 'configure', slow: 0 }, 'master')).toEqual({ type: 'configured', slow: 0 });
    expect(talk.say(7, 'again')).toMatchObject({ type: 'said' });
    expect(talk.state.saidAt.size).toBe(0);
  });

  test('tells the viewer when they talked, and remembers only those who still have to wait', () => {
    const talk = createTalk();
    talk.act(9, { type: 'configure', slow: 10 }, 'master');
    for (let person = 100; person < 200; person++) {
      talk.say(person, 'hello');
      talk.pass(1000);
    }
    expect(talk.state.saidAt.size).toBe(10);
    talk.say(1, 'me');
    expect(talk.view()).toMatchObject({ slow: 10, saidAt: talk.now() });
  });

  test('with ten thousand people in turn its memory stays bounded', () => {
    const talk = createTalk();
    talk.act(9, { type: 'configure', slow: 21_600 }, 'master');
    for (let person = 1; person <= 10_005; person++) talk.say(person, 'hello');
    expect(talk.state.saidAt.size).toBe(10_000);
    expect(talk.say(10_005, 'again')).toMatchObject({ refused: 'chat/slow' });
  });
});

describe('removing what others wrote', () => {
  test('takes the words away, keeps the place, and says that it was not the author', () => {
    const talk = createTalk();
    talk.say(7, 'rude');
    talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: true });
    expect(talk.act(9, { type: 'remove', seq: 1, why: 'rude' }, 'master')).toEqual({
      type: 'removed',
      seq: 1,
      why: 'rude',
    });
    expect(talk.view().messages).toMatchObject([{ text: '', deleted: true, removed: true, reactions: [] }]);
    expect(talk.act(9, { type: 'remove', seq: 1 }, 'master')).toEqual({ refused: 'chat/no-such-message' });
    expect(talk.act(9, { type: 'remove', seq: 5 }, 'master')).toEqual({ refused: 'chat/no-such-message' });
  });

  test('of one person takes what they said since a time, and lets alone what they deleted themselves', () => {
    const talk = createTalk();
    for (const text of ['one', 'two']) talk.say(7, text);
    talk.act(7, { type: 'delete', seq: 2 });
    talk.pass(1000);
    talk.say(7, 'three');
    talk.say(8, 'four');
    talk.act(9, { type: 'remove', by: 7, since: talk.start + 1 }, 'master');
    expect(talk.view().messages.map(({ text, removed }) => [text, removed])).toEqual([
      ['one', false],
      ['', false],
      ['', true],
      ['four', false],
    ]);
    talk.say(7, 'five');
    expect(talk.view().messages.at(-1)).toMatchObject({ text: 'five', deleted: false });
  });
});

describe('editing', () => {
  test('changes the text and says when', () => {
    const talk = createTalk();
    talk.say(7, 'helo');
    talk.pass(MINUTE);
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'hello ' })).toEqual({
      type: 'edited',
      seq: 1,
      text: 'hello',
    });
    expect(talk.view().messages[0]).toMatchObject({ text: 'hello', editedAt: talk.start + MINUTE });
  });

  test('is for the author, within 10 minutes to the millisecond, and must change something', () => {
    const talk = createTalk();
    talk.say(7, 'hello');
    expect(talk.act(8, { type: 'edit', seq: 1, text: 'bye' })).toEqual({ refused: 'chat/not-yours' });
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'hello ' })).toEqual({ refused: 'chat/no-change' });
    expect(talk.act(7, { type: 'edit', seq: 1, text: '' })).toEqual({ refused: 'chat/empty' });
    talk.pass(10 * MINUTE);
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'hi' })).toMatchObject({ type: 'edited' });
    talk.pass(1);
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'bye' })).toEqual({
      refused: 'chat/too-late',
      detail: { minutes: 10 },
    });
  });

  test('what is no message is refused', () => {
    const talk = createTalk();
    talk.say(7, 'hello');
    talk.act(7, { type: 'edit', seq: 1, text: 'hi' });
    for (const seq of [2, 3, 1e15]) {
      expect(talk.act(7, { type: 'edit', seq, text: 'x' })).toEqual({ refused: 'chat/no-such-message' });
    }
  });
});

describe('deleting', () => {
  test('keeps the place and nothing else', () => {
    const talk = createTalk();
    talk.act(7, { type: 'say', text: 'secret', mentions: [3] });
    talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: true });
    talk.act(7, { type: 'edit', seq: 1, text: 'a secret' });
    expect(talk.act(7, { type: 'delete', seq: 1 })).toEqual({ type: 'deleted', seq: 1 });
    expect(talk.view().messages).toEqual([
      {
        seq: 1,
        at: talk.start,
        by: 7,
        text: '',
        mentions: [],
        editedAt: null,
        deleted: true,
        removed: false,
        reactions: [],
      },
    ]);
  });

  test('is for the author, within 10 minutes, and once; nothing can be done to it afterwards', () => {
    const talk = createTalk();
    talk.say(7, 'one');
    talk.say(7, 'two');
    expect(talk.act(8, { type: 'delete', seq: 1 })).toEqual({ refused: 'chat/not-yours' });
    talk.act(7, { type: 'delete', seq: 1 });
    const gone = { refused: 'chat/no-such-message' };
    expect(talk.act(7, { type: 'delete', seq: 1 })).toEqual(gone);
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'x' })).toEqual(gone);
    expect(talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: true })).toEqual(gone);
    talk.pass(10 * MINUTE + 1);
    expect(talk.act(7, { type: 'delete', seq: 2 })).toMatchObject({ refused: 'chat/too-late' });
  });

  test('invariant 4: who resumes later is sent no word of it, however far it is back', () => {
    const talk = createTalk();
    talk.say(7, 'a secret');
    talk.act(7, { type: 'edit', seq: 1, text: 'another secret' });
    talk.act(7, { type: 'delete', seq: 1 });
    const shown = () => JSON.stringify(talk.log.map((entry) => talk.show(entry)));
    expect(shown()).not.toContain('secret');
    talk.pass(20 * MINUTE);
    for (let i = 0; i < 600; i++) talk.say(7, 'noise');
    expect(talk.state.messages.has(1)).toBe(false);
    expect(shown()).not.toContain('secret');
    expect(JSON.stringify(talk.view())).not.toContain('secret');
    expect(new TextDecoder().decode(talk.snapshot())).not.toContain('secret');
  });
});

describe('a reaction', () => {
  test('comes on and goes off, in the order people reacted', () => {
    const talk = createTalk();
    talk.say(7, 'hello');
    for (const who of [9, 8]) talk.act(who, { type: 'react', seq: 1, emoji: '😀', on: true });
    talk.act(8, { type: 'react', seq: 1, emoji: '👍🏽', on: true });
    expect(talk.view().messages[0]?.reactions).toEqual([
      { emoji: '😀', people: [9, 8] },
      { emoji: '👍🏽', people: [8] },
    ]);
    talk.act(9, { type: 'react', seq: 1, emoji: '😀', on: false });
    talk.act(8, { type: 'react', seq: 1, emoji: '👍🏽', on: false });
    expect(talk.view().messages[0]?.reactions).toEqual([{ emoji: '😀', people: [8] }]);
  });

  test('is one emoji, changes something, and is on a message there is', () => {
    const talk = createTalk();
    talk.say(7, 'hello');
    expect(talk.act(8, { type: 'react', seq: 1, emoji: 'ok', on: true })).toEqual({
      refused: 'chat/bad-emoji',
    });
    expect(talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: false })).toEqual({
      refused: 'chat/no-change',
    });
    talk.act(8, { type: 'react', seq: 1, emoji: '❤', on: true });
    expect(talk.act(8, { type: 'react', seq: 1, emoji: '❤️', on: true })).toEqual({
      refused: 'chat/no-change',
    });
    expect(talk.act(8, { type: 'react', seq: 2, emoji: '😀', on: true })).toEqual({
      refused: 'chat/no-such-message',
    });
  });

  test('has at most 12 kinds on a message, and 200 people each', () => {
    const talk = createTalk();
    talk.say(7, 'hello');
    for (const emoji of EMOJI.slice(0, 12)) talk.act(8, { type: 'react', seq: 1, emoji, on: true });
    expect(talk.act(9, { type: 'react', seq: 1, emoji: '😌', on: true })).toEqual({
      refused: 'chat/too-many-reactions',
      detail: { max: 12 },
    });
    for (let who = 100; who < 299; who++) talk.act(who, { type: 'react', seq: 1, emoji: '😀', on: true });
    expect(talk.act(300, { type: 'react', seq: 1, emoji: '😀', on: true })).toEqual({
      refused: 'chat/reaction-full',
      detail: { max: 200 },
    });
    expect(talk.act(100, { type: 'react', seq: 1, emoji: '😀', on: false })).toMatchObject({ on: false });
    expect(talk.act(300, { type: 'react', seq: 1, emoji: '😀', on: true })).toMatchObject({ on: true });
  });

  test('is for the last 500 messages', () => {
    const talk = createTalk();
    for (let i = 0; i < 501; i++) talk.say(7, 'hello');
    expect(talk.act(8, { type: 'react', seq: 1, emoji: '😀', on: true })).toMatchObject({
      refused: 'chat/no-such-message',
    });
    expect(talk.act(8, { type: 'react', seq: 2, emoji: '😀', on: true })).toMatchObject({ type: 'reacted' });
  });
});

describe('what is remembered', () => {
  test('the newest 500, and what can still be edited', () => {
    const talk = createTalk();
    for (let i = 0; i < 900; i++) talk.say(7, 'hello');
    expect(talk.state.messages.size).toBe(900);
    talk.pass(10 * MINUTE);
    talk.say(7, 'on the minute');
    expect(talk.state.messages.size).toBe(901);
    talk.pass(1);
    talk.say(7, 'after');
    expect([talk.state.messages.size, talk.state.total]).toEqual([500, 902]);
  });

  test('never more than 5,000, however fast people talk', () => {
    const talk = createTalk();
    for (let i = 0; i < 5_400; i++) talk.say(7, 'flood');
    expect(talk.state.messages.size).toBe(5_000);
    expect(talk.act(7, { type: 'edit', seq: 1, text: 'x' })).toMatchObject({ refused: 'chat/too-late' });
    expect(talk.act(7, { type: 'edit', seq: 401, text: 'x' })).toMatchObject({ type: 'edited' });
  });
});

test('the view holds the newest 50, oldest first, and tells whether there are earlier ones', () => {
  const talk = createTalk();
  for (let i = 1; i <= 50; i++) talk.say(7, `${i}`);
  expect(talk.view().earlier).toBe(false);
  talk.say(7, '51');
  const { messages, earlier } = talk.view();
  expect([earlier, messages.length, messages[0]?.text, messages.at(-1)?.text]).toEqual([true, 50, '2', '51']);
});

test('what somebody said before their accounts were merged is theirs to change', () => {
  const talk = createTalk();
  talk.say(5, 'said under another number');
  const edit = { type: 'edit', seq: 1, text: 'changed' } as const;
  const moment = { who: 7, role: 'watcher', at: talk.now(), random: () => 0 } as const;
  expect(chatRules.decide(talk.state, edit, moment)).toEqual({ refused: 'chat/not-yours' });
  expect(chatRules.decide(talk.state, edit, { ...moment, also: [4] })).toEqual({ refused: 'chat/not-yours' });
  expect(chatRules.decide(talk.state, edit, { ...moment, also: [5] })).toMatchObject({ type: 'edited' });
});
