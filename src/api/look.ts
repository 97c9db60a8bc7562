/**
 * How the app looks and speaks for somebody who is signed in, told with the page itself: what was chosen on another
 * device is there before anything is drawn. `web/public/theme-boot.js` takes it up and removes the cookie again.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Profile } from '../people/profile.ts';
import { tokenFrom } from '../people/session-token.ts';

export type Look = Pick<Profile, 'theme' | 'language'>;
/** Of the account behind the token of a session; null where there is none. */
export type LookOf = (token: string) => Promise<Look | null>;

/** Read by the page, so not HttpOnly: it says nothing of who somebody is. */
const COOKIE = 'atelier-look';
/** The page takes it up at once, in s. */
const LASTS = 60;

/** The page itself comes in any case: what cannot be told now is taken up a moment later by the app. */
export async function tellLook(
  request: FastifyRequest,
  reply: FastifyReply,
  lookOf: LookOf,
  secure: boolean,
): Promise<void> {
  const token = tokenFrom(request.headers.cookie);
  if (token === null) return;
  try {
    const look = await lookOf(token);
    if (!look || (look.theme === null && look.language === null)) return;
    const value = `${look.theme ?? ''}.${look.language ?? ''}`;
    reply
      .header(
        'set-cookie',
        `${COOKIE}=${value}; Path=/; Max-Age=${LASTS}; SameSite=Lax${secure ? '; Secure' : ''}`,
      )
      .header('cache-control', 'private, no-cache');
  } catch (error) {
    request.log.warn({ err: error }, 'how the app looks for somebody could not be read');
  }
}
