/** A person at a program: an account of their own, with the typed client. */
import { createApi } from '../../src/client/api.ts';
import { createLive, type LiveOptions } from '../../src/client/live.ts';

export interface Guest {
  readonly api: ReturnType<typeof createApi>;
  readonly live: ReturnType<typeof createLive>;
  readonly number: number;
  /** `atelier=…`, for tools of their own. */
  readonly cookie: string;
}

export async function signIn(url: string, name: string): Promise<{ number: number; cookie: string }> {
  const response = await fetch(`${url}/api/v1/me`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-atelier': '1' },
    body: JSON.stringify({ name }),
  });
  if (!response.ok) throw new Error(`cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { me } = (await response.json()) as { me: { number: number } };
  return { number: me.number, cookie };
}

export async function createGuest(
  url: string,
  name: string,
  options: Partial<LiveOptions> = {},
): Promise<Guest> {
  const { number, cookie } = await signIn(url, name);
  const headers = () => ({ cookie });
  const api = createApi({ base: url, headers });
  return { api, live: createLive({ url, headers, ...options }), number, cookie };
}
