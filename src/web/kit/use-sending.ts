import { useSignal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../activities/activity.ts';

export interface Sending {
  readonly busy: boolean;
  /** Why it was not done, until something is sent again. */
  readonly refusal: Refusal | null;
  /** Does it unless something is being sent already. @returns whether it was done */
  send(what: () => Promise<unknown>): Promise<boolean>;
  /** Takes the refusal away: what it was about has changed. */
  forget(): void;
}

/** For what a form or a button asks of the server: once at a time, and a refusal is kept to be told. */
export function useSending(): Sending {
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  return {
    busy: busy.value,
    refusal: refusal.value,
    async send(what) {
      if (busy.peek()) return false;
      busy.value = true;
      refusal.value = null;
      try {
        await what();
        return true;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refusal.value = error;
        return false;
      } finally {
        busy.value = false;
      }
    },
    forget() {
      refusal.value = null;
    },
  };
}
