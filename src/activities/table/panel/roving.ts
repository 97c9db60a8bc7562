/**
 * One way by arrow keys over everything that can be chosen: each press goes to
 * the nearest thing in its direction. Tab stops once at the seats, once at the
 * table and once at the hand, where one was last.
 */

const GROUPS = ['[data-hand]', '[data-world]', 'ul'] as const;
const STOP = '[data-stop]:not([disabled])';

/** After each drawing: exactly one thing of each group can be reached with Tab. */
export function keepReachable(root: HTMLElement): void {
  for (const group of GROUPS)
    for (const container of root.querySelectorAll(group)) {
      const stops = [...container.querySelectorAll<HTMLElement>(STOP)];
      const reachable = stops.filter((one) => one.tabIndex === 0);
      if (reachable.length === 1 || stops.length === 0) continue;
      const keep = reachable.find((one) => one === document.activeElement) ?? reachable[0] ?? stops[0];
      for (const one of stops) one.tabIndex = one === keep ? 0 : -1;
    }
}

/** Where the focus was last: which group, and the how manieth thing of it. */
let last: { readonly element: HTMLElement; readonly group: string; readonly at: number } | null = null;

/** What had the focus was moved or taken away: it goes to what stands in its place now. */
export function keepFocus(root: HTMLElement): void {
  if (!last || document.activeElement !== document.body) return;
  const { element, group, at } = last;
  // A button that is gone by now had it, and this before.
  if (element.isConnected) {
    element.focus({ preventScroll: true });
    return;
  }
  const stops = [...root.querySelectorAll<HTMLElement>(`${group} ${STOP}`)];
  const all = stops.length > 0 ? stops : [...root.querySelectorAll<HTMLElement>(`[data-world] ${STOP}`)];
  last = null;
  all[Math.min(at, all.length - 1)]?.focus({ preventScroll: true });
}

/** Who uses a mouse or finger needs no focus brought back. */
export function forgetFocus(): void {
  last = null;
}

/** What has the focus is where Tab comes back to. */
export function remember(element: HTMLElement): void {
  const name = GROUPS.find((one) => element.closest(one));
  const among = [...(name ? (element.closest(name)?.querySelectorAll<HTMLElement>(STOP) ?? []) : [])];
  last = name ? { element, group: name, at: among.indexOf(element) } : null;
  const group = element.closest(GROUPS.join());
  for (const one of group?.querySelectorAll<HTMLElement>(STOP) ?? []) one.tabIndex = one === element ? 0 : -1;
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The index of the nearest of these in the direction of an arrow key; -1 for none. */
export function nearest(from: Place, others: readonly Place[], key: string): number {
  const way = WAYS[key];
  if (!way) return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y }] of others.entries()) {
    const along = (x - from.x) * way[0] + (y - from.y) * way[1];
    const aside = Math.abs((x - from.x) * way[1]) + Math.abs((y - from.y) * way[0]);
    // More aside than ahead is another direction.
    if (along < 2 || aside > along * 2.4 + 12) continue;
    const distance = along + aside * 1.8;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Moves the focus; false where there is nothing that way, or the focus is not on a thing. */
export function moveFocus(root: HTMLElement, key: string): boolean {
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || !from.matches(STOP) || !root.contains(from) || !WAYS[key])
    return false;
  // In a fan cards lie over each other: their left edge is what one sees.
  const at = (element: Element): Place => {
    const box = element.getBoundingClientRect();
    return { x: box.left + Math.min(box.width / 2, 12), y: box.top + box.height / 2 };
  };
  const hand = from.closest('[data-hand]');
  if (hand && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    const cards = [...hand.querySelectorAll<HTMLElement>(STOP)];
    const next = cards[cards.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return next !== undefined;
  }
  const others = [...root.querySelectorAll<HTMLElement>(STOP)].filter(
    (one) => one !== from && one.offsetParent !== null,
  );
  const index = nearest(at(from), others.map(at), key);
  others[index]?.focus();
  return index >= 0;
}
