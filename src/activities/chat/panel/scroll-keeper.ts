/**
 * Keeps a growing list where its reader is: at the newest when they were
 * there, and with the same row under their eyes when older ones come in front.
 * Browsers that anchor scrolling by themselves do the same; doing it twice
 * changes nothing, because the second finds the row in its place.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

/** Closer to the end than this counts as being there, in px. */
const NEAR = 48;

export interface ScrollKeeper {
  /** Whether the newest is in sight, and the list therefore follows it. */
  readonly atBottom: ReadonlySignal<boolean>;
  /** Before the list changes. */
  before(): void;
  /** After it changed, before it is painted. */
  after(): void;
  /** The box or something in it has another size now. */
  resized(): void;
  /** The reader scrolled. */
  scrolled(): void;
  toBottom(smooth?: boolean): void;
}

export function createScrollKeeper(scroller: () => HTMLElement | null): ScrollKeeper {
  const atBottom = signal(true);
  let anchor: { row: HTMLElement; top: number } | null = null;
  /** Where the list was left by us or found by `scrolled`. */
  let lastTop = 0;

  function near(box: HTMLElement): boolean {
    return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  }

  /** The list changes before the browser tells that it was scrolled: so look, do not remember. */
  function follows(box: HTMLElement): boolean {
    return near(box) || (atBottom.peek() && box.scrollTop === lastTop);
  }

  function toBottom(smooth = false): void {
    const box = scroller();
    if (!box) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({ top: box.scrollHeight, behavior: smooth && !calm ? 'smooth' : 'instant' });
    lastTop = box.scrollTop;
    atBottom.value = true;
  }

  let following = true;
  return {
    atBottom,
    before() {
      anchor = null;
      const box = scroller();
      // A hidden tab has no height: what it reports is no reading.
      if (!box || box.clientHeight === 0) return;
      following = follows(box);
      if (following) return;
      const edge = box.getBoundingClientRect().top;
      for (const row of box.querySelectorAll<HTMLElement>('[data-row]')) {
        const { top, bottom } = row.getBoundingClientRect();
        if (bottom <= edge) continue;
        anchor = { row, top };
        return;
      }
    },
    after() {
      const box = scroller();
      if (!box) return;
      if (following) toBottom();
      else if (anchor?.row.isConnected) box.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top;
      anchor = null;
    },
    resized() {
      const box = scroller();
      if (box && follows(box)) toBottom();
    },
    scrolled() {
      const box = scroller();
      if (!box || box.clientHeight === 0) return;
      lastTop = box.scrollTop;
      atBottom.value = near(box);
    },
    toBottom(smooth) {
      following = true;
      toBottom(smooth);
    },
  };
}
