import type { Contents } from '../store/inspect.ts';

/** What a database holds, in words. */
export function describeContents({ rooms, people, entries, newest }: Contents): string {
  const count = (value: number, one: string, many: string) =>
    `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
  const parts = [
    count(rooms, 'room', 'rooms'),
    count(people, 'person', 'people'),
    count(entries, 'entry', 'entries'),
  ];
  const until = newest === 0 ? '' : `, the newest of ${new Date(newest).toISOString()}`;
  return parts.join(', ') + until;
}
