import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GestureHandlers, listenToGestures } from './gestures.ts';

/** As much of an element as gestures need; events go straight to it. */
class Pad extends EventTarget {
  getBoundingClientRect = () => ({ left: 100, top: 50 });
  setPointerCapture() {}
}

let time = 0;
function pointer(type: string, id: number, x: number, y: number, more: object = {}): Event {
  const event = new Event(type, { cancelable: true });
  const of = { pointerId: id, pointerType: 'touch', button: 0, altKey: false, getCoalescedEvents: () => [] };
  Object.defineProperty(event, 'timeStamp', { value: time });
  return Object.assign(event, of, { clientX: x + 100, clientY: y + 50 }, more);
}

function open(draws = false) {
  const pad = new Pad();
  const seen: string[] = [];
  const say =
    (name: string) =>
    (...values: unknown[]) =>
      void seen.push([name, ...values.map((v) => (typeof v === 'object' ? JSON.stringify(v) : v))].join(' '));
  const handlers: GestureHandlers = {
    draws: () => draws,
    grabbed() {},
    panned: say('pan'),
    thrown: say('throw'),
    zoomed: (factor) => void seen.push(`zoom ${factor.toFixed(2)}`),
    zoomEnded: () => void seen.push('zoom end'),
    notched: say('notch'),
    tapped: (at, press) => void seen.push(`tap ${at.x},${at.y}${press.double ? ' double' : ''}`),
    held: (at) => void seen.push(`held ${at.x},${at.y}`),
    strokeStarted: (at) => void seen.push(`stroke ${at.x},${at.y}`),
    strokeMoved: (at) => void seen.push(`to ${at.x},${at.y}`),
    strokeEnded: say('end'),
    strokeCanceled: say('cancel'),
    hovered: (at) => void seen.push(at ? `hover ${at.x},${at.y}` : 'leave'),
  };
  const stop = listenToGestures(pad as unknown as HTMLElement, handlers);
  return {
    seen,
    stop,
    down: (id: number, x: number, y: number, more?: object) =>
      pad.dispatchEvent(pointer('pointerdown', id, x, y, more)),
    move: (id: number, x: number, y: number, more?: object) =>
      pad.dispatchEvent(pointer('pointermove', id, x, y, more)),
    up: (id: number, x: number, y: number, more?: object) =>
      pad.dispatchEvent(pointer('pointerup', id, x, y, more)),
    cancel: (id: number) => pad.dispatchEvent(pointer('pointercancel', id, 0, 0)),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  time = 1000;
});
afterEach(() => void vi.useRealTimers());

describe('one finger', () => {
  test('a trembling tap is a tap, at the place in the element', () => {
    const pad = open();
    pad.down(1, 30, 40);
    pad.move(1, 34, 43);
    pad.up(1, 34, 43);
    expect(pad.seen).toEqual(['tap 34,43']);
  });

  test('a second tap soon and near is a double tap, the third is not', () => {
    const pad = open();
    for (let i = 0; i < 3; i++) {
      pad.down(1, 30, 40);
      pad.up(1, 30, 40);
      time += 120;
    }
    expect(pad.seen).toEqual(['tap 30,40', 'tap 30,40 double', 'tap 30,40']);
  });

  test('a drag pans without a tap; let go in motion it throws, after a pause it does not', () => {
    const pad = open();
    pad.down(1, 0, 0);
    for (let x = 20; x <= 60; x += 20) {
      time += 16;
      pad.move(1, x, 0);
    }
    pad.up(1, 60, 0);
    expect(pad.seen.filter((s) => s.startsWith('tap'))).toEqual([]);
    expect(pad.seen.filter((s) => s.startsWith('pan')).length).toBe(3);
    expect(pad.seen.at(-1)).toBe('throw 1.25 0');
    pad.down(1, 0, 0);
    pad.move(1, 50, 0);
    time += 400;
    pad.up(1, 50, 0);
    expect(pad.seen.at(-1)).toBe('pan 50 0');
  });

  test('held in place it picks, and lifting it then does nothing more', () => {
    const pad = open(true);
    pad.down(1, 30, 40);
    vi.advanceTimersByTime(500);
    pad.up(1, 30, 40);
    expect(pad.seen).toEqual(['held 30,40']);
  });

  test('draws from where it came down', () => {
    const pad = open(true);
    pad.down(1, 10, 10);
    pad.move(1, 40, 10);
    pad.up(1, 40, 10);
    expect(pad.seen).toEqual(['stroke 10,10', 'to 40,10', 'end']);
  });

  test('a stroke the system takes away is taken back', () => {
    const pad = open(true);
    pad.down(1, 10, 10);
    pad.move(1, 40, 10);
    pad.cancel(1);
    expect(pad.seen.at(-1)).toBe('cancel');
  });
});

describe('two fingers', () => {
  test('pinch and pan at once, draw nothing and tap nothing', () => {
    const pad = open(true);
    pad.down(1, 100, 100);
    pad.down(2, 200, 100);
    pad.move(2, 300, 100);
    pad.up(2, 300, 100);
    pad.move(1, 100, 150);
    time += 400;
    pad.up(1, 100, 150);
    expect(pad.seen).toEqual(['pan 50 0', 'zoom 2.00', 'zoom end', 'pan 0 50']);
  });

  test('turn a stroke that has begun into a pinch', () => {
    const pad = open(true);
    pad.down(1, 100, 100);
    pad.move(1, 130, 100);
    pad.down(2, 200, 100);
    expect(pad.seen.at(-1)).toBe('cancel');
  });
});

describe('a mouse', () => {
  const mouse = { pointerType: 'mouse' };

  test('hovers, and draws at the first press', () => {
    const pad = open(true);
    pad.move(1, 5, 6, mouse);
    pad.down(1, 5, 6, mouse);
    pad.up(1, 5, 6, mouse);
    expect(pad.seen).toEqual(['hover 5,6', 'stroke 5,6', 'end']);
  });

  test('pans with the middle button even where it draws, and leaves the right one to the browser', () => {
    const pad = open(true);
    pad.down(1, 5, 6, { ...mouse, button: 1 });
    pad.move(1, 25, 6, { ...mouse, button: -1 });
    pad.up(1, 25, 6, { ...mouse, button: 1 });
    expect(pad.seen[0]).toBe('pan 20 0');
    const right = open(true);
    right.down(1, 5, 6, { ...mouse, button: 2 });
    expect(right.seen).toEqual([]);
  });
});
