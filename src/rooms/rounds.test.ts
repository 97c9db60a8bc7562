/** A change of role while a round is under way: it takes effect at the next one, where the activity says so. */
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import {
  type Activity,
  type Command,
  isRefusal,
  type Person,
  type Role,
  refuse,
} from '../activities/activity.ts';
import { barOf } from '../activities/members/bars.ts';
import { members } from '../activities/members/members.ts';
import { type MembersState, roleOf } from '../activities/members/state.ts';
import { ROLES } from '../people/roles.ts';
import { freshFolder, hostOnDisk } from './testing/host-on-disk.ts';
import { type RoundsState, rounds } from './testing/rounds.ts';

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOUSE = { who: 0, house: true } as const;
const [MASTER, LINUS, GRACE] = [1, 2, 3];
const WISH = {
  title: 'Rounds',
  visibility: 'public',
  owner: MASTER,
  options: { members: { owner: MASTER, welcome: 'player' } },
} as const;
const given = { why: '', note: '' };
/** As the table would say it of an activity that players play. */
const leastOf = (action: string): Role => (action.startsWith('rounds/') ? 'player' : 'visitor');

/** @param code of the room, after a restart */
async function start(code?: string) {
  const on = await hostOnDisk(folder, Date.now, members as Activity, {
    activities: [members as Activity, rounds],
    members: {
      activity: members.name,
      roleOf: (state, person) => roleOf(state as MembersState, person),
      policyOf: () => ({}),
      barOf: (state, person, action, at) => barOf(state as MembersState, person, action, at, () => false),
      knows: () => false,
      targetOf: () => null,
    },
    may: (role, action) =>
      ROLES.indexOf(role) >= ROLES.indexOf(leastOf(action)) ||
      refuse('people/not-allowed', { action, role, needs: leastOf(action) }),
  });
  const room = code === undefined ? await on.directory.create(WISH) : await on.directory.find(code);
  if (!room || isRefusal(room)) throw new Error('no room');
  const [list, game] = [await on.host.channel(room, 'members'), await on.host.channel(room, 'rounds')];
  if (!list || !game) throw new Error('no channel');
  const told = (answer: unknown): unknown => (typeof answer === 'number' ? 'done' : answer);
  return {
    ...on,
    code: room.code,
    list: (command: object, who: Person = MASTER) =>
      on.host.record(list, command as Command, { who, house: true }).then(told),
    game: (command: object) => on.host.record(game, command as Command, HOUSE).then(told),
    move: (who: Person) => on.host.submit(room, 'rounds', { type: 'move' }, { who }).then(told),
    moves: () => on.host.read(game, ({ moves }: RoundsState) => [...moves]),
  };
}

const refused = (role: Role) =>
  expect.objectContaining({
    refused: 'people/not-allowed',
    detail: { action: 'rounds/move', role, needs: 'player' },
  });

test('a role that changed during a round counts from the next one on; a ban at once; also after a restart', async () => {
  let at = await start();
  for (const who of [MASTER, LINUS, GRACE]) expect(await at.list({ type: 'join' }, who)).toBe('done');
  await at.list({ type: 'set-role', person: GRACE, role: 'watcher' });
  // Without a round the role in the room is what counts.
  expect([await at.move(LINUS), await at.move(GRACE)]).toEqual(['done', refused('watcher')]);

  const roles = [
    [LINUS, 'player'],
    [GRACE, 'watcher'],
  ];
  expect(await at.game({ type: 'start', roles })).toBe('done');
  await at.list({ type: 'set-role', person: LINUS, role: 'watcher' });
  await at.list({ type: 'set-role', person: GRACE, role: 'player' });
  expect([await at.move(LINUS), await at.move(GRACE)]).toEqual(['done', refused('watcher')]);
  // Whoever has no part in the round is what they are in the room.
  expect(await at.move(MASTER)).toBe('done');

  await at.close();
  at = await start(at.code);
  expect([await at.move(LINUS), await at.move(GRACE)]).toEqual(['done', refused('watcher')]);

  await at.game({ type: 'end' });
  await at.game({
    type: 'start',
    roles: [
      [LINUS, 'watcher'],
      [GRACE, 'player'],
    ],
  });
  expect([await at.move(LINUS), await at.move(GRACE)]).toEqual([refused('watcher'), 'done']);

  await at.list({ type: 'ban', person: GRACE, until: null, ...given });
  expect(await at.move(GRACE)).toMatchObject({ refused: 'members/banned' });
  expect(await at.moves()).toEqual([LINUS, LINUS, MASTER, LINUS, GRACE]);
  await at.close();
});
