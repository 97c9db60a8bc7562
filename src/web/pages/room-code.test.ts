import { expect, it } from 'vitest';
import { readRoomCode } from './room-code.ts';

it.each([
  ['park', 'PARK'],
  [' b-c d f ', 'BCDF'],
  ['https://example.org/r/K7QX#10,20,4', 'K7QX'],
  ['/r/park?invite=abc', 'PARK'],
  ['bcdfgh', 'BCDF'],
  ['b', 'B'],
  ['', ''],
])('reads %j as %j', (typed, code) => {
  expect(readRoomCode(typed)).toBe(code);
});
