/** Follows a rollback under way until it is over. */
import { type Signal, signal } from '@preact/signals';
import type { MuralJob, MuralKeeping } from '../../../../client/mural-keeping.ts';
import { ApiError } from '../../../../client/request.ts';
import { figure } from '../../../../web/kit/dates.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import { tellRefusal } from './shared.ts';
import { t } from './words.ts';

/** How often to ask how far it is, in ms. */
const ASK = 250;
/** The notice with the way back stays so long, in ms. */
const STAY = 20_000;

/** `unknown` of one that was begun elsewhere. */
export type Doing = 'taking-back' | 'undoing' | 'unknown';

export interface Work {
  /** The one under way; null for none. */
  readonly job: Signal<(MuralJob & { readonly what: Doing }) | null>;
  /** Resolves when it is over, however it ended. */
  run(start: () => Promise<MuralJob>, what: Doing): Promise<void>;
  cancel(): Promise<void>;
  close(): void;
}

/** @param over called after each, also after one that was begun from its notice */
export function createWork(api: MuralKeeping, over: () => Promise<void>): Work {
  const job: Work['job'] = signal(null);
  let closed = false;
  /** Takes the last notice with a way back away. */
  let putAway = (): void => {};

  async function follow(started: MuralJob, what: Doing): Promise<MuralJob> {
    let now = started;
    while (now.state === 'running' && !closed) {
      job.value = { ...now, what };
      await new Promise((resolve) => setTimeout(resolve, ASK));
      try {
        now = await api.job(started.id);
      } catch (error) {
        // It goes on without us; what cannot be asked now is asked again.
        if (!(error instanceof ApiError && error.passing)) throw error;
      }
    }
    return now;
  }

  async function run(start: () => Promise<MuralJob>, what: Doing): Promise<void> {
    // Its way back leads nowhere once the same is undone from the list.
    if (what === 'undoing') putAway();
    try {
      const ended = await follow(await start(), what);
      if (closed) return;
      tell(ended, what);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tellRefusal(error);
    } finally {
      job.value = null;
    }
    await over();
  }

  function tell({ state, result, refusal }: MuralJob, what: Doing): void {
    if (result) {
      const { id, pixels, stayed } = result;
      const words = { 'taking-back': 'taken-back', undoing: 'brought-back', unknown: 'changed' } as const;
      const done = t(words[what], { count: pixels, figure: figure(pixels) });
      const text = stayed > 0 ? `${done}. ${t('stayed', { count: stayed })}` : done;
      const undo = { label: t('undo'), run: () => void run(() => api.undo(id), 'undoing') };
      if (what === 'taking-back') putAway = toast({ text, tone: 'good', action: undo, stay: STAY });
      else toast({ text, tone: 'good' });
    } else if (state === 'cancelled') {
      const pixels = Number(refusal?.pixels ?? 0);
      const some = t('cancelled-some', { count: pixels, figure: figure(pixels) });
      toast({ text: pixels > 0 ? some : t('cancelled-none') });
    } else if (state === 'interrupted') {
      toast({ text: t('interrupted'), tone: 'bad' });
    } else if (refusal) {
      const { code, ...detail } = refusal;
      tellRefusal({ refused: code, detail });
    }
  }

  return {
    job,
    run,
    async cancel() {
      const id = job.peek()?.id;
      if (id !== undefined) await api.cancel(id);
    },
    close() {
      closed = true;
    },
  };
}
