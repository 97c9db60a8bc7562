/** Which placements a rollback takes back. */
import { type Person, type Refusal, refuse } from '../activity.ts';
import { toSeconds } from './canvas.ts';
import { readArea } from './settings.ts';
import type { Area, Criteria } from './types.ts';

type Size = Pick<Area, 'width' | 'height'>;

/** Whether what somebody painted at this place at that second is to be taken back. The ground never is. */
export type Matches = (place: number, who: number, when: number) => boolean;

/** @param formerly other numbers under which the person painted */
export function matcherOf(criteria: Criteria, width: number, formerly: readonly Person[] = []): Matches {
  const { by, since, until, area } = criteria;
  const from = since === undefined ? 1 : toSeconds(since);
  const to = until === undefined ? Number.POSITIVE_INFINITY : toSeconds(until);
  const isTheirs = (who: Person): boolean => by === undefined || who === by || formerly.includes(who);
  return (place, who, when) => {
    if (when === 0 || when < from || when > to || !isTheirs(who)) return false;
    if (area === undefined) return true;
    const x = place % width;
    return isIn(area, x, (place - x) / width);
  };
}

export function isIn({ x, y, width, height }: Area, left: number, top: number): boolean {
  return left >= x && left < x + width && top >= y && top < y + height;
}

/** A part of the mural with something of what lies around it, so that one knows where one looks. */
export function withSurroundings({ x, y, width, height }: Area, mural: Size): Area {
  const margin = Math.max(4, Math.round(Math.max(width, height) / 4));
  const [left, top] = [Math.max(0, x - margin), Math.max(0, y - margin)];
  return {
    x: left,
    y: top,
    width: Math.min(mural.width, x + width + margin) - left,
    height: Math.min(mural.height, y + height + margin) - top,
  };
}

/**
 * At least one criterion, an area on the canvas, an end that is not before the
 * beginning; else `mural/bad-criteria` {field}.
 */
export function checkCriteria(criteria: Criteria, canvas: Size): Criteria | Refusal {
  const { by, since, until, area } = criteria;
  if (by === undefined && since === undefined && until === undefined && area === undefined)
    return refuse('mural/bad-criteria', { field: 'by, since, until, area' });
  if (since !== undefined && until !== undefined && until < since)
    return refuse('mural/bad-criteria', { field: 'until' });
  if (area !== undefined && readArea(area, canvas) === null)
    return refuse('mural/out-of-bounds', { ...canvas, x: area.x, y: area.y });
  return criteria;
}
