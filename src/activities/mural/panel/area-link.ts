/** The address that leads to taking back what was painted in an area: `#take-back=x,y,width,height`. Pure. */
import type { Area } from '../types.ts';
import type { Size } from './camera.ts';
import { fitArea } from './moderation/area.ts';

export function formatAreaLink({ x, y, width, height }: Area): string {
  return `#take-back=${x},${y},${width},${height}`;
}

/** Null where it is none of ours. An area that reaches beyond the mural is cut to it: it may have become smaller since. */
export function parseAreaLink(hash: string, mural: Size): Area | null {
  const match = /^#take-back=(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(hash);
  if (!match) return null;
  const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
  return fitArea({ x, y, width, height }, mural);
}
