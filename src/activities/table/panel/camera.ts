/** Which part of the table is on the screen. Pure. */

import { HEIGHT, WIDTH } from '../types.ts';
import { type Box, CARD } from './geometry.ts';

/** What of the table is in the middle of the stage, and how many CSS px a unit has. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** What lies over the stage's edges, in CSS px. */
export interface Insets {
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
}

/** Largest card on the table, in CSS px, before somebody zooms in. */
const CARD_MOST = 112;
const MARGIN = 46;
const CLOSEST = 2.4;

/** So that all of this is seen, as large as it may be; the middle of the table where there is nothing. */
export function fitted(box: Box | null, size: Size, insets: Insets): Camera {
  const around = box ?? { left: WIDTH / 2 - 300, right: WIDTH / 2 + 300, top: 550, bottom: 950 };
  const width = around.right - around.left + 2 * MARGIN;
  const height = around.bottom - around.top + 2 * MARGIN;
  const free = {
    width: Math.max(80, size.width - 2 * insets.side),
    height: Math.max(80, size.height - insets.top - insets.bottom),
  };
  const scale = Math.min(free.width / width, free.height / height, CARD_MOST / CARD);
  return {
    x: (around.left + around.right) / 2,
    y: (around.top + around.bottom) / 2 + (insets.bottom - insets.top) / 2 / scale,
    scale,
  };
}

/** Whether all of this is seen, and not much smaller than it could be: then the camera rests. */
export function stillFits(camera: Camera, box: Box | null, size: Size, insets: Insets): boolean {
  const best = fitted(box, size, insets);
  if (camera.scale > best.scale * 1.02 || camera.scale < best.scale * 0.62) return false;
  if (!box) return true;
  const [from, to] = [
    toStage(camera, size, { x: box.left, y: box.top }),
    toStage(camera, size, { x: box.right, y: box.bottom }),
  ];
  return (
    from.x >= insets.side &&
    from.y >= insets.top &&
    to.x <= size.width - insets.side &&
    to.y <= size.height - insets.bottom
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function toStage({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point {
  return { x: (at.x - x) * scale + width / 2, y: (at.y - y) * scale + height / 2 };
}

export function toTable({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point {
  return { x: (at.x - width / 2) / scale + x, y: (at.y - height / 2) / scale + y };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return held({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale });
}

/** Closer by a factor, around a point of the stage that stays where it is. */
export function zoomed(camera: Camera, size: Size, at: Point, factor: number): Camera {
  const least = Math.min(size.width / WIDTH, size.height / HEIGHT) * 0.9;
  const scale = Math.min(CLOSEST, Math.max(least, camera.scale * factor));
  const fixed = toTable(camera, size, at);
  return held({
    x: fixed.x - (at.x - size.width / 2) / scale,
    y: fixed.y - (at.y - size.height / 2) / scale,
    scale,
  });
}

function held(camera: Camera): Camera {
  return {
    ...camera,
    x: Math.min(Math.max(camera.x, 0), WIDTH),
    y: Math.min(Math.max(camera.y, 0), HEIGHT),
  };
}
