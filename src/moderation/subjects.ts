/** What is reported, kept as it was at that moment. */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Room } from '../rooms/room.ts';
import type { Area, Subject } from './things.ts';

/** Pixels of the largest area that can be reported: a quarter of a megapixel says enough. */
export const MAX_AREA = 65_536;

/** What somebody points at. */
export type Pointed =
  | { readonly kind: 'message'; readonly room: string; readonly seq: number }
  | ({ readonly kind: 'area'; readonly room: string } & Area)
  | { readonly kind: 'person'; readonly person: Person; readonly room?: string | undefined };

export interface Said {
  readonly by: Person;
  readonly at: Time;
  readonly text: string;
}
export interface SaidAround extends Said {
  readonly seq: number;
  readonly deleted: boolean;
}

/** Where it is read from: by the wiring, as `moderation/` knows no activity. */
export interface Evidence {
  message(room: Room, seq: number): Promise<Said | Refusal>;
  /** A message with those before and after it, oldest first. */
  around(room: Room, seq: number, before: number, after: number): Promise<readonly SaidAround[]>;
  /** A PNG. */
  area(room: Room, area: Area): Promise<Buffer | Refusal>;
}

/** What a report keeps of it, and whom it is about; the refusal where there is nothing. */
export async function subjectOf(
  evidence: Evidence,
  pointed: Pointed,
  room: Room | null,
  nameOf: (person: Person) => Promise<string | null>,
): Promise<{ readonly about: Person; readonly subject: Subject } | Refusal> {
  if (pointed.kind === 'person') {
    const name = await nameOf(pointed.person);
    return name === null ? refuse('bans/unknown') : { about: pointed.person, subject: { name } };
  }
  if (!room) return refuse('rooms/unknown', { code: pointed.room });
  if (pointed.kind === 'message') {
    const message = await evidence.message(room, pointed.seq);
    if (isRefusal(message)) return message;
    const { by, at, text } = message;
    return { about: by, subject: { seq: pointed.seq, at, text } };
  }
  const { x, y, width, height } = pointed;
  if (width * height > MAX_AREA) return refuse('reports/too-large', { max: MAX_AREA });
  const png = await evidence.area(room, pointed);
  if (isRefusal(png)) return png;
  return { about: 0, subject: { x, y, width, height, png: png.toString('base64') } };
}
