/**
 * Tapis vert, the party game of the house.
 *
 * Three to ten people. Everybody secretly gets a card from 1 to 10, and a theme is drawn that says
 * what 1 and what 10 mean. Everybody acts, mimes or answers as far along that scale as their number
 * says, by voice or in the chat. One player, another one each round, lays the others' cards face down in
 * a row, lowest first as they believe; whose card is where is for everybody to see. Then they turn them
 * over one by one. The orderer may move cards until the first one is turned.
 *
 * The orderer gets up to ten points: ten for a row without a mistake, less for every two cards that lie
 * the wrong way round, in proportion to how many pairs there are. The master may change that with the
 * score sheet. The orderer may draw another theme, and who runs the room may write one, until the
 * first card lies in the row. The game has no end of its own.
 */
import { refuse } from '../../../activity.ts';
import type { SeatNumber } from '../../types.ts';
import { type Dealer, from, type GameRules, type GameShown, nextOf, oneOf, said } from '../rules.ts';
import { THEMES } from './themes.ts';

export interface TapisVertShown extends GameShown {
  readonly phase: 'order' | 'reveal' | 'scored';
  /** Who puts the others in order. */
  readonly orderer: SeatNumber;
  /** Whose card lies where in the row, lowest first. */
  readonly row: readonly SeatNumber[];
  /** How many of it were turned over, from the low end. */
  readonly turned: number;
  /** Of `THEMES`, or as the master wrote it. */
  readonly theme: { readonly id: number } | { readonly text: string };
  /** Themes that were drawn since all of them were. */
  readonly used: readonly number[];
  /** What the orderer got, once all cards lie open. */
  readonly points: number | null;
}
type Shown = TapisVertShown;

/** Points of a row without a mistake. */
const PERFECT = 10;
const PLACE = /^place:([1-9]\d?):(\d)$/;

export const TAPIS_VERT: GameRules<Shown> = {
  id: 'tapis-vert',

  begin(dealer, before) {
    const { players } = dealer.shown;
    const orderer = before ? nextOf(players, before.orderer) : oneOf(players, dealer.random);
    dealer.deal('draw', from(players, nextOf(players, orderer)), 1);
    dealer.show({
      ...{ phase: 'order', orderer, row: [], turned: 0, points: null, waits: [orderer] },
      used: before?.used ?? [],
    });
    drawTheme(dealer);
  },

  check(sight, { cards, choice, text }) {
    const { phase, row } = sight.shown;
    if (cards.length > 0) return refuse('table/cannot-play');
    if (choice === 'theme' || choice === 'write') {
      if (phase !== 'order' || row.length > 0) return refuse('table/too-late');
      if (choice === 'theme') return null;
      if (!sight.runs) return refuse('table/master-only');
      return text ? null : refuse('table/cannot-play');
    }
    if (choice === 'turn') {
      if (phase === 'reveal') return null;
      return row.length === others(sight.shown).length ? null : refuse('table/row-not-full');
    }
    const place = placeIn(choice);
    if (!place) return refuse('table/cannot-play');
    if (phase !== 'order') return refuse('table/too-late');
    const [seat, at] = place;
    const last = row.includes(seat) ? row.length - 1 : row.length;
    if (!others(sight.shown).includes(seat) || at > last || row[at] === seat)
      return refuse('table/cannot-play');
    return null;
  },

  candidates({ shown }) {
    const all = others(shown);
    return [
      ...[said('theme'), said('turn')],
      ...all.flatMap((seat) => all.map((_, at) => said(`place:${seat}:${at}`))),
    ];
  },

  aside: ({ choice }) => choice === 'write',

  carryOut(dealer, seat, { choice, text }) {
    const { row, turned } = dealer.shown;
    if (choice === 'theme') {
      drawTheme(dealer);
      return { type: 'game', seat, what: 'theme' };
    }
    if (choice === 'write') {
      dealer.show({ theme: { text: text ?? '' } });
      return { type: 'game', seat, what: 'theme' };
    }
    const place = placeIn(choice);
    if (place) return putInRow(dealer, seat, place);
    const card = dealer.area('row')[turned];
    if (card) dealer.turnUp([card]);
    dealer.show({ phase: 'reveal', turned: turned + 1 });
    if (turned + 1 === row.length) {
      const points = worth(dealer.area('row').map(({ rank }) => rank));
      dealer.score(seat, points);
      dealer.show({ phase: 'scored', points });
      dealer.endRound();
    }
    return { type: 'game', seat, what: 'turn', count: turned + 1 };
  },

  // It knows nobody's acting: it lays the row as it comes, and turns it over.
  bot(sight, moves, random) {
    const { row } = sight.shown;
    const fresh = moves.filter(({ choice }) => {
      const place = placeIn(choice);
      return place && !row.includes(place[0]);
    });
    return fresh.length > 0 ? oneOf(fresh, random) : said('turn');
  },
};

/** Whom the orderer puts in order. */
const others = ({ players, orderer }: Shown): readonly SeatNumber[] =>
  players.filter((seat) => seat !== orderer);

function placeIn(choice = ''): readonly [seat: SeatNumber, at: number] | null {
  const [, seat, at] = PLACE.exec(choice) ?? [];
  return seat === undefined ? null : [Number(seat), Number(at)];
}

function drawTheme(dealer: Dealer<Shown>): void {
  const all = THEMES.map((_, id) => id);
  const { used } = dealer.shown;
  const left = all.filter((id) => !used.includes(id));
  const id = oneOf(left.length > 0 ? left : all, dealer.random);
  dealer.show({ theme: { id }, used: left.length > 1 ? [...used, id] : [id] });
}

function putInRow(dealer: Dealer<Shown>, orderer: SeatNumber, [seat, at]: readonly [SeatNumber, number]) {
  const { row } = dealer.shown;
  const was = row.indexOf(seat);
  const cards = was < 0 ? dealer.hand(seat) : dealer.area('row').slice(was, was + 1);
  dealer.lay(cards, 'row', { up: false, at });
  // Whose card it is can still look at it.
  dealer.tell(cards, seat);
  dealer.show({ row: row.filter((one) => one !== seat).toSpliced(at, 0, seat) });
  return { type: 'game', seat: orderer, to: seat, what: 'place', count: at + 1 } as const;
}

/** Ten for no two cards the wrong way round, none for all of them, in proportion between. */
export function worth(ranks: readonly number[]): number {
  let pairs = 0;
  let wrong = 0;
  for (const [at, rank] of ranks.entries())
    for (const later of ranks.slice(at + 1)) {
      pairs++;
      if (rank > later) wrong++;
    }
  return pairs === 0 ? 0 : Math.round((PERFECT * (pairs - wrong)) / pairs);
}
