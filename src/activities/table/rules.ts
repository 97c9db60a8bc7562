/** The card table as pure rules: `decide.ts` says what may happen, `fold.ts` what comes of it, `view.ts` who learns what. */
import type { Person, Role, Rules } from '../activity.ts';
import { decodeEvent, decodeState, encodeEvent, encodeState } from './codec.ts';
import { decideOn, type Shelf } from './decide.ts';
import { applyEntry } from './fold.ts';
import { emptyTable, type TableState } from './state.ts';
import type { TableCommand, TableEvent, TableView } from './types.ts';
import { privyTo, showEntry, viewOf } from './view.ts';

export type TableRules = Rules<unknown, TableState, TableCommand, TableEvent, TableView>;

export function createTableRules(shelf: Shelf): TableRules {
  return {
    version: 3,
    open: emptyTable,
    decide: (state, command, moment) => decideOn(shelf, state, command, moment),
    apply: applyEntry,
    view: viewOf,
    show: showEntry,
    privy: privyTo,
    standsAs: (state, who: Person): Role | null => state.roles?.get(who) ?? null,
    snapshot: encodeState,
    restore: decodeState,
    encode: encodeEvent,
    decode: decodeEvent,
  };
}
