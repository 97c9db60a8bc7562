import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Area } from '../../types.ts';
import { type Point, toMural, toScreen } from '../camera.ts';
import type { Desk } from '../desk.ts';
import { DEEP, PALE } from '../on-mural.ts';
import { areaBetween, areaInView, moveArea, sizeArea } from './area.ts';
import { t } from './words.ts';

/** What the next press on the mural is for. */
export type Drawing =
  | { readonly kind: 'area'; readonly area: Signal<Area | null>; done(): void }
  /** A closed line of cells, when it is let go. */
  | { readonly kind: 'lasso'; done(line: readonly Point[]): void }
  | { readonly kind: 'pick'; done(cell: Point): void };

const FAR = 10;

/**
 * Lies over the mural while something is drawn on it: presses draw, the wheel
 * still zooms. With the keyboard the arrow keys move and size the area.
 */
export function Surface({ desk, drawing }: { readonly desk: Desk; readonly drawing: Drawing }) {
  const surface = useRef<HTMLDivElement>(null);
  const line = useRef<Point[]>([]);
  const trail = useRef<SVGPolylineElement>(null);
  const start = useRef<Point | null>(null);
  const mural = desk.studio.store;

  useEffect(() => {
    surface.current?.focus({ preventScroll: true });
  }, [drawing.kind]);

  function pointAt(event: PointerEvent): Point {
    const box = surface.current?.getBoundingClientRect();
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
    return toMural(desk.viewport.camera.peek(), desk.viewport.size.peek(), at);
  }
  const cellOf = ({ x, y }: Point): Point => ({ x: Math.floor(x), y: Math.floor(y) });

  function showTrail(): void {
    const camera = desk.viewport.camera.peek();
    const size = desk.viewport.size.peek();
    const points = line.current.map((point) => toScreen(camera, size, point));
    trail.current?.setAttribute('points', points.map(({ x, y }) => `${x},${y}`).join(' '));
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || start.current) return;
    surface.current?.setPointerCapture(event.pointerId);
    start.current = pointAt(event);
    line.current = [start.current];
    if (drawing.kind === 'area')
      drawing.area.value = areaBetween(cellOf(start.current), cellOf(start.current), mural);
  }

  function onPointerMove(event: PointerEvent): void {
    if (!start.current) return;
    const at = pointAt(event);
    if (drawing.kind === 'area') drawing.area.value = areaBetween(cellOf(start.current), cellOf(at), mural);
    if (drawing.kind === 'lasso') {
      line.current.push(at);
      showTrail();
    }
  }

  function onPointerUp(event: PointerEvent): void {
    if (!start.current) return;
    start.current = null;
    if (drawing.kind === 'pick') {
      const cell = cellOf(pointAt(event));
      if (cell.x >= 0 && cell.y >= 0 && cell.x < mural.width && cell.y < mural.height) drawing.done(cell);
    } else if (drawing.kind === 'lasso') {
      if (line.current.length > 2) drawing.done(line.current);
      line.current = [];
      showTrail();
    } else if (drawing.area.value) drawing.done();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (drawing.kind !== 'area') return;
    const [dx, dy] =
      { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (dx !== undefined && dy !== undefined) {
      event.preventDefault();
      const by = event.ctrlKey || event.altKey ? FAR : 1;
      const now = drawing.area.peek() ?? inView();
      drawing.area.value = (event.shiftKey ? sizeArea : moveArea)(now, dx * by, dy * by, mural);
    } else if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      drawing.area.value ??= inView();
      drawing.done();
    }
  }

  function inView(): Area {
    const { width, height } = desk.viewport.size.peek();
    const spot = desk.viewport.spot.peek();
    return areaInView(spot, { width: width / spot.scale, height: height / spot.scale }, mural);
  }

  const area = drawing.kind === 'area' ? drawing.area.value : null;
  return (
    <div
      ref={surface}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing surface with keys of its own
      tabIndex={0}
      aria-label={
        drawing.kind === 'area'
          ? t('surface', { ...(area ?? { x: 0, y: 0, width: 0, height: 0 }) })
          : t(drawing.kind === 'pick' ? 'pick-help' : 'lasso-help')
      }
      class="absolute inset-0 cursor-crosshair touch-none select-none -outline-offset-2"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        start.current = null;
      }}
      onKeyDown={onKeyDown}
      onWheel={(event) => {
        event.preventDefault();
        const canvas = surface.current?.parentElement?.querySelector('canvas[role="application"]');
        canvas?.dispatchEvent(new WheelEvent('wheel', event));
      }}
    >
      <svg aria-hidden="true" class="pointer-events-none absolute inset-0 size-full">
        <polyline
          ref={trail}
          fill={DEEP}
          fill-opacity="0.18"
          stroke={DEEP}
          stroke-width="2"
          stroke-dasharray="5 4"
        />
      </svg>
    </div>
  );
}

/** A rectangle on the mural, seen on any colour. */
export function AreaFrame({ desk, area }: { readonly desk: Desk; readonly area: Area }) {
  const camera = desk.viewport.camera.value;
  const { x, y } = toScreen(camera, desk.viewport.size.value, area);
  const [width, height] = [area.width * camera.scale, area.height * camera.scale];
  const frame = { x, y, width: Math.max(2, width), height: Math.max(2, height), fill: 'none' };
  return (
    <svg aria-hidden="true" class="pointer-events-none absolute inset-0 size-full">
      <rect {...frame} fill={DEEP} fill-opacity="0.14" />
      <rect {...frame} stroke={PALE} stroke-width="3.5" stroke-opacity="0.9" />
      <rect {...frame} stroke={DEEP} stroke-width="2" stroke-dasharray="6 4" />
    </svg>
  );
}
