/**
 * What a wheel event means. Browsers report a mouse wheel, two fingers on a
 * trackpad and a pinch on it through the same event:
 * - a pinch comes with `ctrlKey` (also a real Ctrl + wheel, which means the same);
 * - a mouse wheel turns in notches: lines instead of pixels (Firefox), or the
 *   legacy `wheelDeltaY` in multiples of 120 (Chromium, Safari);
 * - the rest is two fingers sliding.
 * Notches zoom, as on every map; sliding fingers pan, as in every drawing program.
 */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  /** Not in the standard, in all browsers but Firefox. */
  readonly wheelDeltaY?: number;
  /** Milliseconds, any origin. */
  readonly timeStamp: number;
}

export type WheelMeaning =
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  /** Continuous: multiply the scale. */
  | { readonly kind: 'zoom'; readonly factor: number }
  /** One notch of a mouse wheel. */
  | { readonly kind: 'notch'; readonly direction: 1 | -1 };

/** A slide that begins with small steps may pass through a multiple of 120: within this time it stays what it was. */
const SAME_GESTURE = 250;
/** One notch in pixels where a browser gives pixels only; smaller steps are not a notched wheel. */
const NOTCH = 120;
const LINE = 20;

export function createWheelReader(): (input: WheelInput) => WheelMeaning | null {
  let last: { readonly at: number; readonly notched: boolean } | null = null;

  return (input) => {
    const { deltaX, deltaY, timeStamp } = input;
    if (input.ctrlKey && !isNotched(input)) {
      return deltaY === 0 ? null : { kind: 'zoom', factor: Math.exp(-limit(deltaY, 60) * 0.01) };
    }
    const going = last !== null && timeStamp - last.at < SAME_GESTURE;
    const notched = input.ctrlKey || (going && last ? last.notched : isNotched(input));
    last = { at: timeStamp, notched };
    if (notched && !input.shiftKey) {
      return deltaY === 0 ? null : { kind: 'notch', direction: deltaY < 0 ? 1 : -1 };
    }
    const unit = input.deltaMode === 0 ? 1 : LINE;
    // Shift turns a wheel sideways; macOS has swapped the axes already.
    const sideways = input.shiftKey && deltaX === 0;
    const dx = -(sideways ? deltaY : deltaX) * unit;
    const dy = sideways ? 0 : -deltaY * unit;
    return dx === 0 && dy === 0 ? null : { kind: 'pan', dx, dy };
  };
}

function isNotched(input: WheelInput): boolean {
  if (input.deltaMode !== 0) return true;
  if (input.deltaX !== 0 && !input.shiftKey) return false;
  const legacy = Math.abs(input.wheelDeltaY ?? 0);
  return legacy >= NOTCH && legacy % NOTCH === 0;
}

function limit(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
