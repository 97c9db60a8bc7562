import type { Contents } from '../store/inspect.ts';
import { quantity } from './quantity.ts';

/** What a database holds, in words. */
export function describeContents({ rooms, people, entries, newest }: Contents): string {
  const parts = [
    quantity(rooms, 'room'),
    quantity(people, 'person', 'people'),
    quantity(entries, 'entry', 'entries'),
  ];
  const until = newest === 0 ? '' : `, the newest of ${new Date(newest).toISOString()}`;
  return parts.join(', ') + until;
}
