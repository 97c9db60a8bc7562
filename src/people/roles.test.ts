import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../activities/activity.ts';
import { ACTIONS, may, ROLES } from './roles.ts';
import { renderRolesPage } from './roles-page.ts';

/** Written out by hand, so that a slip in the table is seen. V visitor, W watcher, P player, M master. */
const CELLS: Readonly<Record<string, string>> = {
  'room/read': 'VWPM',
  'room/settings': '   M',
  'room/close': '   M',
  'members/join': 'VWPM',
  'members/leave': ' WPM',
  'members/set-role': '   M',
  'chat/say': ' WPM',
  'chat/edit': ' WPM',
  'chat/delete': ' WPM',
  'chat/react': ' WPM',
  'mural/place': '  PM',
  'mural/undo': '  PM',
  'mural/redo': '  PM',
  'mural/reset': '   M',
  'mural/unreset': '   M',
  'mural/configure': '   M',
  'mural/import': '   M',
};
const LETTER = { visitor: 'V', watcher: 'W', player: 'P', master: 'M' } as const;

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

test('docs/roles.md is current: node scripts/write-roles.ts', () => {
  expect(readFileSync('docs/roles.md', 'utf8')).toBe(renderRolesPage());
});
