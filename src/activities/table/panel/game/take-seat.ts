/** Sitting down wherever there is a place. */
import { type Refusal, refuse } from '../../../activity.ts';
import type { SeatNumber } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { offered } from '../ring.ts';

/** A seat that is free, as friends would sit down; undefined where none is. */
export function freeSeat({ model }: Pick<Desk, 'model'>, not: ReadonlySet<SeatNumber> = new Set()) {
  const taken = model.view.value?.seats ?? [];
  return offered(model.seats.value).find((seat) => !not.has(seat) && !taken.some((one) => one.seat === seat));
}

/** Takes the next free seat; where somebody was faster, the one after it. */
export async function takeSeat(desk: Desk): Promise<void> {
  const { model, props } = desk;
  // Others sit down while one thinks of a name.
  if (!props.me.peek() && !(await props.askName())) return;
  const lost = new Set<SeatNumber>();
  let refusal: Refusal | null = refuse('table/seat-taken', { seat: 0 });
  for (let seat = freeSeat(desk); seat !== undefined; seat = freeSeat(desk, lost)) {
    refusal = await model.trySend({ type: 'sit', seat });
    if (refusal?.refused !== 'table/seat-taken') break;
    lost.add(seat);
  }
  if (refusal) model.tell(refusal);
}
