import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, isRefusal } from '../../activity.ts';
import { chatRules } from '../rules.ts';
import type { ChatCommand, ChatEvent } from '../types.ts';
import {
  answered,
  type ChatEntry,
  type ChatStore,
  discarded,
  EMPTY_STORE,
  folded,
  indexOf,
  prepended,
  refreshed,
  retried,
  sent,
  viewed,
  visibleOutgoing,
} from './chat-store.ts';

const ME = 1;
const VIEWER = { who: ME, role: 'player', at: 0 } as const;

const entry = (seq: number, e: unknown) => ({ seq, at: 9, by: 5, e });

/** Commands as people give them: few words, so that equal texts meet. */
const command: fc.Arbitrary<{ who: number; command: ChatCommand }> = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  command: fc.oneof(
    fc.record({ type: fc.constant('say' as const), text: fc.constantFrom('hi', 'ok', 'Ça va ?') }),
    fc.record({
      type: fc.constant('edit' as const),
      seq: fc.integer({ min: 1, max: 40 }),
      text: fc.constantFrom('hi', 'better'),
    }),
    fc.record({ type: fc.constant('delete' as const), seq: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      type: fc.constant('react' as const),
      seq: fc.integer({ min: 1, max: 40 }),
      emoji: fc.constantFrom('🎨', '👏'),
      on: fc.boolean(),
    }),
  ),
});

/** The server's side: decides and folds, and keeps what a viewer is shown. */
function createServer() {
  const state = chatRules.open(null);
  const shown: ChatEntry[] = [];
  return {
    shown,
    view: () => chatRules.view(state, VIEWER),
    do(who: number, what: ChatCommand) {
      const at = shown.length * 1000;
      const event = chatRules.decide(state, what, { who, role: 'player', at, random: () => 0 });
      if (isRefusal(event)) return event;
      const entry: Entry<ChatEvent> = { seq: shown.length + 1, at, by: who, event };
      chatRules.apply(state, entry);
      shown.push({ seq: entry.seq, at, by: who, e: chatRules.show(state, entry, VIEWER) });
      return entry.seq;
    },
  };
}

describe('the chat store', () => {
  it('a view and the entries after it give what a fresh view gives', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 45 }), fc.nat(), (commands, cut) => {
        const server = createServer();
        const joined = cut % (commands.length + 1);
        let store = viewed(EMPTY_STORE, server.view(), 0);
        for (const [n, one] of commands.entries()) {
          if (n === joined) store = viewed(EMPTY_STORE, server.view(), server.shown.length);
          server.do(one.who, one.command);
        }
        store = folded(store, server.shown);
        expect(store.messages).toEqual(server.view().messages);
        expect(folded(store, server.shown)).toEqual(store);
      }),
    );
  });

  it('shows each message of mine exactly once, whatever order entries and answers come in', () => {
    const step = fc.constantFrom('say', 'server', 'entry', 'answer', 'reopen');
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.constantFrom('hi', 'ok')), { maxLength: 48 }), (steps) => {
        const server = createServer();
        let store: ChatStore = viewed(EMPTY_STORE, server.view(), 0);
        const wire: { id: number; text: string }[] = [];
        const answers: { id: number; seq: number }[] = [];
        let said = 0;
        const deliver = () => {
          const next = wire.shift();
          if (next)
            answers.push({ id: next.id, seq: server.do(ME, { type: 'say', text: next.text }) as number });
        };
        const answer = () => {
          const next = answers.shift();
          if (next) store = answered(store, next.id, next.seq);
        };
        for (const [what, text] of steps) {
          if (what === 'say') {
            store = sent(store, { id: ++said, text, mentions: [], at: 0 });
            wire.push({ id: said, text });
          } else if (what === 'server') deliver();
          else if (what === 'entry') store = folded(store, server.shown.slice(store.seq, store.seq + 1));
          else if (what === 'answer') answer();
          else store = viewed(store, server.view(), server.shown.length);
          const texts = [...store.messages, ...visibleOutgoing(store, ME)].map((one) => one.text);
          expect(texts).toHaveLength(said);
        }
        while (wire.length > 0) deliver();
        while (answers.length > 0) answer();
        store = folded(store, server.shown);
        expect(store.outgoing).toEqual([]);
        expect(store.messages).toHaveLength(said);
      }),
    );
  });

  it('keeps a refused message until it is sent again or thrown away', () => {
    const refused = { refused: 'chat/too-long', detail: { max: 1000, length: 1200 } };
    let store = sent(EMPTY_STORE, { id: 1, text: 'x', mentions: [], at: 0 });
    store = answered(store, 1, refused);
    expect(visibleOutgoing(store, ME)[0]?.answer).toEqual(refused);
    expect(retried(store, 1).outgoing[0]?.answer).toBeNull();
    expect(discarded(store, 1).outgoing).toEqual([]);
  });

  it('takes the words of removed messages away, and says by whom', () => {
    const server = createServer();
    for (const who of [2, 3, 2]) server.do(who, { type: 'say', text: 'words' });
    let store = viewed(EMPTY_STORE, server.view(), 3);
    store = folded(store, [entry(4, { type: 'removed', seq: 2 })]);
    store = folded(store, [entry(5, { type: 'deleted', seq: 1 })]);
    store = folded(store, [entry(6, { type: 'purged', person: 2, since: 0, own: false })]);
    expect(store.messages.map(({ text, deleted, removed }) => [text, deleted, removed])).toEqual([
      ['', true, false],
      ['', true, true],
      ['', true, true],
    ]);
    store = folded(store, [entry(7, { type: 'said', text: '', removed: true }), entry(8, null)]);
    expect(store.messages.at(-1)).toMatchObject({ deleted: true, removed: true });
  });

  it('takes up what was brought back, and nothing else of what it fetched for it', () => {
    const server = createServer();
    for (const text of ['one', 'two', 'three']) server.do(2, { type: 'say', text });
    let store = viewed(EMPTY_STORE, server.view(), 3);
    const before = store.messages;
    store = folded(store, [
      entry(4, { type: 'removed', seq: 1 }),
      entry(5, { type: 'deleted', seq: 2 }),
      entry(6, { type: 'edited', seq: 3, text: 'newer than what is fetched' }),
      entry(7, { type: 'restored', removal: 4 }),
    ]);
    expect(refreshed(store, before).messages.map(({ text }) => text)).toEqual([
      'one',
      '',
      'newer than what is fetched',
    ]);
  });

  it('prepends older pages without doubles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (from, to) => {
        const server = createServer();
        for (let n = 0; n < 60; n++) server.do(2, { type: 'say', text: `message ${n}` });
        const store = viewed(EMPTY_STORE, server.view(), 60);
        const all = server.shown.map(({ seq, at, by }) => ({
          ...{ seq, at, by, text: `message ${seq - 1}`, mentions: [], editedAt: null, deleted: false },
          removed: false,
          reactions: [],
        }));
        const page = { messages: all.slice(Math.min(from, to), Math.max(from, to)), earlier: false };
        const seqs = prepended(store, page).messages.map((message) => message.seq);
        expect(new Set(seqs).size).toBe(seqs.length);
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
        for (const seq of seqs)
          expect(indexOf(prepended(store, page).messages, seq)).toBeGreaterThanOrEqual(0);
        expect(indexOf(store.messages, 1000)).toBe(-1);
      }),
    );
  });
});
