import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../rooms/log.ts';
import { CodecError, type Entry } from '../activity.ts';
import { archive } from './archive.ts';
import { withoutWords } from './redact.ts';
import { chatRules as rules } from './rules.ts';
import { toMessage } from './state.ts';
import { createTalk } from './testing/talk.ts';
import type { ChatCommand, ChatEvent, Message } from './types.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;
const seq = fc.integer({ min: 1, max: 40 });
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('', 'a'.repeat(1001)));
const emoji = fc.constantFrom('😀', '👍🏽', '❤', '❤️', 'no');
const command: fc.Arbitrary<ChatCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('say' as const),
      text,
      mentions: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('edit' as const), seq, text }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), seq }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('react' as const), seq, emoji, on: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('configure' as const),
      slow: fc.constantFrom(0, 5, 90, 21_600),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('remove' as const), seq, why: fc.constantFrom('', 'why') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('remove' as const),
      by: fc.integer({ min: 1, max: 3 }),
      since: fc.constantFrom(0, START, START + 1000, START + 6 * MINUTE, START + 30 * MINUTE),
      own: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restore' as const), removal: seq }) },
);
/** Who, what, and how long after the one before. `flood` says so much at once that the window moves. */
const deed = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('watcher' as const, 'watcher' as const, 'master' as const),
  command,
  pause: fc.constantFrom(0, 1, 1000, MINUTE, 6 * MINUTE),
  flood: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 520),
});
const story = fc.array(deed, { maxLength: 40 });

function play(deeds: readonly Deed[], each?: Parameters<typeof createTalk>[0]) {
  const talk = createTalk(each);
  for (const { who, role, command, pause, flood } of deeds) {
    talk.pass(pause);
    talk.act(who, command, role);
    for (let i = 0; i < flood; i++) talk.say(who, 'noise');
  }
  return talk;
}
/** The same without floods, with the role in which each entry was made. */
function playTold(deeds: readonly Deed[]) {
  const roles: string[] = [];
  let now = '';
  const talk = createTalk(() => roles.push(now));
  for (const { who, role, command, pause } of deeds) {
    now = role;
    talk.pass(pause);
    talk.act(who, command, role);
  }
  return { log: talk.log, roles };
}
interface Deed {
  readonly who: number;
  readonly role: 'watcher' | 'master';
  readonly command: ChatCommand;
  readonly pause: number;
  readonly flood: number;
}

describe('whatever people say', () => {
  test('invariant 3: state = fold(log), and snapshot + tail = fold', () => {
    fc.assert(
      fc.property(story, fc.double({ min: 0, max: 1, noNaN: true }), (deeds, share) => {
        const talk = play(deeds);
        const log = talk.log.map((entry) => ({ ...entry, event: rules.decode(rules.encode(entry.event)) }));
        const cut = Math.floor(share * log.length);

        const folded = rules.open(undefined);
        for (const entry of log.slice(0, cut)) rules.apply(folded, entry);
        const restored = rules.restore(rules.snapshot(folded), undefined);
        expect(restored).toEqual(folded);

        for (const entry of log.slice(cut)) {
          rules.apply(folded, entry);
          rules.apply(restored, entry);
        }
        expect(folded).toEqual(talk.state);
        expect(restored).toEqual(talk.state);
        expect([...restored.messages.keys()]).toEqual([...talk.state.messages.keys()]);
        expect([...restored.saidAt]).toEqual([...talk.state.saidAt]);
      }),
    );
  });

  test('invariant 2: a refused command leaves no trace', () => {
    fc.assert(
      fc.property(story, command, (deeds, last) => {
        const { state } = play(deeds);
        const before = structuredClone(state);
        rules.decide(state, last, { who: 2, role: 'watcher', at: 2e12, random: () => 0 });
        expect(state).toEqual(before);
      }),
    );
  });

  test('a client that goes on from an old view by what it is shown knows what a fresh one is told', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 40 }), (deeds, cut) => {
        const early = createTalk();
        for (const { who, role, command } of deeds.slice(0, cut)) early.act(who, command, role);
        let known: readonly Message[] = early.view().messages;
        const seen = early.log.length;
        for (const { who, role, command } of deeds.slice(cut)) early.act(who, command, role);
        // As after a lost connection: everything missed is shown at once, by the newest state.
        const now = new Map([...early.state.messages.values()].map((one) => [one.seq, toMessage(one)]));
        for (const entry of early.log.slice(seen)) {
          const event = early.show(entry) as ChatEvent | null;
          // What came back is fetched anew.
          if (event?.type === 'restored')
            known = known.map((one) => (one.removed ? (now.get(one.seq) ?? one) : one));
          else known = follow(known, { ...entry, event });
        }
        const { messages } = early.view();
        expect(known.slice(-messages.length)).toEqual(messages);
      }),
    );
  });

  test('invariant 4: no word of a message that was taken away is shown to anybody who resumes, from wherever', () => {
    const doomed = fc.record({
      before: fc.integer({ min: 0, max: 40 }),
      // Enough to push it out of the window, and not so much that it lies beyond what is resumed.
      after: fc.constantFrom(0, 3, 520, 900),
      pause: fc.constantFrom(0, 11 * MINUTE),
      edited: fc.boolean(),
      how: fc.constantFrom('author' as const, 'one' as const, 'all' as const, 'since' as const),
      restored: fc.boolean(),
      // It was removed, brought back, and removed again.
      again: fc.boolean(),
    });
    fc.assert(
      fc.property(doomed, ({ before, after, pause, edited, how, restored, again }) => {
        const talk = createTalk();
        for (let i = 0; i < before; i++) talk.say(8, 'noise');
        const at = talk.now();
        talk.say(7, 'secret');
        const seq = talk.log.length;
        if (edited) talk.act(7, { type: 'edit', seq, text: 'secret too' });
        if (how === 'author') talk.act(7, { type: 'delete', seq });
        talk.pass(pause);
        for (let i = 0; i < after; i++) talk.say(8, 'noise');
        if (again) {
          talk.act(9, { type: 'remove', seq, why: 'secret' }, 'master');
          talk.act(9, { type: 'restore', removal: talk.log.length }, 'master');
        }
        if (how === 'one') talk.act(9, { type: 'remove', seq, why: 'secret' }, 'master');
        if (how === 'all') talk.act(9, { type: 'remove', by: 7, why: 'secret' }, 'master');
        if (how === 'since') talk.act(9, { type: 'remove', by: 7, since: at }, 'moderator');
        const state = restored ? rules.restore(talk.snapshot(), undefined) : talk.state;
        const viewer = { who: 1, role: 'watcher', at: talk.now() } as const;
        const shown = talk.log.map((entry) => rules.show(state, entry, viewer));
        expect(shown).toHaveLength(talk.log.length);
        expect(JSON.stringify([shown, rules.view(state, viewer)])).not.toContain('secret');
      }),
    );
  });

  test('slow mode lets nobody but those who look after the room say two things within its time', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const { log, roles } = playTold(deeds);
        const last = new Map<number, number>();
        let slow = 0;
        for (const [index, { at, by, event }] of log.entries()) {
          if (event.type === 'configured') slow = event.slow;
          if (event.type !== 'said') continue;
          const before = last.get(by);
          if (roles[index] === 'watcher' && before !== undefined)
            expect(at - before).toBeGreaterThanOrEqual(slow * 1000);
          last.set(by, at);
        }
      }),
    );
  });

  test('the archive holds every message as the rules know it, and as it last was', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const rows = new Map<number, Columns>();
        const talk = play(deeds, (entry, state) => {
          for (const row of archive(1, state, entry)) if (row.table === 'messages') write(rows, row);
        });
        expect(rows.size).toBe(talk.state.total);
        for (const message of talk.state.messages.values()) {
          expect(rows.get(message.seq)).toMatchObject({
            author: message.by,
            at: message.at,
            // What was removed keeps its words: it may come back.
            text: (message.kept ?? message).text,
            edited_at: (message.kept ?? message).editedAt,
            deleted: message.removed ? 2 : Number(message.deleted),
            mentions: JSON.stringify((message.kept ?? message).mentions),
            reactions: JSON.stringify((message.kept ?? message).reactions),
          });
        }
      }),
    );
  });
});

type Columns = Readonly<Record<string, string | number | null>>;

/** What a database does with a row. */
function write(rows: Map<number, Columns>, row: Row): void {
  if ('set' in row) {
    rows.set(Number(row.key.seq), { ...row.key, ...row.set });
    return;
  }
  const { where, from = {}, below = {}, change } = row;
  for (const [seq, columns] of rows) {
    const fits =
      Object.entries(where).every(([column, value]) => columns[column] === value) &&
      Object.entries(from).every(([column, value]) => Number(columns[column]) >= value) &&
      Object.entries(below).every(([column, value]) => Number(columns[column]) < value);
    if (fits) rows.set(seq, { ...columns, ...change });
  }
}

/** What a client does with one shown entry. */
function follow(
  messages: readonly Message[],
  { seq, at, by, event }: Entry<ChatEvent | null>,
): readonly Message[] {
  if (event === null || event.type === 'configured' || event.type === 'restored') return messages;
  const wiped = (message: Message, removed: boolean): Message =>
    message.deleted
      ? message
      : { ...message, text: '', mentions: [], editedAt: null, deleted: true, removed, reactions: [] };
  const change = (target: number, to: (message: Message) => Message) =>
    messages.map((message) => (message.seq === target ? to(message) : message));
  switch (event.type) {
    case 'said': {
      const { text, mentions = [], removed = false } = event;
      const deleted = text === '';
      return [...messages, { seq, at, by, text, mentions, editedAt: null, deleted, removed, reactions: [] }];
    }
    case 'edited':
      return change(event.seq, (message) => ({ ...message, text: event.text, editedAt: at }));
    case 'deleted':
      return change(event.seq, (message) => wiped(message, false));
    case 'removed':
      return change(event.seq, (message) => wiped(message, true));
    case 'purged': {
      const { person, since, own } = event;
      return messages.map((message) =>
        message.by === person && message.at >= since ? wiped(message, !own) : message,
      );
    }
    case 'reacted':
      return change(event.seq, (message) =>
        message.deleted ? message : { ...message, reactions: toggle(message, by, event) },
      );
  }
}

function toggle({ reactions }: Message, by: number, { emoji, on }: Extract<ChatEvent, { type: 'reacted' }>) {
  if (on && !reactions.some((reaction) => reaction.emoji === emoji))
    return [...reactions, { emoji, people: [by] }];
  return reactions
    .map((reaction) => {
      if (reaction.emoji !== emoji) return reaction;
      const people = reaction.people.filter((person) => person !== by);
      return { emoji, people: on ? [...people, by] : people };
    })
    .filter(({ people }) => people.length > 0);
}

describe('the codec', () => {
  const number = fc.maxSafeNat();
  const word = fc.string({ unit: 'grapheme' });
  const event: fc.Arbitrary<ChatEvent> = fc.oneof(
    fc.record({ type: fc.constant('said' as const), text: word }),
    fc.record({
      type: fc.constant('said' as const),
      text: word,
      mentions: fc.array(number, { minLength: 1, maxLength: 20 }),
    }),
    fc.record({ type: fc.constant('edited' as const), seq: number, text: word }),
    fc.record({ type: fc.constant('deleted' as const), seq: number }),
    fc.record({ type: fc.constant('reacted' as const), seq: number, emoji: word, on: fc.boolean() }),
    fc.record({ type: fc.constant('configured' as const), slow: number }),
    fc.record({ type: fc.constant('removed' as const), seq: number }),
    fc.record({ type: fc.constant('removed' as const), seq: number, why: fc.string({ minLength: 1 }) }),
    fc.record({ type: fc.constant('purged' as const), person: number, since: number, own: fc.boolean() }),
    fc.record({ type: fc.constant('restored' as const), removal: number }),
  );

  test('gives back every event', () => {
    fc.assert(
      fc.property(event, (given) => {
        expect(rules.decode(rules.encode(given))).toEqual(given);
      }),
    );
  });

  test('random and damaged bytes throw nothing but CodecError', () => {
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
        only(() => rules.restore(bytes, undefined));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(story, fc.nat(), fc.integer({ min: 0, max: 255 }), (deeds, at, value) => {
        const bytes = play(deeds).snapshot();
        bytes[at % bytes.length] = value;
        only(() => rules.restore(bytes, undefined));
        only(() => rules.restore(bytes.subarray(0, at % bytes.length), undefined));
      }),
    );
  });
});

test('invariant 3: a log without the words of somebody who took them all away folds to the same state', () => {
  fc.assert(
    fc.property(story, (deeds) => {
      const talk = play(deeds);
      talk.say(1, 'my last words');
      talk.act(0, { type: 'remove', by: 1, since: 0, own: true }, 'master');
      const state = rules.open(undefined);
      for (const entry of talk.log) {
        const bytes = rules.encode(entry.event);
        const event = rules.decode(entry.by === 1 ? (withoutWords(bytes) ?? bytes) : bytes);
        if (entry.by === 1 && 'text' in event) expect(event.text).toBe('');
        rules.apply(state, { ...entry, event });
      }
      expect(rules.snapshot(state)).toEqual(talk.snapshot());
    }),
  );
});
