/** Proves one's work where the server asks for it: fetches a challenge, solves it, and lets commands go again. */
import type { Api } from './api.ts';
import { ApiError } from './request.ts';
import type { Challenge, Remedy, Solution } from './types.ts';

/** Null when it gave up. */
export type Solve = (challenge: Challenge) => Promise<Solution | null>;

export interface ProveDeps {
  readonly api: Pick<Api, 'challenge' | 'prove'>;
  readonly solve: Solve;
  /** It takes a moment: called when it begins, calls back when it is over. */
  readonly busy?: () => (proven: boolean) => void;
}

/** However many commands were refused at once, one proof serves them all. */
export function createProver({ api, solve, busy }: ProveDeps): Remedy {
  let proving: Promise<boolean> | null = null;

  async function prove(): Promise<boolean> {
    const over = busy?.();
    let proven = false;
    try {
      const challenge = await api.challenge();
      const solution = await solve(challenge);
      if (solution) {
        await api.prove(challenge, solution);
        proven = true;
      }
    } catch (error) {
      // The command stays refused, which the person is told; anything else is a bug.
      if (!(error instanceof ApiError)) throw error;
    } finally {
      over?.(proven);
    }
    return proven;
  }

  return ({ refused }) => {
    if (refused !== 'people/prove-first') return Promise.resolve(false);
    proving ??= prove().finally(() => {
      proving = null;
    });
    return proving;
  };
}
