/** What every way to sign in ends with: a session that did not exist before. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Person, type Refusal, refuse } from '../../activities/activity.ts';
import { type IdentitySettings, setSessionCookie } from '../../api/identity.ts';
import type { Account } from '../account.ts';
import type { Sessions } from '../sessions.ts';

export type BeginSession = (request: FastifyRequest, reply: FastifyReply, account: Account) => Promise<void>;

/**
 * Always a new session, and the end of the one they came with: a token that somebody planted or saw
 * before is worth nothing afterwards.
 */
export function createBeginSession(deps: {
  readonly sessions: Sessions;
  readonly settings: IdentitySettings;
  /** The connections of this person must come back: a session of theirs ended. */
  readonly renew: (person: Person) => void;
}): BeginSession {
  const { sessions, settings, renew } = deps;
  return async (request, reply, account) => {
    const { token, expiresAt } = await sessions.start(account.number);
    if (request.sessionToken) await sessions.end(request.sessionToken);
    if (request.me) renew(request.me.number);
    setSessionCookie(reply, token, expiresAt, settings);
  };
}

/** Ways to sign in belong to people: whoever holds a bot's token must not tie one to its account. */
export function refuseTokens({ scopes, me }: FastifyRequest): Refusal | null {
  if (scopes === null && me?.kind !== 'bot') return null;
  return refuse('people/not-in-scope', { action: 'people/sign-in', needs: 'session' });
}
