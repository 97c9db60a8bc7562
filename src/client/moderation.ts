/** Reports and bans for those who look after a room or the server; apart from `api.ts`, as hardly anybody needs it. */
import type { Person, Time } from '../activities/activity.ts';
import { createHttp, query, type RequestOptions } from './request.ts';
import type { Me, OwnReport } from './types.ts';

export type Moderation = ReturnType<typeof createModeration>;

export interface QueuedReport extends OwnReport {
  /** Null where the viewer is not told. */
  readonly by: { readonly number: Person; readonly name: string | null } | null;
  readonly handledBy: string | null;
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
    /** Of a room, or of all; newest first. `before` is the id of the last one of the page before. */
    reports: (from: { room?: string; handled?: 'true'; before?: number }) =>
      get<{ reports: QueuedReport[]; earlier: boolean }>(`/reports${query(from)}`),
    countReports: async (room?: string) =>
      (await get<{ open: number }>(`/reports/count${query({ room })}`)).open,
    handle: (id: number, outcome: 'done' | 'dismissed', answer: string) =>
      write<void>('POST', `/reports/${id}/handle`, { outcome, answer }),

    bans: (from: { over?: 'true'; before?: number }) =>
      get<{ bans: ServerBan[]; earlier: boolean }>(`/bans${query(from)}`),
    ban: (wish: BanWish) => write<void>('POST', '/bans', wish),
    liftBan: (id: number) => write<void>('POST', `/bans/${id}/lift`),
    /** Whom one may mean by this, for whoever looks after the server. */
    findPeople: async (q: string) =>
      (await get<{ people: (Me & { role: string | null })[] }>(`/desk/people${query({ q, limit: 6 })}`))
        .people,
  };
}
