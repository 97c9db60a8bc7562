import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../../../client/api.ts';
import type { Live } from '../../../client/types.ts';
import type { Camera } from './camera.ts';
import { openLiveMural } from './live-mural.ts';
import { createPaintStore } from './paint-store.ts';
import { paletteColors } from './palette-colors.ts';
import { createPyramid } from './pyramid.ts';
import { drawScene } from './renderer.ts';

interface MuralBackdropProps {
  readonly live: Live;
  readonly api: Pick<Api, 'tile'>;
  /** Room whose mural is shown. */
  readonly code: string;
  readonly class?: string;
}

/** Device-independent pixels per mural pixel: close enough to see that it is made of pixels. */
const SCALE = 3;
/** One way across in ms; slow enough to be felt and not watched. */
const CROSSING = 180_000;
/** Between two frames, in ms: a slow drift looks the same at half the rate and costs half. */
const FRAME = 32;

/**
 * The live mural as a background: drifts slowly, takes no input, rests while it
 * cannot be seen, and stands still for people who want no motion.
 */
export function MuralBackdrop({ live, api, code, ...rest }: MuralBackdropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    return element ? show(element, live, api, code) : undefined;
  }, [live, api, code]);
  return (
    <div aria-hidden="true" class={`pointer-events-none absolute inset-0 ${rest.class ?? ''}`}>
      <canvas ref={canvas} class="size-full" />
    </div>
  );
}

function show(canvas: HTMLCanvasElement, live: Live, api: Pick<Api, 'tile'>, code: string): () => void {
  const mural = openLiveMural(live, api, code);
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const context = canvas.getContext('2d');
  let picture: ReturnType<typeof openPicture> | null = null;
  let frame = 0;
  let last = 0;
  let drifted = 0;
  let visible = true;

  function openPicture() {
    const view = mural.view;
    if (!view) return null;
    const store = createPaintStore(view.width, view.height, () => mural.pixels);
    const pyramid = createPyramid(store, paletteColors(view.palette));
    store.onChange(pyramid.changed);
    return { store, pyramid };
  }

  function draw(now: number): void {
    frame = 0;
    if (!visible || document.hidden || !context) return;
    if (now - last >= FRAME) {
      if (!stillness.matches) drifted += Math.min(100, now - last);
      last = now;
      if (picture) paint(picture, context);
    }
    if (!stillness.matches) soon();
  }

  function paint({ store, pyramid }: NonNullable<typeof picture>, on: CanvasRenderingContext2D): void {
    const density = canvas.width / Math.max(1, canvas.clientWidth);
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const camera = drift(store, size, drifted / CROSSING);
    mural.focus(camera.x, camera.y);
    pyramid.begin();
    drawScene(
      { context: on, width: canvas.width, height: canvas.height, density },
      { camera, mural: store, pyramid, missing: mural.missing, hover: null, cursor: null, ghosts: [] },
    );
  }

  function soon(): void {
    frame ||= requestAnimationFrame(draw);
  }

  const resize = new ResizeObserver(() => {
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    last = 0;
    soon();
  });
  resize.observe(canvas);
  const sight = new IntersectionObserver(([entry]) => {
    visible = entry?.isIntersecting ?? true;
    if (visible) soon();
  });
  sight.observe(canvas);
  document.addEventListener('visibilitychange', soon);
  stillness.addEventListener('change', soon);
  mural.on('view', () => {
    picture = openPicture();
    soon();
  });
  mural.on('changed', ({ rects, seq }) => {
    picture?.store.follow(rects, seq);
    soon();
  });

  return () => {
    cancelAnimationFrame(frame);
    resize.disconnect();
    sight.disconnect();
    document.removeEventListener('visibilitychange', soon);
    stillness.removeEventListener('change', soon);
    mural.close();
  };
}

/** A smooth loop over the mural (a Lissajous figure), kept so far inside that its edge is not seen where it can be. */
export function drift(
  mural: { readonly width: number; readonly height: number },
  size: { readonly width: number; readonly height: number },
  crossings: number,
): Camera {
  const scale = Math.max(SCALE, Math.ceil(Math.max(size.width / mural.width, size.height / mural.height)));
  const roomX = Math.max(0, mural.width / 2 - size.width / scale / 2);
  const roomY = Math.max(0, mural.height / 2 - size.height / scale / 2);
  return {
    x: mural.width / 2 + roomX * 0.8 * Math.sin(crossings * Math.PI),
    y: mural.height / 2 + roomY * 0.8 * Math.sin(crossings * Math.PI * 0.73 + 0.5),
    scale,
  };
}
