/**
 * The last step of every way to sign in: a new session for this browser. The
 * one it came with ends, so that a token somebody planted there, or read
 * before, is worth nothing afterwards (session fixation).
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../activities/activity.ts';
import { type IdentitySettings, setSessionCookie, whenceOf } from '../../api/identity.ts';
import type { Sessions, Via } from '../sessions.ts';

export interface DoorDeps {
  readonly sessions: Sessions;
  readonly settings: IdentitySettings;
  /** The live connections of this person must come back. */
  readonly renew: (person: Person) => void;
}

export interface Door {
  /** Starts the session and sets its cookie. To be awaited before the answer is sent. */
  open(request: FastifyRequest, reply: FastifyReply, account: Person, via: Via): Promise<void>;
}

export function createDoor({ sessions, settings, renew }: DoorDeps): Door {
  return {
    async open(request, reply, account, via) {
      const { token, expiresAt } = await sessions.start(account, via, whenceOf(request));
      if (request.sessionToken) await sessions.end(request.sessionToken);
      setSessionCookie(reply, token, expiresAt, settings);
      if (request.me) renew(request.me.number);
      if (request.me?.number !== account) renew(account);
    },
  };
}
