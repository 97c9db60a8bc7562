/**
 * What people ask those who look after a room or the server to look at, and
 * what the server itself noticed (`alert`). Handled once, with an answer that
 * the person who reported it sees.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Audit } from './audit.ts';

export type ReportKind = 'message' | 'area' | 'person' | 'alert';
export type ReportState = 'open' | 'done' | 'dismissed';

/** What people may choose from. An alert has a code of its own instead, such as `guessing`. */
export const REASONS = ['spam', 'harassment', 'offensive', 'vandalism', 'other'] as const;

/** What was reported, as it was then: it may be gone when somebody looks. */
export type Subject = Readonly<Record<string, string | number | boolean | null>>;

export interface Report {
  readonly kind: ReportKind;
  /** Id of the room; null for what concerns the server. */
  readonly room: number | null;
  /** Whom it is about; 0 where nobody in particular. */
  readonly about: Person;
  readonly subject: Subject;
  /** One of `REASONS`, or the code of an alert. */
  readonly reason: string;
  /** What the person adds in their own words; empty for nothing. */
  readonly words: string;
  /** 0 for the house. */
  readonly by: Person;
  readonly at: Time;
}

export interface StoredReport extends Report {
  readonly id: number;
  readonly state: ReportState;
  /** 0 while it is open. */
  readonly handledBy: Person;
  readonly handledAt: Time | null;
  readonly answer: string;
}

export interface ReportQuery {
  readonly open?: boolean;
  readonly room?: number;
  readonly by?: Person;
  /** Not those about this person, nor alerts: what a room's master is shown. */
  readonly exceptAbout?: Person;
  /** Only with a smaller id: the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
}

export interface Handling {
  readonly state: Exclude<ReportState, 'open'>;
  readonly answer: string;
  readonly handledBy: Person;
  readonly handledAt: Time;
}

/** The port behind which reports are kept. */
export interface ReportStore {
  add(report: Report): Promise<number>;
  find(id: number): Promise<StoredReport | null>;
  /** Newest first. */
  list(query: ReportQuery): Promise<StoredReport[]>;
  countOpen(query: Pick<ReportQuery, 'room' | 'exceptAbout'>): Promise<number>;
  /** Those that somebody made since then, oldest first, at most `limit`. */
  madeSince(by: Person, since: Time, limit: number): Promise<readonly StoredReport[]>;
  /** False where somebody else handled it first. */
  handle(id: number, handling: Handling): Promise<boolean>;
  /** An open alert of the same reason and subject, if there is one. */
  openAlert(reason: string, subject: Subject): Promise<number | null>;
}

export interface Reports {
  /** The number of the new report, or `reports/too-many` {wait}, `reports/already`. */
  make(report: Omit<Report, 'at'>): Promise<number | Refusal>;
  /**
   * Something the server noticed, for its moderators and admins. The same alert is raised
   * only once as long as nobody handled it: keep figures that grow out of its `subject`.
   */
  alert(alert: {
    readonly reason: string;
    readonly subject: Subject;
    readonly room?: number;
    readonly about?: Person;
  }): Promise<void>;
  find(id: number): Promise<StoredReport | null>;
  list(query: ReportQuery): Promise<StoredReport[]>;
  countOpen(query: Pick<ReportQuery, 'room' | 'exceptAbout'>): Promise<number>;
  /** The report as it is now, or `reports/unknown`, `reports/handled`. */
  handle(
    id: number,
    by: Person,
    outcome: Exclude<ReportState, 'open'>,
    answer: string,
  ): Promise<StoredReport | Refusal>;
}

const HOUR = 3_600_000;
/** So many reports of one person an hour: a queue that one person can fill helps nobody. */
const PER_HOUR = 20;

export function createReports(deps: {
  readonly store: ReportStore;
  readonly audit: Audit;
  readonly now: () => Time;
}): Reports {
  const { store, audit, now } = deps;
  return {
    find: store.find,
    list: store.list,
    countOpen: store.countOpen,
    async make(report) {
      const at = now();
      const lately = await store.madeSince(report.by, at - HOUR, PER_HOUR);
      const [first] = lately;
      if (first && lately.length >= PER_HOUR)
        return refuse('reports/too-many', { wait: first.at + HOUR - at, max: PER_HOUR });
      if (lately.some((one) => one.state === 'open' && isSame(one, report))) return refuse('reports/already');
      return store.add({ ...report, at });
    },
    async alert({ reason, subject, room = null, about = 0 }) {
      if ((await store.openAlert(reason, subject)) !== null) return;
      await store.add({ kind: 'alert', room, about, subject, reason, words: '', by: 0, at: now() });
    },
    async handle(id, by, outcome, answer) {
      const report = await store.find(id);
      if (!report) return refuse('reports/unknown', { id });
      const handledAt = now();
      const handled = await store.handle(id, { state: outcome, answer, handledBy: by, handledAt });
      if (!handled) return refuse('reports/handled', { id });
      await audit.note({
        who: by,
        act: `reports/${outcome}`,
        room: report.room,
        target: report.about || null,
        why: answer,
        detail: { report: id, kind: report.kind },
      });
      return { ...report, state: outcome, answer, handledBy: by, handledAt };
    },
  };
}

/** The same message, area or person, whatever was said about it. */
function isSame(one: Report, other: Omit<Report, 'at'>): boolean {
  const nameOf = ({ kind, room, about, subject }: Omit<Report, 'at'>): string =>
    [kind, room, about, subject.seq, subject.x, subject.y, subject.width, subject.height].join('/');
  return nameOf(one) === nameOf(other);
}
