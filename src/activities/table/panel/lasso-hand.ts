/** Draws a rectangle on the felt, and chooses what lies in it as it grows. */
import { toTable } from './camera.ts';
import type { Desk } from './desk.ts';
import type { Box } from './geometry.ts';
import { lassoed } from './lasso.ts';
import { partsOf, type Selection, type Things } from './selection.ts';

export interface LassoHand {
  active(): boolean;
  /** @param more whether what is chosen already stays chosen */
  begin(x: number, y: number, more: boolean): void;
  to(x: number, y: number): void;
  end(): void;
  /** Nothing was drawn: what was chosen before is. */
  back(): void;
}

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly before: Selection | null;
  readonly kept: Things;
}

export function createLassoHand(desk: Desk): LassoHand {
  let drawn: Drawn | null = null;
  const stageAt = () => desk.stage.current?.getBoundingClientRect() ?? new DOMRect();
  return {
    active: () => drawn !== null,
    begin(x, y, more) {
      const view = desk.model.view.peek();
      const before = desk.selection.peek();
      const none = { piles: [], pieces: [] };
      drawn = { x, y, before, kept: more && view ? partsOf(before, view) : none };
      const at = stageAt();
      desk.lasso.value = { left: x - at.left, right: x - at.left, top: y - at.top, bottom: y - at.top };
    },
    to(x, y) {
      const view = desk.model.view.peek();
      if (!drawn || !view) return;
      const at = stageAt();
      const box: Box = {
        left: Math.min(x, drawn.x) - at.left,
        right: Math.max(x, drawn.x) - at.left,
        top: Math.min(y, drawn.y) - at.top,
        bottom: Math.max(y, drawn.y) - at.top,
      };
      desk.lasso.value = box;
      const [camera, size] = [desk.camera.peek(), desk.size.peek()];
      const from = toTable(camera, size, { x: box.left, y: box.top });
      const to = toTable(camera, size, { x: box.right, y: box.bottom });
      const onTable = { left: from.x, top: from.y, right: to.x, bottom: to.y };
      desk.selection.value = lassoed(view, onTable, desk.model.across.peek(), drawn.kept);
    },
    end() {
      drawn = null;
      desk.lasso.value = null;
    },
    back() {
      if (drawn) desk.selection.value = drawn.before;
      drawn = null;
      desk.lasso.value = null;
    },
  };
}
