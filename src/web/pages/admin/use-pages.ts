import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface Pages<T> {
  readonly items: readonly T[];
  readonly state: 'loading' | 'idle' | Refusal;
  readonly hasMore: boolean;
  more(): void;
  /** From the first page again; what is on the screen stays until it is there. */
  reload(): void;
}

/**
 * A list that is fetched page by page. It begins anew when `question` changes;
 * answers to an older question are dropped.
 *
 * @param rest how long to wait after a change, in ms: somebody may still be typing
 */
export function usePages<T>(
  question: string,
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
  rest = 200,
): Pages<T> {
  const items = useSignal<readonly T[]>([]);
  const next = useSignal<string | null>(null);
  const state = useSignal<Pages<T>['state']>('loading');
  const asked = useRef(0);

  async function load(afresh: boolean): Promise<void> {
    const request = ++asked.current;
    state.value = 'loading';
    try {
      const page = await fetchPage(afresh ? undefined : (next.value ?? undefined));
      if (request !== asked.current) return;
      items.value = afresh ? page.items : [...items.value, ...page.items];
      next.value = page.next;
      state.value = 'idle';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (request === asked.current) state.value = error;
    }
  }

  const first = useRef(true);
  useEffect(() => {
    const wait = first.current ? 0 : rest;
    first.current = false;
    const timer = setTimeout(() => void load(true), wait);
    return () => clearTimeout(timer);
  }, [question]);

  return {
    items: items.value,
    state: state.value,
    hasMore: next.value !== null,
    more: () => void load(false),
    reload: () => void load(true),
  };
}
