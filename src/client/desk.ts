/** The admin's desk over HTTP, typed; apart from `api.ts`, as hardly anybody needs it. */
import type { Person, Time } from '../activities/activity.ts';
import { createHttp, query, type RequestOptions } from './request.ts';
import type { Account, RoomInfo } from './types.ts';

export type Desk = ReturnType<typeof createDesk>;
export type ServerRole = 'moderator' | 'admin';
type Visibility = RoomInfo['visibility'];

export interface DeskState {
  readonly role: ServerRole;
  readonly openReports: number;
  readonly runningJobs: number;
}

export type Span = 'minutes' | 'hour';
export interface DeskFigures {
  /** Milliseconds between two samples, and how many are kept. */
  readonly step: number;
  readonly keep: number;
  readonly at: readonly Time[];
  /** By name, a value for each of `at`; null where there was nothing to measure. */
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
  readonly totals: Readonly<Record<'pixels' | 'messages' | 'refusals' | 'errors' | 'requests', number>>;
  /** Of the last five minutes. */
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  /** Sizes in bytes. */
  readonly machine: {
    readonly version: string;
    readonly node: string;
    readonly startedAt: Time;
    readonly openRooms: number;
    readonly database: number;
    readonly wal: number;
    readonly diskFree: number;
    readonly diskTotal: number;
    readonly memoryLeft: number;
    readonly cores: number;
  };
}

export interface DeskRoom {
  readonly code: string;
  readonly title: string;
  readonly visibility: Visibility;
  readonly owner: Person;
  /** Empty for the house. */
  readonly ownerName: string;
  readonly createdAt: Time;
  readonly usedAt: Time;
  readonly archivedAt: Time | null;
  readonly entries: number;
  readonly here: number;
  readonly watching: number;
}
export interface DeskRoomDetails extends DeskRoom {
  readonly members: number;
  readonly logs: readonly { readonly activity: string; readonly entries: number; readonly bytes: number }[];
}

export interface DeskPerson extends Account {
  readonly createdAt: Time;
  readonly seenAt: Time | null;
  readonly sessions: number;
  readonly owner: Person | null;
  readonly deleted: boolean;
}
/** A ban of the account from the server. */
export interface DeskBan {
  readonly id: number;
  /** What they were told; the note is for those who look after the server. */
  readonly reason: string;
  readonly note: string;
  readonly createdAt: Time;
  readonly until: Time | null;
  readonly liftedAt: Time | null;
  readonly madeByName: string;
}
export interface DeskPersonDetails extends DeskPerson {
  readonly rooms: readonly { readonly code: string; readonly title: string; readonly role: string }[];
  /** Ways to sign in that need no session. */
  readonly waysBack: number;
  /** Newest first, as the reports about them. */
  readonly bans: readonly DeskBan[];
  readonly reports: readonly {
    readonly id: number;
    readonly kind: 'message' | 'area' | 'person' | 'alert';
    readonly reason: string;
    readonly words: string;
    readonly at: Time;
    readonly state: 'open' | 'done' | 'dismissed';
    /** Code; empty for none. */
    readonly room: string;
  }[];
  /** Reports they made themselves. */
  readonly reported: number;
}

export interface AuditFilter {
  readonly who?: number | undefined;
  readonly target?: number | undefined;
  /** Code. */
  readonly room?: string | undefined;
  /** Begins with this. */
  readonly act?: string | undefined;
  readonly since?: Time | undefined;
  readonly until?: Time | undefined;
}
export interface AuditedAct {
  readonly id: string;
  readonly at: Time;
  readonly who: Person;
  readonly whoName: string;
  readonly act: string;
  /** Empty for the server, and for rooms that are gone. */
  readonly room: string;
  readonly roomTitle: string;
  readonly target: Person | null;
  readonly targetName: string;
  readonly why: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface DeskSetting {
  readonly key: string;
  readonly kind: 'choice' | 'text' | 'number';
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly value: string | number;
  readonly fallback: string | number;
}
export interface ShownSetting {
  readonly name: string;
  /** What it is about, such as `mail`. */
  readonly topic: string;
  readonly meaning: string;
  /** Null where it is a secret. */
  readonly value: string | null;
  readonly set: boolean;
}

export interface DeskJob {
  readonly id: number;
  readonly kind: string;
  readonly by: Person;
  readonly byName: string;
  readonly room: string;
  readonly startedAt: Time;
  readonly endedAt: Time | null;
  /** `interrupted`: cut short by a restart. */
  readonly state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  readonly done: number;
  readonly total: number;
  readonly result: Readonly<Record<string, string | number | boolean>> | null;
  readonly code: string;
}
export interface Backup {
  readonly name: string;
  readonly size: number;
  readonly madeAt: Time;
}

export function createDesk(options: RequestOptions) {
  const { get, write } = createHttp(options);
  const base = `${options.base.replace(/\/$/, '')}/api/v1`;
  const room = (code: string, rest = '') => `/desk/rooms/${encodeURIComponent(code)}${rest}`;
  const person = (number: Person, rest = '') => `/desk/people/${number}${rest}`;
  const backup = (name: string) => `/desk/backups/${encodeURIComponent(name)}`;

  return {
    /** My role here, and what waits. */
    state: () => get<DeskState>('/desk'),
    /** Samples newer than `after`. */
    figures: (span: Span, after = 0) => get<DeskFigures>(`/desk/figures${query({ span, after })}`),

    rooms: (filter: { q?: string; visibility?: string; state?: string; cursor?: string | undefined }) =>
      get<{ rooms: DeskRoom[]; next: string | null }>(`/desk/rooms${query(filter)}`),
    room: (code: string) => get<DeskRoomDetails>(room(code)),
    changeRoom: (code: string, change: { title?: string; visibility?: Visibility }) =>
      write<void>('PATCH', room(code), change),
    archiveRoom: (code: string) => write<void>('POST', room(code, '/archive')),
    bringBackRoom: (code: string) => write<void>('POST', room(code, '/bring-back')),
    /** A big mural takes its time. */
    emptyRoom: (code: string) => write<void>('POST', room(code, '/empty'), {}, { timeLimit: 60_000 }),
    deleteRoom: (code: string) => write<void>('DELETE', room(code)),

    people: (filter: { q?: string; filter?: string; cursor?: string | undefined }) =>
      get<{ people: DeskPerson[]; next: number | null }>(`/desk/people${query(filter)}`),
    person: (number: Person) => get<DeskPersonDetails>(person(number)),
    renamePerson: (number: Person, name: string) => write<void>('PATCH', person(number), { name }),
    endSessions: (number: Person) => write<{ ended: number }>('DELETE', person(number, '/sessions')),
    /** @param endSessions also of somebody with no other way in, who then needs a link */
    setRole: (number: Person, role: ServerRole | null, endSessions: boolean) =>
      write<void>('PUT', person(number, '/role'), { role, endSessions }),
    /** The token of a link by which they come back: told once, here. */
    makeReturnLink: (number: Person) =>
      write<{ token: string; expiresAt: Time }>('POST', person(number, '/return-link')),
    deletePerson: (number: Person, wish: { messages: 'keep' | 'delete'; why: string }) =>
      write<void>('DELETE', person(number), wish),

    audit: (filter: AuditFilter, cursor?: string, limit?: number) =>
      get<{ acts: AuditedAct[]; next: string | null }>(`/desk/audit${query({ ...filter, cursor, limit })}`),
    /** The address of the whole audit as a file, for a link. */
    auditFile: (filter: AuditFilter, format: 'csv' | 'jsonl') =>
      `${base}/desk/audit/file${query({ ...filter, format })}`,

    settings: () => get<{ settings: DeskSetting[]; environment: ShownSetting[] }>('/desk/settings'),
    set: (key: string, value: string | number) =>
      write<DeskSetting>('PUT', `/desk/settings/${encodeURIComponent(key)}`, { value }),

    jobs: () => get<{ jobs: DeskJob[]; kinds: string[] }>('/desk/jobs'),
    startJob: (kind: string) => write<DeskJob>('POST', `/desk/jobs/${encodeURIComponent(kind)}`),
    cancelJob: (id: number) => write<void>('POST', `/desk/jobs/${id}/cancel`),
    backups: async () => (await get<{ backups: Backup[] }>('/desk/backups')).backups,
    /** The address of a backup, for a link. */
    backupFile: (name: string) => `${base}${backup(name)}`,
    deleteBackup: (name: string) => write<void>('DELETE', backup(name)),
  };
}
