import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import { me } from '../../kit/connection.ts';

export interface OpenedLink<Look, Outcome> {
  readonly token: string;
  /** What it leads to; null until that is known. */
  readonly look: Look | null;
  readonly refusal: Signal<Refusal | null>;
  /** What came of it, to be set as soon as it is used: whoever one is then has no need to look again. */
  readonly outcome: Signal<Outcome | null>;
  again(): Promise<void>;
}

/**
 * What a link with a secret opens. The token stands after # in the address, so no server has seen it; looking
 * uses nothing up, so it is looked at at once, and again for whoever signs in or out meanwhile.
 */
export function useLink<Look, Outcome>(lookAt: (token: string) => Promise<Look>): OpenedLink<Look, Outcome> {
  const token = useSignal(location.hash.slice(1));
  const look = useSignal<Look | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const outcome = useSignal<Outcome | null>(null);

  async function again(): Promise<void> {
    refusal.value = null;
    try {
      look.value = await lookAt(token.value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  const who = me.value === undefined ? undefined : (me.value?.number ?? null);
  const seen = useRef<{ readonly token: string; readonly who: typeof who } | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = { token: token.value, who };
    // The session is the same; only this tab did not know yet whose it is.
    if (before?.token === token.value && before.who === undefined) return;
    if (outcome.value === null) void again();
  }, [token.value, who]);
  // Another link, opened in this tab.
  useEffect(() => {
    const changed = (): void => {
      look.value = null;
      outcome.value = null;
      token.value = location.hash.slice(1);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);

  return { token: token.value, look: look.value, refusal, outcome, again };
}
