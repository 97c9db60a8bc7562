/** What keeps people from painting: the hours, protected areas, the mask. Free where none is set. */
import { type Moment, type Refusal, type Role, refuse } from '../activity.ts';
import { hasBit } from './bitmap.ts';
import { isIn } from './criteria.ts';
import type { MuralState } from './state.ts';
import type { FlatPixels } from './types.ts';

/** Whom protected areas do not hold. */
const KEEPERS: ReadonlySet<Role> = new Set(['master', 'moderator', 'admin']);

type Held = Pick<MuralState, 'areas' | 'shut' | 'mask' | 'schedule' | 'width'>;

/**
 * Why nobody may paint at the moment, or null. Masters are held like everybody,
 * so that an event begins at the same instant for all; imports and rollbacks are not asked.
 */
export function heldBack({ schedule }: Pick<Held, 'schedule'>, { who, at }: Moment): Refusal | null {
  if (schedule === null || who === 0) return null;
  const { opensAt, closesAt, frozen } = schedule;
  if (frozen) return refuse('mural/frozen');
  if (opensAt !== null && at < opensAt) return refuse('mural/not-open', { opensAt, wait: opensAt - at });
  if (closesAt !== null && at >= closesAt) return refuse('mural/closed', { closesAt });
  return null;
}

/** Why one of these pixels may not be painted, or null. They lie on the canvas. */
export function shutAt(state: Held, pixels: FlatPixels, moment: Moment): Refusal | null {
  const { shut, mask, width } = state;
  if (shut === null && mask === null) return null;
  for (let at = 0; at < pixels.length; at += 3) {
    const x = pixels[at] ?? 0;
    const y = pixels[at + 1] ?? 0;
    if (mayPass(state, y * width + x, moment)) continue;
    if (mask !== null && hasBit(mask.bits, y * width + x)) return refuse('mural/masked', { x, y });
    const name = state.areas.find((area) => isIn(area, x, y))?.name ?? '';
    return refuse('mural/protected', { x, y, name });
  }
  return null;
}

/** Masters paint in protected areas; outside of the mask nobody does. */
export function mayPass({ shut, mask }: Held, place: number, { who, role }: Moment): boolean {
  if (who === 0) return true;
  if (mask !== null && hasBit(mask.bits, place)) return false;
  return shut === null || KEEPERS.has(role) || !hasBit(shut, place);
}
