/** More of my account than the live connection says: my role on the server, and whether I can come back to it. Asked where it matters, not by everybody who comes by. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../client/request.ts';
import type { Account } from '../../client/types.ts';
import { api, becameMe, link, me } from '../kit/connection.ts';

const known = signal<Account | null>(null);
/** Of whom nothing could be learned. */
export const unknown = signal<number | null>(null);

/** Null for nobody, undefined until it is known. Asked again when the connection is made anew, as after a change of role. */
export function useOwnAccount(): Account | null | undefined {
  const number = me.value?.number;
  const up = link.value === 'live' || link.value === 'polling';
  useEffect(() => {
    if (number !== undefined) void ask(number);
  }, [number, up]);
  if (me.value === null) return null;
  return known.value?.number === number ? (known.value ?? undefined) : undefined;
}

/** After signing in or out, or another change of the account: everything on the page takes it up. */
export function becameAccount(account: Account | null): void {
  known.value = account;
  becameMe(account);
}

async function ask(number: number): Promise<void> {
  try {
    const account = await api.me();
    // Somebody else by now: the next answer is theirs.
    if (account?.number === number && me.peek()?.number === number) known.value = account;
    unknown.value = account ? null : number;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    unknown.value = number;
  }
}
