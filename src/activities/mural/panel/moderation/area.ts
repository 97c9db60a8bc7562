/** Rectangles as hands and keys make them. Pure. */
import type { Area } from '../../types.ts';
import type { Point, Size } from '../camera.ts';

/** The smallest rectangle with both cells, cut to the mural; null where it does not touch it. */
export function areaBetween(one: Point, other: Point, mural: Size): Area | null {
  const left = Math.max(0, Math.min(one.x, other.x));
  const top = Math.max(0, Math.min(one.y, other.y));
  const right = Math.min(mural.width - 1, Math.max(one.x, other.x));
  const bottom = Math.min(mural.height - 1, Math.max(one.y, other.y));
  if (right < left || bottom < top) return null;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Moved by so many cells, and still on the mural. */
export function moveArea({ x, y, width, height }: Area, dx: number, dy: number, mural: Size): Area {
  return {
    x: Math.max(0, Math.min(mural.width - width, x + dx)),
    y: Math.max(0, Math.min(mural.height - height, y + dy)),
    width,
    height,
  };
}

/** Its right lower corner moved by so many cells; at least one cell stays. */
export function sizeArea({ x, y, width, height }: Area, dx: number, dy: number, mural: Size): Area {
  return {
    x,
    y,
    width: Math.max(1, Math.min(mural.width - x, width + dx)),
    height: Math.max(1, Math.min(mural.height - y, height + dy)),
  };
}

/** As typed: kept on the mural. */
export function fitArea({ x, y, width, height }: Area, mural: Size): Area {
  const left = Math.max(0, Math.min(mural.width - 1, x));
  const top = Math.max(0, Math.min(mural.height - 1, y));
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(mural.width - left, width)),
    height: Math.max(1, Math.min(mural.height - top, height)),
  };
}

/** What to begin with where nothing was drawn: the middle third of what one sees. */
export function areaInView(spot: Point, seen: Size, mural: Size): Area {
  const width = Math.max(1, Math.min(mural.width, Math.round(seen.width / 3)));
  const height = Math.max(1, Math.min(mural.height, Math.round(seen.height / 3)));
  const middle = { x: Math.round(spot.x - width / 2), y: Math.round(spot.y - height / 2), width, height };
  return moveArea(middle, 0, 0, mural);
}
