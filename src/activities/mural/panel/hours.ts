/** When people may paint, counted by the server's clock. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Refusal, refuse, type Time } from '../../activity.ts';
import type { MuralView, Schedule } from '../types.ts';

export type Phase = 'before' | 'open' | 'after' | 'frozen';

export interface Hours {
  readonly phase: Phase;
  /** When it changes by itself, or null. */
  readonly until: Time | null;
}

export function hoursAt({ opensAt, closesAt, frozen }: Schedule, at: Time): Hours {
  if (frozen) return { phase: 'frozen', until: null };
  if (opensAt !== null && at < opensAt) return { phase: 'before', until: opensAt };
  if (closesAt !== null && at >= closesAt) return { phase: 'after', until: null };
  return { phase: 'open', until: closesAt };
}

/** The refusal the server would give, without asking it. */
export function refusalAt(schedule: Schedule, at: Time): Refusal | null {
  const { phase, until } = hoursAt(schedule, at);
  switch (phase) {
    case 'frozen':
      return refuse('mural/frozen');
    case 'before':
      return refuse('mural/not-open', { opensAt: until ?? at, wait: (until ?? at) - at });
    case 'after':
      return refuse('mural/closed', { closesAt: schedule.closesAt ?? at });
    case 'open':
      return null;
  }
}

/** `02:13`, `1:02:13`; whole days come first, as `3 × 24 h` would be counted by nobody. Rounded up. */
export function clockWords(ms: number): { readonly days: number; readonly clock: string } {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { days, clock: hours > 0 || days > 0 ? `${hours}:${rest}` : rest };
}

/** Longest delay of a timer in browsers, in ms. */
const LONGEST = 2 ** 31 - 1;

/** Keeps `held` right: at each change of the schedule, and at the hours in it. Returns how to stop. */
export function followHours(
  view: ReadonlySignal<Pick<MuralView, 'schedule'>>,
  now: () => Time,
  held: Signal<Refusal | null>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const { schedule } = view.peek();
    const at = now();
    held.value = refusalAt(schedule, at);
    const { until } = hoursAt(schedule, at);
    // A few ms late rather than early: the server must agree.
    if (until !== null) timer = setTimeout(look, Math.min(LONGEST, Math.max(0, until - at) + 5));
  };
  const stop = view.subscribe(look);
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** The milliseconds until a time, told four times a second until it has come. */
export function countDownTo(until: Time, now: () => Time): { left: ReadonlySignal<number>; stop(): void } {
  const left = signal(Math.max(0, until - now()));
  const timer = setInterval(() => {
    left.value = Math.max(0, until - now());
    if (left.value === 0) clearInterval(timer);
  }, 250);
  return { left, stop: () => clearInterval(timer) };
}
