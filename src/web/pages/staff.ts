import type { Account } from '../../client/types.ts';
import { me } from '../kit/connection.ts';
import { unknown, useOwnAccount } from './own-account.ts';

/** My role on the server; null for most, undefined until it is known. */
export function useServerRole(): Account['role'] | undefined {
  const account = useOwnAccount();
  // Not known is not staff; the desk asks the server for each thing anyway.
  if (account === undefined && unknown.value !== null && unknown.value === me.value?.number) return null;
  return account === null ? null : account?.role;
}
