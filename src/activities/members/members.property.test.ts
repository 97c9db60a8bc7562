import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError, type Person, type Role } from '../activity.ts';
import { MOST_BARS } from './bars.ts';
import { membersRules as rules } from './rules.ts';
import { roleOf } from './state.ts';
import { BOT, createList, OPTIONS, OWNER } from './testing/list.ts';
import { KICK_TIME, type MembersCommand } from './types.ts';

/** The last of them looks after the server: they act as a moderator whether they are here or not. */
const MODERATOR = 7;
const person = fc.integer({ min: 1, max: MODERATOR });
const role = fc.constantFrom('watcher' as const, 'player' as const, 'master' as const);
const until = fc.oneof(fc.constant(null), fc.integer({ min: 1_000_001, max: 3_000_000 }));
const given = { why: fc.string({ maxLength: 8 }), note: fc.string({ maxLength: 8 }) };
const command: fc.Arbitrary<MembersCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'join' } as const) },
  fc.constant({ type: 'leave' } as const),
  fc.record({ type: fc.constant('set-role' as const), person, role }),
  fc.record(
    {
      type: fc.constant('set-policy' as const),
      talk: role,
      paint: role,
      play: role,
      invite: role,
      welcome: fc.constantFrom('watcher' as const, 'player' as const),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('mute' as const), person, until, ...given }),
  fc.record({ type: fc.constant('unmute' as const), person }),
  fc.record({ type: fc.constant('kick' as const), person, ...given }),
  fc.record({ type: fc.constant('ban' as const), person, until, ...given }),
  fc.record({ type: fc.constant('unban' as const), person }),
  fc.record({ type: fc.constant('lock' as const), on: fc.boolean() }),
  fc.record({ type: fc.constant('take-over' as const), from: person, to: person }),
);
const deed = fc.record({
  who: person,
  command,
  wait: fc.constantFrom(0, 0, 0, 1000, KICK_TIME, 1_000_000),
});
const story = fc.array(deed, { maxLength: 60 });
type Deed = { readonly who: Person; readonly command: MembersCommand; readonly wait: number };

const actingAs = (who: Person, here: Role): Role => (who === MODERATOR ? 'moderator' : here);

/** As the server would let them: who is barred from joining does not join. */
function perform(room: ReturnType<typeof createList>, { who, command, wait }: Deed): void {
  room.wait(wait);
  const here = roleOf(room.state, who);
  const manages = here === 'master' || who === MODERATOR;
  if (command.type !== 'join' && command.type !== 'leave' && !manages) return;
  const ban = room.state.banned.get(who);
  const barred = ban && (ban.until === null || ban.until > room.now) && who !== MODERATOR;
  if (command.type === 'join' && barred && !(who === OWNER && room.state.masters.size === 0)) return;
  room.act(who, command, actingAs(who, here));
}

describe('whatever people do', () => {
  test('invariant 3: state = fold(log), and snapshot + tail = fold', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 60 }), (deeds, cut) => {
        const room = createList();
        for (const one of deeds) perform(room, one);
        const log = room.log.map((entry) => ({ ...entry, event: rules.decode(rules.encode(entry.event)) }));
        expect(log).toEqual(room.log);

        const folded = rules.open(OPTIONS);
        for (const entry of log) rules.apply(folded, entry);
        expect(folded).toEqual(room.state);

        const early = rules.open(OPTIONS);
        for (const entry of log.slice(0, cut)) rules.apply(early, entry);
        const restored = rules.restore(rules.snapshot(early), OPTIONS);
        expect(restored).toEqual(early);
        for (const entry of log.slice(cut)) rules.apply(restored, entry);
        expect(restored).toEqual(room.state);
        for (const list of ['members', 'muted', 'banned'] as const)
          expect([...restored[list].keys()]).toEqual([...room.state[list].keys()]);
        const viewer = { who: 2, role: roleOf(room.state, 2), at: room.now } as const;
        expect(rules.view(restored, viewer)).toEqual(rules.view(room.state, viewer));
      }),
    );
  });

  test('invariant 2: a refused command leaves no trace', () => {
    fc.assert(
      fc.property(
        story,
        person,
        command,
        fc.constantFrom<Role>('master', 'moderator'),
        (deeds, who, last, as) => {
          const room = createList();
          for (const one of deeds) perform(room, one);
          const before = structuredClone(room.state);
          rules.decide(room.state, last, { who, role: as, at: room.now, random: () => 0 });
          expect(room.state).toEqual(before);
        },
      ),
    );
  });

  test('once the owner came, a room in which there was always some person has a master', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createList();
        room.join(OWNER);
        let deserted = false;
        for (const one of deeds) {
          perform(room, one);
          const { members, masters } = room.state;
          deserted ||= [...members.values()].every(({ bot }) => bot);
          expect(new Set([...members].filter(([, one]) => one.role === 'master').map(([n]) => n))).toEqual(
            masters,
          );
          if (masters.size > 0) deserted = false;
          expect(masters.size > 0 || deserted).toBe(true);
        }
        // And one that was gets its master back with its owner, whatever was done to them meanwhile, and
        // whichever account is theirs by now.
        if (room.state.masters.size === 0) {
          const { owner } = room.state;
          room.join(owner);
          expect(room.state.masters).toEqual(new Set([owner]));
        }
      }),
    );
  });

  test('the room passes to no bot, and to nobody who is muted while somebody is not', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createList();
        for (const one of deeds) {
          const before = structuredClone(room.state);
          const known = room.log.length;
          perform(room, one);
          for (const { at, event } of room.log.slice(known)) {
            if (!('heir' in event) || event.heir === 0) continue;
            const muted = (person: Person) => {
              const mute = before.muted.get(person);
              return mute !== undefined && (mute.until === null || mute.until > at);
            };
            const goes = event.type === 'left' ? one.who : event.person;
            const others = [...before.members].filter(([number, { bot }]) => number !== goes && !bot);
            expect(event.heir).not.toBe(BOT);
            if (muted(event.heir)) expect(others.every(([number]) => muted(number))).toBe(true);
          }
        }
      }),
    );
  });

  test('whoever is banned or was kicked is never a member', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createList();
        for (const one of deeds) {
          perform(room, one);
          for (const [number, ban] of room.state.banned)
            if (ban.until === null || ban.until > room.now)
              expect(room.state.members.has(number)).toBe(false);
        }
      }),
    );
  });

  test('invariant 4: what everybody is shown holds neither reasons nor notes', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const room = createList();
        for (const one of deeds) perform(room, one);
        for (const entry of room.log) {
          const shown = rules.show(room.state, entry, { who: 0, role: 'visitor', at: 0 });
          expect(shown === null || !('why' in (shown as object) || 'note' in (shown as object))).toBe(true);
        }
      }),
    );
  });

  test('the lists of the muted and banned stay bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 * MOST_BARS }), until), { minLength: 600, maxLength: 900 }),
        (many) => {
          const room = createList();
          room.join(OWNER);
          for (const [one, end] of many) {
            room.act(OWNER, { type: 'ban', person: one + 2, until: end, why: '', note: '' });
            room.act(OWNER, { type: 'mute', person: one + 2, until: end, why: '', note: '' });
          }
          expect(Math.max(room.state.banned.size, room.state.muted.size)).toBeLessThanOrEqual(MOST_BARS);
        },
      ),
      { numRuns: 5 },
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
      fc.property(fc.nat({ max: 12 }), fc.uint8Array({ maxLength: 40 }), (kind, bytes) => {
        only(() => rules.decode(bytes));
        only(() => rules.decode(new Uint8Array([kind, ...bytes])));
        only(() => rules.restore(bytes, OPTIONS));
        only(() => rules.restore(new Uint8Array([0, ...bytes]), OPTIONS));
      }),
      { numRuns: 2000 },
    );
    expect(() => rules.decode(new Uint8Array([99]))).toThrow(CodecError);
    expect(() => rules.decode(new Uint8Array([1, 7]))).toThrow(CodecError);
    expect(() => rules.decode(new Uint8Array([1, 0, 0]))).toThrow(CodecError);
    expect(() => rules.decode(new Uint8Array([10, 2]))).toThrow(CodecError);
  });
});
