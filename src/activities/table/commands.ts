/** Reads table commands that come from outside. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import { LONGEST_CHANCE } from './fair/asking.ts';
import { words } from './keep/schema.ts';
import { FIRST_PILE, HEIGHT, MAX_SEATS, type TableCommand, WIDTH } from './types.ts';

/** Cards one command may name, more than any deck here has. */
const MOST_CARDS = 500;
const LONGEST_NOTE = 280;
const LONGEST_LABEL = 40;

const seat = z.int().min(1).max(MAX_SEATS);
const person = z.int().positive();
const pile = z.int().min(FIRST_PILE);
const id = z.int().min(FIRST_PILE);
const cards = z.array(z.int().positive()).min(1).max(MOST_CARDS);
const count = z.int().min(1).max(MOST_CARDS);
const x = z.int().min(0).max(WIDTH);
const y = z.int().min(0).max(HEIGHT);
const deck = z.string().max(40);
const turn = z.int().min(0).max(359);
const spread = z.enum(['stack', 'row', 'fan']);
const to = z.union([
  z.strictObject({ pile, bottom: z.boolean().optional() }),
  z.strictObject({ x, y, spread: spread.optional() }),
]);
const label = words(LONGEST_LABEL);
const text = words(LONGEST_NOTE);
const value = z.int().min(-1_000_000).max(1_000_000);
const piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token'), color: z.int().min(0).max(15), label }),
  z.strictObject({ kind: z.literal('counter'), value, label }),
  z.strictObject({ kind: z.literal('die'), sides: z.int().min(2).max(100), value: z.literal(1) }),
  z.strictObject({ kind: z.literal('note'), text }),
]);
const say = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });

const command = z.discriminatedUnion('type', [
  say('sit', { seat }),
  say('leave', {}),
  say('hand-over', { person }),
  say('clear-seat', { seat }),
  say('draw', { pile, count }),
  say('deal', { pile, count }),
  say('take', { cards }),
  say('give', { cards, seat }),
  say('move', { cards, to, up: z.boolean().optional() }),
  say('move-pile', { pile, to }),
  say('move-group', {
    things: z.array(id).min(1).max(MOST_CARDS),
    dx: z.int().min(-WIDTH).max(WIDTH),
    dy: z.int().min(-HEIGHT).max(HEIGHT),
  }),
  say('turn', { cards }),
  say('turn-pile', { pile }),
  say('arrange', { pile, spread: spread.optional(), turn: turn.optional() }),
  say('shuffle', { pile }),
  say('fair-shuffle', { pile }),
  say('add-chance', { text: words(LONGEST_CHANCE).pipe(z.string().min(1)).nullable() }),
  say('fair-end', { shuffle: z.boolean() }),
  say('cut', { pile, count }),
  say('sort', { cards }),
  say('peek', { pile, count }),
  say('show', { cards, person: person.nullable() }),
  say('hide', {}),
  say('gather', { piles: z.array(pile).min(1).max(MOST_CARDS).optional() }),
  say('place', { piece, x, y }),
  say('change', {
    id,
    to: z.strictObject({
      ...{ x: x.optional(), y: y.optional(), turn: turn.optional() },
      ...{ value: value.optional(), label: label.optional(), text: text.optional() },
    }),
  }),
  say('remove', { id }),
  say('roll', { dice: z.array(id).min(1).max(50) }),
  say('set-up', {
    game: z.string().max(40),
    options: z.record(z.string().max(40), z.int().min(0).max(1_000_000)).optional(),
    deck: deck.optional(),
  }),
  say('add-deck', { deck, x, y, optional: z.boolean().optional() }),
  say('take-down-deck', { deck }),
  say('play', {
    cards: z.array(z.int().positive()).max(MOST_CARDS).default([]),
    choice: z.string().max(40).optional(),
    text: words(LONGEST_NOTE).optional(),
  }),
  say('seat-bot', { seat }),
  say('unseat-bot', { seat }),
  say('begin-round', {}),
  say('end-round', {}),
  say('score', { seat, points: z.int().min(-10_000).max(10_000) }),
  say('ask', {
    kind: z.enum(['undo', 'open-hands', 'open-replay', 'reveal']),
    replay: z.int().positive().optional(),
  }),
  say('answer', { yes: z.boolean() }),
  say('configure', {
    settings: z.strictObject({
      watchers: z.enum(['public', 'hands']).optional(),
      undo: z.enum(['players', 'master', 'never']).optional(),
      fair: z.boolean().optional(),
    }),
  }),
]);

/** The command, or `table/bad-command` with the first field that is wrong. */
export function parseTableCommand(input: unknown): TableCommand | Refusal {
  const result = command.safeParse(input);
  if (result.success) return result.data as TableCommand;
  const issue = result.error.issues[0];
  return refuse('table/bad-command', { field: issue?.path.join('.') || 'type' });
}
