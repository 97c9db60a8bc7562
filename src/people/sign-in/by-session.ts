import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../activities/activity.ts';

/** Ways to sign in belong to people: whoever holds a bot's token must not tie one to its account. */
export function refuseTokens({ scopes, me }: FastifyRequest): Refusal | null {
  if (scopes === null && me?.kind !== 'bot') return null;
  return refuse('people/not-in-scope', { action: 'people/sign-in', needs: 'session' });
}
