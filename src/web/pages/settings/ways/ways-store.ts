/** My ways to sign in, as the settings show them. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRefusal } from '../../../../activities/activity.ts';
import type { OwnWay, Passkey, SignInWays } from '../../../../client/types.ts';
import { api } from '../../../kit/connection.ts';
import { refusalWords } from '../../../kit/refusals.ts';
import { becameAccount } from '../../own-account.ts';

export interface Kept {
  readonly ways: readonly OwnWay[];
  readonly passkeys: readonly Passkey[];
  /** What this server has. */
  readonly there: SignInWays;
}

export function useWays() {
  const kept = useSignal<Kept | null>(null);
  const trouble = useSignal('');

  /** False when it was refused: then `trouble` says why. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    trouble.value = '';
    try {
      await work();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
      return false;
    }
  }

  async function read(): Promise<void> {
    const [ways, { passkeys }, there] = await Promise.all([api.myWays(), api.passkeys(), api.signInWays()]);
    kept.value = { ways, passkeys, there };
  }

  /** After one was added or removed: whether there is a way back may be another answer now. */
  async function changed(): Promise<void> {
    await read();
    becameAccount(await api.me());
  }

  useEffect(() => void attempt(read), []);
  return { kept, trouble, attempt, read, changed };
}
