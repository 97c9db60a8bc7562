/** The secret that a session's cookie carries, and what is kept of it. */
import { createHash, randomBytes } from 'node:crypto';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'atelier';

/** 256 random bits, base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256 of a token, hexadecimal. Only this is stored, so that a stolen
 * database opens no session. The token has full entropy: a fast hash is
 * enough, and looking the hash up by an index tells nothing about the token.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const cookie = new RegExp(`(?:^|;)\\s*${SESSION_COOKIE}=([A-Za-z0-9_-]{43})\\s*(?:;|$)`);

/** The session token in a `Cookie` header; null where there is none of the right form. */
export function tokenFrom(cookieHeader: string | undefined): string | null {
  return (cookieHeader && cookie.exec(cookieHeader)?.[1]) || null;
}
