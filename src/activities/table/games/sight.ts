/** What the one in a seat sees, told from the view they were sent: the same in the browser and on the server. */
import type { PlaceView, SeatNumber, TableView } from '../types.ts';
import type { Deck } from './game.ts';
import type { GameShown, SeenCard, Sight } from './rules.ts';

/** @param view of the one who sits in that seat, of a game with rules of which a round has begun */
export function sightOf(
  view: TableView,
  seat: SeatNumber,
  decks: readonly Deck[],
  runs = false,
): Sight<GameShown> {
  const faces = view.decks.map((id) => decks.find((deck) => deck.id === id)?.faces ?? []);
  const seen = (place: PlaceView | undefined): SeenCard[] =>
    (place?.cards ?? []).flatMap(([, handle, deck, face]) => {
      const is = faces[deck]?.[face];
      return is ? [{ handle, suit: is.suit ?? '', rank: is.rank ?? 0 }] : [];
    });
  const place = (id: number) => view.places.find((one) => one.id === id);
  const area = (id: string) => view.places.find(({ shape }) => shape?.area === id);
  return {
    seat,
    shown: view.game?.shown as unknown as GameShown,
    runs,
    hand: seen(place(seat)),
    held: (other) => place(other)?.count ?? 0,
    area: (id) => seen(area(id)),
    count: (id) => area(id)?.count ?? 0,
  };
}
