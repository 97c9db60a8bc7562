/** Words for all that games let people say and do, in both languages. */
import { describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../../web/kit/i18n.ts';
import type { GameShown } from '../../games/rules.ts';
import { createRoundTable, must } from '../../games/testing/round-table.ts';
import { shelf } from '../../shelf.ts';
import type { Act } from '../../types.ts';
import { actWords } from '../act-words.ts';
import { choiceWords } from './choice-words.ts';
import { roundEndWords } from './round-end.ts';

const seats = [1, 2, 3, 4].map((seat) => ({ seat, person: seat === 4 ? 0 : seat, away: null }));
const naming = { seats, deck: (id: string) => id, person: (number: number) => `Person ${number}` };
const name = (seat: number) => `Person ${seat}`;

/** Every choice that was allowed and every act that was made in so many games. */
function heard(): { readonly choices: Set<string>; readonly acts: readonly Act[] } {
  const choices = new Set<string>(['write']);
  const acts = new Map<string, Act>();
  for (const [game, count] of [
    ['crazy-eights', 3],
    ['hearts', 4],
    ['president', 4],
    ['belote', 4],
    ['tapis-vert', 4],
  ] as const)
    for (let seed = 1; seed <= 6; seed++) {
      const table = createRoundTable({ shelf, game, seats: count, seed });
      must(table.act(1, { type: 'begin-round' }));
      for (let step = 0; step < 200 && table.running; step++) {
        const [seat = 0] = table.shown.waits;
        const moves = table.moves(seat);
        for (const { choice } of moves) if (choice !== undefined) choices.add(choice);
        must(table.act(seat, { type: 'play', ...(moves[table.random(moves.length)] ?? { cards: [] }) }));
        const act = table.last?.act;
        if (act) acts.set(`${act.type} ${act.what}`, act);
      }
    }
  return { choices, acts: [...acts.values()] };
}

const { choices, acts } = heard();

/** How a few rounds stood at their end. */
const ended = (['belote', 'president', 'tapis-vert'] as const).flatMap((game) =>
  [1, 2, 3, 4].map((seed) => {
    const table = createRoundTable({ shelf, game, seats: 4, seed });
    must(table.act(1, { type: 'begin-round' }));
    while (table.running) {
      const [seat = 0] = table.shown.waits;
      const moves = table.moves(seat);
      // Otherwise Belote is dealt anew again and again, and nobody turns over Tapis vert.
      const wanted = moves.find(({ choice }) => choice === 'take' || choice === 'turn');
      const move = wanted ?? moves[table.random(moves.length)] ?? { cards: [] };
      must(table.act(seat, { type: 'play', ...move }));
    }
    return { game, shown: table.shown };
  }),
);

/** The words of a language, as on a page. */
async function speak(language: 'en' | 'fr'): Promise<void> {
  vi.stubGlobal('document', { documentElement: {} });
  await setLanguage(language);
}

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  it('every move has a button that says it', async () => {
    await speak(language);
    expect([...choices]).toEqual(
      expect.arrayContaining(['draw', 'pass', 'take', 'spades', 'theme', 'turn', 'place:2:0']),
    );
    for (const choice of choices) {
      const words = choiceWords(choice, 'hearts', name);
      expect([choice, words]).toEqual([choice, expect.stringMatching(/^(?!.*(\{\{|say-|place:)).{3,}/)]);
      if (language === 'fr') expect(words).not.toMatch(/Draw|Take|Turn|theme$|in place|^(spades|hearts)$/);
    }
  });

  it('says how a round ended, where the points do not say it all', async () => {
    await speak(language);
    for (const { game, shown } of ended) {
      const words = roundEndWords(game, shown, name);
      expect([game, words]).toEqual([game, expect.stringMatching(/^(?!.*(\{\{|end-|undefined)).{8,}\.$/)]);
      if (language === 'fr') expect(words).not.toMatch(/\b(took|every|points wait|got|president)\b/);
    }
    const waits = { how: 'litige', scored: [81, 0], waits: 81 } as const;
    const litige = { ...ended.find(({ game }) => game === 'belote')?.shown, outcome: waits } as GameShown;
    expect(roundEndWords('belote', litige, name)).toMatch(/^Litige.*81/);
    expect(roundEndWords('hearts', { ...litige }, name)).toBe('');
  });

  it('every act of a game is a sentence of the record', async () => {
    await speak(language);
    const whats = acts.map(({ what }) => what);
    expect(whats).toEqual(
      expect.arrayContaining([
        'pass',
        'passed',
        'take-hearts',
        'theme',
        'place',
        'turn',
        'belote',
        'rebelote',
      ]),
    );
    const bots: Act[] = [
      { type: 'sat', seat: 4, what: 'bot' },
      { type: 'left', seat: 4, what: 'bot' },
      { type: 'game', seat: 1, what: 'redealt' },
    ];
    for (const act of [...acts, ...bots]) {
      const words = actWords({ by: 1, act }, naming);
      expect([act.what, words]).toEqual([
        act.what,
        expect.stringMatching(/^Person 1 (?!.*(\{\{|did-)).{3,}/),
      ]);
      if (language === 'fr') expect(words).not.toMatch(/\b(passes|took|put|turned|takes|chose)\b/);
    }
  });
});

it('names a bot by its seat where it moves by itself', async () => {
  await speak('en');
  const act: Act = { type: 'game', seat: 4, what: 'pass' };
  expect(actWords({ by: 0, act }, naming)).toBe('Sprocket passes');
});
