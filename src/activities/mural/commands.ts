/**
 * Reads a command that came from outside. Keys that the protocol does not know
 * are refused, so that a misspelt one is noticed and not silently ignored.
 */
import * as z from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import { MAX_AREAS, MAX_COLORS } from './limits.ts';
import type { MuralCommand } from './types.ts';

/** zod looks at every element on its own; a batch of 4,096 pixels has 12,288, so they are checked in one loop. */
const pixels = z.custom<readonly number[]>().superRefine((value: unknown, context) => {
  const message = describePixels(value);
  if (message) context.addIssue({ code: 'custom', message });
});

/** Only the form: how many pixels there may be and where they may lie, the rules decide. */
function describePixels(value: unknown): string | null {
  if (!Array.isArray(value)) return 'must be a list of numbers: x, y, colour, x, y, colour, …';
  if (value.length === 0 || value.length % 3 !== 0) return 'must hold three numbers for each pixel';
  for (let index = 0; index < value.length; index += 1)
    if (!Number.isInteger(value[index])) return `number ${index} is not a whole number`;
  return null;
}

const STROKE_MAX = 0xffffffff;

const schema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('place'),
    pixels,
    stroke: z.int().min(0).max(STROKE_MAX).exactOptional(),
  }),
  z.strictObject({ type: z.literal('import'), pixels }),
  z.strictObject({ type: z.literal('undo') }),
  z.strictObject({ type: z.literal('redo') }),
  z.strictObject({ type: z.literal('reset') }),
  z.strictObject({ type: z.literal('unreset') }),
  z.strictObject({
    type: z.literal('configure'),
    cooldown: z.number().exactOptional(),
    palette: z.array(z.string()).max(MAX_COLORS).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('protect'),
    areas: z
      .array(z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), name: z.string() }))
      .max(MAX_AREAS),
  }),
  z.strictObject({
    type: z.literal('schedule'),
    opensAt: z.int().nullable().exactOptional(),
    closesAt: z.int().nullable().exactOptional(),
    frozen: z.boolean().exactOptional(),
  }),
]);

/** The command, or `mural/bad-command` with the path of the first thing wrong and what it is. */
export function parseMuralCommand(input: unknown): MuralCommand | Refusal {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refuse('mural/bad-command', {
    path: issue?.path.join('.') ?? '',
    problem: issue?.message ?? '',
  });
}
