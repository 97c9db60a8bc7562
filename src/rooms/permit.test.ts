import { describe, expect, test } from 'vitest';
import { refuse } from '../activities/activity.ts';
import { may, mayWith, type Policy } from '../people/roles.ts';
import { createPermit } from './permit.ts';

/** 1 is master, 2 player, 3 watcher; 8 moderator of the server. */
const roles = ['visitor', 'master', 'player', 'watcher'] as const;
const createTestPermit = (policy: Policy = {}, barred = 0) =>
  createPermit({
    may,
    mayWith,
    members: {
      activity: 'members',
      roleOf: (_, person) => roles[person] ?? 'visitor',
      policyOf: () => policy,
      barOf: (_, person) => (person === barred ? refuse('members/banned', { until: 0, why: '' }) : null),
      knows: () => false,
      targetOf: (command) => (command as { person?: number }).person ?? null,
    },
    standing: { roleOf: (who) => (who === 8 ? 'moderator' : null), banOf: () => null },
  });
const list = {};

describe('a role held over to the end of a round', () => {
  test('stands in for the role in the room, up and down', () => {
    const permit = createTestPermit({ paint: 'player' });
    expect(permit.check(list, { who: 3 }, 'mural/place', 0)).toMatchObject({ refused: 'people/not-allowed' });
    expect(permit.check(list, { who: 3 }, 'mural/place', 0, 'player')).toBe('player');
    expect(permit.check(list, { who: 2 }, 'mural/place', 0, 'watcher')).toMatchObject({
      detail: { role: 'watcher', needs: 'player' },
    });
    expect(permit.check(list, { who: 2 }, 'mural/place', 0, null)).toBe('player');
  });

  test('neither lets in who is barred, nor takes from the server’s moderators', () => {
    const permit = createTestPermit({}, 2);
    expect(permit.check(list, { who: 2 }, 'mural/place', 0, 'player')).toMatchObject({
      refused: 'members/banned',
    });
    expect(permit.check(list, { who: 8 }, 'members/ban', 0, 'watcher')).toBe('moderator');
  });
});

test('nobody turns against those who look after the server', () => {
  const permit = createTestPermit();
  expect(permit.checkTarget({ type: 'kick', person: 8 } as never)).toEqual({
    refused: 'people/is-staff',
    detail: { person: 8 },
  });
  expect(permit.checkTarget({ type: 'kick', person: 2 } as never)).toBeNull();
  expect(permit.checkTarget({ type: 'leave' })).toBeNull();
});
