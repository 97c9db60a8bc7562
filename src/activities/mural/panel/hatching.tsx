import { useEffect, useId, useRef } from 'preact/hooks';
import { hasBit } from '../bitmap.ts';
import { isIn } from '../criteria.ts';
import type { ProtectedArea } from '../types.ts';
import { type Point, toScreen } from './camera.ts';
import type { Desk } from './desk.ts';
import { DEEP, PALE } from './on-mural.ts';

/** What of the mural is shut at a cell, for this person. */
export interface ShutHere {
  /** Only those who look after the room paint here. */
  readonly area: ProtectedArea | null;
  /** Nobody paints here. */
  readonly masked: boolean;
}

export function shutHere(desk: Desk, cell: Point): ShutHere {
  const { areas, width } = desk.studio.view.value;
  const mask = desk.mask.value;
  const area = areas.find((one) => isIn(one, cell.x, cell.y)) ?? null;
  return { area, masked: mask !== null && hasBit(mask, cell.y * width + cell.x) };
}

/**
 * Hatches what is shut while somebody points at it, and all of it for whoever sets it up. Fingers do
 * not point: they see it while they are told why they were refused there.
 */
export function Hatching({ desk }: { readonly desk: Desk }) {
  const cell = desk.hover.value ?? desk.studio.cursor.value ?? desk.note.value?.at;
  const here = cell && shutHere(desk, cell);
  const tab = desk.keeping.value?.tab;
  const { areas } = desk.studio.view.value;
  const bits = desk.maskDraft.value ?? desk.mask.value;
  const shown = tab === 'areas' ? areas : here?.area ? [here.area] : [];
  return (
    <>
      {bits && (here?.masked || tab === 'mask') && <MaskShade desk={desk} bits={bits} />}
      {shown.length > 0 && <Areas desk={desk} areas={shown} named={tab === 'areas'} />}
    </>
  );
}

interface AreasProps {
  readonly desk: Desk;
  readonly areas: readonly ProtectedArea[];
  readonly named: boolean;
}

function Areas({ desk, areas, named }: AreasProps) {
  const id = useId();
  const camera = desk.viewport.camera.value;
  const size = desk.viewport.size.value;
  return (
    <svg aria-hidden="true" class="pointer-events-none absolute inset-0 size-full">
      <defs>
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill={PALE} fill-opacity="0.4" />
          <line x1="0" y1="0" x2="0" y2="8" stroke={DEEP} stroke-width="2.5" stroke-opacity="0.75" />
        </pattern>
      </defs>
      {areas.map((area) => {
        const { x, y } = toScreen(camera, size, area);
        const [width, height] = [area.width * camera.scale, area.height * camera.scale];
        return (
          <g key={`${area.x},${area.y},${area.width},${area.height},${area.name}`}>
            <rect x={x} y={y} width={width} height={height} fill="none" stroke={PALE} stroke-width="4" />
            <rect
              x={x}
              y={y}
              width={width}
              height={height}
              fill={`url(#${id})`}
              stroke={DEEP}
              stroke-width="1.5"
            />
            {named && (
              <text
                x={x + 4}
                y={y - 5}
                font-size="12"
                font-weight="600"
                fill="var(--ink)"
                stroke="var(--raised)"
                stroke-width="3.5"
                paint-order="stroke"
              >
                {area.name}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Lies on the mural pixel for pixel; what is closed is shaded in stripes. */
function MaskShade({ desk, bits }: { readonly desk: Desk; readonly bits: Uint8Array }) {
  const shade = useRef<HTMLCanvasElement>(null);
  const { width, height } = desk.studio.view.value;
  useEffect(() => {
    if (shade.current) drawMask(shade.current, bits, width, height);
  }, [bits, width, height]);
  const camera = desk.viewport.camera.value;
  const { x, y } = toScreen(camera, desk.viewport.size.value, { x: 0, y: 0 });
  return (
    <canvas
      ref={shade}
      width={width}
      height={height}
      class="pointer-events-none absolute top-0 left-0 origin-top-left [image-rendering:pixelated]"
      style={{ transform: `translate(${x}px, ${y}px) scale(${camera.scale})` }}
    />
  );
}

/** Dark with lighter stripes, so that it is seen on every colour. */
export function drawMask(canvas: HTMLCanvasElement, bits: Uint8Array, width: number, height: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let place = 0; place < width * height; place += 1) {
    if (!hasBit(bits, place)) continue;
    const stripe = ((place % width) + Math.floor(place / width)) % 6 < 2;
    image.data[place * 4] = stripe ? 190 : 40;
    image.data[place * 4 + 1] = stripe ? 190 : 40;
    image.data[place * 4 + 2] = stripe ? 200 : 46;
    image.data[place * 4 + 3] = 165;
  }
  context.putImageData(image, 0, 0);
}
