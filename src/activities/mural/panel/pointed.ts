import { type ReadonlySignal, signal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ApiError } from '../../../client/api.ts';
import { ago } from '../../../web/kit/dates.ts';
import type { Person } from '../../activity.ts';
import type { PixelInfo } from '../types.ts';
import type { Point } from './camera.ts';
import type { Desk } from './desk.ts';
import { colorWords, t } from './words.ts';

/** How long the pointer or cursor must rest before somebody is asked, in ms. */
const REST = 450;
/** A cell read out while the cursor still runs would only pile up, in ms. */
const SAY_REST = 160;

/** The cell one points at, else the middle of the view, and what is known of it. */
export interface Pointed {
  readonly cell: Point;
  /** `#rrggbb`, or null where one only looks at the middle. */
  readonly color: string | null;
  /** Who painted it, in words, once one has rested there. */
  readonly painter: string | null;
  /** A person who painted it, by name; null for nobody and the house. */
  readonly by: { readonly number: Person; readonly name: string } | null;
}

/**
 * @param held while true it stays at the pixel where the mouse last rested: on its way from there to a button
 * it crosses others, and on the button it points at none
 */
export function usePointed(desk: Desk, held: ReadonlySignal<boolean>): Pointed {
  const { studio, viewport } = desk;
  const changes = useChangesAt(desk);
  const info = usePixelInfo(desk, changes);
  useCursorSpeech(desk, info);
  const rested = info.value && { x: info.value.x, y: info.value.y };
  const cell = (held.value ? (desk.hover.value ?? rested) : null) ?? pointed(desk);
  void changes.value;
  const { width, height, pixels } = studio.store;
  if (!cell) {
    const { x, y } = viewport.spot.value;
    const middle = { x: Math.min(width - 1, Math.floor(x)), y: Math.min(height - 1, Math.floor(y)) };
    return { cell: middle, color: null, painter: null, by: null };
  }
  const known = info.value;
  const found = known?.x === cell.x && known.y === cell.y ? known : null;
  return {
    cell,
    color: studio.view.value.palette[pixels[cell.y * width + cell.x] ?? 0] ?? null,
    painter: found && painter(desk, found),
    by: found && found.by !== 0 ? { number: found.by, name: nameOf(desk, found) } : null,
  };
}

function pointed(desk: Desk): Point | null {
  return desk.hover.value ?? desk.studio.cursor.value;
}

function painter(desk: Desk, info: PixelInfo): string {
  if (info.at === 0) return t('nobody');
  if (info.by === 0) return t('by-house');
  return t('by-person', { name: nameOf(desk, info), when: ago(info.at, Date.now()) ?? t('just-now') });
}

function nameOf(desk: Desk, info: PixelInfo): string {
  return desk.people.name(info.by) ?? t('someone');
}

/** Rises when the cell one points at is painted, by whomever. */
function useChangesAt(desk: Desk): ReadonlySignal<number> {
  const changes = useMemo(() => signal(0), []);
  useEffect(
    () =>
      desk.studio.store.onChange(({ left, top, right, bottom }) => {
        const cell = desk.hover.peek() ?? desk.studio.cursor.peek();
        if (cell && cell.x >= left && cell.x < right && cell.y >= top && cell.y < bottom) changes.value++;
      }),
    [desk, changes],
  );
  return changes;
}

/** Who painted the cell one rests on. */
function usePixelInfo(desk: Desk, changes: ReadonlySignal<number>): ReadonlySignal<PixelInfo | null> {
  const info = useMemo(() => signal<PixelInfo | null>(null), []);
  const [, nameCame] = useState(0);
  useEffect(() => desk.people.onChange(() => nameCame((n) => n + 1)), [desk]);
  useSignalEffect(() => {
    const cell = pointed(desk);
    // A finger that draws needs no history of every pixel it crosses.
    void changes.value;
    if (!cell || desk.viewport.moving.value || desk.viewport.camera.peek().scale < 2) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      try {
        const found = await desk.api.pixel(desk.room.code, cell.x, cell.y);
        if (wanted) info.value = found;
      } catch (error) {
        // Offline or too fast: the position alone is shown, the next rest asks again.
        if (!(error instanceof ApiError)) throw error;
      }
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  });
  return info;
}

/** Reads out where the keyboard's cursor is, then who painted there; never what the mouse crosses. */
function useCursorSpeech(desk: Desk, info: ReadonlySignal<PixelInfo | null>): void {
  const { studio } = desk;
  useSignalEffect(() => {
    const cell = studio.cursor.value;
    if (!cell || desk.pointer.peek() === 'touch') return;
    const timer = setTimeout(() => {
      const index = studio.store.pixels[cell.y * studio.store.width + cell.x] ?? 0;
      desk.say(t('said-cell', { ...cell, color: colorWords(studio.view.peek().palette[index]) }));
    }, SAY_REST);
    return () => clearTimeout(timer);
  });
  useSignalEffect(() => {
    const found = info.value;
    const cell = studio.cursor.peek();
    if (!found || !cell || desk.hover.peek() || found.x !== cell.x || found.y !== cell.y) return;
    if (found.at === 0) desk.say(t('nobody'));
    else if (found.by === 0) desk.say(t('by-house'));
    else {
      const when = ago(found.at, Date.now()) ?? t('just-now');
      desk.say(t('said-by', { name: nameOf(desk, found), when }));
    }
  });
}
