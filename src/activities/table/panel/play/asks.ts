/** What the one who is to move is asked to do. */
import type { BeloteShown } from '../../games/belote/belote.ts';
import type { HeartsShown } from '../../games/hearts/hearts.ts';
import type { PresidentShown } from '../../games/president/president.ts';
import type { GameShown } from '../../games/rules.ts';
import type { TapisVertShown } from '../../games/tapis-vert/tapis-vert.ts';
import { trickOf } from '../../games/tricks.ts';
import type { SeatNumber } from '../../types.ts';
import { rankWords, suitWords } from './card-names.ts';
import type { Playing } from './playing.ts';
import { t } from './words.ts';

type Name = (seat: SeatNumber) => string;
type Ask = (playing: Playing, name: Name) => string;

const ASKS: Readonly<Record<string, Ask>> = {
  'crazy-eights': ({ moves }) => {
    if (moves.some(({ choice }) => choice === 'draw')) return t('ask-draw');
    return t(moves.some(({ choice }) => choice === 'pass') ? 'ask-pass' : 'ask-card');
  },

  hearts({ sight }, name) {
    const { phase, passTo, players, tricks } = shownAs<HeartsShown>(sight);
    if (phase === 'pass') {
      const to = players[(players.indexOf(sight.seat) + passTo) % players.length];
      return t('ask-hand-on', { name: name(to ?? 0) });
    }
    const [led] = trickOf(sight.area('trick'), sight.shown);
    if (led) return t('ask-follow', { suit: suitWords(led.suit) });
    return t(tricks === 0 ? 'ask-two-of-clubs' : 'ask-lead');
  },

  president({ sight, moves }, name) {
    const { phase, gifts, size, rank } = shownAs<PresidentShown>(sight);
    if (phase === 'exchange') {
      const gift = gifts.find(({ from }) => from === sight.seat);
      return t('ask-give', { count: gift?.count ?? 0, name: name(gift?.to ?? 0) });
    }
    if (size === 0) return t('ask-lead-rank');
    if (moves.every(({ cards }) => cards.length === 0)) return t('ask-only-pass');
    return t('ask-beat', { count: size, rank: rankWords(rank) });
  },

  belote({ sight }) {
    const { phase, passed, turned } = shownAs<BeloteShown>(sight);
    if (phase === 'take') return passed < 4 ? t('ask-take', { suit: suitWords(turned) }) : t('ask-name');
    const [led] = trickOf(sight.area('trick'), sight.shown);
    return led ? t('ask-follow', { suit: suitWords(led.suit) }) : t('ask-lead');
  },

  'tapis-vert'({ sight }) {
    const { phase, row, players } = shownAs<TapisVertShown>(sight);
    if (phase === 'reveal') return t('ask-reveal');
    return t(row.length === players.length - 1 ? 'ask-full' : 'ask-order');
  },
};

const shownAs = <S extends GameShown>({ shown }: { readonly shown: GameShown }): S => shown as S;

/** In one sentence; of a game that has none of its own, that a card is to be played. */
export function askWords(playing: Playing, name: Name): string {
  return ASKS[playing.rules.id]?.(playing, name) ?? t('ask-card');
}

/** Whose turn it is, for everybody else. */
export function turnWords({ waits }: GameShown, name: Name, list: (names: string[]) => string): string {
  const [first] = waits;
  if (first === undefined) return '';
  return waits.length === 1
    ? t('turn-of', { name: name(first) })
    : t('waits-for', { names: list(waits.map(name)) });
}
