/** `/api/v1/me/profile`: how one looks to others, and how the app is to be. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { isRefusal, type Person } from '../activities/activity.ts';
import { ownSession } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { type Profiles, profileChangeSchema, profileSchema } from './profile.ts';

const SESSION = ['people/name-first', 'people/session-expired', 'people/not-with-token'];

export function createProfileRoutes(deps: {
  readonly profiles: Profiles;
  /** The live connections of this person must come back: others are to see the new picture. */
  readonly renew: (who: Person) => void;
}): FastifyPluginAsyncZod {
  const { profiles, renew } = deps;
  return async (api) => {
    api.get(
      '/me/profile',
      {
        schema: {
          tags: ['people'],
          summary: 'My profile',
          response: { 200: profileSchema, ...problems(...SESSION, 'api/too-many') },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        reply.header('cache-control', 'no-store');
        return profiles.of(me.number);
      },
    );

    api.patch(
      '/me/profile',
      {
        schema: {
          tags: ['people'],
          summary: 'Change my profile',
          description: 'Only what is said is changed. Null takes a choice back.',
          body: profileChangeSchema,
          response: {
            200: profileSchema,
            ...problems(...SESSION, 'api/invalid', 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const profile = await profiles.change(me.number, request.body);
        if (request.body.avatar !== undefined) renew(me.number);
        return profile;
      },
    );
  };
}
