/** What those who look after the server can do about one person; bans are in `moderation/ban-routes.ts`. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { numberOf } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Accounts } from '../people/accounts.ts';
import type { Departure } from '../people/departure/departure.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Sessions } from '../people/sessions.ts';
import type { ReturnLinks } from '../people/sign-in/return-links.ts';
import type { FoundPerson, PeopleList } from './people-list.ts';
import { personParams as params } from './routes-people.ts';
import type { Staff } from './staff.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface PersonActsDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly people: Pick<PeopleList, 'one'>;
  readonly staff: Staff;
  readonly accounts: Pick<Accounts, 'rename'>;
  readonly sessions: Pick<Sessions, 'revokeOthers'>;
  readonly returnLinks: Pick<ReturnLinks, 'make' | 'revoke'>;
  readonly departure: Pick<Departure, 'end'>;
  /** The live connections of this person must come back. */
  readonly renew: (who: Person) => void;
  readonly now: () => Time;
}

const ACT = ['desk/no-such-person', ...DESK_PROBLEMS];
const MAX_WHY = 500;
const gone = z.undefined().meta({ description: 'Done' });
const why = z.string().trim().max(MAX_WHY).default('').meta({ description: 'Kept in the audit' });

export function createPersonActs(deps: PersonActsDeps): FastifyPluginAsyncZod {
  const { permit, audit, people, staff, sessions, returnLinks } = deps;

  const find = async (number: Person): Promise<FoundPerson | Refusal> =>
    (await people.one(number, deps.now())) ?? refuse('desk/no-such-person', { number });
  /** The person, if who asks may act upon them. */
  async function subject(request: FastifyRequest, number: Person): Promise<FoundPerson | Refusal> {
    const person = await find(number);
    if (isRefusal(person)) return person;
    // A bot is its owner's: whoever may not act upon one may not act upon the other.
    const allowed = staff.mayActOn(numberOf(request), person.owner ?? person.number);
    return allowed === true ? person : allowed;
  }
  const note = (
    request: FastifyRequest,
    act: string,
    target: Person,
    detail: Readonly<Record<string, string | number | boolean | null>>,
    why = '',
  ) => audit.note({ who: numberOf(request), act: `server/${act}`, room: null, target, why, detail });

  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/moderate'));

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
        const renamed = person.deleted
          ? refuse('desk/no-such-person', request.params)
          : await deps.accounts.rename(person.number, request.body.name);
        if (isRefusal(renamed)) return sendProblem(reply, renamed);
        deps.renew(person.number);
        const detail = { before: person.name, after: renamed.name };
        await note(request as FastifyRequest, 'rename', person.number, detail);
        return reply.code(204).send();
      },
    );

    api.delete(
      '/desk/people/:number/sessions',
      {
        schema: {
          tags: ['desk'],
          summary: 'Sign somebody out everywhere',
          description:
            'Whoever has no way to sign in (`waysBack` is 0) comes back to this account only by a link that an ' +
            'admin makes (`POST …/return-link`). One that was made before opens nothing any more.',
          params,
          response: { 200: z.object({ ended: z.int() }), ...problems('desk/outranked', ...ACT) },
        },
      },
      async (request, reply) => {
        const person = await subject(request as FastifyRequest, request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        await returnLinks.revoke(person.number);
        const ended = await sessions.revokeOthers(person.number, null);
        deps.renew(person.number);
        await note(request as FastifyRequest, 'end-sessions', person.number, { ended });
        return { ended };
      },
    );

    await api.register(addForAdmins);
  };

  async function addForAdmins(api: Parameters<FastifyPluginAsyncZod>[0]): Promise<void> {
    api.addHook('preValidation', staffOnly(permit, 'server/admin'));

    api.put(
      '/desk/people/:number/role',
      {
        schema: {
          tags: ['desk'],
          summary: 'Make somebody moderator or admin, or neither',
          description:
            'For admins. The server keeps at least one admin. All sessions of the person end, so that nobody who ' +
            'has an old one gets the new role with it; of somebody with no way to sign in only where `endSessions` ' +
            'says so, as they need a link then (`POST …/return-link`).',
          params,
          body: z.object({
            role: z.enum(['moderator', 'admin']).nullable(),
            endSessions: z.boolean().default(false),
          }),
          response: {
            204: gone,
            ...problems('desk/last-admin', 'desk/not-for-bots', 'members/no-change', ...ACT),
          },
        },
      },
      async (request, reply) => {
        const person = await find(request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const { role, endSessions } = request.body;
        if (role !== null && (person.kind === 'bot' || person.deleted))
          return sendProblem(reply, refuse('desk/not-for-bots'));
        const refused = await staff.setRole(person.number, role, endSessions);
        if (refused) return sendProblem(reply, refused);
        deps.renew(person.number);
        await note(request as FastifyRequest, 'set-role', person.number, {
          before: person.role,
          after: role,
        });
        return reply.code(204).send();
      },
    );

    api.post(
      '/desk/people/:number/return-link',
      {
        schema: {
          tags: ['desk'],
          summary: 'A link by which somebody with no other way in comes back',
          description:
            'For admins. Whoever holds it becomes that person, once, within a day. It takes the place of an ' +
            'earlier one. Not for accounts with a way to sign in of their own.',
          params,
          response: {
            200: z.object({
              token: z.string().meta({ description: 'Told once, here; belongs after # of `/return`' }),
              expiresAt: z.int(),
            }),
            ...problems('desk/has-way-back', 'desk/not-for-bots', ...ACT),
          },
        },
      },
      async (request, reply) => {
        const person = await find(request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        const made = await returnLinks.make(person.number, numberOf(request as FastifyRequest));
        if (isRefusal(made)) return sendProblem(reply, made);
        await note(request as FastifyRequest, 'return-link', person.number, { until: made.expiresAt });
        return made;
      },
    );

    api.delete(
      '/desk/people/:number',
      {
        schema: {
          tags: ['desk'],
          summary: 'Delete somebody’s account, as they could themselves',
          description:
            'For admins, and for good: name, addresses, ways to sign in, sessions and bots go at once; what they ' +
            'painted stays without a name, their messages too or not at all. Not of those who look after the server.',
          params,
          body: z.object({ messages: z.enum(['keep', 'delete']), why }),
          response: { 204: gone, ...problems('desk/has-role', ...ACT) },
        },
      },
      async (request, reply) => {
        const person = await find(request.params.number);
        if (isRefusal(person)) return sendProblem(reply, person);
        if (person.deleted) return sendProblem(reply, refuse('desk/no-such-person', request.params));
        if (person.role !== null) return sendProblem(reply, refuse('desk/has-role'));
        const { messages, why } = request.body;
        const refused = await deps.departure.end(person.number, messages);
        if (refused) return sendProblem(reply, refused);
        // Not the name: it is to be gone.
        await note(request as FastifyRequest, 'delete-account', person.number, { messages }, why);
        return reply.code(204).send();
      },
    );
  }
}
