/** How the view wanders over the wall when nobody moves it: slowly, for ever, never the same way twice. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Periods in seconds without a common multiple that anybody would sit through. */
const PERIODS = { x: 149, y: 107 } as const;
/** How far from the middle towards the edge. */
const REACH = 0.3;

/** Where the middle of the view is at a time, in the mural's pixels. */
export function drift(seconds: number, width: number, height: number): Point {
  return {
    x: width * (0.5 + REACH * Math.sin((2 * Math.PI * seconds) / PERIODS.x - 1.5)),
    y: height * (0.5 + REACH * Math.sin((2 * Math.PI * seconds) / PERIODS.y + 1)),
  };
}

/** Keeps the view over the wall; where it is larger than the wall, the wall lies in its middle. */
export function confine(middle: Point, view: Point, width: number, height: number): Point {
  const within = (at: number, half: number, size: number) =>
    half * 2 >= size ? size / 2 : Math.min(Math.max(at, half), size - half);
  return { x: within(middle.x, view.x / 2, width), y: within(middle.y, view.y / 2, height) };
}
