import type { Desk } from './desk.ts';

/** Whether a press adds to what is chosen. */
export const adds = ({ picking }: Desk, event: MouseEvent): boolean =>
  picking.peek() || event.shiftKey || event.ctrlKey || event.metaKey;
