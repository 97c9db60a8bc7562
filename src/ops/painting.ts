/** What `import-image` and `import-json` share: asking before people's work is painted over, and following the work. */
import { type Refusal, refuse } from '../activities/activity.ts';
import { markAt } from '../activities/mural/canvas.ts';
import type { Imported, Progress as Step } from '../activities/mural/http/importing.ts';
import type { MuralState } from '../activities/mural/state.ts';
import type { Context, Input } from './commands/command.ts';
import { HOUSE, type OpenMural } from './house.ts';
import type { Size } from './picture-file.ts';
import { quantity } from './quantity.ts';

export const AGREE = { yes: { meaning: 'Paint over what people painted, without asking' } };

/** Null when it may be painted over: nobody painted there, or the operator agrees. */
export async function refuseOverPeople(
  { host, channel }: OpenMural,
  area: Size & { readonly x: number; readonly y: number },
  { values }: Input,
  { confirm }: Context,
): Promise<Refusal | null> {
  if (channel.room.archivedAt !== null) return refuse('rooms/archived', { code: channel.room.code });
  if (values.yes) return null;
  const pixels = await host.read(channel, (state: MuralState) => {
    let count = 0;
    for (let y = area.y; y < area.y + area.height; y += 1)
      for (let x = area.x; x < area.x + area.width; x += 1)
        if (markAt(state.canvas, y * state.width + x).who !== HOUSE) count += 1;
    return count;
  });
  if (pixels === 0) return null;
  const { title, code } = channel.room;
  const question = `People painted ${quantity(pixels, 'pixel')} there on "${title}" (${code}). Paint over them?`;
  return (await confirm(question)) ? null : refuse('ops/not-confirmed', { pixels });
}

/** Runs an import to its end, or to Ctrl+C. */
export async function follow(
  work: AsyncGenerator<Step, Imported | Refusal>,
  total: number,
  unit: string,
  { progress, signal }: Context,
): Promise<Imported | Refusal> {
  const bar = progress('Painting');
  try {
    for (;;) {
      const step = await work.next();
      if (step.done) return step.value;
      bar.report(step.value.done, total);
      if (!signal.aborted || step.value.done >= total) continue;
      const done = `${step.value.done.toLocaleString('en')} of ${total.toLocaleString('en')} ${unit}`;
      return refuse('ops/cancelled', {
        stands: `${done} are done and stay. Run the same command again to do the rest.`,
      });
    }
  } finally {
    bar.end();
  }
}
