/** `/api/v1/rooms/{code}/table/saved` and `/file`: tables that are saved, laid again, taken out and brought in. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problems, sendProblem } from '../../../api/problems.ts';
import type { Pace } from '../../../live/pace.ts';
import type { Audit } from '../../../moderation/audit.ts';
import type { Accounts } from '../../../people/accounts.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { ChannelFinder } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, refuse, type Time } from '../../activity.ts';
import { knownDecks } from '../acts/decks.ts';
import type { SavedHead, SavedTables } from '../archive.ts';
import { decodeSaved, encodeSaved, isBare, saveTable } from '../keep/saved.ts';
import type { Known } from '../keep/sound.ts';
import type { TableState } from '../state.ts';
import type { SavedTable } from '../types.ts';
import { ACTS, CHANGES, createEnter, LAYS, SIGNED_IN } from './keep-door.ts';
import {
  fileBody,
  fileSchema,
  headSchema,
  importBody,
  laidSchema,
  listSchema,
  lookSchema,
  MOST_BYTES,
  nameBody,
  savedParams,
} from './keep-schemas.ts';
import { headOf, lay } from './laying.ts';
import { lookAt, readFile, tableIn, writeFile } from './table-files.ts';
import type { TableSeal } from './table-seal.ts';

/** Tables one room may save under names. */
export const MOST_SAVED = 50;

export interface KeepRoutesDeps extends ChannelFinder {
  /** Name of the table's channel. */
  readonly activity: string;
  readonly saved: SavedTables;
  readonly seal: TableSeal;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly pace: Pace;
  /** Decks and games that are known here. */
  readonly known: Known;
  readonly now: () => Time;
  readonly random: (below: number) => number;
}

const UNKNOWN = 'table/not-saved';
const notSaved = (id: number) => refuse('table/not-saved', { id });
const FILE = [...LAYS, 'table/other-form', 'table/file-changed', 'api/too-large'];

export function createKeepRoutes(deps: KeepRoutesDeps): FastifyPluginAsyncZod {
  const { host, saved, seal, now, random } = deps;
  const knownIn = async (channel: Channel): Promise<Known> => {
    const { decks } = deps.known;
    return {
      ...deps.known,
      decks: await host.read(channel, (state: TableState) => knownDecks(decks, state)),
    };
  };
  const enter = createEnter(deps);

  async function named(heads: readonly SavedHead[]) {
    const found = await deps.accounts.find([...new Set(heads.map(({ by }) => by))]);
    const names = new Map(found.map(({ number, name }) => [number, name]));
    return heads.map((head) => ({ ...head, by: { number: head.by, name: names.get(head.by) ?? '' } }));
  }

  const sendFile = (reply: FastifyReply, table: SavedTable, name: string) => {
    reply.header('cache-control', 'no-store');
    reply.header('content-disposition', `attachment; filename="${fileName(name, now())}"`);
    return writeFile(seal, table, name, now());
  };

  return async (api) => {
    api.get(
      '/rooms/:code/table/saved',
      {
        schema: {
          tags: ['table'],
          summary: 'Tables that were saved in a room, newest first',
          description: 'Without what lies on them: that is for nobody to read.',
          params: codeParams,
          response: { 200: listSchema, ...problems(...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        reply.header('cache-control', 'no-store');
        return { tables: await named(await saved.list(entered[0].room.id)), most: MOST_SAVED };
      },
    );

    api.post(
      '/rooms/:code/table/saved',
      {
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'Save the table as it lies',
          description:
            'Cards with their places and faces, pieces, scores and how the game stands; not who sits there. ' +
            'It is kept on the server and never sent to anybody.',
          params: codeParams,
          body: nameBody,
          response: {
            201: headSchema,
            ...problems('table/too-many-saved', 'table/bare', ...SIGNED_IN, ...CHANGES),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, { who }] = entered;
        const table = await host.read(channel, (state: TableState) => !isBare(state) && saveTable(state));
        if (!table) return sendProblem(reply, refuse('table/bare'));
        const head = headOf(table, { name: request.body.name, keptFor: 'asked', by: who, at: now() });
        const made = await saved.add(channel.room.id, head, encodeSaved(table), MOST_SAVED);
        if (!made) return sendProblem(reply, refuse('table/too-many-saved', { max: MOST_SAVED }));
        const [shown] = await named([made]);
        reply.header('cache-control', 'no-store');
        return reply.code(201).send(shown as z.infer<typeof headSchema>);
      },
    );

    api.patch(
      '/rooms/:code/table/saved/:id',
      {
        schema: {
          tags: ['table'],
          summary: 'Give a saved table another name',
          description: 'One that was saved by itself before another was laid is kept for good by it.',
          params: savedParams,
          body: nameBody,
          response: {
            200: headSchema,
            ...problems(UNKNOWN, 'table/too-many-saved', ...SIGNED_IN, ...CHANGES),
          },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const renamed = await saved.rename(entered[0].room.id, id, request.body.name, MOST_SAVED);
        if (renamed === null) return sendProblem(reply, notSaved(id));
        if (renamed === false) return sendProblem(reply, refuse('table/too-many-saved', { max: MOST_SAVED }));
        const [shown] = await named([renamed]);
        reply.header('cache-control', 'no-store');
        return shown as z.infer<typeof headSchema>;
      },
    );

    api.delete(
      '/rooms/:code/table/saved/:id',
      {
        schema: {
          tags: ['table'],
          summary: 'Delete a saved table',
          description: 'For good. What lies on the table now is another thing, and stays.',
          params: savedParams,
          response: {
            204: z.null().meta({ description: 'Deleted' }),
            ...problems(UNKNOWN, ...SIGNED_IN, ...CHANGES),
          },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [{ room }, { who }] = entered;
        const found = await saved.get(room.id, id);
        if (!found || !(await saved.remove(room.id, id))) return sendProblem(reply, notSaved(id));
        const { name, game } = found.head;
        await deps.audit.note({
          ...{ who, act: 'table/delete-saved', room: room.id, target: null, why: '' },
          detail: { name, game },
        });
        return reply.code(204).send(null);
      },
    );

    api.post(
      '/rooms/:code/table/saved/:id/load',
      {
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'Lay a saved table in the place of what lies there',
          description:
            'What lies there is saved by itself first. Whoever sits stays; hands belong to seats. A round that ran ' +
            'when it was saved runs again, and a bot takes each seat that plays in it and is empty.',
          params: savedParams,
          response: { 200: laidSchema, ...problems(UNKNOWN, ...LAYS, ...SIGNED_IN, ...CHANGES) },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, 'table/load');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const found = await saved.get(channel.room.id, id);
        if (!found) return sendProblem(reply, notSaved(id));
        const source = { saved: found.head.name };
        const laid = await lay(deps, channel, actor, decodeSaved(found.body), source);
        if (isRefusal(laid)) return sendProblem(reply, laid);
        reply.header('cache-control', 'no-store');
        return laid;
      },
    );

    api.get(
      '/rooms/:code/table/saved/:id/file',
      {
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'A saved table as a file',
          description:
            'What everybody may see of it, and all of it under a seal that only this server can open.',
          params: savedParams,
          response: { 200: fileSchema, ...problems(UNKNOWN, ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const found = await saved.get(entered[0].room.id, id);
        if (!found) return sendProblem(reply, notSaved(id));
        return sendFile(reply, decodeSaved(found.body), found.head.name);
      },
    );

    api.get(
      '/rooms/:code/table/file',
      {
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'The table as it lies, as a file',
          description:
            'What everybody may see of it, and all of it under a seal that only this server can open.',
          params: codeParams,
          response: { 200: fileSchema, ...problems('table/bare', ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'table/save');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel] = entered;
        const table = await host.read(channel, (state: TableState) => !isBare(state) && saveTable(state));
        return table ? sendFile(reply, table, '') : sendProblem(reply, refuse('table/bare'));
      },
    );

    api.post(
      '/rooms/:code/table/file/look',
      {
        bodyLimit: MOST_BYTES,
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'What a file holds, and how it could be laid here',
          description: 'Changes nothing.',
          params: codeParams,
          body: fileBody,
          response: { 200: lookSchema, ...problems(...FILE, ...SIGNED_IN, ...CHANGES) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'table/load');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const known = await knownIn(entered[0]);
        const read = readFile(seal, known, request.body.file);
        const told = isRefusal(read) ? read : lookAt(read, known, random);
        if (isRefusal(told)) return sendProblem(reply, told);
        reply.header('cache-control', 'no-store');
        return told;
      },
    );

    api.post(
      '/rooms/:code/table/file',
      {
        bodyLimit: MOST_BYTES,
        config: ACTS,
        schema: {
          tags: ['table'],
          summary: 'Lay the table of a file in the place of what lies there',
          description:
            'What lies there is saved by itself first. A file of this server is laid exactly as it was; one of ' +
            'another server only with `anew`, with all cards that lay face down mixed anew among their places.',
          params: codeParams,
          body: importBody,
          response: {
            200: laidSchema,
            ...problems('table/from-elsewhere', ...FILE, ...SIGNED_IN, ...CHANGES),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'table/load');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const { file, anew } = request.body;
        const known = await knownIn(channel);
        const read = readFile(seal, known, file);
        if (isRefusal(read)) return sendProblem(reply, read);
        if (!read.exact && !anew) return sendProblem(reply, refuse('table/from-elsewhere'));
        const table = tableIn(read, known, random);
        if (isRefusal(table)) return sendProblem(reply, table);
        const source = { file: read.exact ? ('exact' as const) : ('mixed' as const) };
        const laid = await lay(deps, channel, actor, table, source);
        if (isRefusal(laid)) return sendProblem(reply, laid);
        reply.header('cache-control', 'no-store');
        return laid;
      },
    );
  };
}

/** Plain letters only, whatever it is called. */
function fileName(name: string, at: Time): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${plain || 'table'}-${new Date(at).toISOString().slice(0, 10)}.atelier-table.json`;
}
