/** People round a table, each with what reached their wire and the view that came of it. */
import { type Entry, isRefusal, type Person, type Refusal, type Role, type Viewer } from '../../activity.ts';
import type { Shelf } from '../decide.ts';
import { follow } from '../follow.ts';
import { createTableRules, type TableRules } from '../rules.ts';
import type { TableState } from '../state.ts';
import type { ShownTableEvent, TableCommand, TableEvent, TableView } from '../types.ts';

/** A deck of thirteen, one of them twice, and a game for it. */
export const SHELF: Shelf = {
  decks: [
    { id: 'small', faces: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, { copies: 2 }] },
    { id: 'ten', faces: [{}, {}, {}] },
  ],
  rules: [],
  games: [
    {
      id: 'free',
      names: { en: 'Free table', fr: 'Table libre' },
      about: { en: 'Anything', fr: 'Tout' },
      seats: { min: 1, max: 12 },
      areas: [
        { id: 'draw', names: { en: 'Draw', fr: 'Pioche' }, x: 1000, y: 700, turn: 0, spread: 'stack' },
        {
          id: 'discard',
          names: { en: 'Discard', fr: 'Défausse' },
          x: 1200,
          y: 700,
          turn: 0,
          spread: 'stack',
        },
        { id: 'row', names: { en: 'Row', fr: 'Rangée' }, x: 1400, y: 700, turn: 0, spread: 'row' },
      ],
      buttons: [],
      options: [],
      best: 'most',
      decks: [
        { deck: 'small', to: 'draw' },
        { deck: 'ten', to: 'row' },
      ],
    },
  ],
};

export interface Guest {
  readonly who: Person;
  readonly role: Role;
  view: TableView;
  /** Every byte that was sent to them, in order. */
  readonly wire: string[];
}

export interface Party {
  readonly rules: TableRules;
  readonly state: TableState;
  readonly log: readonly Entry<TableEvent>[];
  readonly guests: readonly Guest[];
  guest(who: Person): Guest;
  /** What a newcomer with these eyes would be given. */
  fresh(guest: Pick<Guest, 'who' | 'role'>): TableView;
  /** Null when it was done. */
  act(who: Person, command: TableCommand): Refusal | null;
}

/** A table without a server: what the room host and the fan-out do, in one place and at once. */
export function createParty(
  guests: readonly (readonly [Person, Role])[],
  seed = 1,
  shelf = SHELF,
  leak: (party: Party, shown: ShownTableEvent, entry: Entry<TableEvent>) => unknown = (_, shown) => shown,
  bend: (pick: number, below: number) => number = (pick) => pick,
): Party {
  const rules = createTableRules(shelf);
  const state = rules.open(undefined);
  const log: Entry<TableEvent>[] = [];
  let at = 1_800_000_000_000;
  let random = seed;

  const viewer = ({ who, role }: Pick<Guest, 'who' | 'role'>): Viewer => ({ who, role, at });
  const all: Guest[] = guests.map(([who, role]) => {
    const view = rules.view(state, { who, role, at });
    return { who, role, view: structuredClone(view), wire: [JSON.stringify(view)] };
  });

  function tell(entry: Entry<TableEvent>): void {
    const isPrivy = rules.privy?.(state, entry);
    for (const guest of all) {
      const eyes: Viewer = isPrivy?.(viewer(guest)) ? viewer(guest) : { who: 0, role: 'visitor', at };
      const shown = leak(party, rules.show(state, entry, eyes) as ShownTableEvent, entry);
      const sent = JSON.stringify({ seq: entry.seq, at: entry.at, by: entry.by, e: shown });
      guest.wire.push(sent);
      guest.view = follow(guest.view, JSON.parse(sent));
    }
  }

  const party: Party = {
    rules,
    state,
    log,
    guests: all,
    guest: (who: Person): Guest => all.find((one) => one.who === who) as Guest,
    fresh: (guest: Pick<Guest, 'who' | 'role'>): TableView =>
      JSON.parse(JSON.stringify(rules.view(state, viewer(guest)))) as TableView,
    act(who, command) {
      at += 1000;
      const role = who === 0 ? 'admin' : (all.find((one) => one.who === who)?.role ?? 'player');
      const before = JSON.stringify(rules.view(state, { who: 0, role: 'visitor', at }));
      const event = rules.decide(state, command, {
        who,
        role,
        at,
        // A linear congruential generator (Numerical Recipes): tests must be repeatable.
        random(below) {
          random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
          return bend(Math.floor((random / 2 ** 32) * below), below);
        },
      });
      if (JSON.stringify(rules.view(state, { who: 0, role: 'visitor', at })) !== before)
        throw new Error('deciding changed the table');
      if (isRefusal(event)) return event;
      const entry = { seq: log.length + 1, at, by: who, event: rules.decode(rules.encode(event)) };
      log.push(entry);
      rules.apply(state, entry);
      tell(entry);
      return null;
    },
  };
  return party;
}
