import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../activity.ts';
import type { Deck } from '../../decks/deck.ts';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { parseDeck } from '../../decks/parse-deck.ts';
import { addressOf, createCardImages } from './card-images.ts';
import { drawFace, type Looks } from './draw-card.ts';

const LOOKS: Looks = { language: 'en', fourColors: false, small: false };
const FRENCH = HOUSE_DECKS.get('french-52') as Deck;
function own(face: object): Deck {
  const deck = parseDeck({ id: 'french-52', names: 'Own', size: [5, 7], style: 'plain', faces: [face] });
  if (isRefusal(deck)) throw new Error(JSON.stringify(deck));
  return deck;
}

describe('pictures of cards', () => {
  it('are drawn once for each look', () => {
    const images = createCardImages();
    expect(images.face(FRENCH, 3, LOOKS)).toBe(images.face(FRENCH, 3, { ...LOOKS }));
    const all = [LOOKS, { ...LOOKS, small: true }].map((looks) => images.face(FRENCH, 3, looks));
    expect(new Set([...all, images.back(FRENCH, 0), images.back(FRENCH, 1), images.place(0.7)]).size).toBe(5);
  });

  it('of two decks with one id are not mixed up', () => {
    const images = createCardImages();
    images.face(FRENCH, 0, LOOKS);
    expect(images.face(own({ id: 'cat', text: 'Cat' }), 0, LOOKS)).toContain('Cat');
  });

  it('say in an address what was drawn', () => {
    const svg = drawFace(own({ id: 'odd', text: "100 % “Été” #1 <b> & 'so' 🍨" }), 0, LOOKS);
    const [head, body = ''] = addressOf(svg).split(',', 1).concat(addressOf(svg).slice(19));
    expect(head).toBe('data:image/svg+xml');
    expect(decodeURIComponent(body)).toBe(svg.replaceAll('"', "'"));
    expect(addressOf(svg)).toMatch(/^[\x20-\x7e]+$/);
    expect(addressOf(svg)).not.toMatch(/[#<>"]/);
  });

  it('are those that were uploaded, and the name of the card until they are there', () => {
    const deck = own({ id: 'cat', names: 'Cat', image: 'cat.png' });
    const there = new Map([['cat.png', 'blob:cat']]);
    expect(createCardImages((_, image) => there.get(image) ?? null).face(deck, 0, LOOKS)).toBe('blob:cat');
    expect(createCardImages().face(deck, 0, LOOKS)).toContain('Cat');
  });
});

it('decks, their parser and all drawings weigh at most 25 KB of gzipped JavaScript', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    build: {
      write: false,
      minify: true,
      lib: { entry: ['card-images.ts', '../../decks/house-decks.ts'], formats: ['es'] },
    },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const bytes = chunks.reduce((sum, one) => sum + (one.type === 'chunk' ? gzipSync(one.code).length : 0), 0);
  expect(bytes).toBeGreaterThan(5 * 1024);
  expect(bytes).toBeLessThanOrEqual(25 * 1024);
  console.log('cards', bytes);
});
