import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '../activities/activity.ts';
import { actorOf } from '../api/identity.ts';
import { sendProblem } from '../api/problems.ts';
import type { Action } from '../people/roles.ts';
import type { ServerPermit } from '../people/server-permit.ts';

/**
 * A hook for all routes of a scope. Before the request is looked at: whoever may not gets the same answer,
 * whether what they asked for exists and makes sense or not.
 */
export function staffOnly(permit: ServerPermit, action: Action) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const allowed = permit(actorOf(request), action);
    if (isRefusal(allowed)) return sendProblem(reply, allowed);
    reply.header('cache-control', 'no-store');
    return undefined;
  };
}

/** What every route of the desk may be refused with. */
export const DESK_PROBLEMS = [
  'people/not-allowed',
  'people/not-in-scope',
  'api/invalid',
  'api/cross-site',
  'api/too-many',
];
