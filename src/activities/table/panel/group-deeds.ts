/** Does something with several things of the table at once. */
import type { Handle, TableCommand } from '../types.ts';
import { type Carried, cardsOf } from './aim.ts';
import type { Point } from './camera.ts';
import type { Deed } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { pieceOf, placeOf } from './seeing.ts';
import type { Things } from './selection.ts';

export async function onGroup(
  desk: Desk,
  deed: Deed,
  things: Things,
  send: (command: TableCommand) => Promise<void>,
): Promise<void> {
  const view = desk.model.view.peek();
  if (!view) return;
  const withCards = async (then: (cards: readonly Handle[]) => Promise<void> | undefined) => {
    const cards = cardsOf(view, things.piles);
    if (cards) await then(cards);
  };
  switch (deed) {
    case 'move':
      desk.placing.value = carriedGroup(desk, things);
      return;
    case 'gather-up':
      return send({ type: 'gather', piles: lowestFirst(desk, things) });
    case 'turn':
      return withCards((cards) => send({ type: 'turn', cards }));
    case 'take':
      return withCards((cards) => send({ type: 'take', cards }));
    case 'give':
      return withCards((cards) => {
        desk.dialog.value = { kind: 'whom', deed: 'give', cards };
        return undefined;
      });
  }
}

/** Carried by this point, or by the middle of them all. */
export function carriedGroup(
  desk: Desk,
  { piles, pieces }: Things,
  by?: Point,
): Extract<Carried, { kind: 'group' }> {
  const view = desk.model.view.peek();
  const spots = view
    ? [
        ...piles.flatMap((id) => placeOf(view, id)?.shape ?? []),
        ...pieces.flatMap((id) => pieceOf(view, id) ?? []),
      ]
    : [];
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2;
  const anchor = by ?? { x: middle(spots.map(({ x }) => x)), y: middle(spots.map(({ y }) => y)) };
  return { kind: 'group', piles, pieces, anchor };
}

/** The game's own areas and large piles stay where they are, and others come to them. */
function lowestFirst({ model }: Desk, { piles }: Things): readonly number[] {
  const view = model.view.peek();
  const weight = (id: number) => {
    const place = view && placeOf(view, id);
    return place ? place.count + (place.shape?.area ? 1000 : 0) : 0;
  };
  return [...piles].sort((one, other) => weight(other) - weight(one));
}
