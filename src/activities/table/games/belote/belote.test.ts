import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shelf as HOUSE } from '../../shelf.ts';
import type { SeatNumber } from '../../types.ts';
import { prove } from '../testing/prove.ts';
import { createRoundTable, must, type RoundTable } from '../testing/round-table.ts';
import type { BeloteShown } from './belote.ts';
import { cardPoints } from './belote-cards.ts';
import { type Played, scoreOf } from './belote-score.ts';

const setting = { shelf: HOUSE, game: 'belote', options: { target: 500 } };
const shownOf = (table: RoundTable) => table.shown as BeloteShown;
const parse = (face: string) => {
  const [suit = '', rank = ''] = face.split('-');
  return { suit, rank: Number(rank) };
};
/** From low to high, as people say them. */
const TRUMP = [7, 8, 12, 13, 10, 1, 9, 11];
const PLAIN = [7, 8, 9, 11, 12, 13, 10, 1];

prove('Belote', {
  setting,
  seats: [4],
  games: 25,
  rounds: 40,
  acts: 600,
  audit(table, { seat, saw }) {
    const was = saw.shown as BeloteShown;
    if (was.phase === 'take') return;
    // The rules once more, in other words.
    const trump = was.trump as string;
    const trick = table.faces('trick').map(parse);
    const card = trick.pop() as (typeof trick)[number];
    const [led] = trick;
    if (led) {
      const trumps = trick.filter(({ suit }) => suit === trump).map(({ rank }) => TRUMP.indexOf(rank));
      const same = trick.filter(({ suit }) => suit === led.suit).map(({ rank }) => PLAIN.indexOf(rank));
      const best =
        trumps.length > 0
          ? trick.findIndex(({ suit, rank }) => suit === trump && TRUMP.indexOf(rank) === Math.max(...trumps))
          : trick.findIndex(
              ({ suit, rank }) => suit === led.suit && PLAIN.indexOf(rank) === Math.max(...same),
            );
      const partnerLeads = best === trick.length - 2;
      const could = saw.hand.filter(({ suit }) => suit === trump).map(({ rank }) => TRUMP.indexOf(rank));
      const overs = could.some((one) => one > Math.max(-1, ...trumps));
      const over = card.suit === trump && TRUMP.indexOf(card.rank) > Math.max(-1, ...trumps);
      if (saw.hand.some(({ suit }) => suit === led.suit)) {
        expect(card.suit).toBe(led.suit);
        if (led.suit === trump && overs) expect(over).toBe(true);
      } else if (!partnerLeads && could.length > 0) {
        expect(card.suit).toBe(trump);
        if (overs) expect(over).toBe(true);
      }
    }
    const { points, tricks } = shownOf(table);
    if (!table.running) expect(points[0] + points[1]).toBe(162);
    expect(tricks[0] + tricks[1]).toBe(was.tricks[0] + was.tricks[1] + (trick.length === 3 ? 1 : 0));
    expect(shownOf(table).players).toContain(seat);
  },
  atEnd(table) {
    const { outcome, tricks } = shownOf(table);
    const row = table.state.sheet.at(-1) ?? [];
    expect(tricks[0] + tricks[1]).toBe(8);
    expect(row.slice(0, 4)).toEqual([0, 1, 0, 1].map((team) => outcome?.scored[team]));
    for (const seat of table.shown.players) expect(table.faces(seat)).toEqual([]);
  },
});

function begin() {
  const table = createRoundTable({ ...setting, seats: 4, seed: 21 });
  must(table.act(1, { type: 'begin-round' }));
  const [one] = table.shown.waits as [SeatNumber];
  const seat = (further: number): SeatNumber => ((one - 1 + further) % 4) + 1;
  const say = (who: SeatNumber, choice: string) =>
    table.act(who, { type: 'play', cards: [], choice })?.refused;
  const play = (who: SeatNumber, face: string) => {
    const at = table.faces(who).indexOf(face);
    return table.act(who, { type: 'play', cards: [table.sight(who).hand[at]?.handle ?? 0] })?.refused;
  };
  return { table, seat, say, play };
}

/** The first takes; then everybody holds what is given here, eight cards each. */
function beginWith(hands: readonly string[], trump: string) {
  const begun = begin();
  const { table, seat, say } = begun;
  const turned = shownOf(table).turned;
  if (trump === turned) expect(say(seat(0), 'take')).toBeUndefined();
  else {
    for (let passes = 0; passes < 4; passes++) expect(say(seat(passes), 'pass')).toBeUndefined();
    expect(say(seat(0), trump)).toBeUndefined();
  }
  for (const [nth, hand] of hands.entries()) table.stack(seat(nth), hand.split(' ').map(longName));
  return begun;
}
const longName = (short: string): string => {
  const suits: Readonly<Record<string, string>> = { s: 'spades', h: 'hearts', d: 'diamonds', c: 'clubs' };
  return `${suits[short[0] ?? '']}-${short.slice(1)}`;
};

describe('Belote', () => {
  test('five cards each, one turned up; who takes it gets two more, the others three', () => {
    const { table, seat, say } = begin();
    expect([1, 2, 3, 4].map((one) => table.faces(one).length)).toEqual([5, 5, 5, 5]);
    const [turned] = table.faces('turned') as [string];
    expect(say(seat(0), 'spades')).toBe('table/take-or-pass');
    expect(say(seat(0), 'pass')).toBeUndefined();
    expect(say(seat(1), 'take')).toBeUndefined();
    expect(table.faces(seat(1))).toContain(turned);
    expect([1, 2, 3, 4].map((one) => table.faces(one).length)).toEqual([8, 8, 8, 8]);
    expect(table.shown).toMatchObject({ trump: parse(turned).suit, taker: seat(1), waits: [seat(0)] });
  });

  test('the second time round another suit must be named, and when nobody does the next one deals', () => {
    const { table, seat, say } = begin();
    const { turned, dealer } = shownOf(table);
    for (let passes = 0; passes < 4; passes++) expect(say(seat(passes), 'pass')).toBeUndefined();
    expect(say(seat(0), turned)).toBe('table/other-suit');
    expect(say(seat(0), 'take')).toBe('table/other-suit');
    for (let passes = 0; passes < 4; passes++) expect(say(seat(passes), 'pass')).toBeUndefined();
    expect(shownOf(table)).toMatchObject({ dealer: (dealer % 4) + 1, passed: 0, waits: [seat(1)] });
    expect([1, 2, 3, 4].map((one) => table.faces(one).length)).toEqual([5, 5, 5, 5]);
    expect(table.last?.act).toMatchObject({ what: 'redealt' });
  });

  test('one trumps who cannot follow, and higher who can; but not over a partner', () => {
    const { seat, play } = beginWith(
      [
        'h1 h7 h8 h9 c7 c8 c9 d7',
        's7 s9 s1 c10 c11 c12 c13 c1',
        's11 s10 d1 d8 d9 d10 d11 d12',
        's8 s12 s13 h10 h11 h12 h13 d13',
      ],
      'spades',
    );
    expect(play(seat(0), 'hearts-7')).toBeUndefined();
    expect(play(seat(1), 'clubs-1')).toBe('table/must-trump');
    expect(play(seat(1), 'spades-9')).toBeUndefined();
    // The nine lies there: the knave is higher, the ten is not.
    expect(play(seat(2), 'spades-10')).toBe('table/must-overtrump');
    expect(play(seat(2), 'diamonds-1')).toBe('table/must-trump');
    expect(play(seat(2), 'spades-11')).toBeUndefined();
    expect(play(seat(3), 'spades-8')).toBe('table/must-follow');
    expect(play(seat(3), 'hearts-10')).toBeUndefined();
    // Trumps are led: higher, partner or not.
    expect(play(seat(2), 'spades-10')).toBeUndefined();
    expect(play(seat(3), 'hearts-11')).toBe('table/must-follow');
    expect(play(seat(3), 'spades-8')).toBeUndefined();
    expect(play(seat(0), 'hearts-1')).toBeUndefined();
    expect(play(seat(1), 'spades-7')).toBe('table/must-overtrump');
    expect(play(seat(1), 'spades-1')).toBeUndefined();
    // A lower one will do where there is no higher.
    expect(play(seat(1), 'clubs-10')).toBeUndefined();
    // The partner's ten is winning: anything goes, trumped by nobody yet.
    expect(play(seat(2), 'diamonds-1')).toBeUndefined();
    expect(play(seat(3), 'diamonds-13')).toBeUndefined();
  });

  test('king and queen of trumps are announced, and worth twenty', () => {
    const { table, seat, play } = beginWith(
      [
        's13 s12 s7 s8 h1 h7 h8 h9',
        's9 s1 c10 c11 c12 c13 c1 c7',
        's11 s10 d1 d8 d9 d10 d11 d12',
        'h10 h11 h12 h13 d13 d7 c8 c9',
      ],
      'spades',
    );
    expect(play(seat(0), 'spades-13')).toBeUndefined();
    expect(table.last?.act).toMatchObject({ type: 'played', what: 'belote' });
    expect(play(seat(1), 'spades-9')).toBeUndefined();
    expect(play(seat(2), 'spades-11')).toBeUndefined();
    expect(play(seat(3), 'hearts-10')).toBeUndefined();
    expect(play(seat(2), 'spades-10')).toBeUndefined();
    expect(play(seat(3), 'hearts-11')).toBeUndefined();
    expect(play(seat(0), 'spades-12')).toBeUndefined();
    expect(table.last?.act).toMatchObject({ type: 'played', what: 'rebelote' });
    expect(shownOf(table).belote).toBe(seat(0));
  });

  test('all cards are worth 152', () => {
    const deck = HOUSE.decks.find(({ id }) => id === 'piquet-32');
    const cards = (deck?.faces ?? []).map(({ suit = '', rank = 0 }) => ({ suit, rank }));
    expect(cards.reduce((sum, card) => sum + cardPoints(card, 'hearts'), 0)).toBe(152);
    for (const rank of TRUMP) expect(cards.filter((card) => card.rank === rank)).toHaveLength(4);
  });
});

describe('the score of a deal', () => {
  const deal = { tricks: [4, 4], taker: 0, belote: null, litige: 0 } as const;
  test.each<[string, Played, object]>([
    ['made', { ...deal, points: [82, 80] }, { how: 'made', scored: [82, 80], waits: 0 }],
    ['dedans', { ...deal, points: [80, 82] }, { how: 'dedans', scored: [0, 162], waits: 0 }],
    ['dedans, with belote', { ...deal, points: [60, 102], belote: 0 }, { how: 'dedans', scored: [20, 162] }],
    ['made by belote', { ...deal, points: [75, 87], belote: 0 }, { how: 'made', scored: [95, 87] }],
    ['lost by belote', { ...deal, points: [90, 72], belote: 1 }, { how: 'dedans', scored: [0, 182] }],
    ['litige', { ...deal, points: [81, 81] }, { how: 'litige', scored: [0, 81], waits: 81 }],
    [
      'litige, with belote',
      { ...deal, points: [71, 91], belote: 0 },
      { how: 'litige', scored: [20, 91], waits: 71 },
    ],
    [
      'after a litige',
      { ...deal, points: [100, 62], litige: 81 },
      { how: 'made', scored: [181, 62], waits: 0 },
    ],
    ['capot', { ...deal, points: [162, 0], tricks: [8, 0] }, { how: 'capot', scored: [252, 0] }],
    [
      'capot of the others',
      { ...deal, points: [0, 162], tricks: [0, 8], taker: 0 },
      { how: 'dedans', scored: [0, 252] },
    ],
  ])('%s', (_, played, outcome) => {
    expect(scoreOf(played)).toMatchObject(outcome);
  });

  test('gives away every point once: 162, or 252, and 20 for belote', () => {
    const team = fc.constantFrom(0 as const, 1 as const);
    fc.assert(
      fc.property(
        fc.nat({ max: 162 }),
        team,
        fc.option(team),
        fc.nat({ max: 200 }),
        (one, taker, belote, litige) => {
          const { scored, waits } = scoreOf({
            points: [one, 162 - one],
            tricks: [4, 4],
            taker,
            belote,
            litige,
          });
          expect(scored[0] + scored[1] + waits).toBe(162 + litige + (belote === null ? 0 : 20));
        },
      ),
    );
  });
});
