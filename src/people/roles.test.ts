import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../activities/activity.ts';
import { ACTIONS, may, mayWith, ROLES } from './roles.ts';
import { renderRolesPage } from './roles-page.ts';

/** Written out by hand, so that a slip in the table is seen. V visitor, W watcher, P player, M master, O moderator, A admin. */
const CELLS: Readonly<Record<string, string>> = {
  'room/read': 'VWPMOA',
  'room/make': 'VWPMOA',
  'room/settings': '   MOA',
  'room/reports': '   MOA',
  'members/join': 'VWPMOA',
  'members/take-over': '     A',
  'members/leave': ' WPMOA',
  'members/invite': '   MOA',
  'members/set-role': '   MOA',
  'members/set-policy': '   MOA',
  'members/lock': '   MOA',
  'members/mute': '   MOA',
  'members/unmute': '   MOA',
  'members/kick': '   MOA',
  'members/ban': '   MOA',
  'members/unban': '   MOA',
  'chat/say': ' WPMOA',
  'chat/edit': ' WPMOA',
  'chat/delete': ' WPMOA',
  'chat/react': ' WPMOA',
  'chat/configure': '   MOA',
  'chat/remove': '   MOA',
  'chat/restore': '   MOA',
  'mural/place': '  PMOA',
  'mural/undo': '  PMOA',
  'mural/redo': '  PMOA',
  'mural/reset': '   MOA',
  'mural/unreset': '   MOA',
  'mural/configure': '   MOA',
  'mural/import': '   MOA',
  'mural/protect': '   MOA',
  'mural/schedule': '   MOA',
  'mural/roll-back': '   MOA',
  'table/sit': '  PMOA',
  'table/leave': '  PMOA',
  'table/hand-over': '  PMOA',
  'table/draw': '  PMOA',
  'table/deal': '  PMOA',
  'table/take': '  PMOA',
  'table/give': '  PMOA',
  'table/move': '  PMOA',
  'table/move-pile': '  PMOA',
  'table/move-group': '  PMOA',
  'table/turn': '  PMOA',
  'table/turn-pile': '  PMOA',
  'table/arrange': '  PMOA',
  'table/shuffle': '  PMOA',
  'table/fair-shuffle': '  PMOA',
  'table/add-chance': '  PMOA',
  'table/fair-end': '  PMOA',
  'table/cut': '  PMOA',
  'table/sort': '  PMOA',
  'table/peek': '  PMOA',
  'table/show': '  PMOA',
  'table/hide': '  PMOA',
  'table/gather': '  PMOA',
  'table/place': '  PMOA',
  'table/change': '  PMOA',
  'table/remove': '  PMOA',
  'table/roll': '  PMOA',
  'table/score': '  PMOA',
  'table/play': '  PMOA',
  'table/seat-bot': '  PMOA',
  'table/unseat-bot': '  PMOA',
  'table/ask': '  PMOA',
  'table/answer': '  PMOA',
  'table/add-deck': '  PMOA',
  'table/share-deck': '   MOA',
  'table/take-down-deck': '   MOA',
  'table/clear-seat': '   MOA',
  'table/set-up': '   MOA',
  'table/save': '   MOA',
  'table/load': '   MOA',
  'table/begin-round': '   MOA',
  'table/end-round': '   MOA',
  'table/configure': '   MOA',
  'table/presence': '     A',
  'table/bot': '     A',
  'server/report': ' WPMOA',
  'server/moderate': '    OA',
  'server/admin': '     A',
};
const LETTER = { visitor: 'V', watcher: 'W', player: 'P', master: 'M', moderator: 'O', admin: 'A' } as const;

describe('invariant 8: one place decides who may do what', () => {
  test('the table here and the one in the code name the same actions', () => {
    expect(Object.keys(CELLS)).toEqual(Object.keys(ACTIONS));
  });

  const cells = Object.entries(CELLS).flatMap(([action, row]) =>
    ROLES.map((role) => ({ role, action, allowed: row.includes(LETTER[role]) })),
  );
  test.each(cells)('$role, $action: $allowed', ({ role, action, allowed }) => {
    if (allowed) expect(may(role, action)).toBe(true);
    else expect(may(role, action)).toMatchObject({ refused: 'people/not-allowed', detail: { role, action } });
  });

  test('a refusal says which role it takes', () => {
    expect(may('watcher', 'mural/place')).toEqual({
      refused: 'people/not-allowed',
      detail: { action: 'mural/place', role: 'watcher', needs: 'player' },
    });
  });

  test('a policy stands in for the table in its group, and nowhere else', () => {
    const closed = { paint: 'master', talk: 'player' } as const;
    expect(may('player', 'mural/place', closed)).toMatchObject({ detail: { needs: 'master' } });
    expect(may('master', 'mural/place', closed)).toBe(true);
    expect(may('watcher', 'chat/say', closed)).toMatchObject({ detail: { needs: 'player' } });
    expect(may('watcher', 'chat/delete', closed)).toBe(true);
    expect(may('player', 'members/invite', { invite: 'player' })).toBe(true);
    expect(may('player', 'members/ban', { invite: 'player', paint: 'watcher' })).not.toBe(true);
  });

  test('a token may do what its scopes cover, and reads with any', () => {
    expect(mayWith(['place'], 'mural/place')).toBe(true);
    expect(mayWith(['place'], 'room/read')).toBe(true);
    expect(mayWith([], 'room/read')).toMatchObject({ refused: 'people/not-in-scope' });
    expect(mayWith(['read', 'place', 'chat'], 'mural/reset')).toEqual({
      refused: 'people/not-in-scope',
      detail: { action: 'mural/reset', needs: 'manage' },
    });
    expect(mayWith(['manage'], 'constructor')).toMatchObject({ detail: { needs: 'nobody' } });
  });

  test('what is not in the table is refused to everybody', () => {
    const unknown = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'constructor',
        '__proto__',
        'toString',
        'mural/',
        '/place',
        'mural/PLACE',
        'mural/place ',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), unknown, (role, action) => {
        fc.pre(!Object.hasOwn(CELLS, action));
        expect(may(role, action)).toMatchObject({ detail: { needs: 'nobody' } });
      }),
    );
  });

  test('a role nobody knows may not even read', () => {
    expect(may('owner' as Role, 'room/read')).toMatchObject({ refused: 'people/not-allowed' });
  });
});

test('docs/roles.md is current: npx node scripts/write-roles.ts', () => {
  expect(readFileSync('docs/roles.md', 'utf8')).toBe(renderRolesPage());
});
