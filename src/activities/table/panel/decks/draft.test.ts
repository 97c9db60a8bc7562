import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../activity.ts';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { parseDeck } from '../../decks/parse-deck.ts';
import {
  cardsIn,
  counted,
  type DraftPicture,
  draftOf,
  EMPTY_DRAFT,
  fileOfDraft,
  nameOfFile,
  pictureCard,
  picturesIn,
  renamed,
  textCard,
} from './draft.ts';
import { cellAt, guessGrid, isBlank, roughnessOf } from './sheet.ts';

const picture = (width: number, height: number): DraftPicture => ({
  ...{ blob: new Blob(), url: `blob:${width}`, width, height },
});
function read(file: unknown) {
  const deck = parseDeck(JSON.parse(JSON.stringify(file)));
  if (isRefusal(deck)) throw new Error(JSON.stringify(deck.detail));
  return deck;
}

describe('a deck that is made', () => {
  test('of pictures has their shape, their names, and as many cards as were wanted', () => {
    const [one, two] = [picture(300, 300), picture(301, 300)];
    const cards = [pictureCard(one, 'Robin'), counted(renamed(pictureCard(two, 'x'), 'Wren'), 3)];
    const draft = { ...EMPTY_DRAFT, name: ' Birds ', cards, backPicture: one };
    expect(cardsIn(draft)).toBe(4);
    expect(picturesIn(draft)).toEqual([one, two]);
    const deck = read(fileOfDraft(draft, ({ width }) => `picture-${width}`));
    expect(deck).toMatchObject({ names: { en: 'Birds', fr: 'Birds' }, backImage: 'picture-300' });
    expect(deck.ratio).toBeCloseTo(301 / 300);
    expect(deck.faces).toEqual([
      { id: 'card-1', names: { en: 'Robin', fr: 'Robin' }, image: 'picture-300', copies: 1 },
      { id: 'card-2', names: { en: 'Wren', fr: 'Wren' }, image: 'picture-301', copies: 3 },
    ]);
  });

  test('of texts names each by its text, unless it has a name', () => {
    const cards = [
      textCard({ text: `Once\n${'upon a time '.repeat(9)}`, name: '', copies: 1, ink: 'black' }),
      textCard({ text: 'Go', name: 'Start', copies: 2, ink: 'red' }),
    ];
    const deck = read(fileOfDraft({ ...EMPTY_DRAFT, name: 'Tales', cards }, () => ''));
    expect(deck.faces.map(({ names, ink, copies }) => [names.en, ink, copies])).toEqual([
      [expect.stringMatching(/^Once upon a time .{20,42}…$/), undefined, 1],
      ['Start', 'red', 2],
    ]);
    expect(deck.ratio).toBeCloseTo(5 / 7);
  });

  test.each([...HOUSE_DECKS.values()].map((deck) => [deck.id, deck] as const))(
    'of the file of %s is that deck',
    (_, deck) => {
      const again = read(fileOfDraft(draftOf(deck, new Map()), () => ''));
      expect({ ...again, names: deck.names, id: deck.id }).toEqual(deck);
    },
  );

  test('of a file and of more pictures has no card twice', () => {
    const file = { id: 'x', names: 'X', size: [1, 1], style: 'plain' };
    const start = draftOf(
      read({
        ...file,
        faces: [
          { id: 'card-1', text: 'a' },
          { id: 'card-7', text: 'b' },
        ],
      }),
      new Map(),
    );
    const cards = [...start.cards, pictureCard(picture(9, 9), 'p')];
    expect(read(fileOfDraft({ ...start, cards }, () => 'n')).faces).toHaveLength(3);
  });

  test('extreme pictures become a card that can be held', () => {
    const cards = [pictureCard(picture(480, 3), 'long')];
    expect(read(fileOfDraft({ ...EMPTY_DRAFT, name: 'L', cards }, () => 'n')).ratio).toBe(2.5);
  });
});

test.each([
  ['red-dragon_2.png', 'red dragon 2'],
  ['Épée.jpeg', 'Épée'],
  ['IMG_20240101_120000.jpg', ''],
  ['DSC0001.JPG', ''],
  ['12.png', ''],
  ['no extension', 'no extension'],
])('a card made of %s is called “%s”', (file, name) => {
  expect(nameOfFile(file)).toBe(name);
});

describe('a sheet', () => {
  test.each([
    [5000, 4900, { columns: 10, rows: 7 }],
    [500, 700, null],
    [1500, 700, null],
  ])('of %i × %i is cut into cells like cards', (width, height, wanted) => {
    const { columns, rows } = guessGrid(width, height);
    expect(width / columns / (height / rows)).toBeCloseTo(5 / 7, 0.2);
    if (wanted) expect({ columns, rows }).toEqual(wanted);
  });

  test('of cards with gaps between them is cut along the gaps', () => {
    const [edge, columns, rows] = [120, 4, 3];
    const rgba = new Uint8ClampedArray(edge * edge * 4).fill(255);
    for (let y = 0; y < edge; y++)
      for (let x = 0; x < edge; x++) {
        const inGap = x % (edge / columns) < 2 || y % (edge / rows) < 2;
        if (!inGap) rgba.fill((x * 31 + y * 17) % 200, (y * edge + x) * 4, (y * edge + x) * 4 + 3);
      }
    const rough = roughnessOf(rgba, edge, edge);
    expect(guessGrid(1000, 1050, rough)).toEqual({ columns, rows });
  });

  test('is covered by its cells, each pixel once', () => {
    const line = fc.integer({ min: 1, max: 12 });
    const length = fc.integer({ min: 12, max: 40 });
    fc.assert(
      fc.property(line, line, length, length, (columns, rows, width, height) => {
        const seen = new Uint8Array(width * height);
        for (let at = 0; at < columns * rows; at++) {
          const cell = cellAt({ columns, rows }, at, width, height);
          for (let y = cell.y; y < cell.y + cell.height; y++)
            for (let x = cell.x; x < cell.x + cell.width; x++)
              seen[y * width + x] = (seen[y * width + x] ?? 0) + 1;
        }
        expect(seen.every((times) => times === 1)).toBe(true);
      }),
    );
  });

  test('has empty cells where it is like its paper', () => {
    const grey = Uint8ClampedArray.from([200, 201, 199, 255, 203, 198, 200, 255]);
    expect(isBlank(grey, [200, 200, 200, 255])).toBe(true);
    // A card of one colour is a card.
    expect(isBlank(grey, [255, 255, 255, 255])).toBe(false);
    expect(isBlank(Uint8ClampedArray.from([...grey, 20, 200, 200, 255]), [200, 200, 200, 255])).toBe(false);
  });
});
