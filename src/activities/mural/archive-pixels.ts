/** What somebody painted, read from the log of a mural. */
import type { LoggedEntry } from '../../rooms/log.ts';
import type { Person, Time } from '../activity.ts';
import { decodeEvent, isConfiguring } from './event-codec.ts';
import type { MuralOptions } from './types.ts';

export interface OwnPixel {
  readonly by: Person;
  readonly x: number;
  readonly y: number;
  /** As the palette said when it was painted, `#rrggbb`. */
  readonly color: string;
  readonly at: Time;
  readonly how: 'place' | 'undo' | 'redo' | 'import';
}

/** Takes the entries of one mural in order, and gives back what these people painted. */
export function createPixelFinder(options: Pick<MuralOptions, 'palette'>, who: ReadonlySet<Person>) {
  let { palette } = options;
  return (entries: readonly LoggedEntry[]): OwnPixel[] => {
    const found: OwnPixel[] = [];
    for (const { by, at, body } of entries) {
      const mine = who.has(by);
      // Decoding everybody's pixels would take most of the time.
      if (!mine && !isConfiguring(body)) continue;
      const event = decodeEvent(body);
      if (event.type === 'configured') palette = event.palette ?? palette;
      if (event.type !== 'painted' || !mine) continue;
      const { pixels, how } = event;
      for (let at3 = 0; at3 < pixels.length; at3 += 3) {
        const [x = 0, y = 0, color = 0] = pixels.slice(at3, at3 + 3);
        found.push({ by, x, y, color: palette[color] ?? '', at, how });
      }
    }
    return found;
  };
}
