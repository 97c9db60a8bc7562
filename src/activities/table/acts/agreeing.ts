/** What needs others to agree: taking back the newest act, letting watchers see all hands, telling how the cards were shuffled. */
import { isRefusal, type Moment, type Person, type Refusal, type Role, refuse } from '../../activity.ts';
import { mySeat } from '../looking.ts';
import { isSame, type TableState } from '../state.ts';
import type { Ask, Op, TableCommand, TableEvent, TableSettings } from '../types.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

export const runs = (role: Role): boolean => role === 'master' || role === 'moderator' || role === 'admin';

/**
 * `table/nothing-to-undo`, `table/undo-off` {who}, `table/nothing-to-reveal`, `table/asked-already`,
 * `table/fair-waits`. Whoever is not
 * connected cannot answer, and is not waited for where nothing of theirs is shown.
 */
export function ask(state: TableState, { kind, replay }: Said<'ask'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  if (state.ask) return refuse('table/asked-already');
  if (state.fair.asked) return refuse('table/fair-waits');
  if (kind === 'open-replay') return askForReplay(state, replay ?? 0, seat, moment);
  if (kind === 'reveal' && state.fair.kept.length === 0) return refuse('table/nothing-to-reveal');
  if (kind === 'undo') {
    if (state.before.length === 0) return refuse('table/nothing-to-undo');
    const { undo } = state.settings;
    if (undo === 'never') return refuse('table/undo-off', { who: 'nobody' });
    if (undo === 'master') {
      if (!runs(moment.role)) return refuse('table/undo-off', { who: 'master' });
      return agreed(state, { kind }, seat, []);
    }
  }
  // What is revealed may be the hand of somebody who has only dropped out for a moment.
  const waits = [...state.seats.values()]
    .filter(
      ({ person, away }) => person !== moment.who && person !== 0 && (away === null || kind === 'reveal'),
    )
    .map(({ person }) => person);
  if (waits.length === 0) return agreed(state, { kind }, seat, []);
  return said('asked', seat, { kind, by: moment.who, waits }, kind);
}

/** `table/nothing-asked`, `table/not-asked` for who has answered or was not asked. */
export function answer(state: TableState, { yes }: Said<'answer'>, moment: Moment): Answer {
  const seat = mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const asked = state.ask;
  if (!asked) return refuse('table/nothing-asked');
  const mine = asked.by === moment.who;
  if (!mine && !asked.waits.includes(moment.who)) return refuse('table/not-asked');
  // Whoever asked may think better of it.
  if (!yes || mine) return said('declined', seat, null, asked.kind);
  const waits = asked.waits.filter((person: Person) => person !== moment.who);
  if (waits.length > 0) return said('agreed', seat, { ...asked, waits }, asked.kind);
  return agreed(state, asked, seat, [{ op: 'ask', ask: null }]);
}

export function configure(state: TableState, { settings }: Said<'configure'>): Answer {
  // Hands are opened by those who hold them, not by who runs the room.
  if (settings.watchers === 'hands') return refuse('table/ask-them');
  const next: TableSettings = { ...state.settings, ...settings };
  return { act: { type: 'configured' }, ops: [{ op: 'settings', settings: next }], moves: [] };
}

/**
 * Those who sat in the round, sit now and are connected must agree. `table/no-replay` {round}, `table/round-runs`,
 * `table/not-settled` while cards may still lie as they lay then, `table/ask-them` where none of them is there.
 */
function askForReplay(state: TableState, from: number, seat: number, moment: Moment): Answer {
  const past = state.rounds.find((round) => round.from === from);
  if (!past) return refuse('table/no-replay', { from });
  if (past.to === null) return refuse('table/round-runs');
  if (!past.settled) return refuse('table/not-settled');
  if (past.opened) return refuse('table/unchanged');
  const here = [...state.seats.values()].filter(
    ({ person, away }) => away === null && past.people.includes(person),
  );
  if (here.length === 0) return refuse('table/ask-them');
  const waits = here.map(({ person }) => person).filter((person) => !isSame(moment, person));
  const asked: Ask = { kind: 'open-replay', by: moment.who, waits, replay: { round: past.round, from } };
  return waits.length === 0 ? agreed(state, asked, seat, []) : said('asked', seat, asked, asked.kind);
}

function agreed(
  state: TableState,
  { kind, replay }: Pick<Ask, 'kind' | 'replay'>,
  seat: number,
  first: readonly Op[],
): Answer {
  if (kind === 'open-replay' && replay)
    return {
      act: { type: 'replay-opened', seat, count: replay.round },
      ops: [...first, { op: 'open-replay', from: replay.from }],
      moves: [],
    };
  if (kind === 'open-hands')
    return {
      act: { type: 'hands-opened', seat },
      ops: [...first, { op: 'settings', settings: { ...state.settings, watchers: 'hands' } }],
      moves: [],
    };
  if (kind === 'reveal') {
    const ids = state.fair.kept.map(({ id }) => id);
    if (ids.length === 0) return refuse('table/nothing-to-reveal');
    const revealed = ids.length;
    return {
      act: { type: 'fair-shown', seat, revealed },
      ops: [...first, { op: 'fair-show', ids }],
      moves: [],
    };
  }
  if (state.before.length === 0) return refuse('table/nothing-to-undo');
  // What bots did since would be done again at once: it goes with the newest act of a person.
  const newest = state.before.findLastIndex(({ by }) => by !== 0);
  const backs = state.before.slice(newest < 0 ? -1 : newest).toReversed();
  const ops = backs.map(({ places, pieces }): Op => {
    const gone = [...places, ...pieces].flatMap(([id, was]) => (was === null ? [id] : []));
    return { op: 'back', gone };
  });
  return { act: { type: 'undone', seat }, ops: [...first, ...ops], moves: [] };
}

const said = (type: TableEvent['act']['type'], seat: number, to: Ask | null, what: string): TableEvent => ({
  act: { type, seat, what },
  ops: [{ op: 'ask', ask: to }],
  moves: [],
});
