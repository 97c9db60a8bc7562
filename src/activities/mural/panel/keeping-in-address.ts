import { parseAreaLink } from './area-link.ts';
import { formatLink } from './camera.ts';
import type { Desk } from './desk.ts';

/** For a moment, until the tools are there and show all of the area: CSS pixels per mural pixel. */
const SCALE = 8;

/**
 * Opens the tools for the area the address asks for, if any, now and when it changes. The address is one of a place
 * from then on: going back or loading the page again does not open them once more. Call before the position is kept there.
 */
export function openAreaInAddress(desk: Desk): () => void {
  function look(): void {
    const area = parseAreaLink(location.hash, desk.studio.store);
    if (!area) return;
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2, scale: SCALE };
    history.replaceState(history.state, '', formatLink(middle, desk.studio.store));
    desk.keeping.value = { tab: 'take-back', area };
  }
  look();
  addEventListener('hashchange', look);
  return () => removeEventListener('hashchange', look);
}
