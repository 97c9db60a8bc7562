import { expect, test } from 'vitest';
import { parseMembersCommand } from './commands.ts';
import { roleOf } from './state.ts';
import { createList, OWNER } from './testing/list.ts';

const HOUSE = 0;
const GIVEN = { why: 'rude', note: '' };
const takeOver = (room: ReturnType<typeof createList>, from: number, to: number) =>
  room.act(HOUSE, { type: 'take-over', from, to });

test('what one number is in the room, the other is from now on, in its place', () => {
  const room = createList();
  for (const who of [OWNER, 5, 4]) room.join(who);
  room.setRole(5, 'master');
  expect(takeOver(room, 5, 9)).toEqual({ type: 'taken-over', from: 5, to: 9 });
  expect([...room.state.members.keys()]).toEqual([OWNER, 9, 4]);
  expect([roleOf(room.state, 5), roleOf(room.state, 9)]).toEqual(['visitor', 'master']);
  expect(room.state.masters).toEqual(new Set([OWNER, 9]));
  expect(takeOver(room, 5, 9)).toEqual({ refused: 'members/not-here', detail: { person: 5 } });
});

test('of two who are both here stays the higher role and the longer standing', () => {
  const room = createList();
  for (const who of [OWNER, 5, 6, 9]) room.join(who);
  room.setRole(9, 'master');
  takeOver(room, 5, 9);
  expect([...room.state.members.keys()]).toEqual([OWNER, 9, 6]);
  expect([roleOf(room.state, 9), room.state.members.get(9)?.since]).toEqual(['master', 1_000_010]);
  takeOver(room, 6, 9);
  expect([...room.state.members.keys()]).toEqual([OWNER, 9]);
});

test('who made the room stays its maker', () => {
  const room = createList();
  takeOver(room, OWNER, 9);
  expect(room.join(OWNER)).toEqual({ type: 'joined', role: 'player' });
  expect(room.join(9)).toEqual({ type: 'joined', role: 'master' });
});

test('mutes and bans follow, the longer one; a master is not put out by them', () => {
  const room = createList();
  for (const who of [OWNER, 5, 9]) room.join(who);
  room.act(OWNER, { type: 'mute', person: 5, until: null, ...GIVEN });
  room.act(OWNER, { type: 'mute', person: 9, until: 2_000_000, ...GIVEN });
  room.act(OWNER, { type: 'ban', person: 5, until: null, ...GIVEN });
  takeOver(room, 5, 9);
  expect(roleOf(room.state, 9)).toBe('visitor');
  expect([room.state.muted.get(9)?.until, room.state.banned.get(9)?.until]).toEqual([null, null]);
  expect([room.state.muted.has(5), room.state.banned.has(5)]).toEqual([false, false]);

  room.act(OWNER, { type: 'ban', person: 6, until: null, ...GIVEN });
  takeOver(room, 6, OWNER);
  expect(roleOf(room.state, OWNER)).toBe('master');
  expect(room.state.banned.has(OWNER)).toBe(false);
});

test('nobody says it from outside', () => {
  expect(parseMembersCommand({ type: 'take-over', from: 1, to: 2 })).toMatchObject({
    refused: 'members/bad-command',
  });
});
