/** What lies beneath some pixels by the real rules: the log folded once more, from its first entry. */
import { type Entry, type Refusal, refuse } from '../../activity.ts';
import { type Beneath, createBeneath } from '../beneath.ts';
import { createBitmap, setBit } from '../bitmap.ts';
import { markOf } from '../changes.ts';
import type { Found } from '../found.ts';
import type { MuralState } from '../state.ts';
import type { MuralEvent, MuralOptions } from '../types.ts';
import type { Look } from './look.ts';
import { pagesOf } from './pages.ts';
import type { Rest } from './turns.ts';
import { LOOK, weigh } from './weighing.ts';

/** `jobs/cancelled` when it was called off. */
export async function followRules(
  { host, channel, findings, signal, rest, progress }: Look,
  tiles: readonly Found[],
): Promise<Beneath['below'] | Refusal> {
  const options = channel.room.options[channel.activity.name] as MuralOptions;
  const wanted = createBitmap(options.width * options.height);
  let newest = 0;
  for (const { places, marks } of tiles) {
    for (const place of places) setBit(wanted, place);
    for (const when of marks.when) newest = Math.max(newest, when);
    await rest();
  }
  const { ground, lastUnreset } = await host.read(channel, ({ canvas, before, lastUnreset }: MuralState) => ({
    ground: canvas.ground ?? before?.canvas.ground,
    lastUnreset,
  }));
  const beneath = createBeneath(options, findings.matches, wanted, options.art === 'none' ? null : ground);
  let known = false;
  let work = 0;
  for await (const page of pagesOf(host, channel, 0, findings.seq)) {
    for (const logged of page) {
      const entry = host.decode(channel, logged) as Entry<MuralEvent>;
      beneath.feed(entry);
      work += weigh(entry.event);
      if (work < LOOK) continue;
      work = 0;
      await rest();
    }
    if (signal.aborted) return refuse('jobs/cancelled');
    const last = page.at(-1);
    progress((last?.seq ?? 0) / findings.seq);
    // What was painted later cannot lie beneath, unless it was brought back; a pixel may have been hidden then, and
    // be known later only.
    if (!known && last && last.at > (newest + 1) * 1000 && last.seq >= lastUnreset) {
      known = true;
      if (await knowsAll(beneath, tiles, rest)) break;
    }
  }
  return beneath.below;
}

async function knowsAll({ below }: Beneath, tiles: readonly Found[], rest: Rest): Promise<boolean> {
  for (const { places, marks } of tiles) {
    for (let index = 0; index < places.length; index += 1)
      if (below(places[index] ?? 0, markOf(marks, index)) === null) return false;
    await rest();
  }
  return true;
}
