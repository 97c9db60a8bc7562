import { effect, useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { cellAt, type Point } from './camera.ts';
import { left } from './cooldown.ts';
import type { Desk } from './desk.ts';
import { listenToGestures, type PointerKind } from './gestures.ts';
import { AIMABLE, pressCell } from './press.ts';
import { drawScene, type Ghost } from './renderer.ts';
import { FADE } from './studio.ts';
import { t } from './words.ts';

interface CanvasProps {
  readonly desk: Desk;
  /** True while Space is held: every press moves the mural. */
  readonly dragging: () => boolean;
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
}

/** The picture itself: draws a frame when something changed, and turns hands into deeds. */
export function Canvas({ desk, dragging, onKeyDown, onKeyUp }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { studio, viewport } = desk;
  const { width, height } = studio.store;
  const pointer = useComputed(() => {
    const far = viewport.camera.value.scale < AIMABLE;
    if (studio.tool.value === 'pick') return 'cursor-crosshair';
    if (studio.free.value && studio.tool.value === 'hand') return 'cursor-grab active:cursor-grabbing';
    return far && !studio.free.value ? 'cursor-zoom-in' : 'cursor-crosshair';
  });

  useEffect(() => {
    const element = canvas.current;
    return element ? startDrawing(element, desk) : undefined;
  }, [desk]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const cellUnder = (at: Point) => cellAt(viewport.camera.peek(), viewport.size.peek(), studio.store, at);
    const anyCell = (at: Point): Point => {
      const camera = viewport.camera.peek();
      const size = viewport.size.peek();
      return {
        x: Math.floor(camera.x + (at.x - size.width / 2) / camera.scale),
        y: Math.floor(camera.y + (at.y - size.height / 2) / camera.scale),
      };
    };
    return listenToGestures(element, {
      draws: (pointer: PointerKind) => {
        desk.pointer.value = pointer;
        return studio.free.peek() && studio.tool.peek() === 'brush' && !dragging();
      },
      grabbed: viewport.stop,
      panned: viewport.panBy,
      thrown: (vx, vy) => viewport.throwOn(vx, vy, desk.now()),
      zoomed: viewport.zoomBy,
      zoomEnded: (anchor) => viewport.settle(anchor, desk.now()),
      notched: (direction, anchor) => viewport.zoomStop(direction, desk.now(), anchor),
      tapped: (at, press) => pressCell(desk, cellUnder(at), at, press, dragging()),
      held: (at) => {
        const cell = cellUnder(at);
        if (!cell) return;
        studio.pick(cell);
        navigator.vibrate?.(12);
      },
      strokeStarted: (at) => studio.strokeTo(anyCell(at)),
      strokeMoved: (at) => studio.strokeTo(anyCell(at)),
      strokeEnded: studio.strokeEnd,
      strokeCanceled: studio.strokeCancel,
      hovered: (at) => {
        desk.mouse.value = at;
      },
    });
  }, [desk, viewport, studio, dragging]);

  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a drawing surface with keys of its own is what role="application" is for
    <canvas
      ref={canvas}
      tabIndex={0}
      role="application"
      aria-label={t('label', { width, height })}
      aria-describedby="mural-how"
      class={`${pointer.value} absolute inset-0 size-full touch-none select-none focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-2`}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
    />
  );
}

/** Draws whenever something the picture depends on has changed, at most once a frame. */
function startDrawing(canvas: HTMLCanvasElement, desk: Desk): () => void {
  const { studio, viewport, pyramid } = desk;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  let frame = 0;

  function draw(time: number): void {
    frame = 0;
    // The first frames after a pause carry the time of their request, which may lie before it.
    const now = Math.max(time, desk.now() - 34);
    viewport.tick(now);
    studio.sweep(desk.now());
    const { palette } = studio.view.peek();
    const inHand = palette[studio.color.peek()] ?? null;
    const waiting = left(studio.cooldown.peek(), desk.now()) > 0;
    const hand = studio.tool.peek() === 'hand' && studio.free.peek();
    const preview = waiting || hand || studio.tool.peek() === 'pick' ? null : inHand;
    const hover = desk.hover.peek();
    const cursor = studio.cursor.peek();
    pyramid.begin();
    drawScene(
      {
        context: context as CanvasRenderingContext2D,
        width: canvas.width,
        height: canvas.height,
        density: viewport.density.peek(),
      },
      {
        camera: viewport.camera.peek(),
        mural: studio.store,
        pyramid,
        missing: desk.live.missing,
        hover: hover && viewport.camera.peek().scale >= AIMABLE ? { cell: hover, color: preview } : null,
        cursor: cursor && { cell: cursor, color: waiting ? null : inHand },
        still: desk.still(),
        ghosts: studio.reverted.peek().map(
          (pixel): Ghost => ({
            x: pixel.x,
            y: pixel.y,
            color: palette[pixel.color] ?? '#000',
            age: Math.min(1, (desk.now() - pixel.since) / FADE),
          }),
        ),
      },
    );
    if (viewport.moving.peek() || studio.reverted.peek().length > 0 || pyramid.behind) soon();
  }
  function soon(): void {
    frame ||= requestAnimationFrame(draw);
  }

  const resize = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    if (width === 0 || height === 0) return;
    const exact = entry.devicePixelContentBoxSize?.[0];
    canvas.width = devicePixels(width, exact?.inlineSize);
    canvas.height = devicePixels(height, exact?.blockSize);
    viewport.resize({ width, height }, canvas.width / width);
    cancelAnimationFrame(frame);
    draw(desk.now());
  });
  try {
    // Also fires when the window moves to a screen of another density.
    resize.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    // Safari does not know that box.
    resize.observe(canvas);
  }

  const stops = [
    effect(() => {
      for (const part of [viewport.camera, viewport.moving, desk.hover, studio.cursor]) void part.value;
      for (const part of [studio.color, studio.tool, studio.reverted, studio.cooldown, studio.view])
        void part.value;
      soon();
    }),
    studio.store.onChange(soon),
    desk.live.on('progress', soon),
    () => resize.disconnect(),
    () => cancelAnimationFrame(frame),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * What the browser says it has (not Safari): the only way to be exactly crisp at
 * a density like 1.25. Emulated densities report CSS pixels there; then it is counted.
 */
function devicePixels(css: number, exact: number | undefined): number {
  const counted = Math.round(css * devicePixelRatio);
  return exact !== undefined && Math.abs(exact - counted) <= 1 ? exact : counted;
}
