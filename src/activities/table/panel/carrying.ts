/**
 * Something on its way with the pointer: a ghost of it follows, and where it may be let
 * go lights up. It stays there until the server has answered, and flies back when it was refused.
 */
import { type Aim, type Carried, commandFor } from './aim.ts';
import { aimAt } from './aiming.ts';
import type { Desk } from './desk.ts';
import { CARD } from './geometry.ts';
import { createGhost, type Ghost } from './ghost.ts';
import { fanOf, gapAt } from './hand-fan.ts';
import { asksHow } from './play/play-cards.ts';
import { movedTo } from './sorting.ts';

export interface Carrying {
  /** Whether something is carried. */
  active(): boolean;
  /** @param from where it was taken hold of, @returns whether it may be carried at all */
  begin(carried: Carried, source: HTMLElement, from: { readonly x: number; readonly y: number }): boolean;
  /** @param under whether it is meant to go beneath what lies there */
  to(x: number, y: number, under: boolean): void;
  letGo(): void;
  back(): void;
}

interface Held {
  readonly carried: Carried;
  readonly ghost: Ghost;
  readonly fromHand: boolean;
  aim: Aim | null;
  lit: Element | null;
}

/** So near to its edge a long hand scrolls under what is held over it, in CSS px, and so fast. */
const EDGE = 44;
const SCROLL = 7;

export function createCarrying(desk: Desk, root: HTMLElement): Carrying {
  const { model } = desk;
  let held: Held | null = null;
  let scrolling = 0;

  function show(aim: Aim | null): void {
    if (!held) return;
    const lit = aim ? litBy(aim) : null;
    if (lit !== held.lit) {
      held.lit?.removeAttribute('data-lit');
      held.lit = lit;
    }
    lit?.setAttribute('data-lit', aim?.at === 'pile' && aim.bottom ? 'under' : '');
    held.aim = aim;
  }

  function litBy(aim: Aim): Element | null {
    if (aim.at === 'spot') return null;
    const name = aim.at === 'hand' ? 'hand' : aim.at === 'seat' ? `seat:${aim.seat}` : `pile:${aim.pile}`;
    return root.querySelector(`[data-aim="${name}"]`);
  }

  /** Of the hand, between which cards `x` of the screen is. */
  function gapUnder(x: number): number | null {
    const strip = root.querySelector<HTMLElement>('[data-cards]');
    if (!strip) return null;
    const { length } = desk.handOrder.now();
    const card = strip.querySelector<HTMLElement>('[data-handle]')?.offsetWidth ?? CARD;
    const fan = fanOf(length, strip.parentElement?.clientWidth ?? 0, card);
    return gapAt(x - strip.getBoundingClientRect().left, length, fan, card);
  }

  function scroll(x: number | null): void {
    cancelAnimationFrame(scrolling);
    const strip = root.querySelector<HTMLElement>('[data-cards]')?.parentElement;
    if (x === null || !strip || strip.scrollWidth <= strip.clientWidth) return;
    const { left, right } = strip.getBoundingClientRect();
    const by = x < left + EDGE ? -SCROLL : x > right - EDGE ? SCROLL : 0;
    if (by === 0) return;
    scrolling = requestAnimationFrame(() => {
      strip.scrollLeft += by;
      desk.handGap.value = held ? gapUnder(held.ghost.middle().x) : null;
      scroll(x);
    });
  }

  /** @returns what was held, which is not any more */
  function release(): Held | null {
    const done = held;
    held = null;
    scroll(null);
    desk.handGap.value = null;
    done?.lit?.removeAttribute('data-lit');
    delete root.dataset.drags;
    return done;
  }

  async function put({ carried, ghost, aim }: Held): Promise<void> {
    const view = model.view.peek();
    // From one's hand cards are meant to be seen, unless they go beneath a pile.
    const lies = carried.kind === 'cards' && carried.up && aim?.at === 'pile' && aim.bottom;
    const command =
      view && aim && commandFor(view, model.mine.peek(), lies ? { ...carried, up: false } : carried, aim);
    if (!command || (command.type === 'play' && asksHow(desk, command.cards))) {
      ghost.back();
      return;
    }
    ghost.wait();
    const refusal = await model.trySend(command);
    if (refusal) {
      ghost.back(true);
      model.tell(refusal);
    } else {
      ghost.done();
      // Things that moved together are often moved on.
      if (carried.kind !== 'group') desk.selection.value = null;
    }
  }

  /** Within the hand: to another place of it. */
  function resort({ carried, ghost }: Held): void {
    const gap = gapUnder(ghost.middle().x);
    ghost.done();
    if (gap === null || carried.kind !== 'cards') return;
    const order = desk.handOrder.now();
    const next = movedTo(order, carried.cards, gap);
    if (next.some((handle, at) => handle !== order[at])) desk.handOrder.put(next);
  }

  return {
    active: () => held !== null,
    begin(carried, source, from) {
      if (model.mine.peek() === null) {
        model.tell({ refused: 'table/sit-first' });
        return false;
      }
      root.dataset.drags = '';
      const fromHand = source.closest('[data-hand]') !== null;
      held = { carried, ghost: createGhost(desk, carried, source, from), fromHand, aim: null, lit: null };
      return true;
    },
    to(x, y, under) {
      if (!held) return;
      held.ghost.to(x, y);
      const aim = aimAt(desk, held.carried, held.ghost, x, y);
      show(aim?.at === 'pile' && under ? { ...aim, bottom: true } : aim);
      const along = held.fromHand && aim?.at === 'hand';
      desk.handGap.value = along ? gapUnder(held.ghost.middle().x) : null;
      scroll(along ? x : null);
    },
    letGo() {
      const done = release();
      if (!done) return;
      if (!done.aim) done.ghost.back();
      else if (done.fromHand && done.aim.at === 'hand') resort(done);
      else void put(done);
    },
    back: () => release()?.ghost.back(),
  };
}
