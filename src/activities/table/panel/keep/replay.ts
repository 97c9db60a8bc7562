/** A replay in the panel: the steps that were fetched, where one is, and the clock that goes on by itself. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplayEntry, ReplayPage } from '../../../../client/tables.ts';
import { isRefusal, type Refusal } from '../../../activity.ts';
import { follow } from '../../follow.ts';
import type { TableView } from '../../types.ts';
import type { TableModel } from '../table-model.ts';

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];
/** From one step to the next at speed 1, in ms: as long as a card is on its way, and a moment to look. */
const STEP = 1400;

export interface Replaying {
  /** Null for everything since the table was laid. */
  readonly round: number | null;
  /** Of the step that is shown, from 0. */
  readonly at: number;
  /** Steps in all, and those that are there by now; 0 until the first is. */
  readonly steps: number;
  readonly loaded: number;
  readonly plays: boolean;
  readonly refused: Refusal | null;
}

export interface Replay {
  /** Null while the table is shown as it is. */
  readonly now: ReadonlySignal<Replaying | null>;
  readonly speed: ReadonlySignal<Speed>;
  /** @param from of the round; 0 for everything since the table was laid */
  begin(from: number, round: number | null): void;
  go(to: number): void;
  /** Plays or stops; from the end it begins again. */
  toggle(): void;
  faster(): void;
  close(): void;
}

export function createReplay(deps: {
  readonly model: Pick<TableModel, 'showPast'>;
  readonly page: (from: number, after?: number) => Promise<ReplayPage>;
}): Replay {
  const { model } = deps;
  const now = signal<Replaying | null>(null);
  const speed = signal<Speed>(1);
  let views: TableView[] = [];
  /** What led to each step; nothing to the first. */
  let entries: (ReplayEntry | null)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every replay: what comes late for one that was closed is let go. */
  let which = 0;

  const change = (some: Partial<Replaying>): void => {
    const was = now.peek();
    if (was) now.value = { ...was, ...some };
  };

  async function load(from: number, mine: number): Promise<void> {
    let after: number | undefined;
    for (;;) {
      const page = await deps.page(from, after);
      if (mine !== which) return;
      take(page);
      if (page.next === null) return;
      after = page.next;
    }
  }

  function take({ view, entries: more, from, to }: ReplayPage): void {
    const first = views.length === 0;
    if (view) {
      views.push(view);
      entries.push(null);
    }
    for (const entry of more) {
      const last = views.at(-1);
      if (!last) return;
      views.push(follow(last, entry));
      entries.push(entry);
    }
    batch(() => {
      // Since the table was laid more may have happened meanwhile than there was at first.
      const was = now.peek()?.steps ?? 0;
      change({ loaded: views.length, steps: first ? to - from + 1 : Math.max(was, views.length) });
      if (first) show(0);
    });
  }

  function show(at: number): void {
    const was = now.peek()?.at ?? 0;
    change({ at });
    const entry = at === was + 1 ? entries[at] : null;
    model.showPast(views[at] ?? null, entry ?? null);
  }

  function stop(): void {
    clearTimeout(timer);
    change({ plays: false });
  }

  function tick(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const state = now.peek();
      if (!state?.plays) return;
      if (state.at + 1 >= state.steps) return stop();
      // What is not there yet is waited for.
      if (state.at + 1 < state.loaded) show(state.at + 1);
      tick();
    }, STEP / speed.peek());
  }

  function go(to: number): void {
    const state = now.peek();
    if (!state || state.loaded === 0) return;
    const at = Math.max(0, Math.min(to, state.loaded - 1));
    stop();
    if (at !== state.at) show(at);
  }

  return {
    now,
    speed,
    begin(from, round) {
      const mine = ++which;
      clearTimeout(timer);
      views = [];
      entries = [];
      now.value = { round, at: 0, steps: 0, loaded: 0, plays: false, refused: null };
      load(from, mine).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        if (mine === which) change({ refused: error, plays: false });
      });
    },
    go,
    toggle() {
      const state = now.peek();
      if (!state || state.loaded === 0) return;
      if (state.plays) return stop();
      if (state.at + 1 >= state.steps) show(0);
      change({ plays: true });
      tick();
    },
    faster() {
      speed.value = SPEEDS[(SPEEDS.indexOf(speed.peek()) + 1) % SPEEDS.length] ?? 1;
      if (now.peek()?.plays) tick();
    },
    close() {
      which++;
      clearTimeout(timer);
      batch(() => {
        now.value = null;
        model.showPast(null, null);
      });
      views = [];
      entries = [];
    },
  };
}

/**
 * @param onButton one of the replay's own buttons has the focus
 * @returns whether the key means something in a replay
 */
export function onReplayKey(replay: Replay, key: string, onButton: boolean): boolean {
  const state = replay.now.peek();
  if (!state) return false;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      replay.go(state.at - 1);
      return true;
    case 'ArrowRight':
    case 'ArrowUp':
      replay.go(state.at + 1);
      return true;
    case 'Home':
      replay.go(0);
      return true;
    case 'End':
      replay.go(state.loaded - 1);
      return true;
    case ' ':
      // A button that has the focus is pressed by it.
      if (onButton) return false;
      replay.toggle();
      return true;
    case 'Escape':
      replay.close();
      return true;
  }
  // Letters act at the table as it is, which is not what is seen.
  return key.length === 1 && !onButton;
}
