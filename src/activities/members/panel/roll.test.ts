import { expect, test } from 'vitest';
import { type MembersView, USUAL_POLICY } from '../types.ts';
import { rollOf } from './roll.ts';

const view: MembersView = {
  members: [
    { number: 1, role: 'master', since: 1 },
    { number: 2, role: 'player', since: 2 },
    { number: 3, role: 'watcher', since: 3 },
  ],
  count: 5,
  role: 'master',
  policy: USUAL_POLICY,
  welcome: 'player',
  locked: false,
  mute: null,
  barred: { muted: [{ person: 2, until: null, why: '', note: '', by: 1, at: 0 }], banned: [] },
};
const names = new Map([
  [1, 'Ada'],
  [2, 'José'],
  [3, 'Grace'],
]);
const roll = (query = '') =>
  rollOf(
    view,
    [
      { number: 8, name: 'Linus' },
      { number: 2, name: 'José' },
      { number: 1, name: 'Ada' },
    ],
    (person) => names.get(person),
    query,
  );

test('those here come first, masters before others, who only looks on last', () => {
  expect(roll().here.map(({ name, role, muted }) => [name, role, muted])).toEqual([
    ['Ada', 'master', false],
    ['José', 'player', true],
    ['Linus', null, false],
  ]);
  expect(roll().away.map(({ name }) => name)).toEqual(['Grace']);
  expect(roll().unlisted).toBe(2);
});

test('whom the server found beyond the list is there, too, once', () => {
  const found = [
    { number: 3, name: 'Grace', role: 'watcher', since: 3 },
    { number: 700, name: 'Graceful', role: 'player', since: 9 },
  ] as const;
  const { away } = rollOf(view, [], (person) => names.get(person), 'grace', found);
  expect(away.map(({ name, role }) => [name, role])).toEqual([
    ['Grace', 'watcher'],
    ['Graceful', 'player'],
  ]);
});

test('a name is found without its accents and in any case', () => {
  expect(roll(' JOSE ').here.map(({ name }) => name)).toEqual(['José']);
  expect(roll('rac').away.map(({ name }) => name)).toEqual(['Grace']);
  expect(roll('zzz')).toMatchObject({ here: [], away: [] });
});
