/** What is on record about one person, for those who look after the server; `store/desk-record.ts` fulfils it. */
import type { Person, Time } from '../activities/activity.ts';
import type { StoredReport } from '../moderation/reports.ts';

export interface RecordedBan {
  readonly id: number;
  readonly reason: string;
  readonly note: string;
  readonly createdAt: Time;
  /** Null for no end. */
  readonly until: Time | null;
  readonly liftedAt: Time | null;
  /** Empty where that account is gone. */
  readonly madeByName: string;
}

export interface RecordedReport {
  readonly id: number;
  readonly kind: StoredReport['kind'];
  readonly reason: string;
  readonly words: string;
  readonly at: Time;
  readonly state: StoredReport['state'];
  /** Code; empty for none, and for a room that is gone. */
  readonly room: string;
}

export interface PersonRecord {
  /** Bans of the account from the server, newest first. */
  bans(who: Person, limit: number): Promise<RecordedBan[]>;
  /** What others reported about them, newest first. */
  reportsAbout(who: Person, limit: number): Promise<RecordedReport[]>;
  /** How many reports they made. */
  reportsBy(who: Person): Promise<number>;
}
