/** `/api/v1/desk/people`: everybody with an account, for those who look after the server. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
  type Time,
} from '../activities/activity.ts';
import { numberOf } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Accounts } from '../people/accounts.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Sessions } from '../people/sessions.ts';
import { type FoundPerson, PEOPLE_FILTERS, type PeopleList } from './people-list.ts';
import type { Staff } from './staff.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface PeopleDeskDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly people: PeopleList;
  readonly staff: Staff;
  readonly accounts: Pick<Accounts, 'rename'>;
  readonly sessions: Pick<Sessions, 'revokeOthers'>;
  readonly roomsOf: (
    who: Person,
  ) => Promise<{ readonly code: string; readonly title: string; readonly role: Role }[]>;
  /** The live connections of this person must come back. */
  readonly renew: (who: Person) => void;
  readonly now: () => Time;
}

const MAX_PAGE = 100;

const personSchema = z
  .object({
    number: z.int(),
    uuid: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'bot']),
    role: z.enum(['moderator', 'admin']).nullable(),
    claimed: z.boolean(),
    createdAt: z.int(),
    seenAt: z
      .int()
      .nullable()
      .meta({ description: 'When a session of theirs was last noted in use, to the hour' }),
    sessions: z.int(),
    owner: z.int().nullable().meta({ description: 'Of a bot: whose it is' }),
    deleted: z.boolean(),
  })
  .meta({ id: 'DeskPerson' });
const detailsSchema = personSchema.extend({
  rooms: z.array(z.object({ code: z.string(), title: z.string(), role: z.string() })).meta({
    description:
      'Rooms they belong to, as far as they made them, wrote there or the room is open now; masters first',
  }),
  waysBack: z.int().meta({ description: 'Ways to sign in that need no session: addresses, passkeys' }),
});
const params = z.object({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const ACT = ['desk/no-such-person', ...DESK_PROBLEMS];
const gone = z.undefined().meta({ description: 'Done' });

export function createPeopleDesk(deps: PeopleDeskDeps): FastifyPluginAsyncZod {
  const { permit, audit, people, staff, now } = deps;

  const find = async (number: Person): Promise<FoundPerson | Refusal> =>
    (await people.one(number, now())) ?? refuse('desk/no-such-person', { number });
  /** The person, if who asks may act upon them. */
  async function subject(request: FastifyRequest, number: Person): Promise<FoundPerson | Refusal> {
    const person = await find(number);
    if (isRefusal(person)) return person;
    const allowed = staff.mayActOn(numberOf(request), person.number);
    return allowed === true ? person : allowed;
  }
  const note = (
    request: FastifyRequest,
    act: string,
    target: Person,
    detail: Readonly<Record<string, string | number | null>>,
  ) => audit.note({ who: numberOf(request), act: `server/${act}`, room: null, target, why: '', detail });

  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/moderate'));

    api.get(
      '/desk/people',
      {
        schema: {
          tags: ['desk'],
          summary: 'Everybody with an account, the newest first',
          querystring: z.object({
            q: z.string().trim().max(100).default('').meta({ description: 'Part of a name, or a number' }),
            filter: z.enum(PEOPLE_FILTERS).default('all'),
            cursor: z.coerce
              .number()
              .int()
              .min(1)
              .optional()
              .meta({ description: '`next` of the page before' }),
            limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(40),
          }),
          response: {
            200: z.object({ people: z.array(personSchema), next: z.int().nullable() }),
            ...problems(...DESK_PROBLEMS),
          },
        },
      },
      async ({ query: { q, filter, cursor, limit } }) => {
        const found = await people.find({ search: q, filter, before: cursor, limit: limit + 1 }, now());
        const page = found.slice(0, limit);
        return { people: page, next: found.length > limit ? (page.at(-1)?.number ?? null) : null };
      },
    );

    api.get(
      '/desk/people/:number',
      {
        schema: {
          tags: ['desk'],
          summary: 'One person, with the rooms they belong to',
          params,
          response: { 200: detailsSchema, ...problems(...ACT) },
        },
      },
      async (request, reply) => {
        const person = await find(request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const { number } = person;
        return { ...person, rooms: await deps.roomsOf(number), waysBack: await people.waysBack(number) };
      },
    );

    api.patch(
      '/desk/people/:number',
      {
        schema: {
          tags: ['desk'],
          summary: 'Give somebody another name, because theirs offends',
          params,
          body: z.object({ name: z.string().max(1000) }),
          response: {
            204: gone,
            ...problems(
              'people/bad-name',
              'people/name-reserved',
              'people/name-taken',
              'desk/outranked',
              ...ACT,
            ),
          },
        },
      },
      async (request, reply) => {
        const person = await subject(request as FastifyRequest, request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const renamed = await deps.accounts.rename(person.number, request.body.name);
        if (isRefusal(renamed)) return sendProblem(reply, renamed);
        deps.renew(person.number);
        await note(request as FastifyRequest, 'rename', person.number, {
          before: person.name,
          after: renamed.name,
        });
        return reply.code(204).send();
      },
    );

    api.delete(
      '/desk/people/:number/sessions',
      {
        schema: {
          tags: ['desk'],
          summary: 'Sign somebody out everywhere',
          description: 'Whoever has no way to sign in (`waysBack` is 0) cannot come back to this account.',
          params,
          response: { 200: z.object({ ended: z.int() }), ...problems('desk/outranked', ...ACT) },
        },
      },
      async (request, reply) => {
        const person = await subject(request as FastifyRequest, request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const ended = await deps.sessions.revokeOthers(person.number, null);
        deps.renew(person.number);
        await note(request as FastifyRequest, 'end-sessions', person.number, { ended });
        return { ended };
      },
    );

    await api.register(addRole);
  };

  /** In a scope of its own: for admins. */
  async function addRole(api: Parameters<FastifyPluginAsyncZod>[0]): Promise<void> {
    api.addHook('preValidation', staffOnly(permit, 'server/admin'));
    api.put(
      '/desk/people/:number/role',
      {
        schema: {
          tags: ['desk'],
          summary: 'Make somebody moderator or admin, or neither',
          description: 'For admins. The server keeps at least one admin. Their sessions are renewed.',
          params,
          body: z.object({ role: z.enum(['moderator', 'admin']).nullable() }),
          response: {
            204: gone,
            ...problems('desk/last-admin', 'desk/not-for-bots', 'members/no-change', ...ACT),
          },
        },
      },
      async (request, reply) => {
        const person = await find(request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const { role } = request.body;
        if (role !== null && (person.kind === 'bot' || person.deleted))
          return sendProblem(reply, refuse('desk/not-for-bots'));
        const refused = await staff.setRole(person.number, role);
        if (refused) return sendProblem(reply, refused);
        deps.renew(person.number);
        await note(request as FastifyRequest, 'set-role', person.number, {
          before: person.role,
          after: role,
        });
        return reply.code(204).send();
      },
    );
  }
}
