/**
 * Pointers on the table: mouse, pen and fingers. What is pressed and moved is carried; the
 * felt is panned, or with Shift, in picking mode or after a long press a rectangle is drawn on it.
 * A long press on a pile takes all of it; on anything it asks what to do with it.
 */
import type { Carried } from './aim.ts';
import { carriedBy } from './aiming.ts';
import { pan, pinch, pressFeltTwice, turnWheel } from './camera-hand.ts';
import { createCarrying } from './carrying.ts';
import { openMenu } from './deed-menu.tsx';
import type { Desk } from './desk.ts';
import { createLassoHand } from './lasso-hand.ts';

/** So far a press may slip before it is a drag, in CSS px. */
const SLIP = { mouse: 5, pen: 7, touch: 9 } as const;
/** A press is long after this, in ms. */
const LONG = 450;

interface Press {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly slip: number;
  readonly mouse: boolean;
  /** What would be carried; null for the felt. */
  readonly carried: Carried | null;
  readonly source: HTMLElement | null;
  /** Whether a finger along it scrolls a long hand. */
  readonly scrolls: boolean;
  /** Whether moving it draws a rectangle. */
  readonly draws: boolean;
  readonly more: boolean;
  /** Whether it was long, and has not moved. */
  readonly long: boolean;
}

/** Listens on the panel. Returns how to stop. */
export function listenToPointers(desk: Desk, root: HTMLElement): () => void {
  const carrying = createCarrying(desk, root);
  const lasso = createLassoHand(desk);
  const fingers = new Map<number, { x: number; y: number }>();
  let press: Press | null = null;
  let pans = false;
  /** Whether the press was something else than a click. */
  let moved = false;
  let timer = 0;

  /** Who does not sit, or looks at the past, only moves the view. */
  const looksOn = () => desk.model.mine.peek() === null || desk.model.replays.peek();

  function down(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const { target, clientX: x, clientY: y, pointerType } = event;
    const onStage = desk.stage.current?.contains(target) === true;
    moved = false;
    if (onStage) fingers.set(event.pointerId, { x, y });
    if (fingers.size > 1) {
      abandon();
      return;
    }
    if (carrying.active() || desk.placing.peek()) return;
    const source = target.closest<HTMLElement>('[data-handle], [data-grip], [data-piece]');
    const carried = desk.model.replays.peek() ? null : source && carriedBy(desk, source);
    if (!carried && (!onStage || target.closest('button, [data-fixed]'))) return;
    const more = event.shiftKey || desk.picking.peek();
    const slip = SLIP[pointerType as keyof typeof SLIP] ?? SLIP.mouse;
    press = {
      ...{ id: event.pointerId, x, y, slip, carried, source, more },
      ...{
        mouse: pointerType === 'mouse',
        scrolls: pointerType !== 'mouse' && source?.closest('[data-hand][data-scrolls]') != null,
        draws: !carried && more && !looksOn(),
        long: false,
      },
    };
    clearTimeout(timer);
    timer = window.setTimeout(pressLong, LONG);
  }

  function pressLong(): void {
    if (!press || moved || looksOn()) return;
    const { source, mouse, x, y } = press;
    const pile = source?.dataset.handle ? source.closest<HTMLElement>('[data-pile]') : null;
    if (!press.carried) {
      if (mouse) return;
      navigator.vibrate?.(12);
      press = { ...press, draws: true, long: true };
      moved = true;
      lasso.begin(x, y, press.more);
    } else if (pile && Number(pile.dataset.count) > 1 && press.carried.kind === 'cards') {
      navigator.vibrate?.(12);
      press = {
        ...press,
        long: true,
        source: pile,
        carried: { kind: 'pile', pile: Number(pile.dataset.pile) },
      };
      carry(press, x, y, false);
    } else if (!mouse && source) {
      navigator.vibrate?.(12);
      press = { ...press, long: true };
      moved = true;
      // It lifts a little: now it can be carried, or let go to be asked about.
      carry(press, x, y, false);
    }
  }

  function carry({ carried, source }: Press, x: number, y: number, under: boolean): void {
    if (!press || !carried || !source) return;
    if (!carrying.begin(carried, source, press)) {
      press = null;
      return;
    }
    moved = true;
    root.setPointerCapture(press.id);
    carrying.to(x, y, under);
  }

  function move(event: PointerEvent): void {
    const { clientX: x, clientY: y, pointerId } = event;
    const finger = fingers.get(pointerId);
    if (finger && fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== pointerId)?.[1];
      fingers.set(pointerId, { x, y });
      if (!other) return;
      moved = true;
      root.dataset.pans = '';
      pinch(desk, finger, { x, y }, other);
      return;
    }
    if (!press || pointerId !== press.id) return;
    const slipped = Math.hypot(x - press.x, y - press.y) >= press.slip;
    if (press.long && slipped) press = { ...press, long: false };
    if (!carrying.active() && !lasso.active() && !pans) {
      if (!slipped) return;
      moved = true;
      clearTimeout(timer);
      if (press.scrolls && Math.abs(x - press.x) > Math.abs(y - press.y)) {
        rest();
        return;
      }
      if (press.carried) carry(press, x, y, event.shiftKey);
      else if (press.draws) {
        root.setPointerCapture(pointerId);
        lasso.begin(press.x, press.y, press.more);
      } else {
        pans = true;
        root.setPointerCapture(pointerId);
        root.dataset.pans = '';
      }
    }
    if (pans && finger) {
      pan(desk, x - finger.x, y - finger.y);
      fingers.set(pointerId, { x, y });
    } else if (carrying.active()) carrying.to(x, y, event.shiftKey);
    else if (lasso.active()) lasso.to(x, y);
  }

  function up(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) delete root.dataset.pans;
    if (press?.id !== event.pointerId) return;
    const { long, source, x, y } = press;
    const cancelled = event.type === 'pointercancel';
    if (cancelled || (long && carrying.active())) abandon();
    else {
      carrying.letGo();
      lasso.end();
      rest();
    }
    if (long && source && !cancelled) openMenu(desk, source, { x, y });
  }

  /** The press is over. */
  function rest(): void {
    clearTimeout(timer);
    press = null;
    pans = false;
    delete root.dataset.pans;
  }

  function abandon(): void {
    carrying.back();
    lasso.back();
    rest();
  }

  /** What ended a drag is no press. */
  function click(event: MouseEvent): void {
    if (!moved || event.detail === 0) return;
    moved = false;
    event.preventDefault();
    event.stopPropagation();
  }

  function doubled(event: MouseEvent): void {
    if (event.target === desk.stage.current && !desk.placing.peek() && !desk.picking.peek())
      pressFeltTwice(desk, { x: event.clientX, y: event.clientY });
  }

  /** Right click, the menu key; a long press has had its own answer. */
  function menu(event: MouseEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.closest('input, textarea, dialog, [popover]'))
      return;
    if ((event as PointerEvent).pointerType === 'touch') {
      event.preventDefault();
      return;
    }
    if (openMenu(desk, event.target, { x: event.clientX, y: event.clientY })) event.preventDefault();
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !(carrying.active() || lasso.active())) return;
    event.stopPropagation();
    abandon();
  }

  /** A hand that scrolls sideways would take a finger away that carries something along it. */
  function hold(event: TouchEvent): void {
    if (carrying.active() || lasso.active()) event.preventDefault();
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  root.addEventListener('pointerdown', down, { signal });
  root.addEventListener('pointermove', move, { signal });
  root.addEventListener('pointerup', up, { signal });
  root.addEventListener('pointercancel', up, { signal });
  root.addEventListener('touchmove', hold, { signal, passive: false });
  root.addEventListener('click', click, { signal, capture: true });
  root.addEventListener('dblclick', doubled, { signal });
  root.addEventListener('contextmenu', menu, { signal });
  root.addEventListener('wheel', (event) => turnWheel(desk, event), { signal, passive: false });
  root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  addEventListener('keydown', key, { signal, capture: true });
  return () => {
    abandon();
    listeners.abort();
  };
}
