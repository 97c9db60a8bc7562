import { useEffect, useRef } from 'preact/hooks';
import type { Region } from '../../../client/types.ts';
import { api, live } from '../../kit/connection.ts';
import { confine, drift, type Point } from './drift.ts';
import { openMuralPicture } from './mural-picture.ts';

interface MuralBackdropProps {
  readonly room: string;
  /** Parts of the screen that lie under the panel, in CSS px: the view's middle is in what is left. */
  readonly left: number;
  readonly bottom: number;
}

/** CSS px a pixel: large enough to see that it is made of pixels. */
const SCALE = { narrow: 2, wide: 3 } as const;
/** A fresh pixel is ringed for this long, in ms. */
const RING = 1400;
/** Seconds into the drift at which it begins: where the first picture of a new wall is at its best. */
const START = 41;
/** 30 frames a second are enough for something that creeps. */
const FRAME = 33;

/** The public mural, alive: it drifts, can be dragged, and shows what is being painted right now. */
export function MuralBackdrop({ room, left, bottom }: MuralBackdropProps) {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return;
    return run(canvas, room, { left, bottom });
  }, [room, left, bottom]);
  return <canvas ref={element} class="size-full cursor-grab touch-pan-y active:cursor-grabbing" />;
}

function run(canvas: HTMLCanvasElement, room: string, covered: { left: number; bottom: number }): () => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const painter = canvas.getContext('2d');
  if (!painter) return () => {};
  let rings: { region: Region; at: number }[] = [];
  let dirty = true;
  let drawnAt = 0;
  let frame = 0;
  /** Seconds drifted; stands still while somebody drags. */
  let drifted = START;
  let offset: Point = { x: 0, y: 0 };
  let grip: Point | null = null;

  const picture = openMuralPicture(live, api, room, {
    onChange(regions, fresh) {
      dirty = true;
      if (fresh && !calm.matches) rings.push(...regions.map((region) => ({ region, at: performance.now() })));
      rings = rings.slice(-40);
    },
  });

  function draw(now: number): void {
    frame = requestAnimationFrame(draw);
    const passed = now - drawnAt;
    if (passed < FRAME) return;
    drawnAt = now;
    if (!calm.matches && !grip) drifted += Math.min(passed, 100) / 1000;
    const moving = !calm.matches || grip !== null;
    if (!dirty && !moving && rings.length === 0) return;
    dirty = false;
    paint(now);
  }

  function paint(now: number): void {
    const ratio = Math.min(devicePixelRatio, 2);
    const { clientWidth, clientHeight } = canvas;
    if (
      canvas.width !== Math.round(clientWidth * ratio) ||
      canvas.height !== Math.round(clientHeight * ratio)
    ) {
      canvas.width = Math.round(clientWidth * ratio);
      canvas.height = Math.round(clientHeight * ratio);
    }
    const wall = picture.canvas;
    if (!wall || !painter) return;
    const scale = clientWidth < 640 ? SCALE.narrow : SCALE.wide;
    // Never wider than the wall: no bare ground beside it.
    const zoom = Math.max(scale, clientWidth / wall.width, clientHeight / wall.height) * ratio;
    const view = { x: canvas.width / zoom, y: canvas.height / zoom };
    const at = drift(drifted, wall.width, wall.height);
    const shift = { x: (covered.left * ratio) / zoom / 2, y: (covered.bottom * ratio) / zoom / 2 };
    const middle = confine(
      { x: at.x + offset.x - shift.x, y: at.y + offset.y + shift.y },
      view,
      wall.width,
      wall.height,
    );
    // Whole device pixels, so that the pixels keep straight edges while they creep.
    const left = Math.round((middle.x - view.x / 2) * zoom);
    const top = Math.round((middle.y - view.y / 2) * zoom);
    painter.imageSmoothingEnabled = false;
    painter.setTransform(zoom, 0, 0, zoom, -left, -top);
    painter.drawImage(wall, 0, 0);
    painter.setTransform(1, 0, 0, 1, -left, -top);
    rings = rings.filter((ring) => now - ring.at < RING);
    for (const ring of rings) drawRing(painter, ring.region, (now - ring.at) / RING, zoom);
  }

  const onDown = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    grip = { x: event.clientX, y: event.clientY };
    canvas.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    if (!grip) return;
    const scale = canvas.clientWidth < 640 ? SCALE.narrow : SCALE.wide;
    offset = {
      x: offset.x - (event.clientX - grip.x) / scale,
      y: offset.y - (event.clientY - grip.y) / scale,
    };
    grip = { x: event.clientX, y: event.clientY };
  };
  const onUp = () => {
    grip = null;
  };
  const resized = new ResizeObserver(() => {
    dirty = true;
  });
  resized.observe(canvas);
  canvas.addEventListener('pointerdown', onDown);
  canvas.addEventListener('pointermove', onMove);
  canvas.addEventListener('pointerup', onUp);
  canvas.addEventListener('pointercancel', onUp);
  frame = requestAnimationFrame(draw);
  return () => {
    cancelAnimationFrame(frame);
    resized.disconnect();
    picture.close();
    canvas.removeEventListener('pointerdown', onDown);
    canvas.removeEventListener('pointermove', onMove);
    canvas.removeEventListener('pointerup', onUp);
    canvas.removeEventListener('pointercancel', onUp);
  };
}

/** A square that widens and fades, dark in light so that it shows on every colour. */
function drawRing(painter: CanvasRenderingContext2D, region: Region, part: number, zoom: number): void {
  const grow = (2 + 10 * part) * Math.min(2, zoom / 3);
  const [x, y] = [region.x * zoom - grow, region.y * zoom - grow];
  const [width, height] = [region.width * zoom + 2 * grow, region.height * zoom + 2 * grow];
  painter.globalAlpha = 1 - part;
  painter.lineWidth = 3;
  painter.strokeStyle = '#000000';
  painter.strokeRect(x, y, width, height);
  painter.lineWidth = 1.5;
  painter.strokeStyle = '#ffffff';
  painter.strokeRect(x, y, width, height);
  painter.globalAlpha = 1;
}
