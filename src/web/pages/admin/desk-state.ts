/** What waits on the desk: for the badges of the navigation. */
import { signal } from '@preact/signals';
import type { DeskState } from '../../../client/desk.ts';
import { ApiError } from '../../../client/request.ts';
import { live } from '../../kit/connection.ts';
import { whileSeen } from '../../kit/while-seen.ts';
import { desk } from './desk.ts';

/** What is reported is told at once; jobs and one's own role are looked at so often, in ms. */
const INTERVAL = 30_000;

export const deskState = signal<DeskState | null>(null);

export async function refreshDeskState(): Promise<void> {
  try {
    deskState.value = await desk.state();
  } catch (error) {
    // What was known stays; the section itself says what is wrong.
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Keeps it fresh until the returned function is called. */
export function keepDeskState(): () => void {
  const stopLooking = whileSeen(INTERVAL, refreshDeskState);
  const stopListening = live.on('reports', () => void refreshDeskState());
  return () => {
    stopLooking();
    stopListening();
  };
}
