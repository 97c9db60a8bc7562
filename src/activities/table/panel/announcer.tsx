import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LogLine } from '../types.ts';
import { actWords, namingOf } from './act-words.ts';
import type { Desk } from './desk.ts';
import { t } from './words.ts';

/** As many lines stay for a screen reader to go back to. */
const LINES = 12;
/** Acts that are no news to anybody; they are in the record. */
const QUIET = new Set(['sorted']);
/** So long the newest act is written on the felt, in ms. */
const SEEN = 6000;

/** Says what happens at the table as it happens: to the ear, and in a line on the felt. */
export function Announcer({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const { model } = desk;
  const lines = useSignal<readonly LogLine[]>([]);
  const fresh = useSignal(0);
  useEffect(
    () =>
      model.onEntry((_, __, line) => {
        if (QUIET.has(line.act.type)) return;
        lines.value = [...lines.value, line].slice(-LINES);
        fresh.value = Date.now();
      }),
    [model],
  );
  useEffect(() => {
    if (fresh.value === 0) return;
    const timer = setTimeout(() => {
      fresh.value = 0;
    }, SEEN);
    return () => clearTimeout(timer);
  }, [fresh.value]);
  const naming = useComputed(() => model.view.value && namingOf(model.view.value, model.nameOf));
  const words = (line: LogLine) => (naming.value ? actWords(line, naming.value) : '');
  const last = lines.value.at(-1);
  return (
    <>
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label={t('record')} class="sr-only">
        {lines.value.map((line) => (
          <p key={line.seq}>{words(line)}</p>
        ))}
      </div>
      <p role="status" class="sr-only">
        {desk.said.value}
      </p>
      {fresh.value !== 0 && last && (
        <p
          key={last.seq}
          aria-hidden="true"
          class={`pointer-events-none absolute left-2 z-10 max-w-[min(24rem,calc(100%-1rem))] animate-rise truncate rounded-full bg-[var(--felt-plate)] px-3 py-1 text-[var(--felt-ink)] text-sm ${narrow ? 'top-15' : 'top-3'}`}
        >
          {words(last)}
        </p>
      )}
    </>
  );
}
