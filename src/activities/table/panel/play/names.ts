/** What those who sit are called: people by their name, bots by one that goes with the seat. */
import type { SeatNumber, SeatView, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { t } from './words.ts';

const BOTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export function botName(seat: SeatNumber): string {
  return t(`bot-${BOTS.find((one) => one === seat) ?? 1}`);
}

/** @param nameOf of an account; whatever it does not know is somebody */
export function sitterName(
  { seat, person }: Pick<SeatView, 'seat' | 'person'>,
  nameOf: (person: number) => string | null | undefined,
): string {
  return person === 0 ? botName(seat) : (nameOf(person) ?? t('someone'));
}

/** Who sits in a seat, by name. */
export function seatNames({ model }: Pick<Desk, 'model'>, view: TableView): (seat: SeatNumber) => string {
  return (seat) => {
    const sitter = view.seats.find((one) => one.seat === seat);
    return sitter ? sitterName(sitter, model.nameOf) : t('seat', { number: seat });
  };
}
