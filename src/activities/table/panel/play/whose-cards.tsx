import type { GameShown } from '../../games/rules.ts';
import { playedBy } from '../../games/tricks.ts';
import type { SeatNumber, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { acrossIf, CARD_HEIGHT, lieOf, rowStep } from '../geometry.ts';
import { pilesOf } from '../seeing.ts';
import { seatNames } from './names.ts';
import { shownOf } from './playing.ts';
import { t } from './words.ts';

interface WhoseProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly across: boolean;
}

/** Under each card of a trick, or of the row of Tapis vert: whose it is. For the eye; the record says it as well. */
export function WhoseCards({ desk, view, across }: WhoseProps) {
  const shown = shownOf(view);
  const row = shown && pilesOf(view).find(({ shape }) => shape.area === 'trick' || shape.area === 'row');
  if (!row || row.count === 0) return null;
  const seats = seatsIn(shown, row.count);
  const name = seatNames(desk, view);
  const mine = desk.model.mine.value;
  const { x, y } = acrossIf(across, row.shape);
  // A trick that is full is its winner's, who leads next.
  const winner = row.shape.area === 'trick' && row.count === shown.players.length ? shown.waits[0] : null;
  return (
    <div
      aria-hidden="true"
      class="pointer-events-none absolute top-0 left-0"
      style={{ transform: `translate(${x}px,${y}px)`, zIndex: row.shape.z }}
    >
      {seats.map((seat, at) => (
        <span
          key={seat}
          data-winner={seat === winner ? '' : undefined}
          class="whose-card"
          style={{
            left: `${lieOf('row', at, row.count).x}px`,
            top: `${-CARD_HEIGHT / 2 - 6}px`,
            maxWidth: `${row.count > 1 ? rowStep(row.count) - 2 : 180}px`,
          }}
        >
          {seat === mine ? t('you') : name(seat)}
        </span>
      ))}
    </div>
  );
}

/** Whose the cards of the row are, from left to right. */
function seatsIn(shown: GameShown, count: number): readonly SeatNumber[] {
  if ('row' in shown) return shown.row as readonly SeatNumber[];
  const { leader } = shown as GameShown & { readonly leader?: SeatNumber };
  return leader === undefined ? [] : Array.from({ length: count }, (_, at) => playedBy(shown, leader, at));
}
