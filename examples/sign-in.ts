/** How a bot becomes somebody: by the token of an account somebody made for it, or else by a name, once, and the cookie of its session. */
import { ApiError, createApi } from '../src/client/api.ts';
import type { RequestOptions } from '../src/client/request.ts';

export interface Bot {
  readonly name: string;
  /** For `createApi` and `createLive`: what browsers do by themselves. */
  readonly login: Pick<RequestOptions, 'headers' | 'token'>;
}

/** What the environment says of who we are. */
export interface Credentials {
  /** Of a bot, made in its person's settings: the way for everything that runs for long. Others see that it is a bot. */
  readonly token?: string | undefined;
  /** A session to go on with. */
  readonly cookie?: string | undefined;
}

export const fromEnvironment = (): Credentials => ({
  token: process.env.ATELIER_TOKEN || undefined,
  cookie: process.env.ATELIER_COOKIE,
});

/**
 * Signs in at `url`. Without credentials under this name, or the one the
 * server suggests when it is taken.
 */
export async function signIn(url: string, wanted: string, { token, cookie }: Credentials): Promise<Bot> {
  if (token !== undefined) {
    const me = await createApi({ base: url, token }).me();
    return { name: me?.name ?? wanted, login: { token } };
  }
  let session = cookie ?? '';
  const login = { headers: () => ({ cookie: session }) };
  const api = createApi({
    base: url,
    ...login,
    // Node keeps no cookies: we take the session out of the answer that starts it.
    async fetch(...request) {
      const response = await fetch(...request);
      const [set] = response.headers.getSetCookie();
      if (set) session = set.split(';')[0] ?? '';
      return response;
    },
  });

  const known = session === '' ? null : await api.me();
  if (known) return { name: known.name, login };
  session = '';
  try {
    return { name: (await api.createMe(wanted)).name, login };
  } catch (error) {
    const suggestion = error instanceof ApiError && error.detail.suggestion;
    if (typeof suggestion !== 'string') throw error;
    return { name: (await api.createMe(suggestion)).name, login };
  }
}
