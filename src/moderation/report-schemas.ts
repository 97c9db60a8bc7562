/** Reports as JSON. */
import { z } from 'zod';
import type { Person } from '../activities/activity.ts';
import type { Room } from '../rooms/room.ts';
import { REASONS, type StoredReport } from './reports.ts';
import type { Subject } from './things.ts';

const subjectSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).meta({
  description:
    'As it was when it was reported. Message: `seq`, `at`, `text`; area: `x`, `y`, `width`, `height`; person: `name`; alert: its figures.',
});
const personSchema = z.object({ number: z.int(), name: z.string().nullable() });

/** What whoever made it is told. */
export const ownReportSchema = z
  .object({
    id: z.int(),
    kind: z.enum(['message', 'area', 'person', 'alert']),
    room: z
      .object({ code: z.string(), title: z.string() })
      .nullable()
      .meta({ description: 'Null where it concerns no room, or one that was deleted' }),
    about: personSchema.nullable(),
    subject: subjectSchema,
    reason: z.string().meta({ description: `One of ${REASONS.join(', ')}, or the code of an alert` }),
    words: z.string(),
    at: z.int(),
    state: z.enum(['open', 'done', 'dismissed']),
    handledAt: z.int().nullable(),
    answer: z.string(),
  })
  .meta({ id: 'OwnReport' });

/** What one person said of it, to those who look into it. */
const voiceSchema = z.object({
  by: personSchema
    .nullable()
    .meta({ description: 'Who reported it: told to those who look after the server only' }),
  at: z.int(),
  reason: z.string(),
  words: z.string(),
  text: z.string().nullable().meta({ description: 'What a message said when this one reported it' }),
});

/** All reports of one thing that wait, or that were closed together. */
export const caseSchema = z
  .object({
    id: z.int().meta({ description: 'The newest report of it: handling this one handles all' }),
    kind: z.enum(['message', 'area', 'person', 'alert']),
    room: z.object({ code: z.string(), title: z.string() }).nullable(),
    roomGone: z.boolean().meta({ description: 'It was in a room that has been deleted since' }),
    about: personSchema.nullable(),
    subject: subjectSchema.meta({ description: 'As it was when it was first reported' }),
    first: z.int().meta({ description: 'Id of the first report; it holds the picture of an area' }),
    since: z
      .enum(['same', 'changed', 'gone'])
      .nullable()
      .meta({ description: 'What became of a message since it was first reported' }),
    count: z.int().meta({ description: 'Reports of it' }),
    voices: z.array(voiceSchema).meta({ description: 'The newest of them, newest first, and the first' }),
    state: z.enum(['open', 'done', 'dismissed']),
    handledBy: z.string().nullable(),
    handledAt: z.int().nullable(),
    answer: z.string(),
  })
  .meta({ id: 'ReportCase' });

export interface Known {
  readonly names: ReadonlyMap<Person, string>;
  readonly rooms: ReadonlyMap<number, Room>;
}

export function personIn({ names }: Known, number: Person): z.infer<typeof personSchema> | null {
  return number === 0 ? null : { number, name: names.get(number) ?? null };
}

export function roomIn({ rooms }: Known, id: number | null): { code: string; title: string } | null {
  const room = id === null ? undefined : rooms.get(id);
  return room ? { code: room.code, title: room.title } : null;
}

/** Without its picture, which is fetched apart. */
export function plain({ png: _png, ...subject }: Subject): Record<string, Subject[string]> {
  return subject;
}

export function toOwn(report: StoredReport, known: Known): z.infer<typeof ownReportSchema> {
  const { id, kind, reason, words, at, state, handledAt, answer } = report;
  return {
    ...{ id, kind, reason, words, at, state, handledAt, answer },
    room: roomIn(known, report.room),
    about: personIn(known, report.about),
    subject: plain(report.subject),
  };
}
