import { signal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { link, presence } from '../../../web/kit/connection.ts';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { loadPage } from '../../../web/kit/load-page.ts';
import { Canvas } from './canvas.tsx';
import { left } from './cooldown.ts';
import type { Desk } from './desk.ts';
import { Dock } from './dock.tsx';
import { FiguresDialog } from './figures-dialog.tsx';
import { GoToDialog } from './go-to-dialog.tsx';
import { Hatching } from './hatching.tsx';
import { HoursBanner } from './hours-banner.tsx';
import { openAreaInAddress } from './keeping-in-address.ts';
import { createKeyboard } from './keyboard.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { FailedNote, LoadingBar } from './loading.tsx';
import { MiniMap } from './mini-map.tsx';
import { PositionChip } from './position-chip.tsx';
import { keepPositionInAddress } from './position-in-address.ts';
import { SaveDialog } from './save-dialog.tsx';
import { ViewControls } from './view-controls.tsx';
import { t } from './words.ts';

const KeepingPanel = lazy(
  loadPage(async () => (await import('./moderation/keeping-panel.tsx')).KeepingPanel),
);

const TITLES = { 'go-to': 'go-to', keys: 'shortcuts', save: 'save-image', figures: 'figures' } as const;

/** The canvas with everything around it. */
export function Workplace({ desk }: { readonly desk: Desk }) {
  const { studio, viewport } = desk;
  const keyboard = useMemo(() => createKeyboard(desk), [desk]);
  const progress = useMemo(() => signal(desk.live.progress), [desk]);
  useEffect(() => {
    // What came between rendering and now.
    progress.value = desk.live.progress;
    return desk.live.on('progress', (next) => {
      progress.value = next;
    });
  }, [desk, progress]);
  useEffect(() => openAreaInAddress(desk), [desk]);
  useEffect(() => keepPositionInAddress(viewport, studio.store, desk.now), [desk, viewport, studio]);
  useSayReady(desk);
  const close = () => {
    desk.dialog.value = null;
  };
  const name = desk.dialog.value;
  const keeping = desk.keeper.value ? desk.keeping.value : null;

  return (
    <>
      <div class={`transition-opacity ${link.value === 'offline' ? 'opacity-75' : ''}`}>
        <Canvas desk={desk} dragging={keyboard.dragging} onKeyDown={keyboard.down} onKeyUp={keyboard.up} />
      </div>
      <Hatching desk={desk} />
      <LoadingBar progress={progress.value} />
      <HoursBanner desk={desk} />
      <div class="pointer-events-none absolute inset-x-2 top-2 flex items-start justify-between gap-2 @3xl:inset-x-3 @3xl:top-3">
        <div class="flex min-w-0 flex-1 flex-col items-start gap-2">
          <PositionChip desk={desk} />
          {progress.value.failing > 0 && <FailedNote />}
        </div>
        <div class="flex shrink-0 flex-col items-end gap-2">
          <ViewControls desk={desk} />
          {desk.mapOpen.value && <MiniMap desk={desk} />}
        </div>
      </div>
      {keeping ? (
        <ErrorBoundary>
          <KeepingPanel desk={desk} keeping={keeping} />
        </ErrorBoundary>
      ) : (
        <Dock desk={desk} />
      )}
      <Dialog open={name !== null} title={name ? t(TITLES[name]) : ''} onClose={close}>
        {name === 'go-to' && <GoToDialog desk={desk} />}
        {name === 'keys' && <KeysDialog />}
        {name === 'save' && <SaveDialog desk={desk} />}
        {name === 'figures' && (
          <FiguresDialog desk={desk} here={presence.value.get(desk.room.code)?.here ?? null} />
        )}
      </Dialog>
    </>
  );
}

/** Below this wait, in ms, one need not be told that it is over. */
const WORTH_TELLING = 3_000;

function useSayReady(desk: Desk): void {
  useSignalEffect(() => {
    const wait = left(desk.studio.cooldown.value, desk.now());
    if (wait < WORTH_TELLING) return;
    const timer = setTimeout(() => desk.say(t('said-ready')), wait);
    return () => clearTimeout(timer);
  });
}
