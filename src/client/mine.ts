/** What is a person's own, over HTTP: profile, bots and tokens, all about them. Apart from `api.ts`, as few pages need it. */
import type { Person, Time } from '../activities/activity.ts';
import { createHttp, type RequestOptions } from './request.ts';
import type { Profile, ProfileChange } from './types.ts';

/** What a token may be used for; reading comes with all. */
export const SCOPES = ['read', 'place', 'chat', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Token {
  readonly id: number;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Time;
  /** Precise to the minute; null when it was never used. */
  readonly usedAt: Time | null;
  /** Null for one without an end. */
  readonly expiresAt: Time | null;
}

export interface Bot {
  readonly number: Person;
  readonly name: string;
  readonly createdAt: Time;
  readonly tokens: readonly Token[];
}

export interface TokenWish {
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** Without it the token has no end. */
  readonly days?: number;
}

/** An export may be long, and is written as it is read. In ms. */
const EXPORT_TIME = 30 * 60_000;

/** @param options as for `createApi` */
export function createMineApi(options: RequestOptions) {
  const { request, get, write } = createHttp(options);
  const bot = (number: Person, rest = '') => `/me/bots/${number}${rest}`;

  return {
    profile: () => get<Profile>('/me/profile'),
    changeProfile: (change: ProfileChange) => write<Profile>('PATCH', '/me/profile', change),

    bots: async () => (await get<{ bots: Bot[] }>('/me/bots')).bots,
    makeBot: (name: string) => write<Bot>('POST', '/me/bots', { name }),
    renameBot: (number: Person, name: string) =>
      write<{ number: Person; name: string }>('PATCH', bot(number), { name }),
    removeBot: (number: Person) => write<void>('DELETE', bot(number)),
    /** The `secret` is told here once. */
    makeToken: (number: Person, wish: TokenWish) =>
      write<{ token: Token; secret: string }>('POST', bot(number, '/tokens'), wish),
    revokeToken: (number: Person, id: number) => write<void>('DELETE', bot(number, `/tokens/${id}`)),

    /**
     * Everything about me, as a JSON document. Null when it was cut off: it ends with `"complete":true`.
     *
     * @param progress told the bytes that have come so far; how many will come nobody knows
     */
    async exportMe(progress: (bytes: number) => void, signal?: AbortSignal): Promise<Blob | null> {
      const response = await request('/me/export', { timeLimit: EXPORT_TIME, ...(signal && { signal }) });
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      const reader = response.body?.getReader();
      // Not every browser iterates over a body.
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
        parts.push(piece.value);
        bytes += piece.value.length;
        progress(bytes);
      }
      const whole = new Blob(parts, { type: 'application/json' });
      return /"complete":true}\s*$/.test(await whole.slice(-64).text()) ? whole : null;
    },
    /** Ends my account for good. @param name of the account, so that it is meant */
    deleteMe: (name: string, messages: 'keep' | 'delete') => write<void>('DELETE', '/me', { name, messages }),
  };
}
