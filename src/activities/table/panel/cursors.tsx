import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { HEIGHT, WIDTH } from '../types.ts';
import type { Desk } from './desk.ts';
import { ownCursor } from './own-cursor.ts';
import { t } from './words.ts';

/** Ten times a second is what the server passes on, in ms. */
const EVERY = 100;
/** A pointer at rest is no longer shown after so long, in ms: it would hide cards. */
const REST = 6000;
const INKS = ['#ffb4a8', '#9fd0ff', '#ffe08a', '#a9e8b5', '#d9b8ff', '#ffd0ee'] as const;

/** Where the others point, with their names. For the eye only: what they do is told in words. */
export function Cursors({ desk }: { readonly desk: Desk }) {
  const { model } = desk;
  useEffect(() => tellOwn(desk), [desk]);
  const shown = useComputed(() => {
    // Read, so that it is drawn again when the view moves.
    void desk.camera.value;
    void desk.size.value;
    void model.across.value;
    return [...model.pointers.value].filter(([person]) => !model.isMe(person));
  });
  return (
    <div aria-hidden="true" class="pointer-events-none absolute inset-0 z-10 overflow-clip">
      {shown.value.map(([person, [x, y]]) => {
        const at = desk.seenAt({ x, y });
        const ink = INKS[person % INKS.length];
        return (
          <div key={person} class="table-cursor" style={{ transform: `translate(${at.x}px,${at.y}px)` }}>
            <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
              <path
                d="M1 1v15l4.2-3.7L8 19l3-1.300-2.800-6.200L14 11z"
                fill={ink}
                stroke="#10241b"
                stroke-width="1.3"
                stroke-linejoin="round"
              />
            </svg>
            <span class="table-cursor-name" style={{ backgroundColor: ink }}>
              {model.nameOf(person) ?? t('someone')}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** Shows the others where one's own pointer is: a mouse wherever it is over the felt, a finger while it is down. */
function tellOwn({ model, stage, spotAt }: Desk): () => void {
  let last = 0;
  let timer = 0;
  let rest = 0;
  let shown = false;
  const tell = (at: { x: number; y: number } | null) => {
    last = performance.now();
    shown = at !== null;
    clearTimeout(rest);
    if (at) rest = window.setTimeout(gone, REST);
    model.point(at && [within(at.x, WIDTH), within(at.y, HEIGHT)]);
  };
  const gone = () => {
    clearTimeout(timer);
    if (shown) tell(null);
  };
  const move = ({ clientX, clientY, target }: PointerEvent) => {
    const inside = target instanceof Node && stage.current?.parentElement?.contains(target) === true;
    if (!ownCursor.peek() || !inside) return gone();
    clearTimeout(timer);
    const point = () => tell(spotAt({ x: clientX, y: clientY }));
    const wait = last + EVERY - performance.now();
    if (wait <= 0) point();
    else timer = window.setTimeout(point, wait);
  };
  const up = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') gone();
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  addEventListener('pointermove', move, { signal, passive: true });
  addEventListener('pointerup', up, { signal });
  addEventListener('pointercancel', up, { signal });
  document.documentElement.addEventListener('pointerleave', gone, { signal });
  const stop = ownCursor.subscribe((on) => {
    if (!on) gone();
  });
  return () => {
    gone();
    stop();
    listeners.abort();
  };
}

const within = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most));
