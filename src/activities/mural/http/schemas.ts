/** What a mural looks like over HTTP, and what may be wished of a new one. */
import { z } from 'zod';
import { codeParams } from '../../../rooms/schemas.ts';
import { MAX_EDGE } from '../limits.ts';

const whole = z.coerce.number().int().min(0).max(MAX_EDGE);

export const areaSchema = z.object({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(1).max(MAX_EDGE),
  height: z.int().min(1).max(MAX_EDGE),
});

export const statsSchema = z
  .object({
    painted: z.int().meta({ description: 'Pixels placed since the beginning' }),
    today: z.int().meta({ description: 'Pixels placed since midnight UTC' }),
    mine: z.int(),
    mineToday: z.int(),
    painters: z.int().meta({ description: 'People who ever painted here' }),
  })
  .meta({ id: 'MuralStats' });

export const muralSchema = z
  .object({
    width: z.int(),
    height: z.int(),
    palette: z.array(z.string()).meta({ examples: [['#ffffff', '#101418']] }),
    cooldown: z.number().meta({ description: 'Seconds between two pixels of one person' }),
    wait: z.number().meta({ description: 'Milliseconds until you may place the next pixel' }),
    tile: z.int().meta({ description: 'Edge of a tile in pixels' }),
    versions: z.array(z.int()).meta({ description: 'Version of each tile, row by row: part of its address' }),
    stats: statsSchema,
    undo: z.int(),
    redo: z.int(),
    unreset: z.boolean().meta({ description: 'A reset can still be taken back' }),
    schedule: z
      .object({
        opensAt: z.int().nullable().meta({ description: 'Milliseconds since the Unix epoch' }),
        closesAt: z.int().nullable(),
        frozen: z.boolean().meta({ description: 'Nobody paints until it is taken off' }),
      })
      .meta({ description: 'When people may paint' }),
    areas: z.array(areaSchema.extend({ name: z.string() })).meta({ description: 'Where only masters paint' }),
    mask: z.int().meta({ description: 'Version of the mask; 0 where the whole canvas may be painted' }),
  })
  .meta({ id: 'Mural' });

export const pixelSchema = z
  .object({
    x: z.int(),
    y: z.int(),
    color: z.int().meta({ description: 'Index into the palette' }),
    by: z.int().meta({ description: 'Account number, 0 where nobody painted' }),
    at: z.int().meta({
      description: 'Milliseconds since the Unix epoch, precise to the second; 0 where nobody painted',
    }),
    name: z.string().nullable().meta({ description: 'Of who painted it' }),
  })
  .meta({ id: 'Pixel' });

export const pixelParams = codeParams.extend({ x: whole, y: whole });

export const regionQuery = z.object({
  x: whole.default(0),
  y: whole.default(0),
  width: whole.optional().meta({ description: 'To the right edge when left out' }),
  height: whole.optional().meta({ description: 'To the lower edge when left out' }),
  format: z.enum(['json', 'raw', 'png']).default('json'),
});

export const regionSchema = z
  .object({
    x: z.int(),
    y: z.int(),
    width: z.int(),
    height: z.int(),
    seq: z.int().meta({ description: 'Sequence number of the mural this is exact at' }),
    palette: z.array(z.string()),
    pixels: z.array(z.int()).meta({ description: 'Palette indices, row by row' }),
  })
  .meta({ id: 'Region' });

export const tileParams = codeParams.extend({
  tile: z
    .string()
    .regex(/^\d{1,2}-\d{1,2}@\d{1,16}$/)
    .meta({ description: '`{column}-{row}@{version}`', examples: ['0-0@17'] }),
});

export const importQuery = z.object({ x: whole.default(0), y: whole.default(0) });

export const importedSchema = z
  .object({
    painted: z.int().meta({ description: 'Pixels that changed colour' }),
    skipped: z.int().meta({ description: 'Entries of a file that could not be used' }),
    seq: z.int().meta({ description: 'Sequence number of the last entry, 0 where nothing changed' }),
  })
  .meta({ id: 'Imported' });
