import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError, type Entry, isRefusal, type Moment, type Person } from '../activity.ts';
import { parseMembersCommand } from './commands.ts';
import { membersRules as rules } from './rules.ts';
import { type MembersState, roleOf } from './state.ts';
import type { MembersCommand, MembersEvent, MembersOptions } from './types.ts';

const OWNER = 1;
const options: MembersOptions = { owner: OWNER, welcome: 'player' };

/** A room with its log: does commands one after another, 10 ms apart. */
function createRoom(given = options) {
  const state = rules.open(given);
  const log: Entry<MembersEvent>[] = [];
  const act = (who: Person, command: MembersCommand) => {
    const at = 1_000_000 + log.length * 10;
    const moment: Moment = { who, role: roleOf(state, who), at, random: () => 0 };
    const event = rules.decide(state, command, moment);
    if (isRefusal(event)) return event;
    const entry = { seq: log.length + 1, at, by: who, event };
    rules.apply(state, entry);
    log.push(entry);
    return event;
  };
  return {
    state,
    log,
    join: (who: Person) => act(who, { type: 'join' }),
    leave: (who: Person) => act(who, { type: 'leave' }),
    setRole: (person: Person, role: 'watcher' | 'player' | 'master') =>
      act(OWNER, { type: 'set-role', person, role }),
    act,
  };
}

const viewOf = (state: MembersState, who: Person) =>
  rules.view(state, { who, role: roleOf(state, who), at: 2_000_000 });

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
    expect(viewOf(room.state, 6)).toEqual({
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
    const view = viewOf(state, 999_999);
    expect([view.members.length, view.count, view.role]).toEqual([200, 1_000_000, 'player']);
    expect(view.members.at(-1)?.number).toBe(200);
    const moment: Moment = { who: OWNER, role: 'master', at: 2_000_000, random: () => 0 };
    expect(rules.decide(state, { type: 'leave' }, moment)).toEqual({ type: 'left', heir: 2 });
    const bytes = rules.snapshot(state);
    expect(bytes.length).toBeLessThan(7_000_000);
    expect(rules.restore(bytes, options).members.size).toBe(1_000_000);
  });
});

const person = fc.integer({ min: 1, max: 6 });
const command: fc.Arbitrary<MembersCommand> = fc.oneof(
  fc.constant({ type: 'join' } as const),
  fc.constant({ type: 'leave' } as const),
  fc.record({
    type: fc.constant('set-role' as const),
    person,
    role: fc.constantFrom('watcher' as const, 'player' as const, 'master' as const),
  }),
);
const story = fc.array(fc.tuple(person, command), { maxLength: 60 });

describe('whatever people do', () => {
  test('invariant 3: state = fold(log), and snapshot + tail = fold', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 60 }), (deeds, cut) => {
        const room = createRoom();
        for (const [who, deed] of deeds) room.act(who, deed);
        const log = room.log.map((entry) => ({ ...entry, event: rules.decode(rules.encode(entry.event)) }));

        const folded = rules.open(options);
        for (const entry of log) rules.apply(folded, entry);
        expect(folded).toEqual(room.state);

        const early = rules.open(options);
        for (const entry of log.slice(0, cut)) rules.apply(early, entry);
        const restored = rules.restore(rules.snapshot(early), options);
        expect(restored).toEqual(early);
        for (const entry of log.slice(cut)) rules.apply(restored, entry);
        expect(restored).toEqual(room.state);
        expect([...restored.members.keys()]).toEqual([...room.state.members.keys()]);
        expect(viewOf(restored, 2)).toEqual(viewOf(room.state, 2));
      }),
    );
  });

  test('invariant 2: a refused command leaves no trace', () => {
    fc.assert(
      fc.property(story, person, command, (deeds, who, last) => {
        const room = createRoom();
        for (const [someone, deed] of deeds) room.act(someone, deed);
        const before = structuredClone(room.state);
        rules.decide(room.state, last, { who, role: 'master', at: 9e6, random: () => 0 });
        expect(room.state).toEqual(before);
      }),
    );
  });

  test('once the owner came, a room with people in it has a master', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createRoom();
        room.join(OWNER);
        room.join(2);
        for (const [who, deed] of deeds) {
          if (room.state.members.size > 1 || deed.type !== 'leave') room.act(who, deed);
          const masters = [...room.state.members].filter(([, { role }]) => role === 'master');
          expect(new Set(masters.map(([number]) => number))).toEqual(room.state.masters);
          expect(masters.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('everybody is shown every entry as it is', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createRoom();
        for (const [who, deed] of deeds) room.act(who, deed);
        const viewer = { who: 0, role: 'visitor', at: 0 } as const;
        expect(room.log.map((entry) => rules.show(room.state, entry, viewer))).toEqual(
          room.log.map(({ event }) => event),
        );
      }),
    );
  });
});

describe('the codec', () => {
  test('random bytes throw nothing but CodecError', () => {
    const only = (read: () => unknown) => {
      try {
        read();
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError);
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        only(() => rules.decode(bytes));
        only(() => rules.restore(bytes, options));
      }),
      { numRuns: 2000 },
    );
    expect(() => rules.decode(new Uint8Array([9]))).toThrow(CodecError);
    expect(() => rules.decode(new Uint8Array([1, 7]))).toThrow(CodecError);
    expect(() => rules.decode(new Uint8Array([1, 0, 0]))).toThrow(CodecError);
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
    [{ type: 'ban' }, 'type'],
    [{ type: 'set-role', person: 0, role: 'player' }, 'person'],
    [{ type: 'set-role', person: 1.5, role: 'player' }, 'person'],
    [{ type: 'set-role', person: '2', role: 'player' }, 'person'],
    [{ type: 'set-role', person: 2, role: 'visitor' }, 'role'],
    [{ type: 'set-role', person: 2 }, 'role'],
  ])('%j is refused because of its %s', (input, field) => {
    expect(parseMembersCommand(input)).toEqual({ refused: 'members/bad-command', detail: { field } });
  });
});
