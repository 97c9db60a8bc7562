/** How a round stands, in a few words for whoever plays or looks on. */
import { type BeloteShown, teamOf } from '../../games/belote/belote.ts';
import type { CrazyEightsShown } from '../../games/crazy-eights/crazy-eights.ts';
import type { HeartsShown } from '../../games/hearts/hearts.ts';
import type { PresidentShown } from '../../games/president/president.ts';
import type { GameShown } from '../../games/rules.ts';
import type { TapisVertShown } from '../../games/tapis-vert/tapis-vert.ts';
import type { SeatNumber } from '../../types.ts';
import { rankWords, suitShown } from './card-names.ts';
import { t } from './words.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}
type Name = (seat: SeatNumber) => string;
type Standing<S extends GameShown> = (
  shown: S,
  name: Name,
  mine: SeatNumber | null,
) => readonly (Fact | false)[];

const TRICKS = { hearts: 13 } as const;

const crazyEights: Standing<CrazyEightsShown> = ({ suit }) => [{ label: t('suit'), value: suitShown(suit) }];

const hearts: Standing<HeartsShown> = ({ phase, tricks, broken, points, players }, name) => [
  phase === 'play' && {
    label: t('trick'),
    value: t('trick-of', { number: Math.min(tricks + 1, TRICKS.hearts), count: TRICKS.hearts }),
  },
  broken && { label: t('hearts-open'), value: t('hearts-may') },
  points.some((one) => one > 0) && {
    label: t('points-now'),
    value: players.map((seat, nth) => `${name(seat)} ${points[nth] ?? 0}`).join(' · '),
  },
];

const president: Standing<PresidentShown> = ({ size, rank, out }, name) => [
  size > 0 && { label: t('to-beat'), value: size === 1 ? rankWords(rank) : `${size} × ${rankWords(rank)}` },
  out.length > 0 && { label: t('out-first'), value: out.map(name).join(', ') },
];

const belote: Standing<BeloteShown> = (shown, name, mine) => {
  const { trump, turned, taker, points, players } = shown;
  const ours = mine === null || !players.includes(mine) ? null : teamOf(shown, mine);
  const team = (which: 0 | 1) => {
    const members = players.filter((seat) => teamOf(shown, seat) === which).map(name);
    const called = ours === null ? members.join(' + ') : t(ours === which ? 'we' : 'they');
    return `${called} ${points[which]}`;
  };
  return [
    trump === null
      ? { label: t('turned-up'), value: suitShown(turned) }
      : { label: t('trump'), value: suitShown(trump) },
    taker !== null && { label: t('taker'), value: name(taker) },
    trump !== null && { label: t('points-now'), value: `${team(0)} · ${team(1)}` },
  ];
};

const tapisVert: Standing<TapisVertShown> = ({ points }) => [
  points !== null && { label: t('points-now'), value: t('got-points', { count: points }) },
];

// biome-ignore lint/suspicious/noExplicitAny: each game knows what it shows
const STANDINGS: Readonly<Record<string, Standing<any>>> = {
  'crazy-eights': crazyEights,
  hearts,
  president,
  belote,
  'tapis-vert': tapisVert,
};

/** @param rules id of the game's rules, @param mine null for who looks on */
export function standingOf(
  rules: string,
  shown: GameShown,
  name: Name,
  mine: SeatNumber | null,
): readonly Fact[] {
  return (STANDINGS[rules]?.(shown, name, mine) ?? []).filter((fact) => fact !== false);
}
