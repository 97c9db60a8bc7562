/** Reads what a client sent. The shapes are those of `protocol.ts`; the types below prove it. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activities/activity.ts';
import type { ClientMessage } from './protocol.ts';

const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const near = z.number().int().min(0).max(65_535);

const message = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), client: z.string().regex(/^[A-Za-z0-9_-]{16,32}$/) }),
  z.object({
    t: z.literal('open'),
    ref: whole,
    room: z.string().max(20),
    activity: z.string().max(40),
    after: whole.optional(),
    epoch: z.string().max(40).optional(),
  }),
  z.object({ t: z.literal('close'), id: whole }),
  z.object({
    t: z.literal('do'),
    id: whole,
    n: whole.min(1),
    c: z.looseObject({ type: z.string().max(40) }),
  }),
  z.object({ t: z.literal('typing'), id: whole }),
  z.object({ t: z.literal('point'), id: whole, at: z.tuple([near, near]).nullable() }),
  z.object({ t: z.literal('ping') }),
]);

/** @param text a text frame. Refusals: `live/bad-json`, `live/bad-message` with the field that is wrong */
export function parseMessage(text: string): ClientMessage | Refusal {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return refuse('live/bad-json');
  }
  const result = message.safeParse(input);
  if (result.success) return result.data as ClientMessage;
  const issue = result.error.issues[0];
  return refuse('live/bad-message', { field: issue?.path.join('.') || 't', problem: issue?.message ?? '' });
}
