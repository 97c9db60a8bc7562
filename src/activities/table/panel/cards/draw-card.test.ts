import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../activity.ts';
import type { Deck } from '../../decks/deck.ts';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { parseDeck } from '../../decks/parse-deck.ts';
import { drawBack, drawFace, drawPlace, type Looks } from './draw-card.ts';

const LOOKS: readonly Looks[] = [false, true].flatMap((small) =>
  [false, true].flatMap((fourColors) =>
    (['en', 'fr'] as const).map((language) => ({ small, fourColors, language })),
  ),
);
const PLAIN: Looks = { small: false, fourColors: false, language: 'en' };
const decks = [...HOUSE_DECKS.values()];
const deckOf = (id: string) => HOUSE_DECKS.get(id) as Deck;
const indexOf = (deck: Deck, face: string) => deck.faces.findIndex((one) => one.id === face);

const TOKEN = /<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<&]*")*) ?(\/?)>|((?:[^<>&]|&#\d+;)+)/gy;

const TAGS = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'text', 'tspan']);
/** What points at something else, or could be pointed at. */
const NEVER = /^(id|style|class|src|on.*|(xlink:)?href)$/;

/** Reads XML as strictly as a browser reads an image, and that it needs nothing from outside. */
function check(svg: string): void {
  const wrong = (why: string): never => {
    throw new Error(`${why}\n${svg}`);
  };
  const open: string[] = [];
  let at = 0;
  for (const token of svg.matchAll(TOKEN)) {
    const [whole, closes, tag = '', attributes = '', empty, text] = token;
    at += whole.length;
    if (text !== undefined) {
      if (open.at(-1) !== 'tspan' && open.at(-1) !== 'text') wrong(`stray text ${text}`);
      continue;
    }
    if (!TAGS.has(tag)) wrong(`unexpected <${tag}>`);
    if (closes && open.pop() !== tag) wrong(`</${tag}> closes another`);
    if (!closes && !empty) open.push(tag);
    if (/url\(|NaN|undefined|Infinity|null|\.\d{4,}/.test(attributes))
      wrong(`odd value in <${tag}${attributes}>`);
    const names = [...attributes.matchAll(/ ([\w:-]+)=/g)].map(([, name = '']) => name);
    if (new Set(names).size !== names.length) wrong(`an attribute stands twice in <${tag}${attributes}>`);
    if (names.some((name) => NEVER.test(name))) wrong(`<${tag}${attributes}> is not self-contained`);
  }
  if (at !== svg.length) wrong(`not well-formed: ${svg.slice(at, at + 60)}`);
  if (open.length > 0) wrong(`not closed: ${open}`);
  if (!svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 ')) wrong('no picture');
}

/** Grey levels of a card, one byte a pixel. */
async function grey(svg: string, width: number): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(width)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

describe.each(decks)('every face of $id', (deck) => {
  it.each(LOOKS)('stands alone and is drawn: %o', (looks) => {
    for (const index of deck.faces.keys()) check(drawFace(deck, index, looks));
  });

  it.each(LOOKS)('looks like no other: %o', (looks) => {
    expect(new Set(deck.faces.map((_, index) => drawFace(deck, index, looks))).size).toBe(deck.faces.length);
  });

  it('has the shape of its deck', async () => {
    const { width, height } = await grey(drawFace(deck, 0, PLAIN), 400);
    expect(Math.abs(width / height - deck.ratio)).toBeLessThan(0.01);
  });
});

describe('the other side of a card', () => {
  it.each(decks)('$id has two backs, the same from both ends of the table', async (deck) => {
    const backs = ([0, 1] as const).map((color) => drawBack(deck, color));
    for (const back of backs) check(back);
    expect(backs[0]).not.toBe(backs[1]);
    // The mark in the middle has a foot; all around it nothing tells how a card lies.
    const { data, width, height } = await grey(backs[0] ?? '', 200);
    let differing = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inMark = Math.hypot(x - width / 2, y - height / 2) < 44;
        const turned = data[(height - 1 - y) * width + (width - 1 - x)] ?? 0;
        if (!inMark && Math.abs((data[y * width + x] ?? 0) - turned) > 24) differing++;
      }
    expect(differing / data.length).toBeLessThan(0.01);
  });

  it('an empty place has an outline', () => check(drawPlace(5 / 7)));
});

describe('people on cards', () => {
  it.each(['spades-11', 'hearts-12', 'clubs-13', 'joker-1'])(
    '%s is the same for both sides',
    async (face) => {
      const deck = deckOf('french-52');
      const { data } = await grey(drawFace(deck, indexOf(deck, face), PLAIN), 160);
      const turned = data.toReversed();
      const differing = data.filter((value, at) => Math.abs(value - (turned[at] ?? 0)) > 60).length;
      // The belt where both meet belongs to one of them.
      expect(differing / data.length).toBeLessThan(0.02);
    },
  );
});

describe('the letters in the corners', () => {
  it('are those of the language', () => {
    const deck = deckOf('tarot-78');
    const king = (looks: Partial<Looks>) =>
      drawFace(deck, indexOf(deck, 'hearts-14'), { ...PLAIN, ...looks });
    expect(king({ language: 'fr' })).not.toBe(king({ language: 'en' }));
    const seven = indexOf(deck, 'hearts-7');
    expect(drawFace(deck, seven, { ...PLAIN, language: 'fr' })).toBe(drawFace(deck, seven, PLAIN));
  });

  it.each(['french-52', 'tarot-78'])(
    'are 18 px high on a card of 44 px of %s, in the half a fan shows',
    async (id) => {
      const deck = deckOf(id);
      for (const [index, face] of deck.faces.entries()) {
        if (face.figure === 'jester') continue;
        const { data, width } = await grey(drawFace(deck, index, { ...PLAIN, small: true }), 44);
        const inked = (y: number) =>
          data.subarray(y * width + 2, y * width + 20).some((value) => value < 150);
        let top = 2;
        while (!inked(top)) top++;
        let below = top;
        while (inked(below)) below++;
        // Where the suit begins right below, no row is free: then both are measured together.
        expect(below - top, face.id).toBeGreaterThanOrEqual(18);
      }
    },
  );
});

describe('four colours', () => {
  const changed = (id: string) => {
    const deck = deckOf(id);
    return deck.faces.filter(
      (_, index) => drawFace(deck, index, PLAIN) !== drawFace(deck, index, { ...PLAIN, fourColors: true }),
    );
  };
  it('change diamonds and clubs, and nothing else', () => {
    expect(new Set(changed('french-52').map((face) => face.suit))).toEqual(new Set(['diamonds', 'clubs']));
    expect(changed('tarot-78')).toHaveLength(28);
    expect(changed('shedding')).toEqual([]);
  });
});

describe('decks of people', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 240 });
  it('whatever is written on a card is drawn as text and nothing else', () => {
    let drawn = 0;
    fc.assert(
      fc.property(text, fc.constantFrom('plain', 'pips', 'colours', 'scale', 'tiles'), (words, style) => {
        const deck = parseDeck({
          id: 'own',
          names: 'Own',
          size: [5, 7],
          style,
          faces: [{ id: 'one', text: words }],
        });
        if (isRefusal(deck)) return;
        drawn++;
        for (const looks of LOOKS) check(drawFace(deck, 0, looks));
      }),
      {
        examples: [
          ['</text><script>alert(1)</script>', 'plain'],
          [`"'&<>`, 'colours'],
          ['a\nb', 'plain'],
        ],
      },
    );
    expect(drawn).toBeGreaterThan(10);
  });

  it('suits, ranks, figures and signs go together as they like', () => {
    fc.assert(
      fc.property(
        fc.record({
          style: fc.constantFrom('plain', 'pips', 'colours', 'scale', 'tiles'),
          shape: fc.constantFrom('spade', 'star', 'triangle', 'circle'),
          ink: fc.constantFrom('black', 'gold', 'violet'),
          rank: fc.nat(999),
          index: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
          look: fc.constantFrom(
            {},
            { figure: 'queen' },
            { figure: 'jester' },
            { sign: 'wild' },
            { sign: 'skip' },
          ),
          trump: fc.boolean(),
          width: fc.integer({ min: 40, max: 240 }),
        }),
        ({ style, shape, ink, rank, index, look, trump, width }) => {
          const deck = parseDeck({
            ...{ id: 'own', names: 'Own', size: [width, 100], style },
            suits: { cups: { names: 'cups', shape, ink } },
            ranks: { [rank]: { names: 'lord', index, ...look } },
            faces: [
              { suit: 'cups', ranks: [rank], trump },
              { ranks: [rank] },
              { id: 'one', names: 'one', ...look },
            ],
          });
          if (isRefusal(deck)) return;
          for (const looks of LOOKS) for (const at of deck.faces.keys()) check(drawFace(deck, at, looks));
        },
      ),
    );
  });

  it('a place that no face has is a blank card', () => check(drawFace(deckOf('dominoes'), 99, PLAIN)));
});

describe('the check of this file', () => {
  const around = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 280">${inside}</svg>`;
  it.each([
    '<g>',
    '</g>',
    '<path d="M0 0" d="M1 1"/>',
    '<path id="a"/>',
    '<image href="https://example.org/"/>',
    '<g fill="url(#a)"/>',
    '<path d="MNaN 0"/>',
    '<text>a & b</text>',
    'stray',
    '<script>alert(1)</script>',
  ])('would notice %s', (inside) => {
    expect(() => check(around(inside))).toThrow();
  });
});
