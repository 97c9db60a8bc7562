import { signal } from '@preact/signals';
import { keep, loadKept } from '../../../web/kit/kept.ts';

/** Whether others see where I point. */
export const ownCursor = signal(loadKept('own-cursor', (value) => (value === false ? false : null)) ?? true);

export function setOwnCursor(on: boolean): void {
  ownCursor.value = on;
  keep('own-cursor', on);
}
