/** `/api/v1/bans`: who may not come in, for those who look after the server; `/api/v1/me/ban`: why oneself may not. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Person, Time } from '../activities/activity.ts';
import { numberOf, OPEN_TO_BANNED } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { staffOnly } from '../desk/staff-only.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Standing } from '../people/standing.ts';
import { type Ban, type Bans, MAX_ADDRESS_DAYS } from './bans.ts';

export interface BanRoutesDeps {
  readonly bans: Bans;
  readonly standing: Pick<Standing, 'bar'>;
  readonly permit: ServerPermit;
  readonly namesOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>;
  readonly now: () => Time;
}

const PAGE = 50;
const MAX_REASON = 500;
const MAX_NOTE = 1000;
const STAFF = ['people/not-allowed', 'people/not-in-scope', 'api/invalid', 'api/too-many'];

const nameSchema = z.string().nullable();
const banSchema = z
  .object({
    id: z.int(),
    account: z.int().meta({ description: '0 where only an address is banned' }),
    name: nameSchema,
    address: z
      .string()
      .meta({ description: 'An address, or the /64 of one; empty where only an account is' }),
    reason: z.string().meta({ description: 'What the person is told' }),
    note: z.string().meta({ description: 'For those who look after the server' }),
    until: z.int().nullable(),
    madeBy: z.int(),
    madeByName: nameSchema,
    createdAt: z.int(),
    liftedAt: z.int().nullable(),
    liftedByName: nameSchema,
  })
  .meta({ id: 'Ban' });
const idParams = z.object({ id: z.coerce.number().int().min(1) });
const done = z.undefined().meta({ description: 'Done' });

export function createBanRoutes(deps: BanRoutesDeps): FastifyPluginAsyncZod {
  const { bans, now } = deps;
  const staff = staffOnly(deps.permit, 'server/moderate');

  async function shown(list: readonly Ban[]): Promise<z.infer<typeof banSchema>[]> {
    const people = list.flatMap(({ account, madeBy, liftedBy }) => [account, madeBy, liftedBy ?? 0]);
    const names = await deps.namesOf(people);
    const nameOf = (person: Person | null): string | null => (person && names.get(person)) || null;
    return list.map(({ liftedBy, ...ban }) => ({
      ...ban,
      name: nameOf(ban.account),
      madeByName: nameOf(ban.madeBy),
      liftedByName: nameOf(liftedBy),
    }));
  }

  return async (api) => {
    api.get(
      '/me/ban',
      {
        config: OPEN_TO_BANNED,
        schema: {
          tags: ['people'],
          summary: 'Why I may not come in, and until when',
          description: 'Of the account, or of the address the request comes from.',
          response: {
            200: z.object({
              ban: z
                .object({ reason: z.string(), until: z.int().meta({ description: '0 for no end' }) })
                .nullable(),
            }),
            ...problems('api/too-many'),
          },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const detail = deps.standing.bar(numberOf(request), request.ip, now())?.detail;
        return { ban: detail ? { reason: String(detail.reason), until: Number(detail.until) } : null };
      },
    );

    api.get(
      '/bans',
      {
        preValidation: staff,
        schema: {
          tags: ['moderation'],
          summary: 'Bans from the server, newest first',
          querystring: z.object({
            over: z.stringbool().default(false).meta({ description: 'Those that ended or were lifted' }),
            before: z.coerce.number().int().min(1).optional(),
          }),
          response: {
            200: z.object({ bans: z.array(banSchema), earlier: z.boolean() }),
            ...problems(...STAFF),
          },
        },
      },
      async (request) => {
        const { over, before } = request.query;
        const list = await bans.list({
          ...(over ? { overAt: now() } : { onAt: now() }),
          ...(before !== undefined && { before }),
          limit: PAGE + 1,
        });
        return { bans: await shown(list.slice(0, PAGE)), earlier: list.length > PAGE };
      },
    );

    api.post(
      '/bans',
      {
        preValidation: staff,
        schema: {
          tags: ['moderation'],
          summary: 'Ban somebody from the server',
          description: `Ends their connections at once. Takes the place of an earlier ban. With \`addressDays\` (at most ${MAX_ADDRESS_DAYS}) also the address they last came from, or its /64: others may share it.`,
          body: z.object({
            person: z.int().min(1),
            reason: z.string().trim().min(1).max(MAX_REASON).meta({ description: 'What the person is told' }),
            note: z.string().trim().max(MAX_NOTE).default(''),
            until: z.int().nullable().meta({ description: 'Null for no end' }),
            addressDays: z.int().min(1).max(MAX_ADDRESS_DAYS).optional(),
          }),
          response: {
            204: done,
            ...problems(
              'bans/unknown',
              'bans/staff',
              'bans/bad-end',
              'bans/no-address',
              'bans/own-address',
              'api/cross-site',
              ...STAFF,
            ),
          },
        },
      },
      async (request, reply) => {
        const { person, addressDays, ...wish } = request.body;
        const refusal = await bans.ban(
          { ...wish, account: person, ...(addressDays !== undefined && { addressDays }) },
          numberOf(request),
          request.ip,
        );
        return refusal ? sendProblem(reply, refusal) : reply.code(204).send();
      },
    );

    api.get(
      '/bans/reach',
      {
        preValidation: staff,
        schema: {
          tags: ['moderation'],
          summary: 'Whom a ban of somebody’s address would keep out as well',
          querystring: z.object({ person: z.coerce.number().int().min(1) }),
          response: {
            200: z.object({
              address: z
                .string()
                .meta({ description: 'An address, or the /64 of one; empty for none known' }),
              others: z.int().meta({ description: 'Other accounts that were last used from there' }),
              own: z.boolean().meta({ description: 'It is your own: such a ban is refused' }),
            }),
            ...problems(...STAFF),
          },
        },
      },
      async (request) => {
        return { ...(await bans.reach(request.query.person, request.ip)) };
      },
    );

    api.post(
      '/bans/:id/lift',
      {
        preValidation: staff,
        schema: {
          tags: ['moderation'],
          summary: 'Lift a ban',
          params: idParams,
          response: { 204: done, ...problems('bans/unknown', 'bans/lifted', 'api/cross-site', ...STAFF) },
        },
      },
      async (request, reply) => {
        const refusal = await bans.lift(request.params.id, numberOf(request));
        return refusal ? sendProblem(reply, refusal) : reply.code(204).send();
      },
    );
  };
}
