import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError, type Entry } from '../activity.ts';
import { archive } from './archive.ts';
import { chatRules as rules } from './rules.ts';
import { createTalk } from './testing/talk.ts';
import type { ChatCommand, ChatEvent, Message } from './types.ts';

const MINUTE = 60_000;
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
);
/** Who, what, and how long after the one before. `flood` says so much at once that the window moves. */
const deed = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  command,
  pause: fc.constantFrom(0, 1, 1000, MINUTE, 6 * MINUTE),
  flood: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 520),
});
const story = fc.array(deed, { maxLength: 40 });

function play(deeds: readonly Deed[], each?: Parameters<typeof createTalk>[0]) {
  const talk = createTalk(each);
  for (const { who, command, pause, flood } of deeds) {
    talk.pass(pause);
    talk.act(who, command);
    for (let i = 0; i < flood; i++) talk.say(who, 'noise');
  }
  return talk;
}
interface Deed {
  readonly who: number;
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
        for (const { who, command } of deeds.slice(0, cut)) early.act(who, command);
        let known: readonly Message[] = early.view().messages;
        const seen = early.log.length;
        for (const { who, command } of deeds.slice(cut)) early.act(who, command);
        // As after a lost connection: everything missed is shown at once, by the newest state.
        for (const entry of early.log.slice(seen)) {
          known = follow(known, { ...entry, event: early.show(entry) as ChatEvent });
        }
        const { messages } = early.view();
        expect(known.slice(-messages.length)).toEqual(messages);
      }),
    );
  });

  test('the archive holds every message as the rules know it, and as it last was', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const rows = new Map<number, unknown>();
        const talk = play(deeds, (entry, state) => {
          for (const row of archive(1, state, entry)) rows.set(Number(row.key.seq), row.set);
        });
        expect(rows.size).toBe(talk.state.total);
        for (const message of talk.state.messages.values()) {
          expect(rows.get(message.seq)).toMatchObject({
            author: message.by,
            at: message.at,
            text: message.text,
            edited_at: message.editedAt,
            deleted: Number(message.deleted),
            mentions: JSON.stringify(message.mentions),
            reactions: JSON.stringify(message.reactions),
          });
        }
      }),
    );
  });
});

/** What a client does with one shown entry. */
function follow(messages: readonly Message[], { seq, at, by, event }: Entry<ChatEvent>): readonly Message[] {
  const change = (target: number, to: (message: Message) => Message) =>
    messages.map((message) => (message.seq === target ? to(message) : message));
  switch (event.type) {
    case 'said': {
      const { text, mentions = [] } = event;
      return [...messages, { seq, at, by, text, mentions, editedAt: null, deleted: false, reactions: [] }];
    }
    case 'edited':
      return change(event.seq, (message) => ({ ...message, text: event.text, editedAt: at }));
    case 'deleted':
      return change(event.seq, (message) => ({
        ...message,
        text: '',
        mentions: [],
        editedAt: null,
        deleted: true,
        reactions: [],
      }));
    case 'reacted':
      return change(event.seq, (message) => ({ ...message, reactions: toggle(message, by, event) }));
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
