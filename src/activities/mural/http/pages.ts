/** A long stretch of a log, read a page at a time. */
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { LoggedEntry } from '../../../rooms/log.ts';

/** Entries read from the log at once at most, and how many bytes of them there should be. */
const PAGE = 4000;
const PAGE_BYTES = 1024 * 1024;

/**
 * Committed entries after one number up to another, the next page on its way while one is looked at.
 * Not decoded: an imported picture takes ten times the room then.
 */
export async function* pagesOf(
  host: Pick<Host, 'logged'>,
  channel: Channel,
  after: number,
  to: number,
): AsyncGenerator<readonly LoggedEntry[]> {
  let limit = 256;
  const fetch = (from: number): Promise<LoggedEntry[]> => {
    const page = host.logged(channel, from, limit);
    // Nobody may be left to wait for it when the work was called off.
    page.catch(() => {});
    return page;
  };
  let next = fetch(after);
  for (;;) {
    const page = await next;
    const last = page.at(-1)?.seq ?? to;
    const bytes = page.reduce((sum, { body }) => sum + body.length, 1);
    limit = Math.max(1, Math.min(PAGE, limit * 2, Math.floor((PAGE_BYTES * page.length) / bytes)));
    if (last < to) next = fetch(last);
    if (page.length > 0) yield last > to ? page.filter(({ seq }) => seq <= to) : page;
    if (last >= to) return;
  }
}
