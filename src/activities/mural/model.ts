/**
 * What the mural is, said a second time and as plainly as possible, for the
 * tests to compare the rules with: every pixel is an object, "still the same
 * painting" is identity, and nothing is ever dropped for size.
 */
import type { Moment } from '../activity.ts';
import type { MuralOptions, PaintCommand } from './types.ts';

interface Paint {
  readonly color: number;
  readonly by: number;
  readonly at: number;
}
interface Change {
  readonly place: number;
  readonly after: Paint;
  before: Paint;
}
interface Hand {
  undo: { stroke: number | undefined; changes: Change[] }[];
  redo: { stroke: number | undefined; changes: Change[] }[];
  turnAt: number;
  returned: boolean;
  last: Change | null;
}

const bare: Paint = { color: 0, by: 0, at: 0 };

export class MuralModel {
  grid: Paint[];
  before: { grid: Paint[]; at: number } | null = null;
  readonly hands = new Map<number, Hand>();
  /** Places where nobody paints. */
  masked: ReadonlySet<number> = new Set();
  readonly width: number;
  cooldown: number;

  constructor(options: MuralOptions) {
    this.width = options.width;
    this.cooldown = options.cooldown;
    this.grid = new Array(options.width * options.height).fill(bare);
  }

  /** Does what the command asks for and answers 'done', or the code of the refusal. */
  do(command: PaintCommand, { who, at }: Pick<Moment, 'who' | 'at'>): string {
    const hand = this.hands.get(who);
    switch (command.type) {
      case 'place':
        return this.place(command.pixels, command.stroke, who, at);
      case 'import':
        for (const change of this.changes(command.pixels, who, at)) this.paint(change.place, change.after);
        return 'done';
      case 'undo':
        return this.cooldown > 0 ? this.takeBack(hand, at) : this.undo(hand);
      case 'redo':
        return this.redo(hand);
      case 'reset':
        this.before = { grid: this.grid, at };
        this.grid = new Array(this.grid.length).fill(bare);
        for (const each of this.hands.values()) Object.assign(each, { undo: [], redo: [], last: null });
        return 'done';
      case 'unreset':
        return this.unreset(at);
      case 'configure':
        this.cooldown = command.cooldown ?? this.cooldown;
        for (const each of this.hands.values())
          Object.assign(each, this.cooldown > 0 ? { undo: [], redo: [] } : { last: null });
        return 'done';
    }
  }

  private place(pixels: readonly number[], stroke: number | undefined, who: number, at: number): string {
    const hand = this.hands.get(who) ?? { undo: [], redo: [], turnAt: 0, returned: false, last: null };
    const waits = hand.turnAt + this.cooldown * 1000;
    const early = this.hands.has(who) && this.cooldown > 0 && at < waits;
    for (let index = 0; index < pixels.length; index += 3)
      if (this.masked.has(this.placeOf(pixels, index))) return 'mural/masked';
    if (this.cooldown > 0 && pixels.length > 3) return 'mural/one-at-a-time';
    if (early && !hand.returned) return 'mural/cooldown';
    const changes: Change[] = [];
    for (let index = 0; index < pixels.length; index += 3)
      for (const change of this.changes(pixels.slice(index, index + 3), who, at)) {
        changes.push(change);
        this.paint(change.place, change.after);
      }
    if (this.cooldown > 0) {
      hand.last = early ? null : (changes[0] ?? null);
    } else {
      hand.redo = [];
      const top = hand.undo.at(-1);
      if (stroke !== undefined && top?.stroke === stroke) top.changes.push(...changes);
      else hand.undo.push({ stroke, changes });
    }
    this.hands.set(who, Object.assign(hand, { turnAt: at, returned: false }));
    return 'done';
  }

  private takeBack(hand: Hand | undefined, at: number): string {
    if (!hand?.last) return 'mural/nothing-to-undo';
    if (at - hand.turnAt > 5000) return 'mural/too-late-to-undo';
    const { place, after, before } = hand.last;
    if (this.grid[place] !== after) return 'mural/nothing-to-undo';
    if (this.masked.has(place)) return 'mural/masked';
    this.paint(place, before);
    hand.last = null;
    hand.returned = true;
    return 'done';
  }

  private undo(hand: Hand | undefined): string {
    if (!hand || hand.undo.length === 0) return 'mural/nothing-to-undo';
    for (let top = hand.undo.pop(); top; top = hand.undo.pop()) {
      const left = new Map<number, Paint>();
      for (const { place, after, before } of top.changes.toReversed())
        if ((left.get(place) ?? this.at(place)) === after) left.set(place, before);
      if (left.size === 0) continue;
      const changes = [...left].map(([place, before]) => ({ place, after: this.at(place), before }));
      for (const { place, before } of changes) if (!this.masked.has(place)) this.paint(place, before);
      hand.redo.push({ stroke: top.stroke, changes });
      break;
    }
    return 'done';
  }

  private redo(hand: Hand | undefined): string {
    if (!hand || hand.redo.length === 0 || this.cooldown > 0) return 'mural/nothing-to-redo';
    for (let top = hand.redo.pop(); top; top = hand.redo.pop()) {
      const changes = top.changes
        .filter(({ place, before }) => this.at(place) === before)
        .map((change) => ({ ...change }));
      for (const { place, after } of changes) if (!this.masked.has(place)) this.paint(place, after);
      if (changes.length === 0) continue;
      hand.undo.push({ stroke: top.stroke, changes });
      break;
    }
    return 'done';
  }

  private unreset(at: number): string {
    if (!this.before || at - this.before.at > 24 * 3600 * 1000) return 'mural/nothing-to-bring-back';
    const below = this.before.grid;
    for (const hand of this.hands.values())
      for (const change of [...hand.undo, ...hand.redo]
        .flatMap(({ changes }) => changes)
        .concat(hand.last ?? []))
        if (change.before === bare) change.before = below[change.place] ?? bare;
    this.grid = this.grid.map((paint, place) => (paint === bare ? (below[place] ?? bare) : paint));
    this.before = null;
    return 'done';
  }

  private changes(pixels: readonly number[], by: number, at: number): Change[] {
    const changes: Change[] = [];
    for (let index = 0; index < pixels.length; index += 3) {
      const place = this.placeOf(pixels, index);
      changes.push({ place, after: { color: pixels[index + 2] ?? 0, by, at }, before: this.at(place) });
    }
    return changes;
  }

  private placeOf(pixels: readonly number[], index: number): number {
    return (pixels[index + 1] ?? 0) * this.width + (pixels[index] ?? 0);
  }

  private at(place: number): Paint {
    return this.grid[place] ?? bare;
  }

  private paint(place: number, paint: Paint): void {
    this.grid[place] = paint;
  }
}
