/** A name is asked for once, at the first act that needs one. */
import { signal } from '@preact/signals';
import type { Me } from '../../client/types.ts';
import { api, becameMe, me } from '../kit/connection.ts';

/** The dialog is open while this is set. */
export const asking = signal<((answer: Me | null) => void) | null>(null);
let current: Promise<Me | null> | null = null;

/** The name there is, or the one the person chooses now; null when they would rather not. */
export async function askName(): Promise<Me | null> {
  // Not heard from the live connection yet: ask by HTTP rather than for a name there may already be.
  const known = me.value === undefined ? await api.me() : me.value;
  if (known) {
    if (me.value === undefined) me.value = known;
    return known;
  }
  current ??= new Promise<Me | null>((resolve) => {
    asking.value = resolve;
  });
  return current;
}

/** @throws ApiError, such as `people/name-taken` with a `suggestion` */
export async function chooseName(name: string): Promise<void> {
  const account = await api.createMe(name);
  becameMe(account);
  answer(account);
}

export function answer(account: Me | null): void {
  const resolve = asking.value;
  asking.value = null;
  current = null;
  resolve?.(account);
}
