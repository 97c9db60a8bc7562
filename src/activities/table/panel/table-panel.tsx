import './table.css';
import './pieces.css';
import './hand.css';
import './keep/keep.css';
import './play/play.css';
import { useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { Button } from '../../../web/kit/button.tsx';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import type { PanelProps } from '../../../web/kit/panel.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { Spinner } from '../../../web/kit/spinner.tsx';
import { toastsAbove } from '../../../web/kit/toast.tsx';
import { readAim } from './aiming.ts';
import { Announcer } from './announcer.tsx';
import { AskBanner } from './ask-banner.tsx';
import { reveal } from './camera-hand.ts';
import { Cursors } from './cursors.tsx';
import { Enlarged } from './decks/enlarged.tsx';
import { DeedBar } from './deed-bar.tsx';
import { DeedMenu } from './deed-menu.tsx';
import { type Desk, openDesk } from './desk.ts';
import { Dialogs } from './dialogs.tsx';
import { listenToPointers } from './drag.ts';
import { EmptyTable } from './empty-table.tsx';
import { FairCard } from './fair/fair-card.tsx';
import { EndScreen } from './game/end-screen.tsx';
import { noticeTurns } from './game/turn-notice.ts';
import { Hand } from './hand.tsx';
import { ReplayBar } from './keep/replay-bar.tsx';
import { onKey } from './keyboard.ts';
import { PlacingBar, putThere } from './placing-bar.tsx';
import { PlayBar } from './play/play-bar.tsx';
import { forgetFocus, keepFocus, keepReachable, remember } from './roving.ts';
import { Seats } from './seats.tsx';
import { Stage } from './surface.tsx';
import { Tools } from './tools.tsx';
import { t } from './words.ts';

/** Below this width seats stand in a row above the table, in CSS px. */
const NARROW = 620;
/** What stands at the foot of the felt is so high, in CSS px. */
const FOOT = 68;

/** The card table of a room. Mounted once for a room; give it a `key` when the room changes. */
export function TablePanel(props: PanelProps) {
  const desk = useMemo(() => openDesk(props), [props.room.code]);
  useEffect(() => () => desk.close(), [desk]);
  const { model } = desk;
  const refusal = model.refused.value;
  if (refusal)
    return (
      <div role="alert" class="grid h-full place-items-center bg-sunken">
        <EmptyState
          title={t('gone')}
          action={<Button onClick={() => location.reload()}>{t('try-again')}</Button>}
        >
          {refusalWords(refusal)}
        </EmptyState>
      </div>
    );
  if (!model.view.value)
    return (
      <div class="felt relative grid h-full place-items-center" aria-busy="true">
        <p class="flex animate-late items-center gap-2">
          <Spinner /> {t('loading')}
        </p>
      </div>
    );
  return <Room desk={desk} />;
}

function Room({ desk }: { readonly desk: Desk }) {
  const { model } = desk;
  const narrow = desk.size.value.width > 0 && desk.size.value.width < NARROW;
  const seated = model.mine.value !== null;
  const view = model.view.value;
  const past = desk.replay.now.value !== null;

  useEffect(() => {
    const root = desk.root.current;
    return root ? listenToPointers(desk, root) : undefined;
  }, [desk]);
  useEffect(() => noticeTurns(desk), [desk]);
  useSignalEffect(() => {
    const width = desk.size.value.width;
    const small = width < NARROW;
    // What is asked stands above the game, not over it.
    const asked = model.view.value?.ask ? (small ? 100 : 72) : 0;
    desk.insets.value = small
      ? { top: 96 + asked, bottom: 64, side: 8 }
      : { top: 84 + asked, bottom: 72, side: 120 };
  });
  useEffect(() => keepToastsClear(desk), [desk]);
  // What was folded in is on the screen now: cards fly from where they were.
  useLayoutEffect(() => {
    desk.flights.start();
    if (!desk.root.current) return;
    keepReachable(desk.root.current);
    keepFocus(desk.root.current);
  });

  return (
    <section
      ref={(element) => {
        desk.root.current = element;
      }}
      data-panel=""
      aria-label={t('table')}
      class="relative isolate flex h-full min-h-0 flex-col overflow-clip bg-[var(--rim)]"
      onKeyDown={(event) => {
        if (!onKey(desk, event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocusCapture={(event) => {
        if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-stop]')) return;
        remember(event.target);
        if (event.target.matches(':focus-visible')) reveal(desk, event.target);
      }}
      onPointerDownCapture={() => forgetFocus()}
      onClickCapture={(event) => (past ? onlyLooked(event) : aimedClick(desk, event))}
      onDblClickCapture={(event) => past && onlyLooked(event)}
      data-past={past ? '' : undefined}
    >
      <Stage desk={desk}>
        <Seats desk={desk} narrow={narrow} />
        {!past && (
          <>
            <EmptyTable desk={desk} />
            <Cursors desk={desk} />
            <Tools desk={desk} narrow={narrow} />
            <Announcer desk={desk} narrow={narrow} />
            <Enlarged desk={desk} />
            <AskBanner desk={desk} />
            <FairCard desk={desk} />
            <DeedBar desk={desk} narrow={narrow} />
            <PlacingBar desk={desk} />
            <EndScreen desk={desk} />
          </>
        )}
      </Stage>
      {past ? <ReplayBar desk={desk} /> : <PlayBar desk={desk} />}
      {seated ? <Hand desk={desk} narrow={narrow} /> : view && !past && <LookingOn desk={desk} />}
      <div data-flights="" aria-hidden="true" class="pointer-events-none fixed top-0 left-0 z-40" />
      <DeedMenu desk={desk} />
      <Dialogs desk={desk} />
    </section>
  );
}

/** Notices stand above what is at the foot of the felt, never over the hand. */
function keepToastsClear({ stage }: Desk): () => void {
  const element = stage.current;
  if (!element) return () => {};
  const place = () => {
    const { bottom, height } = element.getBoundingClientRect();
    // Another part of the room is shown instead.
    toastsAbove.value = height === 0 ? null : innerHeight - bottom + FOOT;
  };
  const watcher = new ResizeObserver(place);
  watcher.observe(element);
  return () => {
    watcher.disconnect();
    toastsAbove.value = null;
  };
}

/** Of a table as it was, nothing can be pressed but what goes through it. */
function onlyLooked(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest('[data-replay], dialog, [popover]')) return;
  event.preventDefault();
  event.stopPropagation();
}

/** While something waits for its place, a press says which. */
function aimedClick(desk: Desk, event: MouseEvent): void {
  if (!desk.placing.peek() || !(event.target instanceof Element)) return;
  if (event.target.closest('[role="toolbar"], dialog, [popover]')) return;
  event.preventDefault();
  event.stopPropagation();
  const aim = event.target.closest<HTMLElement>('[data-aim]')?.dataset.aim;
  if (aim) void putThere(desk, readAim(aim));
  else if (desk.stage.current?.contains(event.target))
    void putThere(desk, { at: 'spot', ...desk.spotAt({ x: event.clientX, y: event.clientY }) });
}

function LookingOn({ desk }: { readonly desk: Desk }) {
  const why = desk.model.whyNot();
  return (
    <p class="hand-strip px-4 py-3 text-center text-sm">
      {why ? t('may-not-play', { why }) : `${t('looking-on')} ${t('sit-to-play')}`}
      {desk.model.view.value?.settings.watchers === 'hands' && ` ${t('hands-open')}`}
    </p>
  );
}
