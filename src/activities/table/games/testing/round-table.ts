/** A table without wires, fast enough for thousands of games. Person n sits in seat n. */
import { type Entry, isRefusal, type Refusal } from '../../../activity.ts';
import type { Shelf } from '../../decide.ts';
import { createTableRules, type TableRules } from '../../rules.ts';
import { cardAt, type TableState } from '../../state.ts';
import type { Play, SeatNumber, TableCommand, TableEvent } from '../../types.ts';
import { type AnyGameRules, type GameShown, movesOf, type Random, type Sight } from '../rules.ts';
import { sightOf } from '../sight.ts';

export interface RoundTable {
  readonly rules: TableRules;
  readonly module: AnyGameRules;
  readonly state: TableState;
  readonly random: Random;
  readonly shown: GameShown;
  readonly running: boolean;
  /** By the person in that seat; 0 is the house. Null when it was done. */
  act(who: number, command: TableCommand): Refusal | null;
  /** The same without doing it. */
  would(who: number, command: TableCommand): Refusal | null;
  sight(seat: SeatNumber): Sight;
  moves(seat: SeatNumber): readonly Play[];
  /** The faces in a place, as `hearts-12`: a seat's number, or the name of an area. */
  faces(place: SeatNumber | string): readonly string[];
  /** Changes who holds what, for the story of a test: cards trade places until these lie there. */
  stack(place: SeatNumber | string, faces: readonly string[]): void;
  readonly last: TableEvent | null;
}

export interface Setting {
  readonly shelf: Shelf;
  readonly game: string;
  readonly seats: number;
  readonly bots?: number;
  readonly seed?: number;
  readonly options?: Readonly<Record<string, number>>;
}

export function createRoundTable({ shelf, game, seats, bots = 0, seed = 1, options }: Setting): RoundTable {
  const rules = createTableRules(shelf);
  const state = rules.open(undefined);
  const file = shelf.games.find(({ id }) => id === game);
  const module = shelf.rules.find(({ id }) => id === file?.rules) as AnyGameRules;
  let seq = 0;
  let chance = seed * 2 + 1;
  let last: TableEvent | null = null;
  // The high bits of a linear congruential generator (Numerical Recipes): tests must be repeatable.
  const random: Random = (below) => {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((chance / 2 ** 32) * below);
  };
  const at = (): number => 1_800_000_000_000 + seq * 1000;
  const decide = (who: number, command: TableCommand) =>
    rules.decide(state, command, { who, role: who === 1 ? 'master' : 'player', at: at(), random });

  const table: RoundTable = {
    rules,
    module,
    state,
    random,
    get shown() {
      return state.game?.shown as unknown as GameShown;
    },
    get running() {
      return state.roles !== null;
    },
    get last() {
      return last;
    },
    act(who, command) {
      const event = decide(who, command);
      if (isRefusal(event)) return event;
      const entry: Entry<TableEvent> = { seq: ++seq, at: at(), by: who, event };
      rules.apply(state, entry);
      last = event;
      return null;
    },
    would(who, command) {
      const event = decide(who, command);
      return isRefusal(event) ? event : null;
    },
    sight(seat) {
      const view = rules.view(state, { who: seat, role: 'player', at: at() });
      return sightOf(view, seat, shelf.decks, seat === 1);
    },
    moves: (seat) => movesOf(module, table.sight(seat)),
    faces: (place) => cardsIn(place).map(faceOf),
    stack(place, faces) {
      const cards = cardsIn(place);
      for (const [nth, face] of faces.entries()) {
        const other = state.cards.findIndex((_, index) => faceOf(index) === face);
        const [one, two] = [cardAt(state, cards[nth] ?? -1), cardAt(state, other)];
        [state.cards[cards[nth] ?? -1], state.cards[other]] = [
          { ...one, face: two.face },
          { ...two, face: one.face },
        ];
      }
    },
  };
  const cardsIn = (place: SeatNumber | string): readonly number[] =>
    [...state.places.values()].find(({ id, shape }) => id === place || shape?.area === place)?.cards ?? [];
  function faceOf(index: number): string {
    const { deck, face } = cardAt(state, index);
    const is = shelf.decks.find(({ id }) => id === state.decks[deck])?.faces[face];
    return is?.suit === undefined ? `${is?.rank}` : `${is.suit}-${is.rank}`;
  }

  must(table.act(1, { type: 'set-up', game, ...(options && { options }) }));
  for (let seat = 1; seat <= seats; seat++)
    must(
      seat > seats - bots ? table.act(1, { type: 'seat-bot', seat }) : table.act(seat, { type: 'sit', seat }),
    );
  return table;
}

/** @throws where it was refused */
export function must(refused: Refusal | null): void {
  if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
}
