import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * When a button goes away by being pressed, the focus would fall out of the tools: to nowhere, from where the
 * keyboard begins at the top of the page and Escape closes nothing. It falls on the tools as a whole instead.
 */
export function useKeptFocus(within: RefObject<HTMLElement>): void {
  useEffect(() => {
    const place = within.current;
    if (!place) return;
    let here = false;
    const note = (event: FocusEvent): void => {
      here = event.target instanceof Node && place.contains(event.target);
    };
    document.addEventListener('focusin', note);
    const watch = new MutationObserver(() => {
      if (here && document.activeElement === document.body) place.focus({ preventScroll: true });
    });
    watch.observe(place, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      watch.disconnect();
    };
  }, [within]);
}
