/** Rooms visited on this device, so that one finds back without the code. */
import { keep, loadKept } from '../kit/kept.ts';

export interface RecentRoom {
  readonly code: string;
  readonly title: string;
}

const KEY = 'recent-rooms';
const KEPT = 6;

function isRecent(value: unknown): value is RecentRoom {
  const { code, title } = (value ?? {}) as Partial<RecentRoom>;
  return typeof code === 'string' && typeof title === 'string';
}

export function recentRooms(): readonly RecentRoom[] {
  return loadKept(KEY, (value) => (Array.isArray(value) ? value.filter(isRecent) : null)) ?? [];
}

export function visited({ code, title }: RecentRoom): void {
  keep(KEY, [{ code, title }, ...recentRooms().filter((room) => room.code !== code)].slice(0, KEPT));
}

/** A room that is no more. */
export function forgotten(code: string): void {
  keep(
    KEY,
    recentRooms().filter((room) => room.code !== code),
  );
}
