/**
 * A table in a file, without its seal: what somebody without an account would see of it, and nothing that
 * links a card to the table it was taken from. What lies face down is counted only.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';
import { optionsFor } from '../games/game.ts';
import { ANYBODY } from '../known.ts';
import { shuffled } from '../shuffled.ts';
import { emptyTable, type TableState } from '../state.ts';
import {
  type CardIndex,
  FIRST_PILE,
  type Json,
  MAX_SEATS,
  type SavedPlace,
  type SavedTable,
} from '../types.ts';
import { viewThrough } from '../view.ts';
import { layOut } from './lay-out.ts';
import {
  decksSchema,
  MOST_CARDS,
  pieceSchemaWith,
  roundSchema,
  shapeSchema,
  sheetSchema,
  withinPieces,
  words,
} from './schema.ts';
import { checkSound, type Known } from './sound.ts';

/** A card that can be told from others: where in its place, index of the deck, face (-1: unknown), whether it lies face up. */
const card = z.tuple([
  z.int().min(0).max(MOST_CARDS),
  z.int().min(0).max(MOST_CARDS),
  z.int().min(-1),
  z.union([z.literal(0), z.literal(1)]),
]);
const lies = { count: z.int().min(0).max(MOST_CARDS), cards: z.array(card).max(MOST_CARDS) };

export const openTable = z.strictObject({
  decks: decksSchema,
  /** Which cards there are in all: index of the deck, face, how many. */
  faces: z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(1).max(MOST_CARDS)])).max(MOST_CARDS),
  hands: z.array(z.strictObject({ seat: z.int().min(1).max(MAX_SEATS), ...lies })).max(MAX_SEATS),
  /** The last one lies above all others. */
  piles: z.array(z.strictObject({ ...lies, shape: shapeSchema })).max(MOST_CARDS),
  pieces: withinPieces(pieceSchemaWith({})),
  round: roundSchema,
  playing: z.boolean(),
  sheet: sheetSchema,
  game: z
    .strictObject({
      id: z.string().max(100),
      turn: z.int().min(1).max(MAX_SEATS).nullable(),
      shown: z.json(),
    })
    .nullable(),
});
export type OpenTable = z.infer<typeof openTable>;

export const FORMAT = 'atelier-table';
export const FORM = 1;
/** Letters of the name of a saved table. */
export const LONGEST_NAME = 60;

export const tableFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORM),
  name: words(LONGEST_NAME),
  /** ISO 8601. */
  exportedAt: z.string().max(40),
  open: openTable,
  seal: z.strictObject({
    /** Which server's: says nothing of its key. */
    by: z.string().max(64),
    /** base64url: the exact table, encrypted and authenticated together with `open`. */
    data: z.string().max(400_000),
  }),
});
export type TableFile = z.infer<typeof tableFile>;

/** What everybody may see of a table that was saved. */
export function openPart(table: SavedTable): OpenTable {
  const view = viewThrough(stateOf(table), ANYBODY);
  const plain = (cards: (typeof view.places)[number]['cards']) =>
    cards.map(([at, , deck, face, up]): z.infer<typeof card> => [at, deck, face, up]);
  const lying = [...view.places].sort((one, other) => (one.shape?.z ?? 0) - (other.shape?.z ?? 0));
  return {
    decks: [...view.decks],
    faces: facesIn(table),
    hands: lying
      .filter(({ shape, count }) => !shape && count > 0)
      .map(({ id, count, cards }) => ({ seat: id, count, cards: plain(cards) })),
    piles: lying.flatMap(({ count, cards, shape }) => {
      if (!shape) return [];
      const { z: _, ...rest } = shape;
      return [{ count, cards: plain(cards), shape: rest }];
    }),
    pieces: table.pieces.map(({ id: _, ...piece }) => piece as OpenTable['pieces'][number]),
    round: view.round,
    playing: table.playing,
    sheet: view.sheet.map((row) => [...row]),
    game: view.game as OpenTable['game'],
  };
}

function stateOf(table: SavedTable): TableState {
  const state = emptyTable();
  layOut(state, { op: 'load', table, roles: null }, 1);
  return state;
}

/** In the order of decks and faces, whatever order they lie in. */
function facesIn({ cards }: SavedTable): OpenTable['faces'] {
  const counts = new Map<string, OpenTable['faces'][number]>();
  for (const [deck, face] of cards) {
    const key = `${deck}/${face}`;
    counts.set(key, [deck, face, (counts.get(key)?.[2] ?? 0) + 1]);
  }
  return [...counts.values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

/**
 * The table as far as the open part tells: what lies face up, pieces and scores are as they were, and all cards
 * that lay face down are mixed among their places. Of a game with rules the round that ran is over: how it stood
 * is known to the server it comes from alone.
 *
 * `table/no-deck` {deck}, `table/no-game` {game}, `table/bad-file` {field}
 */
export function laidAnew(
  known: Known,
  open: OpenTable,
  random: (below: number) => number,
): SavedTable | Refusal {
  const missing = open.decks.find((id) => !known.decks.some((deck) => deck.id === id));
  if (missing !== undefined) return refuse('table/no-deck', { deck: missing });
  const total = open.faces.reduce((sum, [, , count]) => sum + count, 0);
  const lying = [...open.hands, ...open.piles].reduce((sum, { count }) => sum + count, 0);
  if (total > MOST_CARDS || total !== lying || !areWholePacks(known, open))
    return refuse('table/bad-file', { field: 'open.faces' });
  const cards = open.faces.flatMap(([deck, face, count]) =>
    Array.from({ length: count }, (): [number, number] => [deck, face]),
  );
  const places = placed(open, cards, random);
  if (isRefusal(places)) return places;
  const table: SavedTable = {
    form: 1,
    decks: open.decks,
    cards,
    places: places.map(({ id, cards: lie, shape }) => ({ id, cards: lie, shape })),
    pieces: open.pieces.map((piece, nth) => ({ ...piece, id: FIRST_PILE + open.piles.length + nth })),
    up: places.flatMap(({ up }) => up),
    known: [],
    round: open.round,
    sheet: open.sheet,
    ...gameOf(known, open),
  };
  return checkSound(known, table) ?? table;
}

/** Where each card lies; what is not told is drawn from what is left, first where at least the back tells the deck. */
function placed(
  { hands, piles }: OpenTable,
  cards: readonly (readonly [number, number])[],
  random: (below: number) => number,
): (SavedPlace & { readonly up: readonly CardIndex[] })[] | Refusal {
  const left = new Set(cards.keys());
  const bad = refuse('table/bad-file', { field: 'open' });
  const taken = (fits: (card: readonly [number, number]) => boolean, any: boolean): CardIndex | null => {
    const fitting = [...left].filter((index) => fits(cards[index] as readonly [number, number]));
    const index = fitting[any ? 0 : random(fitting.length || 1)];
    if (index === undefined) return null;
    left.delete(index);
    return index;
  };
  const all = [
    ...hands.map(({ seat, ...rest }) => ({ id: seat, shape: null, ...rest })),
    ...piles.map((pile, nth) => ({ id: FIRST_PILE + nth, ...pile })),
  ];
  const slots = all.map(({ count }) => Array.from({ length: count }, (): CardIndex | null => null));
  const up: CardIndex[][] = all.map(() => []);
  // What is told exactly first: nobody else may draw it.
  for (const told of [true, false])
    for (const [nth, place] of all.entries())
      for (const [at, deck, face, isUp] of place.cards) {
        if (face >= 0 !== told) continue;
        if (told !== (isUp === 1)) return bad;
        const index = taken((one) => one[0] === deck && (!told || one[1] === face), told);
        const slot = slots[nth];
        if (index === null || !slot || at >= slot.length || slot[at] !== null) return bad;
        slot[at] = index;
        if (told) up[nth]?.push(index);
      }
  const rest = shuffled([...left], random);
  return all.map(({ id, shape }, nth) => ({
    ...{ id, shape, up: up[nth] ?? [] },
    cards: (slots[nth] ?? []).map((index) => index ?? (rest.pop() as CardIndex)),
  }));
}

/** So many packs of each deck, none with a card too many or too few: nobody brings five aces. */
function areWholePacks({ decks }: Known, { decks: ids, faces }: OpenTable): boolean {
  if (new Set(faces.map(([deck, face]) => `${deck}/${face}`)).size !== faces.length) return false;
  if (faces.some(([deck]) => deck >= ids.length)) return false;
  return ids.every((id, nth) => {
    const deck = decks.find((one) => one.id === id);
    const count = (face: number) => faces.find(([of, one]) => of === nth && one === face)?.[2] ?? 0;
    if (!deck || faces.some(([of, face]) => of === nth && face >= deck.faces.length)) return false;
    const usual = deck.faces.findIndex(({ optional }) => !optional);
    const packs = count(Math.max(0, usual)) / (deck.faces[Math.max(0, usual)]?.copies ?? 1);
    return deck.faces.every(({ copies = 1, optional }, face) => {
      const have = count(face);
      // Jokers and their like may be in some of the packs only.
      return have === copies * packs || (optional === true && have < copies * packs && have % copies === 0);
    });
  });
}

/** What rules write of a game is not taken from a file anybody can change: only how it was set up. */
function gameOf({ games }: Known, { game, playing }: OpenTable): Pick<SavedTable, 'game' | 'playing'> {
  if (!game) return { game: null, playing };
  const file = games.find(({ id }) => id === game.id);
  const bare = { id: game.id, turn: null, kept: null };
  if (!file?.rules) return { game: { ...bare, shown: null }, playing };
  const asked = optionsIn(game.shown);
  const options = optionsFor(file, asked) ?? optionsFor(file);
  return { game: { ...bare, shown: { options } as Json }, playing: false };
}

function optionsIn(shown: Json): Record<string, number> {
  const found = typeof shown === 'object' && shown !== null && 'options' in shown ? shown.options : null;
  const read = z.record(z.string(), z.number()).safeParse(found);
  return read.success ? read.data : {};
}

/** Whether a round that ran when the table was saved cannot go on where it is laid anew. */
export function losesRound({ games }: Known, { game, playing }: OpenTable): boolean {
  return playing && games.find(({ id }) => id === game?.id)?.rules !== undefined;
}

/** How many cards lie where nobody can see them. */
export function hiddenIn({ hands, piles }: OpenTable): number {
  return [...hands, ...piles].reduce(
    (sum, { count, cards }) => sum + count - cards.filter(([, , face]) => face >= 0).length,
    0,
  );
}
