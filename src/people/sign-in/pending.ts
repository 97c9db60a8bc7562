/**
 * A sign-in that has begun and waits for its other half: the answer of an
 * issuer, or of a passkey. What is needed to judge that answer lies sealed in a
 * cookie of the browser it began in, so that an answer is worth nothing in
 * another one, and counts once: whatever comes of it, it is spent.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse, type Time } from '../../activities/activity.ts';
import { cookieOptions, type IdentitySettings } from '../../api/identity.ts';
import { createSeal } from './seal.ts';

/** The port behind which is kept what was spent. */
export interface SpentStore {
  /** True for the first who asks with this id, whatever process they ask. Kept until `until`. */
  spend(id: string, until: Time, now: Time): Promise<boolean>;
}

export interface PendingDeps {
  readonly secret: Uint8Array;
  readonly spent: SpentStore;
  readonly settings: IdentitySettings;
  readonly now: () => Time;
}

export interface Pending<T> {
  begin(reply: FastifyReply, value: T): void;
  /** What began in this browser, once; else `people/sign-in-stale`. The cookie goes with it. */
  take(request: FastifyRequest, reply: FastifyReply): Promise<T | Refusal>;
}

interface Wrapped<T> {
  readonly id: string;
  readonly until: Time;
  readonly value: T;
}

/**
 * @param kind.name of the cookie, and what it is sealed for
 * @param kind.path the only addresses the cookie is sent to
 * @param kind.minutes until it is too late to answer
 */
export function createPending<T>(
  deps: PendingDeps,
  kind: { readonly name: string; readonly path: string; readonly minutes: number },
): Pending<T> {
  const { secret, spent, settings, now } = deps;
  const seal = createSeal<Wrapped<T>>(secret, kind.name);
  const options = (reply: FastifyReply) => ({ ...cookieOptions(reply, settings), path: kind.path });
  return {
    begin(reply, value) {
      const until = now() + kind.minutes * 60_000;
      const text = seal.close({ id: randomUUID(), until, value }, until);
      reply.setCookie(kind.name, text, { ...options(reply), maxAge: kind.minutes * 60 });
    },
    async take(request, reply) {
      const text = request.cookies[kind.name];
      const opened = text ? seal.open(text, now()) : null;
      if (text) reply.clearCookie(kind.name, options(reply));
      if (!opened || !(await spent.spend(opened.id, opened.until, now())))
        return refuse('people/sign-in-stale');
      return opened.value;
    },
  };
}
