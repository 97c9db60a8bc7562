import { describe, expect, test } from 'vitest';
import { createWheelReader, type WheelInput } from './wheel.ts';

const still: WheelInput = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  shiftKey: false,
  timeStamp: 0,
};

describe('wheel', () => {
  test('a notch of a mouse wheel zooms, in Chromium and in Firefox', () => {
    const read = createWheelReader();
    expect(read({ ...still, deltaY: -100, wheelDeltaY: 120 })).toEqual({ kind: 'notch', direction: 1 });
    const lines = createWheelReader();
    expect(lines({ ...still, deltaY: 3, deltaMode: 1 })).toEqual({ kind: 'notch', direction: -1 });
  });

  test('two fingers on a trackpad pan', () => {
    const read = createWheelReader();
    expect(read({ ...still, deltaX: 3, deltaY: -5, wheelDeltaY: 15 })).toEqual({
      kind: 'pan',
      dx: -3,
      dy: 5,
    });
  });

  test('a fast slide that hits a multiple of 120 stays a pan; after a pause it is judged anew', () => {
    const read = createWheelReader();
    read({ ...still, deltaY: 4, wheelDeltaY: -12, timeStamp: 0 });
    expect(read({ ...still, deltaY: 40, wheelDeltaY: -120, timeStamp: 16 })?.kind).toBe('pan');
    expect(read({ ...still, deltaY: 40, wheelDeltaY: -120, timeStamp: 900 })?.kind).toBe('notch');
  });

  test('a pinch zooms smoothly, in and out again to where it was', () => {
    const read = createWheelReader();
    const out = read({ ...still, ctrlKey: true, deltaY: 7 });
    const back = read({ ...still, ctrlKey: true, deltaY: -7, timeStamp: 10 });
    if (out?.kind !== 'zoom' || back?.kind !== 'zoom') throw new Error('a pinch must zoom');
    expect(out.factor).toBeLessThan(1);
    expect(out.factor * back.factor).toBeCloseTo(1, 12);
  });

  test('Ctrl and a notched wheel zooms by notches; Shift pans sideways', () => {
    expect(createWheelReader()({ ...still, ctrlKey: true, deltaY: 100, wheelDeltaY: -120 })).toEqual({
      kind: 'notch',
      direction: -1,
    });
    expect(createWheelReader()({ ...still, shiftKey: true, deltaY: 100, wheelDeltaY: -120 })).toEqual({
      kind: 'pan',
      dx: -100,
      dy: 0,
    });
  });
});
