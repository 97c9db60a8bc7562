import { useSignal } from '@preact/signals';
import { type MutableRef, useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Below the bars at the top of the page, in px: where the eye is when nothing is scrolled. */
const TOP = 140;
/** After any of these it is the person who scrolls, not a jump or a section that grew. */
const BY_HAND = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export interface Reading {
  /** To be put around the sections. */
  readonly page: MutableRef<HTMLDivElement | null>;
  /** The id of the section that is being read. */
  readonly at: string;
  /** Brings a section to the top, and the focus to its heading. */
  go(id: string): void;
}

/**
 * Which of these sections of the page is being read. One that was jumped to,
 * or is named in the address, is it until somebody scrolls on: it stays at
 * the top while those above it are still being fetched and grow.
 */
export function useReading(ids: readonly string[]): Reading {
  const { url } = useLocation();
  const page = useRef<HTMLDivElement>(null);
  const at = useSignal(ids[0] ?? '');
  const held = useRef(false);

  function hold(id: string): void {
    held.current = true;
    at.value = id;
    document.getElementById(id)?.scrollIntoView();
  }

  const known = ids.join();
  useEffect(() => {
    const named = ids.find((id) => location.hash === `#${id}`);
    if (named) hold(named);
  }, [url, known]);

  useEffect(() => {
    const release = (): void => {
      held.current = false;
    };
    const look = (): void => {
      if (!held.current) at.value = sectionInView(ids) ?? at.peek();
    };
    const growth = new ResizeObserver(() => {
      if (held.current) hold(at.peek());
      // What is fetched later moves the sections below it, without a scroll.
      else look();
    });
    if (page.current) growth.observe(page.current);
    for (const event of BY_HAND) addEventListener(event, release, { passive: true });
    addEventListener('scroll', look, { passive: true });
    return () => {
      growth.disconnect();
      for (const event of BY_HAND) removeEventListener(event, release);
      removeEventListener('scroll', look);
    };
  }, [known]);

  return {
    page,
    at: at.value,
    go(id) {
      // Not through the router: it is the same page.
      history.replaceState(history.state, '', `#${id}`);
      hold(id);
      document.getElementById(`${id}-heading`)?.focus({ preventScroll: true });
    },
  };
}

/** The line one reads at wanders down the window with the page, so that the last sections have their turn too. */
function sectionInView(ids: readonly string[]): string | undefined {
  const way = document.documentElement.scrollHeight - innerHeight;
  const line = TOP + (way > 0 ? scrollY / way : 0) * (innerHeight - TOP);
  return ids.findLast((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) <= line);
}
