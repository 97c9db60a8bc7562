/** Where in a room one was the last time: before its mural or at its card table. */
import { keep, loadKept } from '../../kit/kept.ts';

/** Of those that share the room's middle on a wide screen. */
export type Middle = 'mural' | 'table';

/** In an address: the one who follows it comes to the table. */
const TO_TABLE = '#table';
export const leadsToTable = (): boolean => location.hash === TO_TABLE;

/** As the address says, or as it was. */
export function firstPlace(code: string): Middle {
  if (leadsToTable()) return 'table';
  return loadKept(`place.${code}`, (value) => (value === 'table' ? value : null)) ?? 'mural';
}

export function keepPlace(code: string, place: Middle): void {
  keep(`place.${code}`, place);
}

/** Remembers where somebody came to; the address has done its part. */
export function settlePlace(code: string, place: Middle): void {
  if (!leadsToTable()) return;
  keepPlace(code, place);
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** The address of a room, to where in it this person is: whoever plays cards invites to the table. */
export const toPlace = (address: string, code: string): string =>
  firstPlace(code) === 'table' ? address + TO_TABLE : address;
