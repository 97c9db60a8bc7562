/** Whether I look after this server: asked where it matters, not by everybody who comes by. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../client/request.ts';
import type { Account } from '../../client/types.ts';
import { api, link, me } from '../kit/connection.ts';

type ServerRole = Account['role'];

const answers = signal<ReadonlyMap<number, ServerRole>>(new Map());

/** My role on the server; undefined until it is known. Asked again when the connection is made anew, as after a change of role. */
export function useServerRole(): ServerRole | undefined {
  const account = me.value?.number;
  const up = link.value === 'live' || link.value === 'polling';
  useEffect(() => {
    if (account !== undefined) void ask(account);
  }, [account, up]);
  if (me.value === null) return null;
  return account === undefined ? undefined : answers.value.get(account);
}

async function ask(number: number): Promise<void> {
  try {
    const account = await api.me();
    // Somebody else by now: the next answer is theirs.
    if (me.peek()?.number === number) answers.value = new Map([[number, account?.role ?? null]]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Not known is not staff; the desk asks the server for each thing anyway.
    if (!answers.peek().has(number)) answers.value = new Map([[number, null]]);
  }
}
