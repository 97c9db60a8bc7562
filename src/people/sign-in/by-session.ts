import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../activities/activity.ts';
import { ownSession } from '../../api/identity.ts';

/** Ways to sign in belong to people: whoever holds a bot's token must not tie one to its account. */
export function refuseTokens({ scopes }: FastifyRequest): Refusal | null {
  return scopes === null ? null : refuse('people/not-with-token');
}

/** Whose session this is; `people/name-first`, `people/session-expired` or `people/not-with-token` for others. */
export const whoseSession = ownSession;
