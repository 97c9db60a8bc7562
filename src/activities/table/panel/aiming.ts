/** What a pointer takes hold of, and where it would let it go. */
import type { Handle } from '../types.ts';
import type { Aim, Carried } from './aim.ts';
import type { Desk } from './desk.ts';
import { SNAP } from './geometry.ts';
import type { Ghost } from './ghost.ts';
import { carriedGroup } from './group-deeds.ts';
import { findCard, handleOf, pieceOf, pilesOf, placeOf } from './seeing.ts';
import { partsOf } from './selection.ts';

/** What is under a press: a card with all others that are chosen, a pile, a piece. */
export function carriedBy(desk: Desk, source: HTMLElement): Carried | null {
  const { model, selection } = desk;
  const view = model.view.peek();
  if (!view) return null;
  const group = groupAround(desk, source);
  if (group) return group;
  if (source.dataset.grip !== undefined) return { kind: 'pile', pile: Number(source.dataset.grip) };
  if (source.dataset.piece !== undefined) return { kind: 'piece', id: Number(source.dataset.piece) };
  const handle = Number(source.dataset.handle);
  const found = findCard(view, handle);
  if (!found) return null;
  const mine = model.mine.peek();
  const inHand = found.place.id === mine;
  if (!found.place.shape && !inHand) return null;
  const chosen = selection.peek();
  const cards: readonly Handle[] =
    chosen?.kind === 'cards' && chosen.cards.includes(handle) ? chosen.cards : [handle];
  return { kind: 'cards', cards, ...(inHand && { up: true }) };
}

/** All that is chosen, where this is one of several things; carried by it. */
function groupAround(desk: Desk, source: HTMLElement): Carried | null {
  const view = desk.model.view.peek();
  const chosen = desk.selection.peek();
  if (!view || (chosen?.kind !== 'group' && chosen?.kind !== 'pieces')) return null;
  const things = partsOf(chosen, view);
  const pile = Number(source.closest<HTMLElement>('[data-pile]')?.dataset.pile);
  const piece = Number(source.dataset.piece);
  const several = things.piles.length + things.pieces.length > 1;
  if (!several || !(things.piles.includes(pile) || things.pieces.includes(piece))) return null;
  const spot = placeOf(view, pile)?.shape ?? pieceOf(view, piece);
  return spot ? carriedGroup(desk, things, { x: spot.x, y: spot.y }) : null;
}

export function aimAt(desk: Desk, carried: Carried, ghost: Ghost, x: number, y: number): Aim | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const aim = element.closest<HTMLElement>('[data-aim]')?.dataset.aim;
    if (aim) {
      const found = readAim(aim);
      // Several things are laid down, not gathered: there is a deed for that.
      if (found.at === 'pile' && (carried.kind === 'group' || isOwn(desk, carried, found.pile))) continue;
      return found;
    }
    if (element === desk.stage.current) break;
  }
  const stage = desk.stage.current?.getBoundingClientRect();
  if (!stage || x < stage.left || x > stage.right || y < stage.top || y > stage.bottom) return null;
  const spot = desk.spotAt(ghost.middle());
  const view = desk.model.view.peek();
  const near =
    view && carried.kind === 'cards'
      ? pilesOf(view).find(
          ({ id, shape }) =>
            !isOwn(desk, carried, id) && Math.hypot(shape.x - spot.x, shape.y - spot.y) < SNAP,
        )
      : undefined;
  return near ? { at: 'pile', pile: near.id } : { at: 'spot', ...spot };
}

/** Whether it would be let go on itself. */
function isOwn({ model }: Desk, carried: Carried, pile: number): boolean {
  if (carried.kind === 'pile') return carried.pile === pile;
  if (carried.kind !== 'cards') return true;
  const view = model.view.peek();
  const place = view?.places.find(({ id }) => id === pile);
  return (
    place !== undefined &&
    place.count === carried.cards.length &&
    place.cards.every((card) => carried.cards.includes(handleOf(card)))
  );
}

/** As it stands in `data-aim`. */
export function readAim(text: string): Aim {
  const [kind, number] = text.split(':');
  if (kind === 'hand') return { at: 'hand' };
  if (kind === 'seat') return { at: 'seat', seat: Number(number) };
  return { at: 'pile', pile: Number(number) };
}
