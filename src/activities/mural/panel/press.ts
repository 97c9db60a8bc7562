import { isRefusal } from '../../activity.ts';
import type { Point } from './camera.ts';
import type { Desk } from './desk.ts';
import type { Press } from './gestures.ts';
import { colorWords, t } from './words.ts';

/** Below this many CSS pixels a cell cannot be hit on purpose: a press comes closer instead. */
export const AIMABLE = 3;
/** What a press comes closer to, in CSS pixels per cell; a finger needs more than a mouse. */
const CLOSE = { mouse: 12, pen: 12, touch: 22 } as const;
const TOUCHABLE = 10;

/**
 * A tap or click on the mural. A mouse paints at once; a finger aims, as a
 * mistake would cost a wait, and paints with the button.
 */
export function pressCell(desk: Desk, cell: Point | null, at: Point, press: Press, dragging: boolean): void {
  const { studio, viewport } = desk;
  const { scale } = viewport.camera.peek();
  desk.pointer.value = press.pointer;
  if (!cell || dragging) return;
  if (press.alt || studio.tool.peek() === 'pick') {
    studio.pick(cell);
    return;
  }
  const touch = press.pointer === 'touch';
  if (touch && studio.free.peek() && studio.tool.peek() === 'brush') {
    void paintCell(desk, cell);
    return;
  }
  if (scale < (touch ? TOUCHABLE : AIMABLE)) {
    const close = CLOSE[press.pointer];
    if (touch) {
      studio.aim(cell);
      viewport.flyTo({ x: cell.x + 0.5, y: cell.y + 0.5, scale: close }, desk.now());
    } else {
      // It stays under the mouse, to be clicked again.
      viewport.zoomTo(close, at, desk.now());
      desk.note.value = { text: t('click-to-zoom'), tone: 'good' };
    }
    return;
  }
  if (touch || studio.free.peek()) {
    studio.aim(cell);
    if (press.double && touch) viewport.zoomStop(1, desk.now(), at);
    return;
  }
  studio.aim(null);
  void paintCell(desk, cell);
}

/** Paints and reads out that it is done; refusals are told elsewhere. */
export async function paintCell(desk: Desk, cell: Point): Promise<void> {
  const { studio } = desk;
  const color = studio.view.peek().palette[studio.color.peek()];
  const answer = await studio.paint(cell);
  if (answer !== null && !isRefusal(answer)) {
    desk.say(t('said-painted', { color: colorWords(color), x: cell.x, y: cell.y }));
  }
}
