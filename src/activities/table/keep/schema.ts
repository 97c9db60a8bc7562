/** How a saved table must look, whoever hands it over. What fits together is another question (`sound.ts`). */
import { z } from 'zod';
import { MAX_PIECES } from '../acts/pieces.ts';
import { MAX_ROUNDS } from '../acts/rounds.ts';
import { plain } from '../plain-text.ts';
import { FIRST_PILE, HEIGHT, type Json, MAX_SEATS, WIDTH } from '../types.ts';

/** Bounds of what is taken in: more than any game here needs. */
export const MOST_CARDS = 1200;
const MOST_DECKS = 20;
const MOST_PLACES = MOST_CARDS + MAX_SEATS;
/** Numbers of places and pieces rise for as long as a table is used. */
const HIGHEST = 2 ** 40;

const id = z.int().min(1).max(HIGHEST);
const card = z.int().min(0).max(MOST_CARDS);
const spot = {
  x: z.number().min(0).max(WIDTH),
  y: z.number().min(0).max(HEIGHT),
  turn: z.number().min(0).max(359),
};
const points = z.int().min(-1e9).max(1e9);

/** Without what could disturb those who read it. */
export const words = (most: number) => z.string().max(most).transform(plain);

export const shapeSchema = z.strictObject({
  ...spot,
  spread: z.enum(['stack', 'row', 'fan']),
  area: z.string().max(40),
});

const value = z.int().min(-1_000_000).max(1_000_000);
/** @param more what else a piece says of itself, such as its number */
export const pieceSchemaWith = <S extends z.ZodRawShape>(more: S) => {
  const placed = { ...spot, ...more };
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...placed, kind: z.literal('token'), color: z.int().min(0).max(15), label: words(40) }),
    z.strictObject({ ...placed, kind: z.literal('counter'), value, label: words(40) }),
    z.strictObject({
      ...placed,
      kind: z.literal('die'),
      sides: z.int().min(2).max(100),
      value: z.int().min(1).max(100),
    }),
    z.strictObject({ ...placed, kind: z.literal('note'), text: words(280) }),
  ]);
};
export const withinPieces = <S extends z.ZodType>(piece: S) => z.array(piece).max(MAX_PIECES);

export const decksSchema = z.array(z.string().min(1).max(100)).max(MOST_DECKS);
export const sheetSchema = z.array(z.array(points).max(MAX_SEATS)).max(MAX_ROUNDS);
export const roundSchema = z.int().min(0).max(MAX_ROUNDS);

/** What a game keeps of itself is its own; it comes from this server alone, sealed. */
const json: z.ZodType<Json> = z.json();

export const savedTable = z.strictObject({
  form: z.literal(1),
  decks: decksSchema,
  cards: z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(MOST_CARDS),
  places: z
    .array(z.strictObject({ id, cards: z.array(card).max(MOST_CARDS), shape: shapeSchema.nullable() }))
    .max(MOST_PLACES),
  pieces: withinPieces(pieceSchemaWith({ id: id.min(FIRST_PILE) })),
  up: z.array(card).max(MOST_CARDS),
  known: z
    .array(z.tuple([card, z.int().positive(), z.int().min(1).max(MAX_SEATS)]))
    .max(MOST_CARDS * MAX_SEATS),
  round: roundSchema,
  sheet: sheetSchema,
  game: z
    .strictObject({
      id: z.string().max(100),
      turn: z.int().min(1).max(MAX_SEATS).nullable(),
      shown: json,
      kept: json,
    })
    .nullable(),
  playing: z.boolean(),
});
