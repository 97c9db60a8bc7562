import { short } from '../format.ts';
import { t } from '../words.ts';
import { figures } from './figures-store.ts';
import { Sparkline } from './sparkline.tsx';

interface FigureCardProps {
  readonly title: string;
  /** Name of its series. */
  readonly name: string;
  readonly unit?: string;
  /** What would be a lot: the height of the picture where nothing goes beyond it. */
  readonly atLeast: number;
  readonly write?: (value: number) => string;
  /** Below the picture, beside the peak. */
  readonly note?: string | undefined;
  /** Shown while it was never measured, such as a latency before the first write. */
  readonly none?: string;
  readonly tone?: 'plain' | 'danger';
}

/** One figure: what it is now, how high it went, and its course. */
export function FigureCard(props: FigureCardProps) {
  const { title, name, unit, atLeast, write = short, note, none = '–', tone } = props;
  const values = figures.value?.series[name] ?? [];
  // Of what happens now and then, such as a write, the last one measured says more than nothing.
  const now = values.findLast((value) => value !== null);
  const peak = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return (
    <div class="flex min-w-0 flex-col rounded-lg border border-line bg-raised px-4 pt-3 pb-3">
      <dt class="text-balance text-muted text-sm">{title}</dt>
      <dd class="mt-auto mb-2 flex min-w-0 flex-wrap items-baseline gap-x-1.5">
        {now === undefined || now === null ? (
          <span class="pt-1.5 text-muted text-sm">{none}</span>
        ) : (
          <span class="figures whitespace-nowrap font-semibold text-2xl">{write(now)}</span>
        )}
        {unit && now != null && <span class="text-muted text-sm">{unit}</span>}
      </dd>
      <dd>
        <Sparkline values={values} room={figures.value?.keep ?? 2} atLeast={atLeast} />
        <span class="figures mt-1 flex min-h-4 flex-wrap justify-between gap-x-3 text-muted text-xs">
          <span>{now == null ? '' : t('peak', { value: write(peak) })}</span>
          {note && <span class={tone === 'danger' ? 'font-semibold text-danger' : ''}>{note}</span>}
        </span>
      </dd>
    </div>
  );
}
