import { signal } from '@preact/signals';
import { X } from 'lucide-preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createMuralKeeping } from '../../../../client/mural-keeping.ts';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { Tabs } from '../../../../web/kit/tabs.tsx';
import { toastsAbove } from '../../../../web/kit/toast.tsx';
import type { Area } from '../../types.ts';
import type { Desk, Keeping, KeepingTab } from '../desk.ts';
import { Areas } from './areas.tsx';
import { HoursForm } from './hours-form.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { Mask } from './mask.tsx';
import { AreaFrame, type Drawing, Surface } from './surface.tsx';
import { TakeBack } from './take-back.tsx';
import { t } from './words.ts';

/** The tools of those who look after a mural: beside it on a wide screen, below it on a phone, so that it stays in sight. */
export function KeepingPanel({ desk, keeping }: { readonly desk: Desk; readonly keeping: Keeping }) {
  const panel = useRef<HTMLElement>(null);
  const api = useMemo(() => createMuralKeeping({ base: '' }, desk.room.code), [desk]);
  const drawing = useMemo(() => signal<Drawing | null>(null), []);
  const area = useMemo(() => signal<Area | null>(null), []);
  const { tab } = keeping;

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useKeptFocus(panel);
  // The mural is fitted beside the tools, or above them on a phone.
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const layOut = (): void => {
      const whole = element.offsetWidth === element.parentElement?.offsetWidth;
      const left = whole ? 12 : element.offsetLeft + element.offsetWidth + 16;
      const bottom = whole ? element.offsetHeight + 12 : 16;
      desk.viewport.cover({ top: 56, right: 12, bottom, left });
      toastsAbove.value = whole ? innerHeight - element.getBoundingClientRect().top + 8 : null;
    };
    layOut();
    const watch = new ResizeObserver(layOut);
    watch.observe(element);
    return () => {
      watch.disconnect();
      toastsAbove.value = null;
    };
  }, [desk]);
  useEffect(() => {
    drawing.value = null;
    area.value = null;
  }, [tab]);
  useEffect(() => {
    if (!keeping.area) return;
    area.value = keeping.area;
    desk.viewport.jumpTo(desk.viewport.spotFor(keeping.area));
  }, [keeping]);

  const close = (): void => {
    desk.keeping.value = null;
  };
  const shared = { desk, api, area, drawing };
  const now = drawing.value;

  return (
    <>
      {area.value && <AreaFrame desk={desk} area={area.value} />}
      {now && <Surface desk={desk} drawing={now} />}
      <aside
        ref={panel}
        tabIndex={-1}
        aria-label={t('title')}
        onKeyDown={(event) => {
          // A dialog above the tools has an Escape of its own.
          const above = event.target instanceof Element && event.target.closest('dialog') !== null;
          if (event.key !== 'Escape' || event.defaultPrevented || above) return;
          if (drawing.value) drawing.value = null;
          else close();
        }}
        class={`absolute inset-x-0 bottom-0 z-10 flex animate-rise flex-col rounded-t-xl border-line border-t bg-raised shadow-float outline-none @3xl:inset-x-auto @3xl:top-14 @3xl:bottom-3 @3xl:left-3 @3xl:w-88 @3xl:rounded-xl @3xl:border ${now ? 'max-h-[38%] @3xl:max-h-none' : 'max-h-[72%] @3xl:max-h-none'}`}
      >
        <header class="flex items-center justify-between gap-2 py-1.5 pr-1.5 pl-4">
          <h2 class="font-semibold text-lg">{t('title')}</h2>
          <IconButton label={t('close')} tip="none" icon={<X size={18} />} onClick={close} />
        </header>
        <Tabs<KeepingTab>
          label={t('title')}
          value={tab}
          class="border-line border-b px-1 [&_button]:px-1 [&_button]:py-2.5 [&_button]:after:top-auto [&_button]:after:bottom-0"
          onChange={(next) => {
            desk.keeping.value = { tab: next };
          }}
          tabs={[
            { id: 'take-back', label: t('tab-take-back') },
            { id: 'areas', label: t('tab-areas') },
            { id: 'mask', label: t('tab-mask') },
            { id: 'hours', label: t('tab-hours') },
          ]}
        />
        <div
          role="tabpanel"
          id={`panel-${tab}`}
          aria-labelledby={`tab-${tab}`}
          class="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
        >
          {tab === 'take-back' && <TakeBack {...shared} by={keeping.by ?? null} />}
          {tab === 'areas' && <Areas {...shared} />}
          {tab === 'mask' && <Mask {...shared} />}
          {tab === 'hours' && <HoursForm desk={desk} />}
        </div>
      </aside>
    </>
  );
}
