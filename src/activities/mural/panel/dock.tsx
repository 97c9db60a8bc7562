import { Eye } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './desk.ts';
import { NoteLine } from './note.tsx';
import { PaintButton } from './paint-button.tsx';
import { PaletteBar } from './palette-bar.tsx';
import { RecentColors } from './recent-colors.tsx';
import { ToolBar, UndoChip } from './tool-bar.tsx';

/** Who only looks on is told so before they try, and whom to ask. */
function WhyNot({ desk }: { readonly desk: Desk }) {
  const why = desk.whyNot.value;
  return (
    // Always there, so that what appears in it is read out.
    <div role="status" class="flex max-w-full justify-center px-3">
      {why && (
        <p class="pointer-events-auto flex items-center gap-2.5 rounded-lg border border-line bg-raised px-3.5 py-2 text-sm shadow-float">
          <Eye size={16} class="shrink-0 text-muted" aria-hidden="true" />
          {why}
        </p>
      )}
    </div>
  );
}

/** What one paints with: at the thumb on a phone, in the middle below on a wide screen. */
export function Dock({ desk }: { readonly desk: Desk }) {
  const dock = useRef<HTMLDivElement>(null);
  const { studio } = desk;
  const button = !studio.free.value || studio.cursor.value !== null;

  // The mural is fitted and the cursor kept above the dock, however high it is.
  useEffect(() => {
    const element = dock.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      const covered = element.offsetHeight + 16;
      // On a phone the bars above span the width; on a wide screen they stand in the corners.
      const top = element.offsetWidth === element.parentElement?.offsetWidth ? 56 : 12;
      desk.viewport.cover({ top, right: 12, bottom: covered, left: 12 });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [desk]);

  return (
    <div class="pointer-events-none absolute inset-x-0 bottom-0 flex flex-col items-center gap-2 @3xl:bottom-3">
      <NoteLine desk={desk} />
      <WhyNot desk={desk} />
      <UndoChip desk={desk} />
      <div
        ref={dock}
        class="pointer-events-auto flex w-full flex-col gap-1.5 max-h-short:flex-row max-h-short:items-center border-line border-t bg-raised px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-float @3xl:w-[calc(100%-1.5rem)] @3xl:flex-row @4xl:w-max @3xl:items-center @3xl:gap-3 @3xl:rounded-xl @3xl:border @3xl:px-3 @3xl:py-2"
      >
        <div class="flex items-center justify-between gap-1 max-h-short:contents @3xl:contents">
          <ToolBar desk={desk} />
          <RecentColors studio={studio} tight={studio.free.value && button} />
          {button && (
            <div class="max-h-short:order-last @3xl:order-last">
              <PaintButton desk={desk} />
            </div>
          )}
        </div>
        <PaletteBar studio={studio} />
      </div>
    </div>
  );
}
