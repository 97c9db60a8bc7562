/** What saved tables and their files look like over HTTP. */
import { z } from 'zod';
import { codeParams } from '../../../rooms/schemas.ts';
import { FORMAT, LONGEST_NAME } from '../keep/file.ts';
import { words } from '../keep/schema.ts';

/** Bytes of a file that is handed over: several times the largest that is made here. */
export const MOST_BYTES = 1024 * 1024;

export const savedParams = codeParams.extend({ id: z.coerce.number().int().min(1) });
export const nameBody = z.object({
  name: words(LONGEST_NAME)
    .pipe(z.string().min(1))
    .meta({ description: 'What it is found by again', examples: ['Friday, third round'] }),
});

export const headSchema = z
  .object({
    id: z.int(),
    name: z.string().meta({ description: 'Empty where nobody has named it' }),
    keptFor: z.enum(['asked', 'loading']).meta({
      description:
        '`loading`: it lay there when another table was laid in its place, and was saved by itself',
    }),
    by: z.object({ number: z.int(), name: z.string() }),
    at: z.int().meta({ description: 'Milliseconds since the Unix epoch' }),
    game: z.string().meta({ description: 'Id of the game; empty for none' }),
    round: z.int(),
    cards: z.int(),
  })
  .meta({ id: 'SavedTable' });
export const listSchema = z.object({
  tables: z.array(headSchema),
  most: z.int().meta({ description: 'So many can be saved under names' }),
});

export const laidSchema = z.object({
  seq: z.int().meta({ description: 'The entry of the table’s log' }),
  before: z.int().nullable().meta({
    description: 'The saved table that holds what lay there before; null where nothing did',
  }),
});

export const fileBody = z.object({
  file: z.unknown().meta({ type: 'object', description: `A file of the format \`${FORMAT}\`` }),
});
export const importBody = fileBody.extend({
  anew: z.boolean().default(false).meta({
    description: 'Lays a file of another server, with all cards that lay face down mixed anew',
  }),
});

export const lookSchema = z.object({
  name: z.string(),
  exportedAt: z.string(),
  from: z.enum(['here', 'elsewhere']).meta({
    description:
      '`elsewhere`: this server cannot open its seal, so that cards that lay face down would be mixed anew',
  }),
  game: z.string().nullable(),
  round: z.int(),
  cards: z.int(),
  hidden: z.int().meta({ description: 'Cards that lie where nobody can see them' }),
  pieces: z.int(),
  endsRound: z.boolean().meta({
    description: 'A round with rules that ran cannot go on here; its scores so far stay',
  }),
});
export const fileSchema = z
  .any()
  .meta({ type: 'object', description: 'The file; docs/table.md says what is in it' });
