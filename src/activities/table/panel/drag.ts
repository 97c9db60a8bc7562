/**
 * Pointers on the table: what is dragged, panned and pinched. A ghost of what is
 * carried follows the pointer; where it may be let go lights up. It stays there until
 * the server has answered, and flies back when it was refused.
 */
import { type Aim, type Carried, commandFor } from './aim.ts';
import { aimAt, carriedBy } from './aiming.ts';
import { panned, zoomed } from './camera.ts';
import type { Desk } from './desk.ts';
import { CARD } from './geometry.ts';
import { createGhost, type Ghost } from './ghost.ts';
import { fanOf, gapAt } from './hand-fan.ts';
import { asksHow } from './play/play-cards.ts';
import { handleOf, handOf } from './seeing.ts';
import { movedTo } from './sorting.ts';

/** So far a press may slip before it is a drag, in CSS px. */
const SLIP = { mouse: 5, pen: 7, touch: 9 } as const;
/** A pile is carried as a whole after so long a press, in ms. */
const LONG = 480;
const WHEEL = 0.0016;

interface Press {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly slip: number;
  /** What would be dragged; null for the felt. */
  readonly carried: Carried | null;
  readonly source: HTMLElement | null;
  readonly inHand: boolean;
}

interface Drag {
  readonly carried: Carried;
  readonly ghost: Ghost;
  aim: Aim | null;
  lit: Element | null;
}

/** Listens on the panel. Returns how to stop. */
export function listenToPointers(desk: Desk, root: HTMLElement): () => void {
  const { model } = desk;
  const fingers = new Map<number, { x: number; y: number }>();
  let press: Press | null = null;
  let drag: Drag | null = null;
  let pans = false;
  let moved = false;
  let long = 0;

  function down(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const target = event.target;
    const onStage = desk.stage.current?.contains(target) === true;
    moved = false;
    if (onStage) fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size > 1) {
      abandon();
      press = null;
      return;
    }
    if (drag || desk.placing.peek()) return;
    const source = target.closest<HTMLElement>('[data-handle], [data-grip], [data-piece]');
    const carried = source && carriedBy(desk, source);
    if (!carried && (!onStage || target.closest('button, [data-fixed]'))) return;
    press = {
      id: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      slip: SLIP[event.pointerType as keyof typeof SLIP] ?? SLIP.mouse,
      carried,
      source,
      inHand: source?.closest('[data-hand]') != null,
    };
    clearTimeout(long);
    const pile = source?.closest<HTMLElement>('[data-pile]');
    if (pile && source?.dataset.handle && Number(pile.dataset.count) > 1) {
      long = window.setTimeout(() => {
        if (!press || moved) return;
        press = { ...press, carried: { kind: 'pile', pile: Number(pile.dataset.pile) }, source: pile };
        begin(press.x, press.y);
      }, LONG);
    }
  }

  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId);
    if (finger && fingers.size === 2) {
      pinch(event);
      return;
    }
    if (!press || event.pointerId !== press.id) return;
    const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
    if (!drag && !pans) {
      if (Math.hypot(dx, dy) < press.slip) return;
      moved = true;
      clearTimeout(long);
      if (press.carried) begin(event.clientX, event.clientY);
      else {
        pans = true;
        root.setPointerCapture(event.pointerId);
        root.dataset.pans = '';
      }
    }
    if (pans && finger) {
      desk.follows.value = false;
      desk.camera.value = panned(desk.camera.peek(), event.clientX - finger.x, event.clientY - finger.y);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    } else if (drag) follow(event.clientX, event.clientY);
  }

  function pinch(event: PointerEvent): void {
    const [id, other] = [...fingers].find(([one]) => one !== event.pointerId) ?? [];
    const before = fingers.get(event.pointerId);
    if (id === undefined || !other || !before) return;
    const now = { x: event.clientX, y: event.clientY };
    fingers.set(event.pointerId, now);
    const at = desk.stage.current?.getBoundingClientRect();
    if (!at) return;
    const apart = (one: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y);
    const middle = { x: (now.x + other.x) / 2 - at.left, y: (now.y + other.y) / 2 - at.top };
    desk.follows.value = false;
    root.dataset.pans = '';
    const shifted = panned(desk.camera.peek(), (now.x - before.x) / 2, (now.y - before.y) / 2);
    desk.camera.value = zoomed(shifted, desk.size.peek(), middle, apart(now) / Math.max(1, apart(before)));
    moved = true;
  }

  function begin(x: number, y: number): void {
    if (!press?.carried || !press.source) return;
    if (model.mine.peek() === null) {
      model.tell({ refused: 'table/sit-first' });
      press = null;
      return;
    }
    moved = true;
    root.setPointerCapture(press.id);
    root.dataset.drags = '';
    drag = {
      carried: press.carried,
      ghost: createGhost(desk, press.carried, press.source, press),
      aim: null,
      lit: null,
    };
    follow(x, y);
  }

  function follow(x: number, y: number): void {
    if (!drag) return;
    drag.ghost.to(x, y);
    const aim = aimAt(desk, drag.carried, drag.ghost, x, y);
    const lit = aim ? litBy(aim) : null;
    if (lit !== drag.lit) {
      drag.lit?.removeAttribute('data-lit');
      lit?.setAttribute('data-lit', '');
      drag.lit = lit;
    }
    drag.aim = aim;
  }

  function litBy(aim: Aim): Element | null {
    if (aim.at === 'spot') return null;
    const name = aim.at === 'hand' ? 'hand' : aim.at === 'seat' ? `seat:${aim.seat}` : `pile:${aim.pile}`;
    return root.querySelector(`[data-aim="${name}"]`);
  }

  function up(event: PointerEvent): void {
    clearTimeout(long);
    fingers.delete(event.pointerId);
    if (fingers.size === 0) delete root.dataset.pans;
    if (press?.id !== event.pointerId) return;
    const [from, done] = [press, drag];
    press = null;
    drag = null;
    pans = false;
    delete root.dataset.pans;
    delete root.dataset.drags;
    if (!done) return;
    done.lit?.removeAttribute('data-lit');
    if (event.type === 'pointercancel' || !done.aim) done.ghost.back();
    else if (from.inHand && done.aim.at === 'hand') resort(done, event.clientX);
    else void letGo(done);
  }

  async function letGo({ carried, ghost, aim }: Drag): Promise<void> {
    const view = model.view.peek();
    // From one's hand cards are meant to be seen, unless one says otherwise.
    const command = view && aim && commandFor(view, model.mine.peek(), carried, aim);
    if (!command) {
      ghost.back();
      return;
    }
    if (command.type === 'play' && asksHow(desk, command.cards)) {
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
      desk.selection.value = null;
    }
  }

  /** Within the hand: to another place of it. */
  function resort({ carried, ghost }: Drag, x: number): void {
    const view = model.view.peek();
    const hand = view && handOf(view, model.mine.peek());
    const strip = root.querySelector<HTMLElement>('[data-cards]');
    ghost.done();
    if (!hand || !strip || carried.kind !== 'cards') return;
    const order = desk.handOrder.peek() ?? hand.cards.map(handleOf);
    const card = strip.querySelector<HTMLElement>('[data-handle]')?.offsetWidth ?? CARD;
    const fan = fanOf(order.length, strip.parentElement?.clientWidth ?? 0, card);
    const gap = gapAt(x - strip.getBoundingClientRect().left, order.length, fan, card);
    const next = movedTo(order, carried.cards, gap);
    if (next.every((handle, at) => handle === order[at])) return;
    desk.handOrder.value = next;
    void model.send({ type: 'sort', cards: next }).then((done) => {
      if (!done) desk.handOrder.value = null;
    });
  }

  function abandon(): void {
    clearTimeout(long);
    drag?.lit?.removeAttribute('data-lit');
    drag?.ghost.back();
    drag = null;
    pans = false;
    delete root.dataset.pans;
    delete root.dataset.drags;
  }

  /** What ended a drag is no press. */
  function click(event: MouseEvent): void {
    if (!moved || event.detail === 0) return;
    moved = false;
    event.preventDefault();
    event.stopPropagation();
  }

  function wheel(event: WheelEvent): void {
    const at = desk.stage.current?.getBoundingClientRect();
    if (!at || !(event.target instanceof Element) || !desk.stage.current?.contains(event.target)) return;
    event.preventDefault();
    desk.follows.value = false;
    const middle = { x: event.clientX - at.left, y: event.clientY - at.top };
    const factor = Math.exp(-event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1));
    desk.camera.value = zoomed(desk.camera.peek(), desk.size.peek(), middle, factor);
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && drag) {
      abandon();
      press = null;
    }
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  root.addEventListener('pointerdown', down, { signal });
  root.addEventListener('pointermove', move, { signal });
  root.addEventListener('pointerup', up, { signal });
  root.addEventListener('pointercancel', up, { signal });
  root.addEventListener('click', click, { signal, capture: true });
  root.addEventListener('wheel', wheel, { signal, passive: false });
  root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  addEventListener('keydown', key, { signal });
  return () => {
    abandon();
    listeners.abort();
  };
}
