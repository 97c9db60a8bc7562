/**
 * Invariant 4 for what is kept: a table that is laid again, the open part of its file, and replays. Two worlds
 * differ in nothing but what a viewer must not know, and every byte must be the same.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Viewer } from '../../activity.ts';
import { cardAt, type TableState } from '../state.ts';
import { anyCommand } from '../testing/hands.ts';
import { createParty, type Party } from '../testing/party.ts';
import { whoSaw } from '../testing/seen.ts';
import { GUESTS, nat, type Story, storyOf } from '../testing/stories.ts';
import type { CardIndex, Op, TableCommand, TableEvent } from '../types.ts';
import { openPart } from './file.ts';
import { type Hands, laidRange, type Range, roundRange, showThen, viewThen } from './replay.ts';
import { saveTable } from './saved.ts';

type Deed = readonly [who: number, command: TableCommand];

function begin(seed: number): Party {
  const party = createParty(GUESTS, seed);
  party.act(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  return party;
}
function play(party: Party, deeds: Story, closed = false): Deed[] {
  return deeds.map(([who, ...numbers]) => {
    const any = anyCommand(party.guest(who).view, who, numbers);
    const command: TableCommand = closed && any.type === 'ask' ? { type: 'ask', kind: 'undo' } : any;
    party.act(who, command);
    return [who, command] as const;
  });
}
function load(party: Party, table = saveTable(party.state)): void {
  const after = party.log.at(-1)?.seq ?? 0;
  party.act(1, { type: 'load', table, source: { saved: '' }, after });
}

// ── Laying a table again, and its file ──────────────────────────────────────

describe('invariant 4: a table that is laid again', () => {
  test('shows nobody a face they have never seen, and neither does its file', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        ...[storyOf(25), storyOf(15), storyOf(25), nat, nat, nat],
        (before, between, after, seed, one, other) => {
          const first = begin(seed);
          const deeds = play(first, before);
          const saved = saveTable(first.state);
          const more = play(first, between);
          load(first, saved);
          const last = play(first, after);
          const seen = whoSaw(first);
          const second = begin(seed);
          // Of those that lay there from the beginning: other decks come onto the table later.
          const [a, b] = [one, other].map((n) => n % second.state.cards.length) as [CardIndex, CardIndex];
          if (a === b || cardAt(second.state, a).deck !== cardAt(second.state, b).deck) return;
          const [cardA, cardB] = [cardAt(second.state, a), cardAt(second.state, b)];
          second.state.cards[a] = { ...cardA, face: cardB.face };
          second.state.cards[b] = { ...cardB, face: cardA.face };
          for (const [who, command] of deeds) second.act(who, command);
          const theirs = saveTable(second.state);
          for (const [who, command] of more) second.act(who, command);
          load(second, theirs);
          for (const [who, command] of last) second.act(who, command);
          if (seen.open.has(a) || seen.open.has(b)) return;
          expect(openPart(saveTable(second.state))).toEqual(openPart(saveTable(first.state)));
          expect(openPart(theirs)).toEqual(openPart(saved));
          for (const { who, wire } of first.guests) {
            if (seen.by.get(a)?.has(who) || seen.by.get(b)?.has(who)) continue;
            compared++;
            expect(second.guest(who).wire).toEqual(wire);
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  test('tells by no name of a card where its owner keeps it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (seed, order) => {
        const [first, second] = [begin(seed), begin(seed)];
        for (const party of [first, second]) {
          party.act(2, { type: 'draw', pile: 13, count: 4 });
          const hand = () =>
            party
              .guest(2)
              .view.places.find(({ id }) => id === 2)
              ?.cards.map(([, handle]) => handle) ?? [];
          party.act(2, { type: 'show', cards: hand().slice(1, 2), person: null });
          if (party === second) {
            const was = hand();
            party.act(2, { type: 'sort', cards: order.map((nth) => was[nth] as number) });
          } else party.act(2, { type: 'sort', cards: [...hand()].reverse() });
          load(party);
        }
        for (const who of [1, 3, 5, 0])
          expect(second.guest(who).wire.at(-1)).toEqual(first.guest(who).wire.at(-1));
      }),
      { numRuns: 40 },
    );
  });
});

// ── Replays ─────────────────────────────────────────────────────────────────

/** What a viewer is sent of a replay, step by step. */
function steps(party: Party, log: readonly Entry<TableEvent>[], viewer: Viewer, range: Range): string[] {
  const state = party.rules.open(undefined);
  const told: string[] = [];
  for (const entry of log) {
    party.rules.apply(state, entry);
    if (entry.seq === range.from) told.push(JSON.stringify(viewThen(state, viewer, range.hands)));
    if (entry.seq > range.from && entry.seq <= range.to)
      told.push(JSON.stringify(showThen(state, entry, viewer, range.hands)));
  }
  return told;
}
function rangesOf(state: TableState, seq: number, hands?: Hands): Range[] {
  const all = state.rounds.flatMap(({ from }) => roundRange(state, from) ?? []);
  const laid = laidRange(state, seq);
  return [...all, ...(laid ? [laid] : [])].map((range) => (hands ? { ...range, hands } : range));
}
const viewerOf = (who: number): Viewer => ({ who, role: 'player', at: 0 });

/** The same cards in another order from this entry on, as if its shuffle had come out otherwise. */
function relabelled(log: readonly Entry<TableEvent>[], since: number, a: CardIndex, b: CardIndex) {
  const swap = (card: CardIndex) => (card === a ? b : card === b ? a : card);
  return log.map((entry): Entry<TableEvent> => {
    if (entry.seq < since) return entry;
    const { act, ops, moves } = entry.event;
    return {
      ...entry,
      event: {
        act,
        ops: ops.map((op): Op => ('cards' in op ? { ...op, cards: op.cards.map(swap) } : op)),
        moves: moves.map((move) => ({ ...move, card: swap(move.card) })),
      },
    };
  });
}

/** People play rounds; all cards are gathered and shuffled at some time, and played on with. Then everything is replayed. */
function replaysTellNothing(hands?: Hands) {
  return fc.property(...[storyOf(30), storyOf(30), nat, nat, nat], (before, after, seed, one, other) => {
    const party = begin(seed);
    party.act(1, { type: 'begin-round' });
    play(party, before);
    if (party.state.roles && seed % 2 === 0) party.act(1, { type: 'end-round' });
    const seat = [...party.state.seats].find(([, { person }]) => person !== 0)?.[1].person;
    if (seat === undefined) return;
    party.act(seat, { type: 'gather' });
    const pile = [...party.state.places.values()].find(({ cards }) => cards.length > 10)?.id ?? 0;
    party.act(seat, { type: 'shuffle', pile });
    const since = party.log.at(-1)?.seq ?? 0;
    if (party.log.at(-1)?.event.act.type !== 'shuffled') return;
    const mixed = party.state.cards.length;
    play(party, after);
    if (party.state.roles) party.act(1, { type: 'end-round' });
    for (const past of party.state.rounds)
      for (const who of [1, 2, 3, 4]) {
        party.act(who, { type: 'ask', kind: 'open-replay', replay: past.from });
        for (const all of [1, 2, 3, 4]) party.act(all, { type: 'answer', yes: true });
      }
    // Of those that were mixed: decks may have come onto the table since.
    const [a, b] = [one, other].map((n) => n % mixed) as [CardIndex, CardIndex];
    if (a === b || cardAt(party.state, a).deck !== cardAt(party.state, b).deck) return;
    const seen = whoSaw(party, since);
    if (seen.open.has(a) || seen.open.has(b)) return;
    const elsewhere = relabelled(party.log, since, a, b);
    for (const { who } of party.guests) {
      if (seen.by.get(a)?.has(who) || seen.by.get(b)?.has(who)) continue;
      for (const range of rangesOf(party.state, party.log.length, hands)) {
        compared++;
        expect(steps(party, elsewhere, viewerOf(who), range)).toEqual(
          steps(party, party.log, viewerOf(who), range),
        );
      }
    }
  });
}
let compared = 0;

describe('invariant 4: a replay', () => {
  test('is what the viewer’s own wire carried then, byte for byte, while hands were closed', () => {
    fc.assert(
      fc.property(storyOf(50), nat, (deeds, seed) => {
        const party = begin(seed);
        party.act(1, { type: 'begin-round' });
        play(party, deeds, true);
        for (const { who, wire } of party.guests)
          for (const range of rangesOf(party.state, party.log.length, 'own')) {
            const [, ...told] = steps(party, party.log, viewerOf(who), range);
            const carried = wire.slice(range.from + 1, range.to + 1).map((sent) => JSON.parse(sent).e);
            expect(told.map((one) => JSON.parse(one))).toEqual(carried);
          }
      }),
      { numRuns: 80 },
    );
  });

  test('tells nothing of cards that lie hidden now, whatever was opened', () => {
    compared = 0;
    fc.assert(replaysTellNothing(), { numRuns: 200 });
    expect(compared).toBeGreaterThan(150);
  });

  test('would be found by this test: hands that were open to others, of cards not mixed since', () => {
    expect(fc.check(replaysTellNothing('all'), { numRuns: 400, endOnFailure: true }).failed).toBe(true);
  });

  test('shows all hands once those who sat in the round agreed and the cards were mixed, and no longer after a load', () => {
    const party = begin(7);
    party.act(1, { type: 'begin-round' });
    party.act(2, { type: 'draw', pile: 13, count: 3 });
    const saved = saveTable(party.state);
    const { from = 0 } = party.state.rounds[0] ?? {};
    const ask = (who: number) => party.act(who, { type: 'ask', kind: 'open-replay', replay: from });
    expect(ask(1)).toEqual({ refused: 'table/round-runs' });
    party.act(1, { type: 'end-round' });
    expect(ask(1)).toEqual({ refused: 'table/not-settled' });
    party.act(1, { type: 'gather' });
    party.act(1, { type: 'shuffle', pile: 13 });
    expect(roundRange(party.state, from)?.hands).toBe('then');
    expect(ask(1)).toBe(null);
    expect(party.state.ask).toMatchObject({ waits: [2, 3], replay: { round: 1, from } });
    party.act(2, { type: 'answer', yes: true });
    expect(roundRange(party.state, from)?.hands).toBe('then');
    party.act(3, { type: 'answer', yes: true });
    const range = roundRange(party.state, from);
    expect(range?.hands).toBe('all');
    expect(ask(1)).toEqual({ refused: 'table/unchanged' });
    const sees = (who: number, what = range) =>
      steps(party, party.log, viewerOf(who), what as Range).some((told) =>
        (JSON.parse(told).places as { id: number; cards: number[][] }[]).some(
          ({ id, cards }) => id === 2 && cards.some(([, , , face]) => (face ?? -1) >= 0),
        ),
      );
    expect([1, 2, 3, 5, 0].map((who) => sees(who))).toEqual([true, true, true, true, false]);
    // A round that would tell what hands hold again is closed.
    load(party, saved);
    expect(roundRange(party.state, from)?.hands).toBe('own');
    expect([1, 2, 3, 5].map((who) => sees(who, roundRange(party.state, from)))).toEqual([
      ...[false, true, false, false],
    ]);
  });

  test('of those who sat in the round nobody else is asked, and nobody opens what others held', () => {
    const party = begin(8);
    party.act(1, { type: 'begin-round' });
    party.act(1, { type: 'end-round' });
    const { from = 0 } = party.state.rounds[0] ?? {};
    party.act(1, { type: 'gather' });
    party.act(1, { type: 'shuffle', pile: 13 });
    for (const who of [2, 3]) party.act(who, { type: 'leave' });
    party.act(4, { type: 'sit', seat: 4 });
    party.act(4, { type: 'ask', kind: 'open-replay', replay: from });
    expect(party.state.ask?.waits).toEqual([1]);
    party.act(1, { type: 'answer', yes: false });
    expect(party.state.ask).toBe(null);
    party.act(1, { type: 'leave' });
    expect(party.act(4, { type: 'ask', kind: 'open-replay', replay: from })).toEqual({
      refused: 'table/ask-them',
    });
    expect(party.act(4, { type: 'ask', kind: 'open-replay', replay: 9999 })).toMatchObject({
      refused: 'table/no-replay',
    });
  });
});
