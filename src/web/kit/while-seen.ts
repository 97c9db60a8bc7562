/**
 * Runs a job at once and then again and again, a while after it ended each
 * time; not while the page is hidden, and at once when it is seen again.
 *
 * @param interval in ms
 * @returns how to stop
 */
export function whileSeen(interval: number, job: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let stopped = false;

  async function run(): Promise<void> {
    if (running || stopped || document.hidden) return;
    clearTimeout(timer);
    running = true;
    try {
      await job();
    } finally {
      running = false;
      if (!stopped) timer = setTimeout(run, interval);
    }
  }

  const onChange = (): void => void run();
  document.addEventListener('visibilitychange', onChange);
  void run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
