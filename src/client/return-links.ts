/** Links of the host's by which people come back, over HTTP; apart from `api.ts`, as one page needs them. */
import type { Person, Time } from '../activities/activity.ts';
import { createHttp, type RequestOptions } from './request.ts';

/** What a link would do. */
export interface ReturnLook {
  readonly account: { readonly number: Person; readonly name: string };
  /** Who this browser is now, if somebody else; `joins`: what they did can go over to the account. */
  readonly here: { readonly number: Person; readonly name: string; readonly joins: boolean } | null;
  readonly expiresAt: Time;
}

/** @param options as for `createApi` */
export function createReturnLinksApi(options: RequestOptions) {
  const { write } = createHttp(options);
  return {
    /** Changes nothing. */
    look: (token: string) => write<ReturnLook>('POST', '/sign-in/return/look', { token }),
    /** @param bring what was done in this browser without an account goes over */
    enter: (token: string, bring: boolean) =>
      write<{ me: { number: Person; name: string } }>('POST', '/sign-in/return/enter', { token, bring }),
  };
}
