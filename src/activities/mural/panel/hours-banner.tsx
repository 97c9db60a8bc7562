import { Hourglass, Lock, Snowflake } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Desk } from './desk.ts';
import { clockWords, countDownTo, hoursAt, type Phase } from './hours.ts';
import { t } from './words.ts';

/** A chip for the last stretch before painting ends, in ms; sooner it would only be in the way. */
const CLOSING_SOON = 24 * 60 * 60 * 1000;

/** When painting begins and ends: large before an event, a chip while it runs. */
export function HoursBanner({ desk }: { readonly desk: Desk }) {
  // `held` changes at each of these hours.
  void desk.held.value;
  const { schedule } = desk.studio.view.value;
  const { phase, until } = hoursAt(schedule, desk.serverNow());
  useSayChanges(desk, phase);
  if (phase === 'before' && until !== null) return <Opening key={until} desk={desk} until={until} />;
  if (phase === 'frozen') return <Chip icon={<Snowflake size={15} />}>{t('frozen')}</Chip>;
  if (phase === 'after') return <Chip icon={<Lock size={15} />}>{t('over')}</Chip>;
  if (until !== null && until - desk.serverNow() < CLOSING_SOON)
    return <Closing key={until} desk={desk} until={until} />;
  return null;
}

function useLeft(desk: Desk, until: number) {
  const count = useMemo(() => countDownTo(until, desk.serverNow), [desk, until]);
  useEffect(() => count.stop, [count]);
  return clockWords(count.left.value);
}

/** Presses go through to the mural: one may look around while one waits. */
function Opening({ desk, until }: { readonly desk: Desk; readonly until: number }) {
  const { days, clock } = useLeft(desk, until);
  return (
    <div class="pointer-events-none absolute inset-x-0 top-[18%] flex justify-center px-4">
      <div
        role="timer"
        class="flex animate-rise flex-col items-center gap-1 rounded-xl border border-line bg-raised px-10 py-6 text-center shadow-float @3xl:px-14 @3xl:py-8"
      >
        <p class="font-medium text-muted text-sm @3xl:text-base">{t('opens-in')}</p>
        {days > 0 && <p class="font-semibold text-xl">{t('days', { count: days })}</p>}
        <p class="figures font-semibold text-[3.25rem] leading-none tracking-tight @3xl:text-[5rem]">
          {clock}
        </p>
      </div>
    </div>
  );
}

function Closing({ desk, until }: { readonly desk: Desk; readonly until: number }) {
  const { clock } = useLeft(desk, until);
  return (
    <Chip icon={<Hourglass size={15} />}>
      <span role="timer">{t('closes-in', { clock })}</span>
    </Chip>
  );
}

function Chip({
  icon,
  children,
}: {
  readonly icon: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="pointer-events-none absolute inset-x-0 top-13 flex justify-center px-3 @3xl:top-3">
      <p class="figures flex h-8 items-center gap-2 rounded-full border border-line bg-raised px-3.5 font-medium text-sm shadow-raised">
        <span class="text-accent">{icon}</span>
        {children}
      </p>
    </div>
  );
}

/** A timer is not read out second by second; that it is over is. */
function useSayChanges(desk: Desk, phase: Phase): void {
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    const words = { before: t('said-before'), open: t('said-open'), after: t('over'), frozen: t('frozen') }[
      phase
    ];
    desk.say(words);
    if (phase === 'open') desk.note.value = { text: words, tone: 'good' };
  }, [desk, phase]);
}
