/** What somebody did, as people say it. */

import { language } from '../../../web/kit/i18n.ts';
import type { Act, LogLine, Piece, SeatView, TableView } from '../types.ts';
import { fairActWords, withRevealWords } from './fair/fair-acts.ts';
import { gameName } from './games.ts';
import { keepActWords } from './keep/act-words.ts';
import { t as keep } from './keep/words.ts';
import { nameOfDeck, nameOfFace } from './looks.ts';
import { botActWords, gameActWords, withCardWords } from './play/game-acts.ts';
import { botName, sitterName } from './play/names.ts';
import { t } from './words.ts';

export interface Naming {
  readonly seats: readonly SeatView[];
  /** Of whoever did it, or sits there; a word for somebody whose name is not known. */
  person(number: number): string;
  /** Of a deck, in quotes; `a deck` where it is gone. */
  deck(id: string): string;
}

/** Cards named in a line; more are only counted. */
const NAMED = 6;

/** `Grace drew 2 cards`, `Ada played the queen of hearts`. */
export function actWords(line: Pick<LogLine, 'act' | 'by'>, naming: Naming): string {
  return withRevealWords(wordsOf(line, naming), line.act);
}

function wordsOf({ act, by }: Pick<LogLine, 'act' | 'by'>, naming: Naming): string {
  const name = by === 0 ? houseName(act, naming) : naming.person(by);
  const count = act.count ?? 0;
  const to = seatName(act.to, naming);
  const whom = seatName(act.seat, naming);
  const cards = facesWords(act.faces);
  switch (act.type) {
    case 'set-up':
      return t('act-set-up', { name, game: gameName(act.what ?? '') });
    case 'sat':
      if (act.what === 'bot') return botActWords(act, name);
      return t('act-sat', { name, seat: act.seat ?? '' });
    case 'left':
      if (act.what === 'bot') return botActWords(act, name);
      return t('act-left', { name });
    case 'seat-handed':
      return t('act-seat-handed', { name, to: whom });
    case 'seat-cleared':
      return t('act-seat-cleared', { name, seat: act.seat ?? '' });
    case 'away':
      return t('act-away', { name: whom });
    case 'back':
      return t('act-back', { name: whom });
    case 'round-began':
      if (act.what === 'fair') return fairActWords(act, name);
      return t('act-round-began', { name, round: count });
    case 'round-ended':
      return t('act-round-ended', { name, round: count });
    case 'drew':
      return t('act-drew', { name, count });
    case 'dealt':
      return t('act-dealt', { name, count });
    case 'moved':
      if (act.what === 'things') return t('act-moved-things', { name, count });
      return cards ? t('act-moved-faces', { name, cards }) : t('act-moved', { name, count });
    case 'played':
      return withCardWords(
        cards ? t('act-played-faces', { name, cards }) : t('act-played', { name, count }),
        act.what,
      );
    case 'took':
      return cards ? t('act-took-faces', { name, cards }) : t('act-took', { name, count });
    case 'gave':
      return cards ? t('act-gave-faces', { name, cards, to }) : t('act-gave', { name, count, to });
    case 'turned':
      return cards ? t('act-turned-faces', { name, cards }) : t('act-turned', { name, count });
    case 'spread':
      return t('act-spread', { name });
    case 'sorted':
      return t('act-sorted', { name });
    case 'shuffled':
      return t('act-shuffled', { name, count });
    case 'cut':
      return t('act-cut', { name, count });
    case 'gathered':
      return t('act-gathered', { name, count });
    case 'peeked':
      return t('act-peeked', { name, count });
    case 'showed':
      if (cards) return t('act-showed-all', { name, cards });
      return t('act-showed', { name, count, to });
    case 'hid':
      return t('act-hid', { name, count });
    case 'rolled':
      return rolledWords(act, name);
    case 'placed':
      return t('act-placed', { name, piece: pieceKind(act.what) });
    case 'changed':
      return t('act-changed', { name, piece: pieceKind(act.what) });
    case 'removed':
      return t('act-removed', { name, piece: pieceKind(act.what) });
    case 'scored':
      return t('act-scored', { name, to, points: signed(act.values?.[0] ?? 0) });
    case 'loaded':
    case 'imported':
    case 'replay-opened':
      return keepActWords(act, name);
    case 'asked':
      if (act.what === 'open-replay') return keep('did-ask-replay', { name });
      if (act.what === 'reveal') return fairActWords(act, name);
      return t(act.what === 'undo' ? 'act-asked-undo' : 'act-asked-hands', { name });
    case 'agreed':
      return t('act-agreed', { name });
    case 'declined':
      return t('act-declined', { name });
    case 'undone':
      return t('act-undone', { name });
    case 'hands-opened':
      return t('act-hands-opened');
    case 'configured':
      return t('act-configured', { name });
    case 'deck-added':
      return t('act-deck-added', { name, deck: naming.deck(act.what ?? ''), count });
    case 'deck-shared':
      return t('act-deck-shared', { name, deck: naming.deck(act.what ?? '') });
    case 'deck-taken-down':
      return t('act-deck-taken-down', { name, deck: naming.deck(act.what ?? '') });
    case 'game':
      return gameActWords(act, name, to);
    case 'fair-asked':
    case 'chance-added':
    case 'chance-passed':
    case 'fair-given-up':
    case 'shuffled-fairly':
    case 'fair-shown':
      return fairActWords(act, name);
  }
}

function rolledWords({ values = [] }: Act, name: string): string {
  const sum = values.reduce((all, value) => all + value, 0);
  if (values.length < 2) return t('act-rolled-one', { name, value: sum });
  return t('act-rolled', { name, values: values.join(', '), sum });
}

/** `the queen of hearts and the 2 of clubs`; empty for none. */
export function facesWords(faces: Act['faces']): string {
  if (!faces || faces.length === 0) return '';
  if (faces.length > NAMED) return t('cards', { count: faces.length });
  const names = faces.map(({ deck, face }) => nameOfFace(deck, face) || t('a-card'));
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names);
}

const PIECES = ['die', 'counter', 'token', 'note'] as const satisfies readonly Piece['kind'][];
function pieceKind(what: string | undefined): string {
  const kind = PIECES.find((one) => one === what);
  return kind ? t(`a-${kind}`) : t('a-thing');
}

/** The house moves for its bots. */
function houseName({ seat }: Act, { seats }: Naming): string {
  const bot = seats.some((one) => one.seat === seat && one.person === 0);
  return bot && seat !== undefined ? botName(seat) : t('the-house');
}

function seatName(seat: number | undefined, { seats, person }: Naming): string {
  const sitter = seats.find((one) => one.seat === seat);
  if (!sitter) return t('seat', { number: seat ?? '' });
  return sitterName(sitter, person);
}

export const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'));

export function namingOf(view: TableView, nameOf: (person: number) => string | null | undefined): Naming {
  return {
    seats: view.seats,
    person: (number) => nameOf(number) ?? t('someone'),
    deck(id) {
      const shelved = view.shelf.find((one) => one.id === id);
      const deck = shelved?.names[language.value] || nameOfDeck(id);
      return deck ? t('deck-named', { deck }) : t('a-deck');
    },
  };
}
