/** How the round that is over ended, in a sentence; empty where the points say it all. */
import { type BeloteShown, teamOf } from '../../games/belote/belote.ts';
import type { PresidentShown } from '../../games/president/president.ts';
import type { GameShown } from '../../games/rules.ts';
import type { TapisVertShown } from '../../games/tapis-vert/tapis-vert.ts';
import type { SeatNumber } from '../../types.ts';
import { t } from './words.ts';

type Name = (seat: SeatNumber) => string;
type Ended<S extends GameShown> = (shown: S, name: Name) => string;

const belote: Ended<BeloteShown> = (shown, name) => {
  const { outcome, taker, players } = shown;
  if (!outcome || taker === null) return '';
  if (outcome.how === 'litige') return t('end-litige', { count: outcome.waits });
  const names = players.filter((seat) => teamOf(shown, seat) === teamOf(shown, taker)).map(name);
  return t(`end-${outcome.how}`, { team: names.join(' + ') });
};

const president: Ended<PresidentShown> = ({ out }, name) => {
  const [first] = out;
  return first === undefined ? '' : t('end-president', { name: name(first) });
};

const tapisVert: Ended<TapisVertShown> = ({ orderer, points }, name) =>
  points === null ? '' : t('end-row', { name: name(orderer), count: points });

// biome-ignore lint/suspicious/noExplicitAny: each game knows what it shows
const ENDINGS: Readonly<Record<string, Ended<any>>> = { belote, president, 'tapis-vert': tapisVert };

/** @param rules id of the game's rules */
export function roundEndWords(rules: string, shown: GameShown, name: Name): string {
  return ENDINGS[rules]?.(shown, name) ?? '';
}
