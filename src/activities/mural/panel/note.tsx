import { useSignalEffect } from '@preact/signals';
import type { Desk } from './desk.ts';

/** In ms, and for each character: long enough to be read. */
const STAY = 2_500;
const STAY_PER_CHARACTER = 55;

/** What was refused and why, above the dock, where the eye is. */
export function NoteLine({ desk }: { readonly desk: Desk }) {
  const note = desk.note.value;
  useSignalEffect(() => {
    const shown = desk.note.value;
    if (!shown) return;
    const timer = setTimeout(
      () => {
        desk.note.value = null;
      },
      STAY + shown.text.length * STAY_PER_CHARACTER,
    );
    return () => clearTimeout(timer);
  });
  return (
    // Always there, so that what is added is read out.
    <div role="status" class="flex max-w-full justify-center px-3">
      {note && (
        <p
          key={note.text}
          class="pointer-events-auto flex animate-rise items-center gap-2.5 rounded-lg border border-line bg-raised px-3.5 py-2 text-sm shadow-float"
        >
          <span
            aria-hidden="true"
            class={`size-2 shrink-0 rounded-[1px] ${note.tone === 'good' ? 'bg-good' : 'bg-danger'}`}
          />
          {note.text}
        </p>
      )}
    </div>
  );
}
