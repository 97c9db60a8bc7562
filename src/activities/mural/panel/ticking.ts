import { type ReadonlySignal, signal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Cooldown, left } from './cooldown.ts';

/** The time left until `until`, in ms, counted while there is any: four times a second, and once at the end. */
export function useTimeLeft(cooldown: ReadonlySignal<Cooldown>, now: () => number): ReadonlySignal<number> {
  const rest = useMemo(() => signal(left(cooldown.peek(), now())), [cooldown, now]);
  useSignalEffect(() => {
    const goal = cooldown.value;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      rest.value = left(goal, now());
      if (rest.value > 0) timer = setTimeout(count, Math.min(250, rest.value + 1));
    };
    count();
    return () => clearTimeout(timer);
  });
  return rest;
}
