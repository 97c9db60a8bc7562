/** What the mural would look like after a rollback: sharp, in its own colours. */
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';
import { readRegion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import type { Criteria } from '../types.ts';
import { encodeIndexedPng } from './indexed-png.ts';
import { findMatching, planChanges } from './rolling-back.ts';

export async function drawAfter(
  host: Host,
  channel: Channel,
  criteria: Criteria,
  signal: AbortSignal,
): Promise<Buffer | Refusal> {
  const findings = await findMatching(host, channel, criteria);
  if (isRefusal(findings)) return findings;
  const box = criteria.area ?? findings.box;
  if (findings.count === 0 || box === null) return refuse('mural/nothing-to-roll-back');
  const plan = await planChanges(host, channel, findings, { signal, progress() {} });
  if (isRefusal(plan)) return plan;
  const { x, y, width, height } = box;
  const { pixels, palette, columns } = await host.read(channel, (state: MuralState) => ({
    pixels: readRegion(state, x, y, width, height),
    palette: state.palette,
    columns: state.width,
  }));
  for (const { places, after } of plan)
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      const left = place % columns;
      pixels[((place - left) / columns - y) * width + left - x] = after.colors[index] ?? 0;
    }
  return encodeIndexedPng(pixels, width, height, palette);
}
