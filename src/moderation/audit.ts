/**
 * Who did what to whom, when and why: every act of somebody who looks after a
 * room or the server. Acts that are entries of a log come from there, in the
 * same transaction (`auditRow`); what is no entry is noted by whoever does it.
 */
import type { Person, Time } from '../activities/activity.ts';
import type { KeyedRow } from '../rooms/log.ts';

export interface Act {
  readonly at: Time;
  /** 0 for the house. */
  readonly who: Person;
  /** As in the table of roles, or more precise: `members/ban`, `server/set-role`. */
  readonly act: string;
  /** Id of the room; null for the server. */
  readonly room: number | null;
  /** Whom it concerns. */
  readonly target: Person | null;
  /** The reason given; empty for none. */
  readonly why: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface StoredAct extends Act {
  readonly id: string;
}

export interface AuditQuery {
  readonly room?: number;
  readonly who?: Person;
  readonly target?: Person;
  /** Begins with this: `members/` or `mural/roll-back`. */
  readonly act?: string;
  /** Not before this moment. */
  readonly since?: Time;
  /** Before this moment. */
  readonly until?: Time;
  /** The last one of the page before. */
  readonly before?: { readonly at: Time; readonly id: string };
  readonly limit: number;
}

/** The port behind which the audit is kept. Nothing in it is ever changed. */
export interface AuditStore {
  add(act: StoredAct): Promise<void>;
  /** Newest first. */
  list(query: AuditQuery): Promise<StoredAct[]>;
}

export interface Audit {
  note(act: Omit<Act, 'at'>): Promise<void>;
  list(query: AuditQuery): Promise<StoredAct[]>;
}

export function createAudit(deps: {
  readonly store: AuditStore;
  readonly now: () => Time;
  readonly newId: () => string;
}): Audit {
  return {
    note: (act) => deps.store.add({ ...act, at: deps.now(), id: deps.newId() }),
    list: deps.store.list,
  };
}

/** The row of an act that is entry `seq` of a channel of its room: written with it, or not at all. */
export function auditRow(room: number, activity: string, seq: number, act: Omit<Act, 'room'>): KeyedRow {
  const { at, who, target, why, detail } = act;
  return {
    table: 'audit',
    key: { id: `${activity}/${room}/${seq}` },
    set: { at, who, act: act.act, room, target, why, detail: JSON.stringify(detail) },
  };
}
