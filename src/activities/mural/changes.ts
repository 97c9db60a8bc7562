/** Pixels with what they were and what they become, as columns: a rollback may have a million of them. */
import type { Person } from '../activity.ts';
import type { Mark } from './canvas.ts';

/** Marks side by side. */
export interface Marks {
  readonly colors: Uint8Array;
  readonly who: Uint32Array;
  /** Seconds; 0 for the ground. */
  readonly when: Uint32Array;
}

export interface Changes {
  /** `y * width + x`, rising. */
  readonly places: Uint32Array;
  readonly before: Marks;
  readonly after: Marks;
}

export function createMarks(count: number): Marks {
  return { colors: new Uint8Array(count), who: new Uint32Array(count), when: new Uint32Array(count) };
}

export function createChanges(count: number): Changes {
  return { places: new Uint32Array(count), before: createMarks(count), after: createMarks(count) };
}

export function markOf(marks: Marks, index: number): Mark {
  return { color: marks.colors[index] ?? 0, who: marks.who[index] ?? 0, when: marks.when[index] ?? 0 };
}

export function putMark(marks: Marks, index: number, color: number, who: Person, when: number): void {
  marks.colors[index] = color;
  marks.who[index] = who;
  marks.when[index] = when;
}

/** Those from one index to before another; shares their memory. */
export function sliceChanges(changes: Changes, from: number, to: number): Changes {
  const part = ({ colors, who, when }: Marks): Marks => ({
    colors: colors.subarray(from, to),
    who: who.subarray(from, to),
    when: when.subarray(from, to),
  });
  return {
    places: changes.places.subarray(from, to),
    before: part(changes.before),
    after: part(changes.after),
  };
}

/** Those that `keep` says yes to; the same object where that is all of them. */
export function filterChanges(changes: Changes, keep: (index: number) => boolean): Changes {
  const count = changes.places.length;
  const kept = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    if (!keep(index)) continue;
    kept[length] = index;
    length += 1;
  }
  return length === count ? changes : pickChanges(changes, kept.subarray(0, length));
}

function pickChanges({ places, before, after }: Changes, kept: Uint32Array): Changes {
  const picked = createChanges(kept.length);
  for (let to = 0; to < kept.length; to += 1) {
    const from = kept[to] ?? 0;
    picked.places[to] = places[from] ?? 0;
    copyMark(before, from, picked.before, to);
    copyMark(after, from, picked.after, to);
  }
  return picked;
}

function copyMark(from: Marks, at: number, to: Marks, index: number): void {
  putMark(to, index, from.colors[at] ?? 0, from.who[at] ?? 0, from.when[at] ?? 0);
}

/** The same the other way round. */
export function reversed({ places, before, after }: Changes): Changes {
  return { places, before: after, after: before };
}
