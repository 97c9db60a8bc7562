/** What the mural would look like after a rollback: sharp, in its own colours. */
import type { Channel } from '../../../rooms/channel.ts';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';
import { withSurroundings } from '../criteria.ts';
import { readRegion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import type { Criteria } from '../types.ts';
import { findMatching, type KeepingDeps } from './finding.ts';
import { encodeIndexedPng } from './indexed-png.ts';
import { planChanges } from './planning.ts';

export async function drawAfter(
  deps: KeepingDeps,
  channel: Channel,
  criteria: Criteria,
  signal: AbortSignal,
): Promise<Buffer | Refusal> {
  const findings = await findMatching(deps, channel, criteria);
  if (isRefusal(findings)) return findings;
  if (findings.count === 0 || findings.box === null) return refuse('mural/nothing-to-roll-back');
  const plan = await planChanges(deps, channel, findings, { signal, progress() {} });
  if (isRefusal(plan)) return plan;
  const { box } = findings;
  const { area, pixels, palette, columns } = await deps.host.read(channel, (state: MuralState) => {
    const area = criteria.area ?? withSurroundings(box, state);
    const pixels = readRegion(state, area.x, area.y, area.width, area.height);
    return { area, pixels, palette: state.palette, columns: state.width };
  });
  const { x, y, width, height } = area;
  for (const { places, after } of plan)
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      const left = place % columns;
      pixels[((place - left) / columns - y) * width + left - x] = after.colors[index] ?? 0;
    }
  return encodeIndexedPng(pixels, width, height, palette);
}
