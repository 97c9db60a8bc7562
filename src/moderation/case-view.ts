/** A case as those who look into it are shown it. */
import type { z } from 'zod';
import { isRefusal } from '../activities/activity.ts';
import type { Room } from '../rooms/room.ts';
import { type caseSchema, type Known, personIn, plain, roomIn } from './report-schemas.ts';
import type { Case, StoredReport } from './reports.ts';
import type { Evidence } from './subjects.ts';

/** @returns `shown(case, what is known of people and rooms, whether who reported is told)` */
export function createCaseView(evidence: Pick<Evidence, 'message'>) {
  async function sinceThen(
    { kind, subject }: StoredReport,
    room: Room | undefined,
  ): Promise<'same' | 'changed' | 'gone' | null> {
    if (kind !== 'message' || !room) return null;
    const now = await evidence.message(room, Number(subject.seq));
    if (isRefusal(now)) return 'gone';
    return now.text === subject.text ? 'same' : 'changed';
  }

  return async function shown(
    { reports: list, count }: Case,
    known: Known,
    names: boolean,
  ): Promise<z.infer<typeof caseSchema>> {
    const [newest, first] = [list[0], list.at(-1)];
    if (!newest || !first) throw new Error('a case without a report');
    const { id, kind, room, about, state, handledBy, handledAt, answer } = newest;
    return {
      ...{ id, kind, state, handledAt, answer, count },
      room: roomIn(known, room),
      roomGone: room !== null && !known.rooms.has(room),
      about: personIn(known, about),
      subject: plain(first.subject),
      first: first.id,
      since: await sinceThen(first, known.rooms.get(room ?? 0)),
      handledBy: known.names.get(handledBy) ?? null,
      voices: list.map(({ by, at, reason, words, subject }) => ({
        by: names ? personIn(known, by) : null,
        ...{ at, reason, words },
        text: kind === 'message' ? String(subject.text) : null,
      })),
    };
  };
}
