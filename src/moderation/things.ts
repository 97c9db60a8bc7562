/**
 * What several reports are about is looked at once: the name of the thing
 * reported, the same whoever reports it.
 */
import type { Person } from '../activities/activity.ts';

export type ReportKind = 'message' | 'area' | 'person' | 'alert';

/** What was reported, as it was then: it may be gone when somebody looks. */
export type Subject = Readonly<Record<string, string | number | boolean | null>>;

/** A rectangle of pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Reported {
  readonly kind: ReportKind;
  /** Id of the room; null for what concerns the server. */
  readonly room: number | null;
  /** Whom it is about; 0 where nobody in particular. */
  readonly about: Person;
  readonly subject: Subject;
  /** What people chose (`REASONS`), or the code of an alert. */
  readonly reason: string;
}

/** @param areas names of those areas of the room of which a report waits */
export function thingOf({ kind, room, about, reason, subject }: Reported, areas: readonly string[]): string {
  switch (kind) {
    case 'message':
      return `message/${room}/${subject.seq}`;
    case 'person':
      return thingOfPerson(room, about);
    case 'alert':
      return `alert/${reason}/${JSON.stringify(subject)}`;
    case 'area': {
      const area = {
        x: Number(subject.x),
        y: Number(subject.y),
        width: Number(subject.width),
        height: Number(subject.height),
      };
      return areas.find((one) => isMostlySame(areaIn(one), area)) ?? nameOfArea(room, area);
    }
  }
}

export const thingOfPerson = (room: number | null, person: Person): string =>
  `person/${room ?? 'server'}/${person}`;

const nameOfArea = (room: number | null, { x, y, width, height }: Area): string =>
  `area/${room}/${x},${y},${width},${height}`;

function areaIn(name: string): Area {
  const [x = 0, y = 0, width = 0, height = 0] = (name.split('/')[2] ?? '').split(',').map(Number);
  return { x, y, width, height };
}

/**
 * Nobody marks the same rectangle twice: two that share at least half of the larger one are one.
 * Of the larger: a report of the whole mural must not swallow all others.
 */
export function isMostlySame(one: Area, other: Area): boolean {
  const overlap = (from: number, size: number, from2: number, size2: number): number =>
    Math.max(0, Math.min(from + size, from2 + size2) - Math.max(from, from2));
  const shared =
    overlap(one.x, one.width, other.x, other.width) * overlap(one.y, one.height, other.y, other.height);
  return shared * 2 >= Math.max(one.width * one.height, other.width * other.height);
}
