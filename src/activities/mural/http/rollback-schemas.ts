/** What looking after a mural looks like over HTTP. */
import { z } from 'zod';
import { JOB_STATES } from '../../../desk/jobs.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { MAX_WHY } from '../limits.ts';
import { areaSchema } from './schemas.ts';

const time = z.int().min(0).meta({ description: 'Milliseconds since the Unix epoch; counts to the second' });

export const criteriaSchema = z
  .object({
    by: z.int().min(0).optional().meta({ description: 'Account number of whoever painted it' }),
    since: time.optional(),
    until: time.optional(),
    area: areaSchema.optional(),
  })
  .meta({ id: 'RollBackCriteria', description: 'All that are given must fit; at least one is' });

export const rollBackSchema = criteriaSchema
  .extend({
    why: z.string().trim().max(MAX_WHY).optional().meta({ description: 'For the list and the audit' }),
  })
  .meta({ id: 'RollBack', description: 'What to take back, and why' });

export const findingsSchema = z
  .object({
    count: z.int().meta({ description: 'Pixels that show such a placement now' }),
    seq: z.int(),
    box: areaSchema.nullable().meta({ description: 'The smallest rectangle that holds all of them' }),
    painters: z.array(z.object({ by: z.int(), count: z.int() })).meta({ description: 'The first fifty' }),
  })
  .meta({ id: 'RollBackPreview' });

export const rollbackSchema = z
  .object({
    id: z.int(),
    by: z.int().meta({ description: 'Who took it back' }),
    at: z.int(),
    criteria: criteriaSchema,
    found: z.int().meta({
      description:
        'Pixels to take back; fewer were where it was cut short or they were painted over meanwhile',
    }),
    why: z.string(),
    pixels: z.int().meta({ description: 'Taken back' }),
    restored: z.int().meta({ description: 'Of those, brought back by undoing it' }),
    first: z.int().meta({ description: 'Sequence number of its first entry' }),
    last: z.int(),
    undone: z.object({ by: z.int(), at: z.int() }).nullable(),
  })
  .meta({ id: 'Rollback' });

export const jobSchema = z
  .object({
    id: z.int(),
    state: z.enum(JOB_STATES),
    done: z.number().meta({ description: 'Of `total`: entries read and pixels changed' }),
    total: z.number(),
    result: z
      .object({
        id: z.int().meta({ description: 'Number of the rollback' }),
        pixels: z.int(),
        stayed: z.int().meta({ description: 'Painted over meanwhile: those stay' }),
      })
      .nullable(),
    refusal: z
      .looseObject({ code: z.string() })
      .nullable()
      .meta({ description: 'Why it failed; with `pixels` where some were changed before it was cancelled' }),
  })
  .meta({ id: 'MuralJob' });

export const painterSchema = z
  .object({
    by: z.int(),
    at: z.int().meta({ description: 'When they last placed something' }),
    placed: z.int(),
  })
  .meta({ id: 'Painter' });

export const numbered = codeParams.extend({ id: z.coerce.number().int().min(1) });
