import { describe, expect, test } from 'vitest';
import { parseChatCommand } from './commands.ts';

describe('commands from outside', () => {
  test.each([
    { type: 'say', text: 'hello' },
    { type: 'say', text: '', mentions: [1, 2] },
    { type: 'edit', seq: 3, text: 'hi' },
    { type: 'delete', seq: 3 },
    { type: 'react', seq: 3, emoji: '😀', on: true },
  ])('%j is read', (input) => {
    expect(parseChatCommand(input)).toEqual(input);
  });

  test('what does not belong to it is left out', () => {
    expect(parseChatCommand({ type: 'delete', seq: 1, by: 2 })).toEqual({ type: 'delete', seq: 1 });
  });

  test.each([
    [undefined, 'type'],
    ['say', 'type'],
    [[], 'type'],
    [{}, 'type'],
    [{ type: 'shout', text: 'hello' }, 'type'],
    [{ type: 'say' }, 'text'],
    [{ type: 'say', text: 5 }, 'text'],
    [{ type: 'say', text: 'a', mentions: 'all' }, 'mentions'],
    [{ type: 'say', text: 'a', mentions: [0] }, 'mentions.0'],
    [{ type: 'say', text: 'a', mentions: [1, 1.5] }, 'mentions.1'],
    [{ type: 'edit', seq: 0, text: 'a' }, 'seq'],
    [{ type: 'edit', seq: '1', text: 'a' }, 'seq'],
    [{ type: 'delete', seq: Number.NaN }, 'seq'],
    [{ type: 'react', seq: 1, emoji: '😀' }, 'on'],
    [{ type: 'react', seq: 1, emoji: null, on: true }, 'emoji'],
  ])('%j is refused because of its %s', (input, field) => {
    expect(parseChatCommand(input)).toEqual({ refused: 'chat/bad-command', detail: { field } });
  });
});
