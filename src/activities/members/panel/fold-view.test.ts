import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, type Person, type Role } from '../../activity.ts';
import { membersRules as rules } from '../rules.ts';
import { roleOf } from '../state.ts';
import { createList, OWNER } from '../testing/list.ts';
import type { MembersCommand } from '../types.ts';
import { folded } from './fold-view.ts';

const person = fc.integer({ min: 1, max: 5 });
const role = fc.constantFrom('watcher' as const, 'player' as const, 'master' as const);
const given = { why: fc.constantFrom('', 'Spam'), note: fc.constantFrom('', 'note') };
const command: fc.Arbitrary<MembersCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'join' } as const) },
  fc.constant({ type: 'leave' } as const),
  fc.record({ type: fc.constant('set-role' as const), person, role }),
  fc.record({ type: fc.constant('set-policy' as const), talk: role, paint: role }),
  fc.record({ type: fc.constant('mute' as const), person, until: fc.constant(null), ...given }),
  fc.record({ type: fc.constant('unmute' as const), person }),
  fc.record({ type: fc.constant('kick' as const), person, ...given }),
  fc.record({ type: fc.constant('ban' as const), person, until: fc.constant(null), ...given }),
  fc.record({ type: fc.constant('unban' as const), person }),
  fc.record({ type: fc.constant('lock' as const), on: fc.boolean() }),
);

test('what a viewer folds is what they would be given afresh, for each role that stays the same', () => {
  const viewers: readonly [Person, Role][] = [
    [OWNER, 'master'],
    [2, 'player'],
    [9, 'moderator'],
    [0, 'visitor'],
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(person, command), { maxLength: 40 }), (deeds) => {
      const room = createList();
      for (const who of [OWNER, 2, 3]) room.join(who);
      const began = viewers.map(([who, as]) => rules.view(room.state, { who, role: as, at: room.now }));
      const start = room.log.length;
      for (const [who, deed] of deeds) {
        const here = roleOf(room.state, who);
        if (deed.type === 'join' && room.state.banned.has(who)) continue;
        if (deed.type !== 'join' && deed.type !== 'leave' && here !== 'master') continue;
        // These two stay what they are: a new role is a new view (`members-model.ts`).
        const touched = 'person' in deed ? deed.person : who;
        if ((touched === OWNER || touched === 2) && !['mute', 'unmute'].includes(deed.type)) continue;
        if (isRefusal(room.act(who, deed))) continue;
      }
      for (const [index, [who, as]] of viewers.entries()) {
        const viewer = { who, role: as, at: room.now };
        const shown = room.log
          .slice(start)
          .map((entry) => ({ ...entry, e: rules.show(room.state, entry, viewer) }));
        const view = began[index];
        if (!view) throw new Error('no view');
        expect(folded(view, shown, who)).toEqual(rules.view(room.state, viewer));
      }
    }),
  );
});

test('one’s own role follows what is done to it', () => {
  const room = createList();
  for (const who of [OWNER, 2]) room.join(who);
  const viewer = { who: 2, role: 'player', at: room.now } as const;
  const began = rules.view(room.state, viewer);
  const after = (deed: MembersCommand, who = OWNER) => {
    const start = room.log.length;
    room.act(who, deed);
    return folded(
      began,
      room.log.slice(start).map((entry) => ({ ...entry, e: rules.show(room.state, entry, viewer) })),
      2,
    );
  };
  expect(after({ type: 'set-role', person: 2, role: 'watcher' }).role).toBe('watcher');
  expect(after({ type: 'mute', person: 2, until: null, why: 'x', note: '' }).mute).toEqual({
    until: null,
    why: 'x',
  });
  expect(after({ type: 'leave' }, OWNER)).toMatchObject({ role: 'master', count: 1 });
});
