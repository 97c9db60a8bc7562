/** `docs/games.md` says how a game is added: this follows it, with War, and nothing of the house is changed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activity.ts';
import type { Shelf } from '../decide.ts';
import { shelf as HOUSE } from '../shelf.ts';
import { parseGame } from './parse-game.ts';
import { type GameRules, type GameShown, laid, nextOf } from './rules.ts';
import { prove } from './testing/prove.ts';
import { createRoundTable, must } from './testing/round-table.ts';
import { aceHigh } from './tricks.ts';

const DOCS = readFileSync(new URL('../../../../docs/games.md', import.meta.url), 'utf8');

// ── 1. The file: as the page shows it ───────────────────────────────────────

const file: unknown = JSON.parse(/```json\n(.*?)```/s.exec(DOCS)?.[1] ?? '');
const read = parseGame(file);
if (isRefusal(read)) throw new Error(JSON.stringify(read));

// ── 2. The rules: as the page shows them ────────────────────────────────────

interface WarShown extends GameShown {
  /** Who laid the first of the two cards that lie there. */
  readonly leader: number;
}

/** War for two, a pack of 52 in one go: the higher card scores a point, and nobody does where both are as high. */
const WAR: GameRules<WarShown> = {
  id: 'war',
  begin(dealer) {
    const { players } = dealer.shown;
    dealer.deal('draw', players, 26);
    dealer.show({ leader: players[0] ?? 0, waits: players.slice(0, 1) });
  },
  check: (_, { cards, choice }) =>
    cards.length === 1 && choice === undefined ? null : { refused: 'table/one-card' },
  candidates: ({ hand }) => hand.map((card) => laid(card)),
  carryOut(dealer, seat, _, cards) {
    const { players, leader } = dealer.shown;
    if (dealer.area('battle').length === 2) dealer.lay(dealer.area('battle'), 'done', { up: false });
    dealer.lay(cards, 'battle', { up: true });
    const other = nextOf(players, seat);
    const [first, second] = dealer.area('battle').map(aceHigh);
    dealer.show({ leader: second === undefined ? seat : leader, waits: [other] });
    if (first !== undefined && second !== undefined && first !== second)
      dealer.score(first > second ? leader : seat, 1);
    if (players.every((one) => dealer.hand(one).length === 0)) {
      dealer.endRound();
      const [one = 0, two = 0] = players.map(dealer.total);
      dealer.endGame(players.filter((_, nth) => (nth === 0 ? one >= two : two >= one)));
    }
    return { type: 'played', seat, count: 1 };
  },
  bot: (_, moves, random) => moves[random(moves.length)] ?? { cards: [] },
};

// ── 3. On the shelf beside the others ───────────────────────────────────────

const shelf: Shelf = { ...HOUSE, games: [...HOUSE.games, read], rules: [...HOUSE.rules, WAR] };

describe('a game that somebody adds', () => {
  test('the page shows the rules as they are here', () => {
    const shown = /```ts\n(.*?)```/s.exec(DOCS)?.[1] ?? '';
    const here = readFileSync(new URL(import.meta.url), 'utf8');
    const plain = (text: string) =>
      text
        .replace(/^import .*$/gm, '')
        .replace(/\s+/g, ' ')
        .trim();
    expect(plain(shown).length).toBeGreaterThan(500);
    expect(plain(here)).toContain(plain(shown));
  });

  test('is played to the end, and whoever had more higher cards wins', () => {
    const table = createRoundTable({ shelf, game: 'war', seats: 2, bots: 1 });
    must(table.act(1, { type: 'begin-round' }));
    while (table.running) {
      const [seat = 0] = table.shown.waits;
      if (seat === 2) must(table.act(0, { type: 'bot', seat }));
      else must(table.act(seat, { type: 'play', cards: table.moves(seat)[0]?.cards ?? [] }));
    }
    const [one = 0, two = 0] = table.state.sheet[0] ?? [];
    expect(one + two).toBeGreaterThan(13);
    expect(table.shown.over).toContain(one > two ? 1 : 2);
  });
});

prove('War', { setting: { shelf, game: 'war' }, seats: [2], games: 10, rounds: 2, acts: 60 });
