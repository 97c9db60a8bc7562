/** How a bot becomes somebody: a name, once, and the cookie of its session. */
import { ApiError, createApi } from '../src/client/api.ts';

export interface Bot {
  readonly name: string;
  /** For `createApi` and `createLive`: what browsers do by themselves. */
  readonly headers: () => { readonly cookie: string };
}

/**
 * Signs in at `url` under this name, or the one the server suggests when it is
 * taken. With `cookie`, goes on as who that session belongs to.
 */
export async function signIn(url: string, wanted: string, cookie = ''): Promise<Bot> {
  let session = cookie;
  const headers = () => ({ cookie: session });
  const api = createApi({
    base: url,
    headers,
    // Node keeps no cookies: we take the session out of the answer that starts it.
    async fetch(...request) {
      const response = await fetch(...request);
      const [set] = response.headers.getSetCookie();
      if (set) session = set.split(';')[0] ?? '';
      return response;
    },
  });

  const known = session === '' ? null : await api.me();
  if (known) return { name: known.name, headers };
  session = '';
  try {
    return { name: (await api.createMe(wanted)).name, headers };
  } catch (error) {
    const suggestion = error instanceof ApiError && error.detail.suggestion;
    if (typeof suggestion !== 'string') throw error;
    return { name: (await api.createMe(suggestion)).name, headers };
  }
}
