import { formatLink, parseLink, type Size } from './camera.ts';
import type { Viewport } from './viewport.ts';

/** The address follows the view once it rests, in ms. */
const REST = 500;
/** For links without a zoom, in CSS pixels per mural pixel. */
const DEFAULT_SCALE = 8;

/** Opens what the address asks for, follows links within the page, and keeps the address current. */
export function keepPositionInAddress(viewport: Viewport, mural: Size, now: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = location.hash;
  let placed = false;

  function onHash(): void {
    if (location.hash === own) return;
    const to = parseLink(location.hash, mural, DEFAULT_SCALE);
    if (to) viewport.flyTo(to, now());
  }

  const stops = [
    // Not before there is a size: limits of the scale depend on it.
    viewport.size.subscribe(({ width }) => {
      if (placed || width === 0) return;
      placed = true;
      const to = parseLink(location.hash, mural, DEFAULT_SCALE);
      if (to) viewport.jumpTo(to);
    }),
    viewport.spot.subscribe((spot) => {
      clearTimeout(timer);
      if (!placed || !viewport.touched()) return;
      timer = setTimeout(() => {
        own = formatLink(spot, mural);
        if (location.hash !== own) history.replaceState(history.state, '', own);
      }, REST);
    }),
  ];
  addEventListener('hashchange', onHash);
  return () => {
    clearTimeout(timer);
    removeEventListener('hashchange', onHash);
    for (const stop of stops) stop();
  };
}
