import { useEffect } from 'preact/hooks';
import { isRefusal } from '../../../../activities/activity.ts';
import type { Span } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { useServerRole } from '../../staff.ts';
import { percent, short, size } from '../format.ts';
import { t } from '../words.ts';
import { FigureCard } from './figure-card.tsx';
import { figures, keepFigures, look, setSpan, span, trouble } from './figures-store.ts';
import { FirstSteps } from './first-steps.tsx';
import { MachineFacts } from './machine-facts.tsx';
import { RefusalList } from './refusal-list.tsx';
import { lookAtSteps, steps } from './steps.ts';

/** How it goes: a few big numbers, their course, and what the machine has left. */
export function OverviewPage() {
  useEffect(keepFigures, []);
  const isAdmin = useServerRole() === 'admin';
  useEffect(() => {
    if (isAdmin) void lookAtSteps();
  }, [isAdmin]);
  const now = figures.value;
  const toDo = isAdmin ? steps.value : null;
  if (!now && isRefusal(trouble.value))
    return (
      <EmptyState title={t('trouble')} action={<Button onClick={look}>{t('try-again')}</Button>}>
        {refusalWords(trouble.value)}
      </EmptyState>
    );
  if (!now || toDo === undefined)
    return (
      <p class="flex animate-late items-center gap-2 py-10 text-muted text-sm">
        <Spinner /> {t('loading')}
      </p>
    );
  const last = (name: string): number | undefined =>
    now.series[name]?.findLast((value) => value !== null) ?? undefined;
  const connections = last('connections') ?? 0;
  return (
    <div class="flex flex-col gap-6">
      {toDo && <FirstSteps done={toDo} />}
      <div class="-mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" class="min-h-5 text-danger text-sm">
          {trouble.value && t('figures-old', { why: refusalWords(trouble.value) })}
        </p>
        <SpanSwitch />
      </div>
      <dl class="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
        <FigureCard
          title={t('people-online')}
          name="people"
          atLeast={5}
          note={t('connections', { count: connections })}
        />
        <FigureCard
          title={t('pixels')}
          name="pixels"
          unit={t('a-second')}
          atLeast={5}
          note={t('in-all', { value: short(now.totals.pixels) })}
        />
        <FigureCard
          title={t('messages')}
          name="messages"
          unit={t('a-second')}
          atLeast={1}
          note={t('in-all', { value: short(now.totals.messages) })}
        />
        <Latency of="placing" atLeast={20} middle={last('placingP50')} none={t('none-placed')} />
        <Latency of="append" atLeast={5} middle={last('appendP50')} none={t('none-written')} />
        <Latency of="tick" atLeast={5} middle={last('tickP50')} none={t('none-shown')} />
        <FigureCard
          title={t('tile-hits')}
          name="tileHits"
          atLeast={1}
          write={percent}
          none={t('none-asked')}
        />
        <FigureCard title={t('requests')} name="requests" unit={t('a-second')} atLeast={5} />
        <FigureCard title={t('refusals')} name="refusals" unit={t('a-second')} atLeast={1} />
        <FigureCard
          title={t('errors')}
          name="errors"
          atLeast={1}
          tone={now.totals.errors > 0 ? 'danger' : 'plain'}
          note={t(now.totals.errors > 0 ? 'since-start' : 'none-since-start', {
            value: short(now.totals.errors),
          })}
        />
        <FigureCard
          title={t('cpu')}
          name="cpu"
          atLeast={0.25}
          write={percent}
          note={t('cores', { count: now.machine.cores })}
        />
        <FigureCard
          title={t('memory')}
          name="memory"
          atLeast={100_000_000}
          write={size}
          note={t('left', { value: size(now.machine.memoryLeft) })}
        />
      </dl>
      <div class="grid items-start gap-4 lg:grid-cols-2">
        <RefusalList refusals={now.refusals} />
        <MachineFacts machine={now.machine} loopDelay={last('loopDelay')} />
      </div>
    </div>
  );
}

/** How long something took: the slowest hundredth of it, and the middle. */
function Latency(props: {
  readonly of: 'placing' | 'append' | 'tick';
  /** In ms. */
  readonly atLeast: number;
  readonly middle: number | undefined;
  readonly none: string;
}) {
  const { of, middle, ...rest } = props;
  return (
    <FigureCard
      {...rest}
      title={t(of)}
      name={`${of}P99`}
      unit={t('ms-slowest')}
      note={middle === undefined ? undefined : t('middle', { value: `${short(middle)} ms` })}
    />
  );
}

function SpanSwitch() {
  const spans: readonly Span[] = ['minutes', 'hour'];
  return (
    <fieldset class="flex rounded-md border border-edge/60 bg-raised p-0.5">
      <legend class="sr-only">{t('span')}</legend>
      {spans.map((one) => (
        <label
          key={one}
          class="grid h-7 place-items-center rounded-sm px-3 font-medium text-muted text-sm has-checked:bg-tint has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-10"
        >
          <input
            type="radio"
            name="span"
            class="sr-only"
            checked={span.value === one}
            onChange={() => setSpan(one)}
          />
          {t(`span-${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
