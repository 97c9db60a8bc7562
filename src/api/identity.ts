/** Who asks: reads the session of each API request, and writes its cookie. */
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Account } from '../people/account.ts';
import type { Actor } from '../people/actor.ts';
import { bearerIn, type Tokens, type TokenUse } from '../people/bots/tokens.ts';
import { checkWrite } from '../people/csrf.ts';
import type { Scope } from '../people/scopes.ts';
import { SESSION_COOKIE, tokenFrom } from '../people/session-token.ts';
import type { Sessions, Whence } from '../people/sessions.ts';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whoever is banned from the server may ask it, too. */
    openToBanned?: boolean;
  }
  interface FastifyRequest {
    /** Null for somebody who only watches, and where the session has ended. */
    me: Account | null;
    /** The token of the session that `me` comes from. */
    sessionToken: string | null;
    /** Why a session or token that was shown does not count. */
    sessionFault: Refusal | null;
    /** What the token that was shown may be used for; null for a session, which may do everything. */
    scopes: readonly Scope[] | null;
    /** The token that was shown, or why it does not count; null where none was. */
    bearer: TokenUse | Refusal | null;
  }
}

export interface IdentitySettings {
  /** Own address when known, such as `https://paint.example.org`; empty when not. */
  readonly publicUrl: string;
  /** Other origins that may write. */
  readonly allowedOrigins: readonly string[];
}

/** Reads the token of each request. Before the rate limit, which counts by token. */
export function addTokens(app: FastifyInstance, { tokens }: { readonly tokens: Tokens }): void {
  app.decorateRequest('bearer', null);
  app.addHook('onRequest', async (request) => {
    const secret = bearerIn(request.headers.authorization);
    if (secret !== null) request.bearer = await tokens.resume(secret);
  });
}

/** `config` of a route that whoever is banned from the server may ask all the same. */
export const OPEN_TO_BANNED = { openToBanned: true } as const;

/** Adds `request.me` and the protection of writes to this scope. After the rate limit, before the body is read. */
export async function addIdentity(
  app: FastifyInstance,
  deps: {
    readonly sessions: Sessions;
    readonly settings: IdentitySettings;
    readonly meet: (who: Account, address: string) => Promise<void>;
    /** Why somebody (0: nobody known) from this address may do nothing here, or null. */
    readonly bar: (who: Person, address: string) => Refusal | null;
  },
): Promise<void> {
  const { sessions, settings } = deps;
  const allowed = settings.publicUrl
    ? [new URL(settings.publicUrl).origin, ...settings.allowedOrigins]
    : settings.allowedOrigins;

  await app.register(cookie);
  app.decorateRequest('me', null);
  app.decorateRequest('sessionToken', null);
  app.decorateRequest('sessionFault', null);
  app.decorateRequest('scopes', null);

  app.addHook('preParsing', async (request, reply) => {
    const { bearer } = request;
    // A token is all that counts of a request that shows one, whatever cookie came along: so it never does more
    // than its scopes allow. No page of another site can make a browser send that header, unlike a cookie.
    if (isRefusal(bearer)) return sendProblem(reply, bearer);
    if (bearer) {
      request.me = bearer.account;
      request.scopes = bearer.scopes;
    } else {
      const refused = checkWrite(request.method, request.headers, { host: request.host, allowed });
      if (refused) return sendProblem(reply, refused);
      await recognize(request, reply);
    }
    const { openToBanned } = request.routeOptions.config;
    const bar = openToBanned ? null : deps.bar(numberOf(request), request.ip);
    return bar ? sendProblem(reply, bar) : undefined;
  });

  async function recognize(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = tokenFrom(request.headers.cookie);
    if (token === null) return;
    const session = await sessions.resume(token, whenceOf(request));
    if (isRefusal(session)) {
      request.sessionFault = session;
      return;
    }
    request.me = session.account;
    request.sessionToken = token;
    await deps.meet(session.account, request.ip);
    if (session.renewed) setSessionCookie(reply, token, session.expiresAt, settings);
  }
}

/** The account of somebody who has one; `people/name-first` or `people/session-expired` for others. */
export function whoAsks(request: FastifyRequest): Account | Refusal {
  return request.me ?? request.sessionFault ?? refuse('people/name-first');
}

/**
 * The same where only a session will do: whoever has a bot's token must not be able to take over an account or to
 * make more tokens. Others get `people/not-with-token`.
 */
export function ownSession(request: FastifyRequest): Account | Refusal {
  return request.scopes ? refuse('people/not-with-token') : whoAsks(request);
}

/** The number of who asks, 0 for a visitor. */
export function numberOf(request: FastifyRequest): Person {
  return request.me?.number ?? 0;
}

/** Who does what this request asks for, with what limits it. */
export function actorOf(request: FastifyRequest): Actor {
  const { scopes, ip } = request;
  return { who: numberOf(request), address: ip, ...(scopes && { scopes }) };
}

/** The id of the token that was shown; absent for a session. */
export function tokenOf({ bearer }: FastifyRequest): number | undefined {
  return bearer === null || isRefusal(bearer) ? undefined : bearer.id;
}

/** Where a session that this request begins or uses is used from. */
export function whenceOf({ headers, ip }: FastifyRequest): Whence {
  return { agent: headers['user-agent'] ?? '', address: ip };
}

/** Bytes of the body as it came, for limits; one that does not say counts as a big one. */
export function sizeOf(request: FastifyRequest): number {
  return Number(request.headers['content-length'] ?? 65_536);
}

/** `Secure` as soon as the connection or the known address is TLS, so that the token never travels in clear. */
export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  expiresAt: Time,
  settings: IdentitySettings,
): void {
  // As a span, which browsers go by: a clock that is wrong over there must not end it early.
  const maxAge = Math.max(0, Math.floor((expiresAt - Date.now()) / 1000));
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(reply, settings), maxAge });
}

export function clearSessionCookie(reply: FastifyReply, settings: IdentitySettings): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(reply, settings));
}

/** For every cookie that says who somebody is, or is about to be. */
export function cookieOptions({ request }: FastifyReply, { publicUrl }: IdentitySettings) {
  const secure = request.protocol === 'https' || publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
