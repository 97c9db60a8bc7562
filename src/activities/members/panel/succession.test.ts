import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOT, createList, OWNER } from '../testing/list.ts';
import type { MemberRole } from '../types.ts';
import { viewOf } from '../view.ts';
import { heirAfter } from './succession.ts';

const role = fc.constantFrom<MemberRole>('watcher', 'player', 'master');

test('whoever is named before somebody leaves is who the room passes on to', () => {
  fc.assert(
    fc.property(
      fc.array(role, { maxLength: 6 }),
      fc.nat(6),
      fc.subarray([11, 12, 13, 14]),
      (roles, leaver, muted) => {
        const room = createList();
        room.join(OWNER);
        const others = roles.map((_, index) => OWNER + 10 + index);
        // One of them is a bot, as long as there are any others.
        if (others.length > 0) others[0] = BOT;
        for (const person of others) room.join(person);
        for (const person of muted)
          room.act(OWNER, { type: 'mute', person, until: room.now + 45, why: '', note: '' });
        for (const [index, person] of others.entries())
          if (roles[index] === 'master') room.setRole(person, 'master');
        const me = [OWNER, ...others][leaver % (others.length + 1)] ?? OWNER;
        const view = viewOf(room.state, { who: me, role: 'master', at: room.now });
        expect(room.leave(me)).toEqual({ type: 'left', heir: heirAfter(view, me, room.now) ?? 0 });
      },
    ),
  );
});

test('nothing passes on where somebody else is in charge, and to nobody where nobody is left', () => {
  const room = createList();
  room.join(OWNER);
  const view = () => viewOf(room.state, { who: OWNER, role: 'master', at: room.now });
  expect(heirAfter(view(), OWNER, room.now)).toBe(0);
  room.join(5);
  expect([heirAfter(view(), OWNER, room.now), heirAfter(view(), 5, room.now)]).toEqual([5, null]);
  room.setRole(5, 'master');
  expect(heirAfter(view(), OWNER, room.now)).toBeNull();
});
