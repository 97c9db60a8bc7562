/** Keeps in mind which rounds were played, so that they can be replayed, and whether their hands may be seen by now. */
import type { Time } from '../../activity.ts';
import { type PastRound, ROUNDS_KEPT, type TableState } from '../state.ts';
import type { Op } from '../types.ts';

/** Before the op is folded in. */
export function noteRound(state: TableState, op: Op, seq: number, at: Time): void {
  switch (op.op) {
    case 'round':
      if (op.roles) begin(state, state.round + 1, seq, at);
      else end(state, seq);
      return;
    case 'clear':
      end(state, seq - 1);
      settle(state);
      state.laid = seq;
      return;
    case 'load':
      // The cards lie as they once lay: what hands held then may be what they hold now.
      for (const round of state.rounds) round.settled = false;
      if (op.roles) begin(state, op.table.round, seq, at, op.table.game?.id);
      return;
    case 'order':
      if (!op.mixed || op.cards.length < state.cards.length) return;
      settle(state);
      for (const round of state.rounds) if (round.from === seq) round.gathered = true;
      return;
    case 'seat': {
      const running = state.rounds.at(-1);
      const person = op.sitter?.person ?? 0;
      if (running?.to === null && person !== 0 && !running.people.includes(person))
        running.people = [...running.people, person];
      return;
    }
    case 'open-replay':
      for (const round of state.rounds) if (round.from === op.from) round.opened = true;
      return;
  }
}

function begin(state: TableState, round: number, from: number, at: Time, game = state.game?.id ?? ''): void {
  end(state, from - 1);
  const people = [...state.seats.values()].flatMap(({ person }) => (person === 0 ? [] : [person]));
  const began: PastRound = {
    ...{ round, game, from, at, to: null, people },
    ...{ gathered: false, settled: false, opened: false },
  };
  state.rounds = [...state.rounds, began].slice(-ROUNDS_KEPT);
}

function end({ rounds }: TableState, to: number): void {
  const running = rounds.at(-1);
  if (running?.to !== null || !running) return;
  running.to = to;
  // Games that gather all cards when a round begins will do so again: what is left in hands means nothing any more.
  running.settled = running.gathered;
}

/** All cards were mixed, or are gone. */
function settle({ rounds }: TableState): void {
  for (const round of rounds) if (round.to !== null) round.settled = true;
}
