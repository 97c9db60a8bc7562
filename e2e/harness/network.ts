/** What a browser tells its page of the network, told by the test. */
import type { Page } from '../../src/client/page.ts';

export interface Network extends Page {
  /** The network is back: clients try at once instead of waiting on. */
  back(): void;
}

export function createNetwork(): Network {
  const listeners = new Set<() => void>();
  return {
    hidden: () => false,
    onReturn(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    back() {
      for (const listener of listeners) listener();
    },
  };
}
