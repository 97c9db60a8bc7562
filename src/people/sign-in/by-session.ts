import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../activities/activity.ts';
import { whoAsks } from '../../api/identity.ts';
import type { Account } from '../account.ts';

/** Ways to sign in belong to people: whoever holds a bot's token must not tie one to its account. */
export function refuseTokens({ scopes, me }: FastifyRequest): Refusal | null {
  if (scopes === null && me?.kind !== 'bot') return null;
  return refuse('people/not-in-scope', { action: 'people/sign-in', needs: 'session' });
}

/** Whose session this is; `people/name-first`, `people/session-expired` or `people/not-in-scope` for others. */
export function whoseSession(request: FastifyRequest): Account | Refusal {
  return refuseTokens(request) ?? whoAsks(request);
}
