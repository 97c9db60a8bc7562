/** Hands on the view: two fingers, the wheel, a second press on the felt. */
import { type Point, panned, zoomed } from './camera.ts';
import type { Desk } from './desk.ts';

const WHEEL = 0.0016;
/** Pressing twice on the felt brings it this much closer. */
const CLOSER = 1.9;
/** A wheel that has not turned for so long rests, in ms. */
const RESTS = 180;

export function pan(desk: Desk, dx: number, dy: number): void {
  desk.follows.value = false;
  desk.camera.value = panned(desk.camera.peek(), dx, dy);
}

/** Closer or farther by a factor, around a point of the screen: the middle of the stage where left out. */
export function zoomBy(desk: Desk, factor: number, around?: Point): void {
  const at = desk.stage.current?.getBoundingClientRect();
  if (!at) return;
  const { x, y } = around ?? { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  desk.follows.value = false;
  desk.camera.value = zoomed(desk.camera.peek(), desk.size.peek(), { x: x - at.left, y: y - at.top }, factor);
}

/** One of two fingers moved from there to here while the other one rested: the view goes along with both. */
export function pinch(desk: Desk, before: Point, now: Point, other: Point): void {
  const apart = (one: Point) => Math.hypot(one.x - other.x, one.y - other.y);
  pan(desk, (now.x - before.x) / 2, (now.y - before.y) / 2);
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  zoomBy(desk, apart(now) / Math.max(1, apart(before)), middle);
}

export function turnWheel(desk: Desk, event: WheelEvent): void {
  if (!(event.target instanceof Element) || !desk.stage.current?.contains(event.target)) return;
  event.preventDefault();
  onItsWay(desk);
  const factor = Math.exp(-event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1));
  zoomBy(desk, factor, { x: event.clientX, y: event.clientY });
}

/** Drawn anew only when it rests: two hundred cards at every step of a wheel are too many. */
function onItsWay({ root }: Desk): void {
  const { dataset } = root.current ?? {};
  if (!dataset) return;
  dataset.pans = '';
  clearTimeout(resting);
  resting = window.setTimeout(() => delete dataset.pans, RESTS);
}
let resting = 0;

/** Closer, and the next time back to all of it. */
export function pressFeltTwice(desk: Desk, { x, y }: Point): void {
  if (desk.follows.peek()) zoomBy(desk, CLOSER, { x, y });
  else desk.fit();
}

/** Edges of the stage where things are covered, and a little air, in CSS px. */
const AIR = 16;

/** What has the focus comes into view where it is not, as little as need be. */
export function reveal(desk: Desk, element: HTMLElement): void {
  const stage = desk.stage.current?.getBoundingClientRect();
  if (!stage || !element.closest('[data-world]')) return;
  const box = element.getBoundingClientRect();
  const edges = desk.insets.peek();
  const dx = shift(box.left, box.right, stage.left + edges.side + AIR, stage.right - edges.side - AIR);
  const dy = shift(box.top, box.bottom, stage.top + edges.top, stage.bottom - edges.bottom);
  if (dx !== 0 || dy !== 0) pan(desk, dx, dy);
}

function shift(from: number, to: number, least: number, most: number): number {
  // Larger than what there is: its middle.
  if (to - from > most - least) return (least + most - from - to) / 2;
  return from < least ? least - from : to > most ? most - to : 0;
}
