/** Where a page of a list ended: `time.id` of its last row. */
import { type Refusal, refuse, type Time } from '../activities/activity.ts';

export interface Cursor {
  readonly at: Time;
  readonly id: string;
}

/** Undefined for the first page; `api/invalid` for what is no cursor. */
export function readCursor(text: string | undefined): Cursor | undefined | Refusal {
  if (text === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.(.{1,200})$/.exec(text) ?? [];
  return at !== undefined && id !== undefined
    ? { at: Number(at), id }
    : refuse('api/invalid', { field: 'cursor' });
}
