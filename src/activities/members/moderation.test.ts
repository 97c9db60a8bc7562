/** Who is kept from what by the member list, by whom and until when; and who learns of it. */
import { describe, expect, test } from 'vitest';
import type { Entry, Person, Role, Viewer } from '../activity.ts';
import { barOf, knows, MOST_BARS } from './bars.ts';
import { parseMembersCommand } from './commands.ts';
import { membersRules as rules } from './rules.ts';
import { policyOf, roleOf, targetOf, whoIsGone } from './state.ts';
import { createList, OWNER } from './testing/list.ts';
import { KICK_TIME, type MembersCommand, type MembersEvent } from './types.ts';

const HOUR = 3_600_000;
const words = { why: 'Spam', note: 'third time' };
const mute = (person: Person, until: number | null) => ({ type: 'mute', person, until, ...words }) as const;
const kick = (person: Person) => ({ type: 'kick', person, ...words }) as const;
const ban = (person: Person, until: number | null) => ({ type: 'ban', person, until, ...words }) as const;

/** The owner, a player 2 and a player 3. */
function createRoom() {
  const list = createList();
  for (const who of [OWNER, 2, 3]) list.join(who);
  const barred = (who: Person, action: string) =>
    barOf(list.state, who, action, list.now, (one) => one === 'chat/say');
  return { ...list, list, barred };
}

describe('a mute', () => {
  test('keeps somebody from talking, and from nothing else, until it ends', () => {
    const { list, act, barred } = createRoom();
    const until = list.now + HOUR;
    expect(act(OWNER, mute(2, until))).toEqual({ type: 'muted', person: 2, until, ...words });
    expect(barred(2, 'chat/say')).toEqual({ refused: 'members/muted', detail: { until, why: 'Spam' } });
    expect([barred(2, 'mural/place'), barred(2, 'room/read'), barred(3, 'chat/say')]).toEqual([
      null,
      null,
      null,
    ]);
    list.wait(until - list.now);
    expect(barred(2, 'chat/say')).toBeNull();
  });

  test('without an end lasts until somebody else lifts it', () => {
    const { list, act, barred } = createRoom();
    act(OWNER, mute(2, null));
    list.wait(1000 * HOUR);
    expect(barred(2, 'chat/say')).toEqual({ refused: 'members/muted', detail: { until: 0, why: 'Spam' } });
    expect(act(OWNER, { type: 'unmute', person: 2 })).toEqual({ type: 'unmuted', person: 2 });
    expect(barred(2, 'chat/say')).toBeNull();
    expect(act(OWNER, { type: 'unmute', person: 2 })).toEqual({ refused: 'members/no-change' });
  });

  test('stays with somebody who leaves and comes back', () => {
    const { list, act, barred } = createRoom();
    act(OWNER, mute(2, null));
    list.leave(2);
    list.join(2);
    expect(barred(2, 'chat/say')).not.toBeNull();
  });

  test('given again has the new end and reason', () => {
    const { list, act } = createRoom();
    act(OWNER, mute(2, list.now + HOUR));
    act(OWNER, { ...mute(2, null), why: 'Again' });
    expect(list.view(2).mute).toEqual({ until: null, why: 'Again' });
  });
});

describe('a kick', () => {
  test('puts somebody out for five minutes', () => {
    const { list, act, barred, state } = createRoom();
    const until = list.now + KICK_TIME;
    expect(act(OWNER, kick(2))).toEqual({ type: 'kicked', person: 2, until, ...words, heir: 0 });
    expect(roleOf(state, 2)).toBe('visitor');
    for (const action of ['room/read', 'members/join', 'chat/say'])
      expect(barred(2, action)).toEqual({ refused: 'members/kicked', detail: { until, why: 'Spam' } });
    list.wait(KICK_TIME);
    expect(barred(2, 'members/join')).toBeNull();
    expect(list.join(2)).toEqual({ type: 'joined', role: 'player' });
  });

  test('of somebody who is not here is refused', () => {
    expect(createRoom().act(OWNER, kick(9))).toEqual({ refused: 'members/not-here', detail: { person: 9 } });
  });

  test('is taken back like a ban', () => {
    const { act, barred } = createRoom();
    act(OWNER, kick(2));
    expect(act(OWNER, { type: 'unban', person: 2 })).toEqual({ type: 'unbanned', person: 2 });
    expect(barred(2, 'members/join')).toBeNull();
  });
});

describe('a ban', () => {
  test('puts somebody out and keeps them out of everything', () => {
    const { list, act, barred, state } = createRoom();
    const until = list.now + HOUR;
    act(OWNER, ban(2, until));
    expect(roleOf(state, 2)).toBe('visitor');
    for (const action of ['room/read', 'members/join', 'mural/place', 'nonsense'])
      expect(barred(2, action)).toEqual({ refused: 'members/banned', detail: { until, why: 'Spam' } });
    list.wait(HOUR);
    expect(barred(2, 'members/join')).toBeNull();
  });

  test('can be for somebody who has left, or never came', () => {
    const { list, act, barred, state } = createRoom();
    list.leave(2);
    expect(act(OWNER, ban(2, null))).toMatchObject({ type: 'banned', member: false, heir: 0 });
    expect(barred(2, 'members/join')).toMatchObject({ refused: 'members/banned' });
    // Whoever was never let in is not told of a private room by being banned from it.
    expect(knows(state, 2, list.now)).toBe(false);
  });

  test('is told to those who were put out, for as long as it lasts', () => {
    const { list, act, state } = createRoom();
    act(OWNER, ban(2, list.now + HOUR));
    act(OWNER, ban(2, list.now + 2 * HOUR));
    expect(knows(state, 2, list.now)).toBe(true);
    list.wait(3 * HOUR);
    expect(knows(state, 2, list.now)).toBe(false);
  });

  test('of the last master by a moderator passes the room on', () => {
    const { act, state } = createRoom();
    expect(act(9, ban(OWNER, null), 'moderator')).toMatchObject({ type: 'banned', heir: 2 });
    expect(roleOf(state, 2)).toBe('master');
  });

  test('does not keep whoever made the room from one that nobody runs any more', () => {
    const { list, act, barred, state } = createRoom();
    act(9, ban(OWNER, null), 'moderator');
    expect(barred(OWNER, 'room/read')).toMatchObject({ refused: 'members/banned' });
    for (const who of [2, 3]) list.leave(who);
    expect(barred(OWNER, 'members/join')).toBeNull();
    expect(list.join(OWNER)).toEqual({ type: 'joined', role: 'master' });
    expect(state.banned.size).toBe(0);
  });
});

describe('against whom', () => {
  test('nobody acts against themselves, and no master against another', () => {
    const { list, act } = createRoom();
    list.setRole(2, 'master');
    const deeds: ((person: Person) => MembersCommand)[] = [
      (person) => mute(person, null),
      kick,
      (person) => ban(person, null),
    ];
    for (const deed of deeds) {
      expect(act(OWNER, deed(OWNER))).toEqual({ refused: 'members/not-yourself' });
      expect(act(2, deed(OWNER))).toEqual({ refused: 'members/fellow-master', detail: { person: OWNER } });
      expect(act(OWNER, deed(2))).toEqual({ refused: 'members/fellow-master', detail: { person: 2 } });
    }
    expect(act(9, kick(2), 'moderator')).toMatchObject({ type: 'kicked' });
  });

  test('nobody lifts their own mute', () => {
    const { act } = createRoom();
    act(9, mute(OWNER, null), 'moderator');
    expect(act(OWNER, { type: 'unmute', person: OWNER })).toEqual({ refused: 'members/not-yourself' });
  });

  test('those commands name whom they turn against, others nobody', () => {
    expect([mute(4, null), kick(5), ban(6, null)].map(targetOf)).toEqual([4, 5, 6]);
    expect(targetOf({ type: 'set-role', person: 4, role: 'watcher' })).toBeNull();
    expect(targetOf({ type: 'unban', person: 4 })).toBeNull();
  });

  test('an end in the past is refused', () => {
    const { list, act } = createRoom();
    for (const command of [mute(2, list.now), ban(2, list.now - 1)])
      expect(act(OWNER, command)).toMatchObject({ refused: 'members/bad-end' });
  });
});

describe('a lock', () => {
  test('keeps new ones out, and lets members go on', () => {
    const { list, act, barred } = createRoom();
    expect(act(OWNER, { type: 'lock', on: true })).toEqual({ type: 'locked', on: true });
    expect(act(OWNER, { type: 'lock', on: true })).toEqual({ refused: 'members/no-change' });
    expect(barred(8, 'members/join')).toEqual({ refused: 'members/locked' });
    expect(barred(8, 'mural/place')).toEqual({ refused: 'members/locked' });
    expect(barred(8, 'room/read')).toBeNull();
    expect(barred(2, 'mural/place')).toBeNull();
    expect(list.view(8).locked).toBe(true);
    act(OWNER, { type: 'lock', on: false });
    expect(barred(8, 'members/join')).toBeNull();
  });

  test('does not keep whoever made the room out of an empty one', () => {
    const { list, act, barred } = createRoom();
    act(OWNER, { type: 'lock', on: true });
    for (const who of [2, 3, OWNER]) list.leave(who);
    expect(barred(OWNER, 'members/join')).toBeNull();
    expect(barred(2, 'members/join')).toEqual({ refused: 'members/locked' });
  });
});

describe('the policy', () => {
  test('changes what is given and leaves the rest', () => {
    const { list, act, state } = createRoom();
    expect(act(OWNER, { type: 'set-policy', paint: 'master', talk: 'watcher', welcome: 'watcher' })).toEqual({
      type: 'policy-set',
      policy: { paint: 'master' },
      welcome: 'watcher',
    });
    expect(policyOf(state)).toEqual({ paint: 'master' });
    expect(list.view(2)).toMatchObject({
      policy: { talk: 'watcher', paint: 'master', play: 'player', invite: 'master' },
      welcome: 'watcher',
    });
    expect(list.join(8)).toEqual({ type: 'joined', role: 'watcher' });
    expect(act(OWNER, { type: 'set-policy', paint: 'master' })).toEqual({ refused: 'members/no-change' });
    act(OWNER, { type: 'set-policy', paint: 'player' });
    expect(list.view(2).policy.paint).toBe('player');
  });
});

describe('invariant 4: reasons and notes', () => {
  const sees = (entry: Entry<MembersEvent>, who: Person, role: Role) => {
    const viewer: Viewer = { who, role, at: entry.at };
    const { state } = createRoom();
    const shown = rules.show(state, entry, viewer);
    const everybody = rules.show(state, entry, { who: 0, role: 'visitor', at: 0 });
    // Whoever is shown more than everybody is named for it; for the others one text serves all.
    const more = rules.privy?.(state, entry)?.(viewer) ?? false;
    expect(more || JSON.stringify(shown) === JSON.stringify(everybody)).toBe(true);
    return shown;
  };

  test('of a mute go to the person, but for the note, and to those in charge', () => {
    const { act, log } = createRoom();
    act(OWNER, mute(2, null));
    const entry = log.at(-1) as Entry<MembersEvent>;
    expect(sees(entry, 3, 'player')).toBeNull();
    expect(sees(entry, 0, 'visitor')).toBeNull();
    expect(sees(entry, 2, 'player')).toEqual({ type: 'muted', person: 2, until: null, why: 'Spam' });
    expect(sees(entry, OWNER, 'master')).toEqual(entry.event);
    expect(sees(entry, 9, 'moderator')).toEqual(entry.event);
  });

  test('of a kick or ban go to those in charge; others see somebody gone', () => {
    const { act, log } = createRoom();
    act(OWNER, kick(2));
    act(OWNER, ban(3, null));
    for (const [entry, person] of log.slice(-2).map((one, index) => [one, 2 + index] as const)) {
      expect(sees(entry, 4, 'player')).toEqual({ type: 'removed', person, heir: 0 });
      expect(sees(entry, person, 'visitor')).toEqual({ type: 'removed', person, heir: 0 });
      expect(sees(entry, OWNER, 'master')).toEqual(entry.event);
      expect(whoIsGone(entry)).toBe(person);
    }
    act(OWNER, ban(77, null));
    // Nobody saw this one come, so nobody sees them go.
    expect(sees(log.at(-1) as Entry<MembersEvent>, 4, 'player')).toBeNull();
  });

  test('are in the view of those in charge alone', () => {
    const { list, act } = createRoom();
    act(OWNER, mute(2, null));
    act(OWNER, ban(3, list.now + HOUR));
    expect(list.view(OWNER).barred).toEqual({
      muted: [{ person: 2, until: null, ...words, by: OWNER, at: expect.any(Number) }],
      banned: [
        { kind: 'ban', person: 3, until: expect.any(Number), ...words, by: OWNER, at: expect.any(Number) },
      ],
    });
    expect(list.view(2)).toMatchObject({ barred: null, mute: { until: null, why: 'Spam' } });
    expect(JSON.stringify([list.view(2), list.view(4)])).not.toContain('third time');
    expect(JSON.stringify(list.view(4))).not.toContain('Spam');
    list.wait(HOUR);
    expect(list.view(OWNER).barred?.banned).toEqual([]);
  });
});

describe('the lists', () => {
  test('are bounded, and what has ended makes room', () => {
    const { list, act, state } = createRoom();
    for (let person = 100; person < 100 + MOST_BARS; person++) act(OWNER, ban(person, list.now + HOUR));
    expect(act(OWNER, ban(99, null))).toEqual({
      refused: 'members/too-many-bars',
      detail: { max: MOST_BARS },
    });
    expect(act(OWNER, kick(2))).toMatchObject({ refused: 'members/too-many-bars' });
    // One that is there already can be changed.
    expect(act(OWNER, ban(100, null))).toMatchObject({ type: 'banned' });
    list.wait(2 * HOUR);
    expect(act(OWNER, ban(99, null))).toMatchObject({ type: 'banned' });
    expect([...state.banned.keys()]).toEqual([100, 99]);
  });
});

describe('commands from outside', () => {
  test.each([
    [
      { type: 'mute', person: 2, until: null },
      { why: '', note: '' },
    ],
    [
      { type: 'kick', person: 2, why: '  be\nkind \u202e ' },
      { why: 'be kind', note: '' },
    ],
    [
      { type: 'ban', person: 2, until: 5, note: '👩‍🎨' },
      { why: '', note: '👩‍🎨' },
    ],
    [{ type: 'unban', person: 2 }, {}],
    [{ type: 'unmute', person: 2 }, {}],
    [{ type: 'lock', on: true }, {}],
    [{ type: 'set-policy', paint: 'watcher', welcome: 'watcher' }, {}],
  ])('%j is read', (input, more) => {
    expect(parseMembersCommand(input)).toEqual({ ...input, ...more });
  });

  test.each([
    [{ type: 'mute', person: 2 }, 'until'],
    [{ type: 'mute', person: 2, until: 1.5 }, 'until'],
    [{ type: 'ban', person: 0, until: null }, 'person'],
    [{ type: 'kick', person: 2, why: 'x'.repeat(201) }, 'why'],
    [{ type: 'ban', person: 2, until: null, note: 'x'.repeat(501) }, 'note'],
    [{ type: 'lock', on: 1 }, 'on'],
    [{ type: 'set-policy', paint: 'visitor' }, 'paint'],
    [{ type: 'set-policy', welcome: 'master' }, 'welcome'],
  ])('%j is refused because of its %s', (input, field) => {
    expect(parseMembersCommand(input)).toEqual({ refused: 'members/bad-command', detail: { field } });
  });
});
