/** How things lie on the table, in its units. Pure. */
import { HEIGHT, type Spot, type Spread, WIDTH } from '../types.ts';

/** Width of a card. */
export const CARD = 100;
/** What a card is high where its deck does not say. */
export const CARD_HEIGHT = 140;
/** A card let go this near to the middle of a pile is meant for it. */
export const SNAP = 70;

/** Between the cards of a row: so much of each is seen of many, and more of a few. */
const ROW_STEP = 46;
const ROW_STEP_MOST = 76;
const ROW_WIDE = 380;
const ROW_MOST = 760;
const FAN_ANGLE = 7;
const FAN_MOST = 84;
/** How far below the middle of a fan its cards are turned around. */
const FAN_PIVOT = 330;
const STACK_STEP = 0.45;
const STACK_MOST = 14;

export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/** Where the card at this position lies in a pile of so many, from the pile's middle. */
export function lieOf(spread: Spread, at: number, count: number): Lie {
  if (spread === 'row') {
    const step = rowStep(count);
    return { x: (at - (count - 1) / 2) * step, y: 0, turn: 0 };
  }
  if (spread === 'fan') {
    const step = count > 1 ? Math.min(FAN_ANGLE, FAN_MOST / (count - 1)) : 0;
    const turn = (at - (count - 1) / 2) * step;
    const angle = (turn * Math.PI) / 180;
    return { x: Math.sin(angle) * FAN_PIVOT, y: (1 - Math.cos(angle)) * FAN_PIVOT, turn };
  }
  const height = thickness(at + 1);
  return { x: -height * 0.5, y: -height, turn: 0 };
}

/** How far the cards of a row of so many lie from each other. */
export function rowStep(count: number): number {
  if (count < 2) return 0;
  const roomy = Math.max(ROW_STEP, ROW_WIDE / (count - 1));
  return Math.min(ROW_STEP_MOST, roomy, ROW_MOST / (count - 1));
}

/** How high a pile of so many cards stands. */
export function thickness(count: number): number {
  return Math.min(STACK_MOST, Math.max(0, count - 1) * STACK_STEP);
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function pileBox({ x, y }: Pick<Spot, 'x' | 'y'>, spread: Spread, count: number): Box {
  const first = lieOf(spread, 0, Math.max(1, count));
  const reach = Math.abs(spread === 'stack' ? 0 : first.x) + CARD / 2;
  const drop = spread === 'fan' ? first.y : 0;
  return {
    left: x - reach,
    top: y - CARD_HEIGHT / 2,
    right: x + reach,
    bottom: y + CARD_HEIGHT / 2 + drop,
  };
}

export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The same point for somebody who sits on the other side of the table, and back. Cards stay upright for everybody. */
export function acrossIf<P extends { readonly x: number; readonly y: number }>(turned: boolean, point: P): P {
  return turned ? { ...point, x: WIDTH - point.x, y: HEIGHT - point.y } : point;
}

/** Whole units, and on the table. */
export function onTable({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 60), most - 60));
  return { x: within(x, WIDTH), y: within(y, HEIGHT) };
}
