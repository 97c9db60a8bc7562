/** The proof of work of this page, with a word to the person where it takes longer than a blink. */
import type { Api } from '../../client/api.ts';
import { createProver, type Solve } from '../../client/prove.ts';
import type { Remedy, Solution } from '../../client/types.ts';
import { toast } from './toast.tsx';
import { t } from './words.ts';

/** In ms. */
const BLINK = 400;

const solve: Solve = (challenge) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), { type: 'module' });
    const end = (solution: Solution | null): void => {
      worker.terminate();
      resolve(solution);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Solution | null>) => end(data));
    worker.addEventListener('error', () => end(null));
    worker.postMessage(challenge);
  });

function busy(): (proven: boolean) => void {
  let close: (() => void) | null = null;
  const timer = setTimeout(() => {
    close = toast({ text: t('proving'), stay: 120_000 });
  }, BLINK);
  return (proven) => {
    clearTimeout(timer);
    close?.();
    if (!proven) toast({ text: t('not-proven'), tone: 'bad' });
  };
}

export const createPageProver = (api: Api): Remedy => createProver({ api, solve, busy });
