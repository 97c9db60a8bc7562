import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './desk.ts';
import { EDGE } from './pyramid.ts';
import { levelFor } from './renderer.ts';
import { t } from './words.ts';

/** Longest edge in CSS pixels. */
const LONGEST = 168;
/** The frame is never smaller, or it could not be found; CSS pixels. */
const SMALLEST = 11;
/** Redrawn at most this often, in ms: it is an overview. */
const EVERY = 400;

/** The whole mural with a frame around what is on the screen; a press or drag goes there. */
export function MiniMap({ desk }: { readonly desk: Desk }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { studio, viewport } = desk;
  const mural = studio.store;
  const ratio = LONGEST / Math.max(mural.width, mural.height);
  const width = Math.max(24, Math.round(mural.width * ratio));
  const height = Math.max(24, Math.round(mural.height * ratio));

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      desk.pyramid.begin();
      drawWhole(element, desk);
      if (desk.pyramid.behind) soon();
    };
    const soon = () => {
      timer ??= setTimeout(draw, EVERY);
    };
    draw();
    const stop = mural.onChange(soon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [desk, mural]);

  // Moved without rendering: it follows every frame of a pan.
  useSignalEffect(() => {
    const { x, y, scale } = viewport.camera.value;
    const size = viewport.size.value;
    const box = frame.current;
    if (!box) return;
    const left = clampTo(((x - size.width / 2 / scale) / mural.width) * width, width);
    const top = clampTo(((y - size.height / 2 / scale) / mural.height) * height, height);
    const right = clampTo(((x + size.width / 2 / scale) / mural.width) * width, width);
    const bottom = clampTo(((y + size.height / 2 / scale) / mural.height) * height, height);
    const grow = Math.max(0, SMALLEST - (right - left)) / 2;
    const rise = Math.max(0, SMALLEST - (bottom - top)) / 2;
    box.style.transform = `translate(${left - grow}px, ${top - rise}px)`;
    box.style.width = `${right - left + 2 * grow}px`;
    box.style.height = `${bottom - top + 2 * rise}px`;
    // With the whole on the screen there is nothing to find.
    const all = right - left >= width && bottom - top >= height;
    box.parentElement?.classList.toggle('opacity-0', all);
    box.parentElement?.classList.toggle('invisible', all);
  });

  function go(event: PointerEvent): void {
    if (event.buttons === 0) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    viewport.jumpTo({
      x: ((event.clientX - box.left) / box.width) * mural.width,
      y: ((event.clientY - box.top) / box.height) * mural.height,
      scale: viewport.camera.peek().scale,
    });
  }

  return (
    <div
      class="pointer-events-auto relative touch-none overflow-hidden transition-[opacity,visibility] duration-200 rounded-md border border-line bg-raised shadow-float"
      style={{ width, height }}
      // The canvas and the position dialog do the same by keyboard.
      aria-hidden="true"
      title={t('mini-map-help')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} class="size-full" width={width * 2} height={height * 2} />
      <div
        ref={frame}
        class="pointer-events-none absolute top-0 left-0 rounded-[2px] shadow-[inset_0_0_0_2px_#fff,inset_0_0_0_3px_#000a,0_0_0_1px_#000c]"
      />
    </div>
  );
}

function clampTo(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function drawWhole(canvas: HTMLCanvasElement, desk: Desk): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = desk.studio.store;
  const scale = canvas.width / width;
  const level = levelFor(scale);
  context.imageSmoothingEnabled = scale < 1;
  const times = scale * (1 << level);
  for (let row = 0; (row * EDGE) << level < height; row++) {
    for (let column = 0; (column * EDGE) << level < width; column++) {
      const { image, size, area, above } = desk.pyramid.tile(level, column, row);
      const shrink = 2 ** above;
      const x = Math.round(size.left * times);
      const y = Math.round(size.top * times);
      context.drawImage(
        image,
        size.left / shrink - area.left,
        size.top / shrink - area.top,
        (size.right - size.left) / shrink,
        (size.bottom - size.top) / shrink,
        x,
        y,
        Math.round(size.right * times) - x,
        Math.round(size.bottom * times) - y,
      );
    }
  }
}
