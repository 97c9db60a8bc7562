/** Where nobody paints, fetched when the mural says that it has changed. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { ApiError } from '../../../client/request.ts';
import type { MuralView } from '../types.ts';

/** After a failed attempt, in ms. */
const AGAIN = 5_000;

export function followMask(
  view: ReadonlySignal<Pick<MuralView, 'mask'>>,
  load: () => Promise<Uint8Array>,
): { readonly bits: ReadonlySignal<Uint8Array | null>; close(): void } {
  const bits = signal<Uint8Array | null>(null);
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function fetchIt(wanted: number): Promise<void> {
    try {
      const loaded = await load();
      if (version === wanted) bits.value = loaded;
    } catch (error) {
      // Only for showing: the server holds people back in any case.
      if (!(error instanceof ApiError)) throw error;
      if (version === wanted && error.passing) timer = setTimeout(() => void fetchIt(wanted), AGAIN);
    }
  }

  const stop = view.subscribe(({ mask }) => {
    if (mask === version) return;
    version = mask;
    clearTimeout(timer);
    if (mask === 0) bits.value = null;
    else void fetchIt(mask);
  });
  return {
    bits,
    close() {
      version = -1;
      stop();
      clearTimeout(timer);
    },
  };
}
