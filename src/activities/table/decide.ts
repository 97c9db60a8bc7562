/** What a command becomes, or why not. */
import { isRefusal, type Moment, type Refusal, refuse } from '../activity.ts';
import * as agreeing from './acts/agreeing.ts';
import * as cards from './acts/cards.ts';
import * as decks from './acts/decks.ts';
import * as fair from './acts/fair.ts';
import * as groups from './acts/groups.ts';
import * as pieces from './acts/pieces.ts';
import * as rounds from './acts/rounds.ts';
import * as seats from './acts/seats.ts';
import { type Deck, type Game, optionsFor } from './games/game.ts';
import * as playing from './games/playing.ts';
import type { AnyGameRules } from './games/rules.ts';
import { load } from './keep/load.ts';
import type { TableState } from './state.ts';
import type { TableCommand, TableEvent } from './types.ts';

/** What is on the shelf beside the table. */
export interface Shelf {
  readonly games: readonly Game[];
  readonly decks: readonly Deck[];
  /** The modules that games name in their files. */
  readonly rules: readonly AnyGameRules[];
}

export function decideOn(
  shelf: Shelf,
  state: TableState,
  command: TableCommand,
  moment: Moment,
): TableEvent | Refusal {
  const event = decide(shelf, state, command, moment);
  return isRefusal(event) ? event : fair.withFairness(state, event);
}

function decide(
  shelf: Shelf,
  state: TableState,
  command: TableCommand,
  moment: Moment,
): TableEvent | Refusal {
  const ruled = playing.ruledBy(shelf, state);
  if (ruled && state.roles && playing.isFree(command)) return refuse('table/rules-decide');
  const beginFairly: fair.BeginFairly =
    ruled && ((random) => playing.begin(ruled, state, { ...moment, random }, true));
  switch (command.type) {
    case 'sit':
      return seats.sit(state, command.seat, moment);
    case 'leave':
      return seats.leave(state, moment);
    case 'hand-over':
      return seats.handOver(state, command.person, moment);
    case 'clear-seat':
      return seats.clearSeat(state, command.seat);
    case 'presence':
      return seats.notePresence(state, command, moment);
    case 'draw':
      return cards.draw(state, command, moment);
    case 'deal':
      return cards.deal(state, command, moment);
    case 'take':
      return cards.take(state, command, moment);
    case 'give':
      return cards.give(state, command, moment);
    case 'move':
      return cards.move(state, command, moment);
    case 'move-pile':
      return cards.movePile(state, command, moment);
    case 'move-group':
      return groups.moveGroup(state, command, moment);
    case 'turn':
      return cards.turn(state, command, moment);
    case 'turn-pile':
      return cards.turnPile(state, command, moment);
    case 'arrange':
      return cards.arrange(state, command, moment);
    case 'shuffle':
      return cards.shuffle(state, command, moment);
    case 'fair-shuffle':
      return fair.fairShuffle(state, command, moment);
    case 'add-chance':
      return fair.addChance(state, command, moment, beginFairly);
    case 'fair-end':
      return fair.fairEnd(state, command, moment, beginFairly);
    case 'cut':
      return cards.cut(state, command, moment);
    case 'sort':
      return cards.sort(state, command, moment);
    case 'peek':
      return cards.peek(state, command, moment);
    case 'show':
      return cards.show(state, command, moment);
    case 'hide':
      return cards.hide(state, moment);
    case 'gather':
      return command.piles ? groups.gatherPiles(state, command.piles, moment) : cards.gather(state, moment);
    case 'place':
      return pieces.place(state, command, moment);
    case 'change':
      return pieces.change(state, command, moment);
    case 'remove':
      return pieces.remove(state, command, moment);
    case 'roll':
      return pieces.roll(state, command, moment);
    case 'set-up': {
      const game = shelf.games.find(({ id }) => id === command.game);
      const options = game && optionsFor(game, command.options);
      if (!game || !options) return refuse('table/no-game', { game: command.game });
      const laid = decks.layWith(shelf.decks, state, game, command.deck);
      if (isRefusal(laid)) return laid;
      return rounds.setUp(state, laid.game, laid.decks, moment, game.rules ? { options } : null);
    }
    case 'add-deck':
      // Its rules would not know what to do with it.
      if (ruled) return refuse('table/rules-decks');
      return decks.addDeck(shelf.decks, state, command, moment);
    case 'share-deck':
      return decks.shareDeck(state, command);
    case 'take-down-deck':
      return decks.takeDownDeck(state, command);
    case 'load':
      return load({ ...shelf, decks: decks.knownDecks(shelf.decks, state) }, state, command, moment);
    case 'begin-round':
      if (beginFairly && state.settings.fair) return fair.fairRound(state, moment, beginFairly);
      return ruled ? playing.begin(ruled, state, moment) : rounds.beginRound(state, moment);
    case 'play':
      return ruled ? playing.play(ruled, state, command, moment) : refuse('table/no-rules');
    case 'bot':
      return ruled ? playing.playBot(ruled, state, command.seat, moment) : refuse('table/no-rules');
    case 'seat-bot':
      return ruled ? playing.seatBot(ruled, state, command.seat) : refuse('table/no-rules');
    case 'unseat-bot':
      return playing.unseatBot(state, command.seat);
    case 'end-round':
      return rounds.endRound(state);
    case 'score':
      // The rules keep it; who runs the room may correct it.
      if (ruled && !agreeing.runs(moment.role)) return refuse('table/master-only');
      return rounds.score(state, command, moment);
    case 'ask':
      return agreeing.ask(state, command, moment);
    case 'answer':
      return agreeing.answer(state, command, moment);
    case 'configure':
      return agreeing.configure(state, command);
  }
}
