/**
 * What people ask those who look after a room or the server to look at, and
 * what the server itself noticed (`alert`). Handled once, with an answer that
 * the person who reported it sees.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Audit } from './audit.ts';
import { type Reported, type ReportKind, type Subject, thingOf } from './things.ts';

export type ReportState = 'open' | 'done' | 'dismissed';

/** What people may choose from. An alert has a code of its own instead, such as `guessing`. */
export const REASONS = ['spam', 'harassment', 'offensive', 'vandalism', 'other'] as const;

export interface Report extends Reported {
  /** What the person adds in their own words; empty for nothing. */
  readonly words: string;
  /** 0 for the house. */
  readonly by: Person;
  readonly at: Time;
}

export interface StoredReport extends Report {
  readonly id: number;
  /** What it is about, by name (`things.ts`). */
  readonly thing: string;
  readonly state: ReportState;
  /** 0 while it is open. */
  readonly handledBy: Person;
  readonly handledAt: Time | null;
  readonly answer: string;
}

/** All reports of one thing that wait, or that were closed together. */
export interface Case {
  /** Newest first, and last the one that was made first, which knows how it was then. */
  readonly reports: readonly StoredReport[];
  readonly count: number;
}

export interface CaseQuery {
  readonly open: boolean;
  readonly kind?: ReportKind;
  /** At least one of its reports gives this reason. */
  readonly reason?: string;
  readonly room?: number;
  /** Not those about this person, nor alerts: what a room's master is shown. */
  readonly exceptAbout?: Person;
  /** Only with a smaller newest id: that of the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
  /** Of each so many of the newest reports, and the first. */
  readonly each: number;
}
export type CaseScope = Pick<CaseQuery, 'room' | 'exceptAbout'>;

export interface Handling {
  readonly state: Exclude<ReportState, 'open'>;
  readonly answer: string;
  readonly handledBy: Person;
  readonly handledAt: Time;
}

/** The port behind which reports are kept. */
export interface ReportStore {
  add(report: Report & { readonly thing: string }): Promise<number>;
  find(id: number): Promise<StoredReport | null>;
  /** Those of one person, newest first. */
  madeBy(by: Person, limit: number): Promise<StoredReport[]>;
  /** By their newest report, newest first. */
  cases(query: CaseQuery): Promise<Case[]>;
  countCases(scope: CaseScope): Promise<number>;
  /** Times at which somebody reported something since then, earliest first, at most `limit`. */
  timesOf(by: Person, since: Time, limit: number): Promise<readonly Time[]>;
  /** Whether a report of this thing waits: of this person, or of anybody (null). */
  waits(thing: string, by: Person | null): Promise<boolean>;
  /** Names of the areas of this room of which reports wait, latest first. */
  openAreas(room: number, limit: number): Promise<readonly string[]>;
  /** Closes what waits of the thing of this report, up to it; who made each of those reports. */
  handle(id: number, handling: Handling): Promise<readonly Person[]>;
}

export interface Reports {
  /** `reports/too-many` {wait, max} where this person must wait before they report anything; to be asked before evidence is taken. */
  hold(by: Person): Promise<Refusal | null>;
  /** The number of the new report, or `reports/too-many`, `reports/already`. */
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
  madeBy(by: Person, limit: number): Promise<StoredReport[]>;
  cases(query: CaseQuery): Promise<Case[]>;
  countCases(scope: CaseScope): Promise<number>;
  /**
   * Closes a report and those made before it of the same thing: everybody gets the answer.
   * What came later waits on. Null when done, else `reports/unknown`, `reports/handled`.
   */
  handle(
    id: number,
    by: Person,
    outcome: Exclude<ReportState, 'open'>,
    answer: string,
  ): Promise<Refusal | null>;
}

const HOUR = 3_600_000;
/** So many reports of one person an hour: a queue that one person can fill helps nobody. */
const PER_HOUR = 20;
/** Areas a new one is compared with: with more that wait, the oldest are not found again. */
const AREAS_COMPARED = 200;

/** What those who are connected should hear of at once. */
export interface ReportNews {
  /** Something was reported (`fresh`), or dealt with. */
  changed(report: Pick<Reported, 'kind' | 'room' | 'about'>, fresh: boolean): void;
  /** These people got an answer. */
  answered(people: ReadonlySet<Person>): void;
}

export function createReports(deps: {
  readonly store: ReportStore;
  readonly audit: Audit;
  readonly now: () => Time;
  readonly news: ReportNews;
}): Reports {
  const { store, audit, now, news } = deps;

  async function hold(by: Person): Promise<Refusal | null> {
    const at = now();
    const lately = await store.timesOf(by, at - HOUR, PER_HOUR);
    const [first] = lately;
    if (first === undefined || lately.length < PER_HOUR) return null;
    return refuse('reports/too-many', { wait: first + HOUR - at, max: PER_HOUR });
  }

  return {
    hold,
    find: store.find,
    madeBy: store.madeBy,
    cases: store.cases,
    countCases: store.countCases,
    async make(report) {
      const held = await hold(report.by);
      if (held) return held;
      const { kind, room } = report;
      const areas = kind === 'area' && room !== null ? await store.openAreas(room, AREAS_COMPARED) : [];
      const thing = thingOf(report, areas);
      if (await store.waits(thing, report.by)) return refuse('reports/already');
      const id = await store.add({ ...report, thing, at: now() });
      news.changed(report, true);
      return id;
    },
    async alert({ reason, subject, room = null, about = 0 }) {
      const alert = { kind: 'alert', room, about, subject, reason, words: '', by: 0 } as const;
      const thing = thingOf(alert, []);
      if (await store.waits(thing, null)) return;
      await store.add({ ...alert, thing, at: now() });
      news.changed(alert, true);
    },
    async handle(id, by, outcome, answer) {
      const report = await store.find(id);
      if (!report) return refuse('reports/unknown', { id });
      const handling = { state: outcome, answer, handledBy: by, handledAt: now() };
      const closed = await store.handle(id, handling);
      const count = closed.length;
      if (count === 0) return refuse('reports/handled', { id });
      await audit.note({
        who: by,
        act: `reports/${outcome}`,
        room: report.room,
        target: report.about || null,
        why: answer,
        detail: { report: id, kind: report.kind, ...(count > 1 && { count }) },
      });
      news.changed(report, false);
      news.answered(new Set(closed));
      return null;
    },
  };
}
