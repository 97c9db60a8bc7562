import { describe, expect, test } from 'vitest';
import type { Moment, Person } from '../activity.ts';
import { parseMembersCommand } from './commands.ts';
import { membersRules as rules } from './rules.ts';
import { roleOf } from './state.ts';
import { BOT, createList as createRoom, OWNER, OPTIONS as options } from './testing/list.ts';
import type { MembersEvent } from './types.ts';

describe('joining', () => {
  test('gives the owner the room and others the role of welcome', () => {
    const room = createRoom();
    expect(room.join(OWNER)).toEqual({ type: 'joined', role: 'master' });
    expect(room.join(2)).toEqual({ type: 'joined', role: 'player' });
    expect(roleOf(room.state, 2)).toBe('player');
    expect(roleOf(room.state, 3)).toBe('visitor');
  });

  test('twice is refused', () => {
    const room = createRoom();
    room.join(2);
    expect(room.join(2)).toEqual({ refused: 'members/already' });
  });

  test('makes nobody master of the public room', () => {
    const room = createRoom({ owner: 0, welcome: 'player' });
    expect(room.join(2)).toEqual({ type: 'joined', role: 'player' });
    expect(room.leave(2)).toEqual({ type: 'left', heir: 0 });
  });
});

describe('an invitation', () => {
  test('promises a role on arrival; the owner of an empty room is its master all the same', () => {
    const room = createRoom();
    expect(room.act(2, { type: 'join', role: 'watcher' })).toEqual({ type: 'joined', role: 'watcher' });
    expect(room.act(3, { type: 'join', role: 'master' })).toEqual({ type: 'joined', role: 'master' });
    expect(room.act(2, { type: 'join', role: 'master' })).toEqual({ refused: 'members/already' });
    const empty = createRoom();
    expect(empty.act(OWNER, { type: 'join', role: 'watcher' })).toEqual({ type: 'joined', role: 'master' });
  });

  test('is nothing that a command from outside can claim to have', () => {
    expect(parseMembersCommand({ type: 'join', role: 'master' })).toEqual({ type: 'join' });
  });
});

describe('leaving', () => {
  test('as the last master passes the room on to the longest-standing member', () => {
    const room = createRoom();
    for (const who of [OWNER, 5, 4]) room.join(who);
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 5 });
    expect(roleOf(room.state, 5)).toBe('master');
    expect(roleOf(room.state, 4)).toBe('player');
  });

  test('and coming back starts at the end of the line, without the room', () => {
    const room = createRoom();
    for (const who of [5, OWNER, 4]) room.join(who);
    room.leave(5);
    room.join(5);
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 4 });
    expect(room.join(OWNER)).toEqual({ type: 'joined', role: 'player' });
  });

  test('passes over bots, and whoever is muted here or banned from the server while there is somebody else', () => {
    const room = createRoom();
    for (const who of [OWNER, BOT, 2, 3, 4]) room.join(who);
    room.act(OWNER, { type: 'mute', person: 2, until: room.now + 1000, why: '', note: '' });
    room.barred.add(3);
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 4 });
    expect(roleOf(room.state, BOT)).toBe('player');
    // A mute that is over is none.
    room.wait(1000);
    expect(room.leave(4)).toEqual({ type: 'left', heir: 2 });
  });

  test('leaves the room to whoever is kept from something where there is nobody else, and never to a bot', () => {
    const room = createRoom();
    for (const who of [BOT, OWNER, 3, 2]) room.join(who);
    room.barred.add(3);
    room.act(OWNER, { type: 'mute', person: 2, until: null, why: '', note: '' });
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 3 });
    room.leave(2);
    expect(room.leave(3)).toEqual({ type: 'left', heir: 0 });
    expect([...room.state.members.keys()]).toEqual([BOT]);
    expect(room.join(OWNER)).toEqual({ type: 'joined', role: 'master' });
  });

  test('by being put out follows the same rule', () => {
    for (const type of ['kick', 'ban'] as const) {
      const room = createRoom();
      for (const who of [OWNER, BOT, 2, 3]) room.join(who);
      room.act(OWNER, { type: 'mute', person: 2, until: null, why: '', note: '' });
      const event = room.act(9, { type, person: OWNER, until: null, why: '', note: '' }, 'moderator');
      expect(event).toMatchObject({ heir: 3 });
    }
  });

  test('as one of several masters passes nothing on', () => {
    const room = createRoom();
    for (const who of [OWNER, 2, 3]) room.join(who);
    room.setRole(3, 'master');
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 0 });
  });

  test('an empty room waits for its owner', () => {
    const room = createRoom();
    room.join(OWNER);
    expect(room.leave(OWNER)).toEqual({ type: 'left', heir: 0 });
    expect(room.join(2)).toEqual({ type: 'joined', role: 'player' });
    expect(room.join(OWNER)).toEqual({ type: 'joined', role: 'master' });
  });

  test('without having joined is refused', () => {
    expect(createRoom().leave(2)).toEqual({ refused: 'members/not-here' });
  });
});

describe('a role', () => {
  test('changes, up and down', () => {
    const room = createRoom();
    room.join(OWNER);
    room.join(2);
    expect(room.setRole(2, 'master')).toEqual({ type: 'role-set', person: 2, role: 'master' });
    expect(room.setRole(OWNER, 'watcher')).toEqual({ type: 'role-set', person: OWNER, role: 'watcher' });
    expect([roleOf(room.state, OWNER), roleOf(room.state, 2)]).toEqual(['watcher', 'master']);
  });

  test('of a master is taken only by whoever made the room, by themselves, or from the server', () => {
    const room = createRoom();
    for (const who of [OWNER, 2, 3]) room.join(who);
    room.setRole(2, 'master');
    room.setRole(3, 'master');
    const demote = (who: Person, person: Person, role?: 'moderator') =>
      room.act(who, { type: 'set-role', person, role: 'player' }, role);
    expect(demote(2, 3)).toEqual({ refused: 'members/fellow-master', detail: { person: 3 } });
    expect(demote(2, OWNER)).toEqual({ refused: 'members/fellow-master', detail: { person: OWNER } });
    expect(demote(OWNER, 3)).toMatchObject({ type: 'role-set' });
    expect(demote(2, 2)).toMatchObject({ type: 'role-set' });
    room.setRole(2, 'master');
    expect(demote(9, OWNER, 'moderator')).toMatchObject({ type: 'role-set' });
    // The only one left cannot be taken by anybody.
    expect(demote(9, 2, 'moderator')).toEqual({ refused: 'members/last-master' });
  });

  test('of the last master stays', () => {
    const room = createRoom();
    room.join(OWNER);
    room.join(2);
    expect(room.setRole(OWNER, 'player')).toEqual({ refused: 'members/last-master' });
  });

  test('of somebody who is not here, or the same again, is refused', () => {
    const room = createRoom();
    room.join(OWNER);
    room.join(2);
    expect(room.setRole(9, 'player')).toEqual({ refused: 'members/not-here', detail: { person: 9 } });
    expect(room.setRole(2, 'player')).toMatchObject({ refused: 'members/no-change' });
  });
});

describe('the view', () => {
  test('lists masters first, then the longest-standing', () => {
    const room = createRoom();
    for (const who of [7, 6, OWNER, 5]) room.join(who);
    room.setRole(5, 'master');
    expect(room.view(6)).toMatchObject({
      members: [
        { number: OWNER, role: 'master', since: 1_000_020 },
        { number: 5, role: 'master', since: 1_000_030 },
        { number: 7, role: 'player', since: 1_000_000 },
        { number: 6, role: 'player', since: 1_000_010 },
      ],
      count: 4,
      role: 'player',
    });
  });

  test('of a million members lists 200, and leaving passes the room on at once', () => {
    const state = rules.open(options);
    const apply = (seq: number, by: Person, event: MembersEvent) =>
      rules.apply(state, { seq, at: seq, by, event });
    for (let number = 1; number <= 1_000_000; number++) {
      apply(number, number, { type: 'joined', role: number === OWNER ? 'master' : 'player' });
    }
    const view = rules.view(state, { who: 999_999, role: 'player', at: 2_000_000 });
    expect([view.members.length, view.count, view.role]).toEqual([200, 1_000_000, 'player']);
    expect(view.members.at(-1)?.number).toBe(200);
    const moment: Moment = { who: OWNER, role: 'master', at: 2_000_000, random: () => 0 };
    expect(rules.decide(state, { type: 'leave' }, moment)).toEqual({ type: 'left', heir: 2 });
    const bytes = rules.snapshot(state);
    expect(bytes.length).toBeLessThan(7_000_000);
    expect(rules.restore(bytes, options).members.size).toBe(1_000_000);
  });
});

describe('commands from outside', () => {
  test.each([{ type: 'join' }, { type: 'leave' }, { type: 'set-role', person: 3, role: 'watcher' }])(
    '%j is read',
    (input) => {
      expect(parseMembersCommand(input)).toEqual(input);
    },
  );

  test.each([
    [null, 'type'],
    ['join', 'type'],
    [{ type: 'banish' }, 'type'],
    [{ type: 'set-role', person: 0, role: 'player' }, 'person'],
    [{ type: 'set-role', person: 1.5, role: 'player' }, 'person'],
    [{ type: 'set-role', person: '2', role: 'player' }, 'person'],
    [{ type: 'set-role', person: 2, role: 'visitor' }, 'role'],
    [{ type: 'set-role', person: 2 }, 'role'],
  ])('%j is refused because of its %s', (input, field) => {
    expect(parseMembersCommand(input)).toEqual({ refused: 'members/bad-command', detail: { field } });
  });
});
