/** `/api/v1/desk/people`: everybody with an account, for those who look after the server. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Person, type Role, refuse, type Time } from '../activities/activity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { avatarSchema } from '../people/profile.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import { PEOPLE_FILTERS, type PeopleList } from './people-list.ts';
import type { PersonRecord } from './person-record.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface PeopleDeskDeps {
  readonly permit: ServerPermit;
  readonly people: PeopleList;
  readonly record: PersonRecord;
  readonly roomsOf: (
    who: Person,
  ) => Promise<{ readonly code: string; readonly title: string; readonly role: Role }[]>;
  readonly now: () => Time;
}

const MAX_PAGE = 100;
/** Bans and reports of one person that are told. */
const MAX_RECORD = 20;

const personSchema = z
  .object({
    number: z.int(),
    uuid: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'bot']),
    role: z.enum(['moderator', 'admin']).nullable(),
    claimed: z.boolean(),
    avatar: avatarSchema.optional().meta({ description: 'Absent for the picture drawn from the number' }),
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
  bans: z
    .array(
      z.object({
        id: z.int(),
        reason: z.string().meta({ description: 'What they were told' }),
        note: z.string().meta({ description: 'For those who look after the server' }),
        createdAt: z.int(),
        until: z.int().nullable().meta({ description: 'Null for no end' }),
        liftedAt: z.int().nullable(),
        madeByName: z.string(),
      }),
    )
    .meta({ description: 'From the server, newest first' }),
  reports: z
    .array(
      z.object({
        id: z.int(),
        kind: z.enum(['message', 'area', 'person', 'alert']),
        reason: z.string(),
        words: z.string(),
        at: z.int(),
        state: z.enum(['open', 'done', 'dismissed']),
        room: z.string().meta({ description: 'Code; empty for none' }),
      }),
    )
    .meta({ description: 'What others reported about them, newest first' }),
  reported: z.int().meta({ description: 'Reports they made themselves' }),
});

export function createPeopleDesk(deps: PeopleDeskDeps): FastifyPluginAsyncZod {
  const { permit, people, record, now } = deps;

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
          summary: 'One person: the rooms they belong to, and what is on record about them',
          params: personParams,
          response: { 200: detailsSchema, ...problems('desk/no-such-person', ...DESK_PROBLEMS) },
        },
      },
      async (request, reply) => {
        const person = await people.one(request.params.number, now());
        if (!person) return sendProblem(reply, refuse('desk/no-such-person', request.params));
        const { number } = person;
        const [rooms, waysBack, bans, reports, reported] = await Promise.all([
          deps.roomsOf(number),
          people.waysBack(number),
          record.bans(number, MAX_RECORD),
          record.reportsAbout(number, MAX_RECORD),
          record.reportsBy(number),
        ]);
        return { ...person, rooms, waysBack, bans, reports, reported };
      },
    );
  };
}

export const personParams = z.object({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
