/** Where somebody goes after signing in, and what they are told. */
import type { Account } from '../../../client/types.ts';

/** A page of this server, or the start page: the address may have been made by somebody else. */
export function wayBack(wish: string | undefined, here: string = location.origin): string {
  if (!wish?.startsWith('/') || !URL.canParse(wish, here)) return '/';
  const { origin, pathname, search, hash } = new URL(wish, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

/** What happened meanwhile to who this browser is; null when nothing did. */
export function howArrived(
  before: Pick<Account, 'number' | 'claimed'> | null,
  now: Pick<Account, 'number' | 'claimed'> | null,
): 'signed-in' | 'claimed' | null {
  if (!now?.claimed) return null;
  if (before?.number !== now.number) return 'signed-in';
  return before.claimed ? null : 'claimed';
}

/** The page that says how it went. */
export function arrivedPath(how: string, back: string): string {
  return `/sign-in/arrived?${new URLSearchParams({ how, ...(back !== '/' && { back }) })}`;
}
