/** How a deal of Belote is scored. */

/** 0: that of the first player. */
export type Team = 0 | 1;
export type Pair = readonly [number, number];

export interface Played {
  /** In tricks, the last one's ten included: 162 in all. */
  readonly points: Pair;
  readonly tricks: Pair;
  readonly taker: Team;
  readonly belote: Team | null;
  /** Points that wait since a deal before. */
  readonly litige: number;
}

/** All that is plain JSON, as it is shown. */
export type Outcome = {
  readonly how: 'made' | 'dedans' | 'litige' | 'capot';
  readonly scored: Pair;
  /** Points that wait for the next deal. */
  readonly waits: number;
};

const ALL = 162;
const CAPOT = 252;
const BELOTE = 20;

export function scoreOf({ points, tricks, taker, belote, litige }: Played): Outcome {
  const defence: Team = taker === 0 ? 1 : 0;
  const extra: Pair = [belote === 0 ? BELOTE : 0, belote === 1 ? BELOTE : 0];
  const has = (team: Team): number => points[team] + extra[team];
  const pair = (team: Team, theirs: number, others: number): Pair =>
    team === 0 ? [theirs + extra[0], others + extra[1]] : [others + extra[0], theirs + extra[1]];

  if (has(taker) === has(defence))
    return { how: 'litige', scored: pair(defence, points[defence], 0), waits: litige + points[taker] };
  const made = has(taker) > has(defence);
  const winner = made ? taker : defence;
  const capot = tricks[winner === 0 ? 1 : 0] === 0;
  const theirs = capot ? CAPOT : made ? points[taker] : ALL;
  const scored = pair(winner, theirs, made && !capot ? points[defence] : 0);
  const ahead = scored[0] > scored[1] ? 0 : 1;
  return {
    how: made ? (capot ? 'capot' : 'made') : 'dedans',
    scored: ahead === 0 ? [scored[0] + litige, scored[1]] : [scored[0], scored[1] + litige],
    waits: 0,
  };
}
