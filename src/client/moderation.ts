/** Reports and bans for those who look after a room or the server; apart from `api.ts`, as hardly anybody needs it. */
import type { Person, Time } from '../activities/activity.ts';
import { createHttp, query, type RequestOptions } from './request.ts';
import type { Me, OwnReport } from './types.ts';

export type Moderation = ReturnType<typeof createModeration>;

/** All reports of one thing that wait, or that were closed together. */
export interface ReportCase
  extends Pick<OwnReport, 'kind' | 'room' | 'about' | 'subject' | 'state' | 'handledAt' | 'answer'> {
  /** The newest report of it: handling this one handles all. */
  readonly id: number;
  /** The first one; it holds the picture of an area. */
  readonly first: number;
  readonly roomGone: boolean;
  /** What became of a message since it was first reported. */
  readonly since: 'same' | 'changed' | 'gone' | null;
  readonly count: number;
  /** The newest of them, newest first, and the first. */
  readonly voices: readonly Voice[];
  readonly handledBy: string | null;
}

export interface Voice {
  /** Null where the viewer is not told. */
  readonly by: { readonly number: Person; readonly name: string | null } | null;
  readonly at: Time;
  readonly reason: string;
  readonly words: string;
  /** What a message said when this one reported it. */
  readonly text: string | null;
}

export interface CaseFilter {
  readonly room?: string;
  readonly handled?: 'true';
  readonly kind?: ReportCase['kind'];
  readonly reason?: string;
  /** Id of the last case of the page before. */
  readonly before?: number;
}

export interface MessageAround {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly name: string | null;
  readonly text: string;
  readonly deleted: boolean;
}

/** Whom a ban of somebody's address would keep out as well. */
export interface AddressReach {
  /** Empty where none is known. */
  readonly address: string;
  readonly others: number;
  /** It is one's own: such a ban is refused. */
  readonly own: boolean;
}

export interface ServerBan {
  readonly id: number;
  /** 0 where only an address is banned. */
  readonly account: Person;
  readonly name: string | null;
  readonly address: string;
  readonly reason: string;
  readonly note: string;
  readonly until: Time | null;
  readonly madeByName: string | null;
  readonly createdAt: Time;
  readonly liftedAt: Time | null;
  readonly liftedByName: string | null;
}

export interface BanWish {
  readonly person: Person;
  readonly reason: string;
  readonly note: string;
  readonly until: Time | null;
  readonly addressDays?: number;
}

export function createModeration(options: RequestOptions) {
  const { get, write } = createHttp(options);
  return {
    /** Of a room, or of all; newest first. */
    cases: (filter: CaseFilter) =>
      get<{ cases: ReportCase[]; earlier: boolean }>(`/reports${query({ ...filter })}`),
    pictureOf: (report: number) => `${options.base}/api/v1/reports/${report}/picture`,
    around: async (report: number) =>
      (await get<{ messages: MessageAround[] }>(`/reports/${report}/around`)).messages,
    countReports: async (room?: string) =>
      (await get<{ open: number }>(`/reports/count${query({ room })}`)).open,
    handle: (id: number, outcome: 'done' | 'dismissed', answer: string) =>
      write<void>('POST', `/reports/${id}/handle`, { outcome, answer }),

    bans: (from: { over?: 'true'; before?: number }) =>
      get<{ bans: ServerBan[]; earlier: boolean }>(`/bans${query(from)}`),
    ban: (wish: BanWish) => write<void>('POST', '/bans', wish),
    reach: (person: Person) => get<AddressReach>(`/bans/reach${query({ person })}`),
    liftBan: (id: number) => write<void>('POST', `/bans/${id}/lift`),
    /** Whom one may mean by this, for whoever looks after the server. */
    findPeople: async (q: string) =>
      (await get<{ people: (Me & { role: string | null })[] }>(`/desk/people${query({ q, limit: 6 })}`))
        .people,
  };
}
