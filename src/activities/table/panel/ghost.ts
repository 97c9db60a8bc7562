/** What is carried, as it follows the pointer over everything else. */
import type { Carried } from './aim.ts';
import type { Point } from './camera.ts';
import type { Desk } from './desk.ts';

export interface Ghost {
  /** The pointer is here now, in CSS px of the screen. */
  to(x: number, y: number): void;
  /** Where its middle is. */
  middle(): { x: number; y: number };
  /** It was let go, and the server has not answered yet. */
  wait(): void;
  /** It lies where it was let go. */
  done(): void;
  /** Back to where it was taken from, or where it is by now. */
  back(refused?: boolean): void;
}

/** So many cards are seen in a hand that carries more. */
const SEEN = 7;
const BESIDE = 14;
const WAY_BACK = 320;

export function createGhost(
  desk: Desk,
  carried: Carried,
  source: HTMLElement,
  from: { readonly x: number; readonly y: number },
): Ghost {
  const root = desk.root.current as HTMLElement;
  const layer = root.querySelector<HTMLElement>('[data-flights]') as HTMLElement;
  const box = source.getBoundingClientRect();
  const element = document.createElement('div');
  element.dataset.ghost = '';
  element.style.cssText = 'position:absolute;left:0;top:0;will-change:transform;pointer-events:none';
  const taken = sources(root, carried, source);
  for (const one of taken) one.dataset.taken = '';
  let middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  if (carried.kind === 'cards') {
    const shown = taken.slice(0, SEEN);
    // Those that are carried are seen as they were, side by side.
    for (const [index, card] of shown.entries()) {
      const image = card.querySelector('img')?.cloneNode() as HTMLImageElement | undefined;
      if (!image) continue;
      const scale = source.closest('[data-world]') ? desk.camera.peek().scale : 1;
      const [width, height] = [card.offsetWidth * scale, card.offsetHeight * scale];
      const x = (index - (shown.length - 1) / 2) * BESIDE - width / 2;
      image.style.cssText = `position:absolute;max-width:none;left:${x}px;top:${-height / 2}px;width:${width}px;height:${height}px`;
      element.append(image);
    }
  } else if (carried.kind === 'group') {
    middle = seenAt(desk, carried.anchor);
    for (const one of taken) element.append(copyOf(desk, one, middle));
  } else {
    const copy = source.closest<HTMLElement>('[data-pile], [data-piece]')?.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll('[data-aim]')) one.removeAttribute('data-aim');
    copy.removeAttribute('data-aim');
    delete copy.dataset.taken;
    copy.style.transform = `scale(${desk.camera.peek().scale}) ${/rotate\([^)]*\)/.exec(copy.style.transform)?.[0] ?? ''}`;
    copy.style.transition = 'none';
    element.append(copy);
    const at = (source.closest('[data-pile], [data-piece]') as HTMLElement).getBoundingClientRect();
    if (carried.kind === 'pile') {
      middle = seenAt(desk, pileSpot(desk, carried.pile));
    } else {
      middle.x = at.left + at.width / 2;
      middle.y = at.top + at.height / 2;
    }
  }
  layer.append(element);
  const grip = { x: from.x - middle.x, y: from.y - middle.y };
  let now = middle;
  const release =
    carried.kind === 'cards'
      ? desk.flights.hold(carried.cards, () => {
          const at = element.querySelector('img')?.getBoundingClientRect() ?? box;
          // From here it flies on.
          element.style.visibility = 'hidden';
          return at;
        })
      : () => {};

  function place(): void {
    const lifted = carried.kind === 'group' ? '' : 'scale(1.06)';
    element.style.transform = `translate(${now.x}px, ${now.y}px) ${lifted}`;
  }
  function end(): void {
    release();
    element.remove();
    // What was carried lies where it was let go by now: it does not travel there once more.
    requestAnimationFrame(() => requestAnimationFrame(freed));
  }
  function freed(): void {
    for (const one of taken) delete one.dataset.taken;
  }
  place();

  return {
    to(x, y) {
      now = { x: x - grip.x, y: y - grip.y };
      place();
    },
    middle: () => now,
    wait() {
      element.dataset.waits = '';
      element.style.transform = `translate(${now.x}px, ${now.y}px)`;
    },
    done: end,
    back(refused = false) {
      release();
      const goal = home(desk, carried, source, root)?.getBoundingClientRect() ?? box;
      const to = { x: goal.left + goal.width / 2, y: goal.top + goal.height / 2 };
      if (desk.still()) return end();
      element.dataset.back = '';
      const shake = refused ? [-9, 8, -5, 0] : [];
      const animation = element.animate(
        [
          ...[0, ...shake].map((dx) => ({ transform: `translate(${now.x + dx}px, ${now.y}px)` })),
          { transform: `translate(${to.x}px, ${to.y}px)`, offset: 1 },
        ],
        { duration: WAY_BACK + shake.length * 60, easing: 'ease-in-out' },
      );
      animation.finished.then(end, end);
    },
  };
}

function pileSpot({ model }: Desk, id: number): { x: number; y: number } {
  return model.view.peek()?.places.find((place) => place.id === id)?.shape ?? { x: 0, y: 0 };
}

/** Where on the screen a point of the table is. */
function seenAt(desk: Desk, point: Point): Point {
  const at = desk.seenAt(point);
  const stage = desk.stage.current?.getBoundingClientRect();
  return { x: (stage?.left ?? 0) + at.x, y: (stage?.top ?? 0) + at.y };
}

/** One of several things, lying to the others as it does on the table. */
function copyOf(desk: Desk, one: HTMLElement, middle: Point): HTMLElement {
  const { scale } = desk.camera.peek();
  const copy = one.cloneNode(true) as HTMLElement;
  for (const aim of [copy, ...copy.querySelectorAll('[data-aim]')]) aim.removeAttribute('data-aim');
  const [, x = '0', y = '0'] = /translate\(([-\d.]+)px, ?([-\d.]+)px\)/.exec(one.style.transform) ?? [];
  const camera = desk.camera.peek();
  const { width, height } = desk.size.peek();
  const stage = desk.stage.current?.getBoundingClientRect();
  const at = {
    x: (stage?.left ?? 0) + (Number(x) - camera.x) * scale + width / 2 - middle.x,
    y: (stage?.top ?? 0) + (Number(y) - camera.y) * scale + height / 2 - middle.y,
  };
  const turn = /rotate\([^)]*\)/.exec(one.style.transform)?.[0] ?? '';
  copy.style.transform = `translate(${at.x}px, ${at.y}px) scale(${scale}) ${turn}`;
  copy.style.transition = 'none';
  delete copy.dataset.taken;
  return copy;
}

function sources(root: HTMLElement, carried: Carried, source: HTMLElement): HTMLElement[] {
  if (carried.kind === 'group')
    return [
      ...carried.piles.map((id) => root.querySelector<HTMLElement>(`[data-pile="${id}"]`)),
      ...carried.pieces.map((id) => root.querySelector(`[data-piece="${id}"]`)?.parentElement ?? null),
    ].filter((one) => one !== null);
  if (carried.kind !== 'cards') return [source.closest<HTMLElement>('[data-pile], [data-piece]') ?? source];
  return carried.cards
    .map((handle) => root.querySelector<HTMLElement>(`[data-handle="${handle}"]`))
    .filter((one) => one !== null);
}

/** Where it belongs by now: somebody else may have taken it meanwhile. */
function home({ flights }: Desk, carried: Carried, source: HTMLElement, root: HTMLElement): Element | null {
  if (source.isConnected) return source;
  const [handle] = carried.kind === 'cards' ? carried.cards : [];
  const place = handle === undefined ? undefined : flights.wentTo(handle);
  return place === undefined ? null : root.querySelector(`[data-place="${place}"]`);
}
