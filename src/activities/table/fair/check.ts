/** Whether a fair shuffle that was shown is what was promised: reckoned anew from what this browser noted itself. Pure. */
import type { Chance, FairDone, OrderedFace } from '../types.ts';
import { type DealtAgain, dealAgain } from './deal-again.ts';
import type { FairNote, SeenPlace, Sent } from './notes.ts';
import { byFace, commitTo, orderOf, PROTOCOL } from './protocol.ts';

/**
 * `promise`: what was promised before is what was shown now. `seed`: the secret number fits it. `mine`: what I added is in
 * it. `chances`: and what the others added, as it was told then. `order`: all this makes the order that was shown.
 * `cards`: they are the cards that were shuffled. `saw`: they lay where I saw them.
 */
export const CHECKS = ['promise', 'seed', 'mine', 'chances', 'order', 'cards', 'saw'] as const;
export type Check = (typeof CHECKS)[number];
/** `unknown`: this browser was not there, or there was nothing to compare. */
export type Result = 'right' | 'wrong' | 'unknown';
export type Findings = Readonly<Record<Check, Result>>;

export function checkShuffle(
  shelf: Parameters<typeof dealAgain>[0],
  told: FairDone,
  note: FairNote | null,
): Findings {
  const from = told.round === null ? null : (note?.from ?? null);
  const again = from && safely(() => dealAgain(shelf, from, told));
  const commit = note?.commit ?? told.commit;
  return {
    promise: compared(note, ({ commit }) => commit === told.commit),
    seed: result(safely(() => commitTo(told.seed)) === commit),
    mine: !note || note.mine.length === 0 ? 'unknown' : result(note.mine.every((sent) => has(told, sent))),
    chances: !note?.chances ? 'unknown' : result(sameChances(note.chances, told.chances)),
    order: result(
      sameOrder(
        safely(() => orderOf(told.order, told.seed, told.chances)),
        told.order,
      ),
    ),
    cards: cards(told, note, again),
    saw: saw(told, note, again),
  };
}

/** The first that went wrong; null where nothing did. */
export const firstWrong = (findings: Findings): Check | null =>
  CHECKS.find((check) => findings[check] === 'wrong') ?? null;

/** Everything that a program of one's own needs to come to the same order. */
export function inputsOf({ commit, seed, chances, decks, order }: FairDone): string {
  const added = chances.flatMap(({ seat, text }) => (text === null ? [] : [{ seat, text }]));
  return JSON.stringify({ protocol: PROTOCOL, commit, seed, chances: added, decks, order }, null, 1);
}

function cards(told: FairDone, note: FairNote | null, again: DealtAgain | null): Result {
  if (again) return result(sameOrder([...again.order].sort(byFace), [...told.order].sort(byFace)));
  return compared(note?.count === null ? null : note, ({ count }) => told.order.length === count);
}

function saw(told: FairDone, note: FairNote | null, again: DealtAgain | null): Result {
  if (!note) return 'unknown';
  if (told.round !== null) {
    if (!note.from) return 'unknown';
    return result(again !== null && sameSeen(again.seen, note.saw));
  }
  if (note.drawn.length === 0) return 'unknown';
  return result(
    note.drawn.every(([at, { deck, face }]) => {
      const card = told.order[at];
      return card !== undefined && told.decks[card[0]] === deck && card[1] === face;
    }),
  );
}

const result = (right: boolean): Result => (right ? 'right' : 'wrong');

const compared = (note: FairNote | null, same: (note: FairNote) => boolean): Result =>
  note ? result(same(note)) : 'unknown';

const has = ({ chances }: FairDone, { seat, text }: Sent): boolean =>
  chances.some((one) => one.seat === seat && one.text === text);

const sameChances = (one: readonly Chance[], other: readonly Chance[]): boolean =>
  one.length === other.length &&
  one.every(({ seat, text }, nth) => other[nth]?.seat === seat && other[nth]?.text === text);

const sameOrder = (one: readonly OrderedFace[] | null, other: readonly OrderedFace[]): boolean =>
  one?.length === other.length && one.every((card, at) => byFace(card, other[at] ?? [-1, -1]) === 0);

function sameSeen(one: readonly SeenPlace[], other: readonly SeenPlace[]): boolean {
  const inOrder = (list: readonly SeenPlace[]) =>
    JSON.stringify([...list].sort((a, b) => String(a.place).localeCompare(String(b.place))));
  return inOrder(one) === inOrder(other);
}

/** What was told may be anything. Null where it cannot be reckoned with. */
function safely<T>(reckon: () => T): T | null {
  try {
    return reckon();
  } catch {
    return null;
  }
}
