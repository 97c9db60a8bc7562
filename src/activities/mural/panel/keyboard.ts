import type { Point } from './camera.ts';
import type { Desk } from './desk.ts';
import { type KeyAction, keyAction } from './keys.ts';
import { paintCell } from './press.ts';
import { colorWords, t } from './words.ts';

/** The keyboard on the canvas. Space paints when it is let go, unless it was held to drag. */
export interface Keyboard {
  down(event: KeyboardEvent): void;
  up(event: KeyboardEvent): void;
  /** Is Space held? Then presses move the mural. */
  dragging(): boolean;
}

export function createKeyboard(desk: Desk): Keyboard {
  const { studio, viewport } = desk;
  let space: { readonly camera: unknown } | null = null;

  function cursor(): Point {
    const spot = viewport.spot.peek();
    return (
      desk.hover.peek() ??
      studio.cursor.peek() ??
      move({ x: Math.floor(spot.x), y: Math.floor(spot.y) }, 0, 0)
    );
  }

  function act(action: KeyAction): void {
    switch (action.do) {
      case 'move': {
        const here = studio.cursor.peek();
        const from = here ?? cursor();
        // The first arrow shows where the cursor is; the next ones move it.
        const to = here ? move(from, action.dx, action.dy) : from;
        // From now on the cursor points, not the mouse that lies still somewhere.
        desk.mouse.value = null;
        desk.pointer.value = 'mouse';
        studio.aim(to);
        viewport.reveal(to, desk.now());
        return;
      }
      case 'paint': {
        const cell = cursor();
        studio.aim(cell);
        void paintCell(desk, cell);
        return;
      }
      case 'zoom': {
        const cell = studio.cursor.peek();
        viewport.zoomStop(action.direction, desk.now());
        if (cell) viewport.reveal(cell, desk.now());
        return;
      }
      case 'choose':
        return choose(action.index);
      case 'shift-color': {
        const count = studio.view.peek().palette.length;
        return choose((studio.color.peek() + action.by + count) % count);
      }
      case 'pick':
        studio.pick(cursor());
        return sayColor();
      case 'all':
        return viewport.showAll(desk.now());
      case 'undo':
        return void studio.undo().then((done) => done && desk.say(t('said-undone')));
      case 'redo':
        return void studio.redo().then((done) => done && desk.say(t('said-redone')));
      case 'brush':
      case 'hand':
        if (studio.free.peek()) studio.use(action.do);
        return;
      case 'map':
        desk.mapOpen.value = !desk.mapOpen.peek();
        return;
      case 'go-to':
        desk.dialog.value = 'go-to';
        return;
      case 'help':
        desk.dialog.value = 'keys';
        return;
      case 'escape':
        studio.aim(null);
        if (studio.tool.peek() === 'pick') studio.use(studio.free.peek() ? 'brush' : 'hand');
        return;
    }
  }

  function move(from: Point, dx: number, dy: number): Point {
    const { width, height } = studio.store;
    return {
      x: Math.max(0, Math.min(width - 1, from.x + dx)),
      y: Math.max(0, Math.min(height - 1, from.y + dy)),
    };
  }

  function choose(index: number): void {
    studio.choose(index);
    sayColor();
  }

  function sayColor(): void {
    const index = studio.color.peek();
    desk.say(t('said-color', { number: index + 1, color: colorWords(studio.view.peek().palette[index]) }));
  }

  return {
    down(event) {
      if (event.key === ' ') {
        event.preventDefault();
        space ??= { camera: viewport.camera.peek() };
        return;
      }
      const action = keyAction(event);
      if (!action) return;
      event.preventDefault();
      act(action);
    },
    up(event) {
      if (event.key !== ' ' || !space) return;
      const unmoved = space.camera === viewport.camera.peek();
      space = null;
      if (unmoved) act({ do: 'paint' });
    },
    dragging: () => space !== null,
  };
}
