import { link } from './connection.ts';
import { whileSeen } from './while-seen.ts';

/** Without a live connection nothing is told: one looks again and again, in ms. */
const INTERVAL = 30_000;

/**
 * Runs a job now and whenever the live connection says that there is something to look at; again when the connection
 * or the page comes back, as something may have been missed. Where there is only polling, every half minute.
 *
 * @param listen calls what it is given when there is news, until what it returns is called
 * @returns how to stop
 */
export function onNews(listen: (look: () => void) => () => void, job: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  let stopPolling: (() => void) | null = null;

  async function look(): Promise<void> {
    if (document.hidden) return;
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await job();
      }
    } finally {
      running = false;
    }
  }

  const onSeen = (): void => void look();
  document.addEventListener('visibilitychange', onSeen);
  const stopListening = listen(onSeen);
  void look();
  let before = link.peek();
  const stopFollowing = link.subscribe((state) => {
    if (state === 'polling') stopPolling ??= whileSeen(INTERVAL, look);
    else stopPolling = stopPolling?.() ?? null;
    if (state === 'live' && before !== 'live') void look();
    before = state;
  });
  return () => {
    document.removeEventListener('visibilitychange', onSeen);
    stopListening();
    stopFollowing();
    stopPolling?.();
  };
}
