import type { Desk } from './desk.ts';
import { rulesOf } from './games.ts';
import { shownOf } from './play/playing.ts';
import { seatSpot, seatsShown, wayTo } from './ring.ts';
import { Seat } from './seat.tsx';
import { t } from './words.ts';

/** Who sits around the table, clockwise from oneself; on a phone in a row above it. */
export function Seats({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const { model } = desk;
  const view = model.view.value;
  if (!view) return null;
  const mine = model.mine.value;
  const all = seatsShown(
    view.seats.map(({ seat }) => seat),
    mine,
    model.seats.value,
  );
  // Between rounds of a game with rules a bot may be let sit.
  const bots = rulesOf(view) !== undefined && !view.playing && !shownOf(view)?.over;
  const past = model.replays.value;
  // Whoever sits does not look for a seat; but a hand that somebody left behind is still there.
  const shown = all.filter(
    (seat) =>
      seat !== mine && ((!past && (mine === null || bots)) || view.seats.some((one) => one.seat === seat)),
  );
  for (const { id, count, shape } of view.places)
    if (!shape && count > 0 && id !== mine && !shown.includes(id)) shown.push(id);
  return (
    <ul
      aria-label={t('seats')}
      class={
        narrow
          ? 'absolute inset-x-0 top-0 flex gap-1.5 overflow-x-auto px-2 py-2 [scrollbar-width:none]'
          : 'contents'
      }
    >
      {shown.map((seat) => {
        const { x, y } = seatSpot(wayTo(seat, mine, Math.max(model.seats.value, ...all)));
        return (
          <li
            key={seat}
            class={narrow ? 'shrink-0' : 'absolute w-max -translate-1/2'}
            style={
              narrow
                ? undefined
                : {
                    left: `calc(${x} * (100% - 168px) + 84px)`,
                    top: `calc(${y} * (100% - 108px) + 54px)`,
                  }
            }
          >
            <Seat desk={desk} view={view} seat={seat} narrow={narrow} />
          </li>
        );
      })}
    </ul>
  );
}
