/** Tells of what is said in an open room while nobody looks at it, as its person wants it. */

import { chime } from '../kit/chime.ts';
import { people } from '../kit/connection.ts';
import type { Said } from '../kit/panel.ts';
import { profileSoon } from './own-profile.ts';
import { show } from './system-notice.ts';
import { t } from './words.ts';

/** Characters of a message that are shown. */
const LONGEST = 160;

let missed = 0;

/**
 * Something was said while nobody looked.
 *
 * @param room its title, and its code, under which newer notices take the place of older ones
 */
export async function tell(
  room: { readonly title: string; readonly code: string },
  said: Said,
): Promise<void> {
  const notices = (await profileSoon())?.notices;
  // Who came back meanwhile sees it.
  if (!document.hidden || !notices || notices.about === 'none') return;
  if (notices.about === 'mentions' && !said.namesMe) return;
  count();
  if (notices.sound) chime();
  if (!notices.desktop) return;
  const name = people.name(said.by) ?? '…';
  const who = t(said.namesMe ? 'told-mention' : 'told-message', { name });
  const text = said.text.length > LONGEST ? `${said.text.slice(0, LONGEST)}…` : said.text;
  show(`${who} · ${room.title}`, text, room.code);
}

/** In the tab's title, until it is looked at. */
function count(): void {
  if (missed === 0) document.addEventListener('visibilitychange', seen, { once: true });
  missed++;
  document.title = `(${missed}) ${document.title.replace(/^\(\d+\) /, '')}`;
}

function seen(): void {
  missed = 0;
  document.title = document.title.replace(/^\(\d+\) /, '');
}
